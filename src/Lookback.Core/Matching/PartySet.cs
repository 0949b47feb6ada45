using Lookback.Core.Indexing;
using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>
/// Parties that others are put beside, one after another: prepared, indexed, and their names laid out so that nearly all of them are ruled out
/// without being touched. Immutable; any number of threads may use it at once. A party is known by its place in <see cref="Parties"/>.
/// </summary>
public sealed class PartySet
{
    private readonly PreparedParty[] _parties;
    private readonly Name[] _names;

    private PartySet(PreparedParty[] parties, Func<NameIndex, PartyIndex> indexed)
    {
        _parties = parties;
        // As the index numbers them: those that carry anything.
        _names = [.. parties.SelectMany(p => p.Read).Where(n => n.Core.Length > 0)];
        Index = indexed(NameIndex.Build(parties.Select((p, ordinal) => (ordinal, p.Keys))));
    }

    /// <summary>The parties.</summary>
    public IReadOnlyList<PreparedParty> Parties => _parties;

    /// <summary>What they are found by.</summary>
    public PartyIndex Index { get; }

    /// <summary>The name of a row of the index.</summary>
    internal Name NameAt(int row) => _names[row];

    /// <summary>One of them, past the slow way that an array has as a list.</summary>
    internal PreparedParty At(int party) => _parties[party];

    /// <summary>Indexes parties.</summary>
    public static PartySet Of(IEnumerable<PreparedParty> parties) => new([.. parties], index => new PartyIndex(index));

    /// <summary>The same, looked through from so few names on as <see cref="PartyIndex.FewRows"/> says.</summary>
    internal static PartySet Of(IEnumerable<PreparedParty> parties, int fewRows) => new([.. parties], index => new PartyIndex(index) { FewRows = fewRows });
}
