using System.Text;
using Lookback.Core.Records;
using Lookback.Fuzz;
using Lookback.Fuzz.Targets;

namespace Lookback.Tests.Fuzzing;

/// <summary>Every fuzz target has seeds, and stands some of them and some changes of them, the same each time. `bench/fuzz` tries many more.</summary>
public sealed class FuzzTargetTests
{
    /// <summary>Seeds and changed inputs for each target: all of them take a few seconds.</summary>
    private const int MostSeeds = 40;
    private const int Changes = 60;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_target_stands_its_seeds_and_what_becomes_of_them(string name)
    {
        var target = FuzzTargets.All.Single(t => t.Name == name);
        var all = target.Seeds(Fixtures.All);
        Assert.NotEmpty(all);
        var seeds = all.Where((_, i) => i % ((all.Count / MostSeeds) + 1) == 0).ToList();
        var loop = new FuzzLoop(target, seeds, chance: 20260101);
        loop.Run(() => loop.Tried < seeds.Count + Changes);
        Assert.Empty(loop.Findings.Select(f => $"{f.Sentence}\n{Convert.ToBase64String(f.Input)}\n{f.Why}"));
        Assert.Equal(seeds.Count + Changes, loop.Tried);
    }

    [Fact]
    public void The_seeds_are_written_for_the_fuzzer_where_it_asks()
    {
        Assert.True(Fixtures.All.Count > 100, $"{Fixtures.All.Count} seeds");
        if (Environment.GetEnvironmentVariable("LOOKBACK_FUZZ_SEEDS") is { Length: > 0 } folder) SeedFolder.Write(folder, Fixtures.All);
    }

    [Fact]
    public void What_breaks_a_promise_is_found_once_and_made_small()
    {
        var target = new FuzzTarget("planted", input => Throw(Encoding.UTF8.GetString(input)), _ => null) { OwnSeeds = ["<list><a>1</a></list>"u8.ToArray(), "bc;d"u8.ToArray()] };
        var loop = new FuzzLoop(target, target.OwnSeeds, chance: 1);
        loop.Run(() => loop.Tried < 20_000);
        var finding = Assert.Single(loop.Findings);
        Assert.Equal(";<", Encoding.UTF8.GetString(finding.Input));
        Assert.StartsWith("planted: 2 bytes end in IllFormedException", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_no_finding_and_one_that_is_not_as_it_should_be_is()
    {
        static FuzzTarget Refusing(string code, string sentence) => new("refusing", _ => throw new RefusedException(code, sentence), _ => null);
        Refusing("no-file", "no file was given").Try([]);
        Assert.Throws<IllFormedException>(() => Refusing("No file", "no file was given").Try([]));
        Assert.Throws<IllFormedException>(() => Refusing("no-file", "").Try([]));
        Assert.Throws<IllFormedException>(() => WellFormed.Line("no file\u001B[31m was given", 100));
        Assert.Throws<IllFormedException>(() => WellFormed.Line("no file was given", 10));
        Assert.Throws<IllFormedException>(() => new FuzzTarget("hungry", _ => GC.KeepAlive(new byte[200_000_000]), _ => null).Try([]));
    }

    [Fact]
    public void Files_in_a_bundle_come_out_as_they_went_in()
    {
        NamedBytes[] files = [new("a.csv", "1,2\n"u8.ToArray()), new("b.csv", []), new("c", [0, 255, 10, 10])];
        Assert.Equal(files.Select(f => f.Name), Bundle.Files(Bundle.Of(files)).Select(f => f.Name));
        Assert.Equal(files.SelectMany(f => f.Bytes), Bundle.Files(Bundle.Of(files)).SelectMany(f => f.Bytes));
    }

    private static void Throw(string text)
    {
        if (text.Contains('<', StringComparison.Ordinal) && text.Contains(';', StringComparison.Ordinal)) throw WellFormed.Wrong("planted", text);
    }
}
