using Lookback.Core.Names;
using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Core.Indexing;

/// <summary>
/// What a party can be found by: a pure function of its own names, birth dates, numbers and ways to reach it. Whether two parties
/// <see cref="Meet"/> is a matter of the two alone, and the same whichever is looked for.
/// </summary>
public sealed class MatchKeys
{
    private readonly NameKeySet[] _names;

    private MatchKeys(ulong[] facts, PartyBrief brief, NameKeySet[] names) => (Facts, Brief, _names) = (facts, brief, names);

    /// <summary>Whether there is anything to find the party by.</summary>
    public bool Any => Facts.Length > 0 || _names.Length > 0;

    /// <summary>Keys that find it under any name.</summary>
    internal ulong[] Facts { get; }

    /// <summary>What else is said of the party, in brief.</summary>
    internal PartyBrief Brief { get; }

    /// <summary>Those of each name that carries anything, in the order of the names.</summary>
    internal ReadOnlySpan<NameKeySet> Names => _names;

    /// <summary>Every key that there is, of the facts, the names and their words.</summary>
    internal IEnumerable<ulong> All() =>
        [.. Facts, .. _names.SelectMany(n => n.Whole.Concat(n.Joined).Concat(n.Name.Core.SelectMany(p => p.Keys.Put.Concat(p.Keys.Sought))).Distinct())];

    /// <summary>The keys of a party.</summary>
    public static MatchKeys Of(PartyFacts facts, IReadOnlyList<Name> names) => Of(facts, names, PartyParticulars.Of(facts));

    internal static MatchKeys Of(PartyFacts facts, IReadOnlyList<Name> names, PartyParticulars particulars) => new(
        FactKeys.Of(particulars), PartyBrief.Of(facts, particulars), [.. names.Where(n => n.Core.Length > 0).Select(n => new NameKeySet(n))]);

    /// <summary>
    /// Whether the two are candidates, to be compared: they share a number or a way to reach them, a whole name, or a word that says which party
    /// it is. Who shares none of these is no alert, whatever else agrees.
    /// </summary>
    public bool Meet(MatchKeys other)
    {
        if (WordKeys.Share(Facts, other.Facts)) return true;
        foreach (var own in _names)
        {
            foreach (var theirs in other._names)
                if (own.Meets(theirs)) return true;
        }

        return false;
    }
}
