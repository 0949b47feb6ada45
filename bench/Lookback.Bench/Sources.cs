using Lookback.Cli;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>The public data for whoever works on the product, read as <c>lookback bench</c> reads them.</summary>
internal static class Sources
{
    private static readonly DataFolder Data = new(Environment.GetEnvironmentVariable("LOOKBACK_DATA"));

    /// <summary>A file of the public data.</summary>
    public static SourceFile File(string relative) => Data.File(relative);

    /// <summary>The labelled pairs of the public name bench.</summary>
    public static IReadOnlyList<LabelledPair> NameBench() => LabelledPairs.Read(File("matching/nomenklatura/name_bench_cases.csv"));

    /// <summary>People of one of yente's files, by the whole name alone.</summary>
    public static List<PartyFacts> People(string file, int take = int.MaxValue) =>
        Bench.People.Read(File("matching/yente/" + file), take).ConvertAll(p => p.With(Beside.Nothing));

    /// <summary>The UN's list.</summary>
    public static List<PartyFacts> Un() => Facts(BenchLists.Un(Data));

    /// <summary>OFAC's SDN list with its aliases.</summary>
    public static List<PartyFacts> Ofac() => Facts(BenchLists.Ofac(Data));

    private static List<PartyFacts> Facts(ListToRead list) => [.. ListPool.Read([list]).Listings.Select(l => l.Facts)];
}
