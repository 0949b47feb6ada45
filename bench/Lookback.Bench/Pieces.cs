using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Lookback.Bench.Populations;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>
/// The small pieces that a screening is made of, one by one, with what each allocates. They need no public data: people and lists are invented.
/// </summary>
[MemoryDiagnoser]
public class Pieces
{
    private const int Listings = 20_000;
    private const int Many = 256;
    private static readonly WatchlistId Any = new("any");
    private readonly PartyComparer _comparer = new(Policy.Default);
    private PartySet _set = PartySet.Of([]);
    private PartyFacts[] _people = [];
    private PreparedParty[] _prepared = [];
    private NamePart[] _words = [];

    /// <summary>Runs them, as the options of BenchmarkDotNet say.</summary>
    public static void Run(string[] options) => BenchmarkSwitcher.FromTypes([typeof(Pieces)]).Run(
        options is [] ? ["--filter", "*"] : options,
        // In this process: the product is built once, with the settings it ships with.
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

    /// <summary>Invents a list and people.</summary>
    [GlobalSetup]
    public void Invent()
    {
        var (listed, met) = (new InventedPopulation(2), new InventedPopulation(3));
        _set = PartySet.Of(Enumerable.Range(0, Listings).Select(i => PreparedParty.Of(listed.At(i).Facts())));
        _people = [.. Enumerable.Range(0, Many).Select(i => met.At(i).Facts())];
        _prepared = Array.ConvertAll(_people, PreparedParty.Of);
        _words = [.. _prepared.SelectMany(p => p.Names).SelectMany(n => n.Core).Where(p => p.Script == Script.Latin).Take(Many)];
    }

    /// <summary>From the text of a name to its parts, roles and keys.</summary>
    [Benchmark(OperationsPerInvoke = Many)]
    public int ReadAPerson()
    {
        var names = 0;
        foreach (var person in _people) names += PreparedParty.Of(person).Names.Count;
        return names;
    }

    /// <summary>From a person who was read to whom to look at; the words of the name were met before.</summary>
    [Benchmark(OperationsPerInvoke = Many)]
    public int ScreenAPerson()
    {
        var alerts = 0;
        foreach (var person in _prepared) alerts += _comparer.Alerts(person, _set, static _ => Any).Count;
        return alerts;
    }

    /// <summary>A person beside a listing, with every reason.</summary>
    [Benchmark(OperationsPerInvoke = Many)]
    public double CompareWithReasons()
    {
        var score = 0.0;
        for (var i = 0; i < _prepared.Length; i++) score += _comparer.Compare(_prepared[i], _set[i], Any).Score;
        return score;
    }

    /// <summary>Two words in Latin letters beside each other.</summary>
    [Benchmark(OperationsPerInvoke = Many)]
    public float CompareTwoWords()
    {
        var like = 0f;
        for (var i = 1; i < _words.Length; i++) like += PartSimilarity.OfMet(_words[i - 1], _words[i], mayBeLike: true, out _);
        return like;
    }
}
