namespace Lookback.Fuzz;

/// <summary>
/// Tries a target on its seeds and on what becomes of them by changes; an input that goes where none went before becomes one to change further.
/// Which one did is told by the <see cref="EdgeMap"/>; where the code is not instrumented the seeds alone are changed.
/// </summary>
internal sealed class FuzzLoop(FuzzTarget target, IReadOnlyList<byte[]> seeds, int chance, EdgeMap? edges = null)
{
    /// <summary>Different findings from which on a target is left alone.</summary>
    private const int MostFindings = 20;

    private readonly Mutator _mutator = new(chance, Words.Of(seeds));
    private readonly List<byte[]> _kept = [];
    private readonly Dictionary<string, Finding> _findings = new(StringComparer.Ordinal);

    /// <summary>Told every input before it is tried, so that one that ends the process is known.</summary>
    public Action<byte[]> Before { get; init; } = _ => { };

    /// <summary>How many inputs were tried.</summary>
    public long Tried { get; private set; }

    /// <summary>How many are kept to be changed further.</summary>
    public int Kept => _kept.Count;

    public IReadOnlyCollection<Finding> Findings => _findings.Values;

    /// <summary>Tries the seeds, and then changed inputs for as long as it is told to go on.</summary>
    public void Run(Func<bool> goesOn)
    {
        foreach (var seed in seeds) Try(seed, isSeed: true);
        if (_kept.Count == 0) _kept.Add([]);
        while (_findings.Count < MostFindings && goesOn()) Try(_mutator.Changed(_kept[_mutator.Pick(_kept.Count)], _kept), isSeed: false);
    }

    private void Try(byte[] input, bool isSeed)
    {
        edges?.Clear();
        var why = Tell(input);
        Tried++;
        var isNew = edges?.TakeNews() ?? false;
        if (isNew || (isSeed && edges is not { Edges: > 0 })) _kept.Add(input);
        if (why is null || _findings.ContainsKey(Finding.PlaceOf(why))) return;
        var place = Finding.PlaceOf(why);
        var smallest = Shrinking.Smallest(input, i => Tell(i) is { } same && Finding.PlaceOf(same) == place);
        _findings.Add(place, new Finding(target.Name, smallest, why));
    }

    private Exception? Tell(byte[] input)
    {
        Before(input);
        try
        {
            target.Try(input);
            return null;
        }
        catch (Exception why)
        {
            return why;
        }
    }
}
