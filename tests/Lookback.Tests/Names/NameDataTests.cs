using Lookback.Tests.Support;

namespace Lookback.Tests.Names;

/// <summary>The reviewed knowledge is in order: what a file is a source of, and no row that another one makes void.</summary>
public sealed class NameDataTests
{
    public static TheoryData<string> Files() => [.. Repository.Files("data/names", "*.csv").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_says_its_source_of_fact_and_has_full_rows(string path)
    {
        var lines = Repository.Read(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines.Take(3), l => l.StartsWith("# source of fact: ", StringComparison.Ordinal));
        var rows = lines.Where(l => l[0] != '#').ToList();
        Assert.All(rows, r => Assert.Equal(rows[0].Split(',').Length, r.Split(',').Length));
        Assert.DoesNotContain(rows, r => r != r.Trim() || r.Contains('"', StringComparison.Ordinal) || r.Contains("  ", StringComparison.Ordinal));
        Assert.Empty(rows.Skip(1).GroupBy(r => r, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Theory]
    [InlineData("organization_words")]
    [InlineData("places")]
    public void A_word_of_a_family_stands_in_one_line(string file)
    {
        var words = Rows(file).SelectMany(r => r[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(r[0]));
        Assert.Empty(words.GroupBy(w => w, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Columns_hold_what_the_code_knows()
    {
        Assert.All(Rows("organization_forms"), r => Assert.Contains(r[2], new[] { "any", "edge", "first", "last", "run" }));
        Assert.All(Rows("titles"), r => Assert.Contains(r[1], new[] { "any", "first", "suffix" }));
        Assert.All(Rows("generations"), r => Assert.Contains(r[1], new[] { "junior", "senior" }));
        Assert.All(Rows("numbers"), r => Assert.True(int.TryParse(r[1], out _)));
    }

    private static IEnumerable<string[]> Rows(string file) => Repository.Read($"data/names/{file}.csv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Skip(1).Select(l => l.Split(','));
}
