using Lookback.Core.Indexing;

namespace Lookback.Core.Matching;

/// <summary>
/// Parties that others are put beside, one after another: prepared, indexed, and their names laid out so that nearly all of them are ruled out
/// without being touched. Immutable; any number of threads may use it at once. A party is known by its place in <see cref="Parties"/>.
/// </summary>
public sealed class PartySet
{
    private readonly PreparedParty[] _parties;

    private PartySet(PreparedParty[] parties)
    {
        _parties = parties;
        Index = NameIndex.Build(parties.Select((p, ordinal) => (ordinal, p.Keys)));
        Names = NameTable.Of(parties);
    }

    /// <summary>The parties.</summary>
    public IReadOnlyList<PreparedParty> Parties => _parties;

    /// <summary>What they are found by.</summary>
    public NameIndex Index { get; }

    /// <summary>Their names.</summary>
    internal NameTable Names { get; }

    /// <summary>One of them, past the slow way that an array has as a list.</summary>
    internal PreparedParty At(int party) => _parties[party];

    /// <summary>Indexes parties.</summary>
    public static PartySet Of(IEnumerable<PreparedParty> parties) => new([.. parties]);
}
