using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class JsonRecordsTests
{
    private static List<(long Line, string Text)> Read(string text) =>
        [.. JsonRecords.Read(Sources.Text("x.json", text)).Select(r => (r.Line, r.Expected ?? r.Root.GetRawText()))];

    [Theory]
    [InlineData("{\"a\":1}\n\n{\"b\":2}\n")]
    [InlineData("  {\"a\":1}\n\n{\"b\":2}")]
    [InlineData("[{\"a\":1},\n\n{\"b\":2}]")]
    [InlineData("[{\"a\":1}\n,\n{\"b\":2}\n]\n ")]
    public void Objects_stand_one_a_line_or_in_an_array(string text) =>
        Assert.Equal([(1L, "{\"a\":1}"), (3L, "{\"b\":2}")], Read(text).Select(r => (r.Line, r.Text)));

    [Fact]
    public void Brackets_commas_and_quotes_inside_texts_part_nothing() =>
        Assert.Equal(
            [(1L, """{"a":"],[{\"}","b":[1,[2]],"c":{"d":"\\"}}"""), (2L, "{}")], Read("[" + """{"a":"],[{\"}","b":[1,[2]],"c":{"d":"\\"}}""" + ",\n{}]"));

    [Theory]
    [InlineData("[1,{\"a\":1}]", "one JSON object")]
    [InlineData("[[{\"b\":1}],{\"a\":1}]", "one JSON object")]
    [InlineData("[{\"b\":},{\"a\":1}]", "one JSON object")]
    [InlineData("{\"b\":\"\\ud800\"}\n{\"a\":1}\n", "whole characters")]
    [InlineData("{\"b\":1} {}\n{\"a\":1}\n", "one JSON object")]
    public void A_bad_record_is_told_and_the_next_is_read(string text, string expected) =>
        Assert.Equal([expected, "{\"a\":1}"], Read(text).Select(r => r.Text));

    [Theory]
    [InlineData("[{\"b\":1,\"b\":2},{\"a\":1}]")]
    [InlineData("[{\"c\":[{\"b\":1,\"b\":2}]},{\"a\":1}]")]
    public void A_name_that_stands_twice_is_told_and_loses_nothing(string text) =>
        Assert.Equal([true, false], JsonRecords.Read(Sources.Text("a.json", text)).Select(r => r.IsRepeated));

    [Fact]
    public void Nesting_deeper_than_the_limit_is_no_record()
    {
        static string Deep(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

        Assert.Equal([Deep(64), "one JSON object"], Read($"{Deep(64)}\n{Deep(65)}\n").Select(r => r.Text));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":")]
    [InlineData("[{\"a\":1}")]
    [InlineData("[{\"a\":1},{\"b\":\"")]
    [InlineData("[{\"a\":1},")]
    public void What_breaks_off_is_refused(string text) => Assert.Equal("truncated", Assert.Throws<RefusedException>(() => Read(text)).Refusal.Code);

    [Fact]
    public void What_follows_an_array_is_told() => Assert.Equal(["{\"a\":1}", "one JSON object"], Read("[{\"a\":1}] more").Select(r => r.Text));

    [Theory]
    [InlineData("[{0},{1}]")]
    [InlineData("{0}\n{1}\n")]
    public void A_record_that_is_too_long_is_passed_over(string layout)
    {
        var text = layout.Replace("{0}", $"{{\"a\":\"{new string('x', BoundedLines.MaxLine)}\"}}", StringComparison.Ordinal).Replace("{1}", "{\"b\":2}", StringComparison.Ordinal);

        Assert.Equal([FormattableString.Invariant($"at most {BoundedLines.MaxLine} characters"), "{\"b\":2}"], Read(text).Select(r => r.Text));
    }

    [Fact]
    public void What_is_not_wanted_is_not_parsed() =>
        Assert.Equal(["{\"b\":2}"], JsonRecords.Read(Sources.Text("x.json", "{broken\n{\"b\":2}\n"), t => t.Contains('b') && t.Contains('2')).Select(r => r.Root.GetRawText()));
}
