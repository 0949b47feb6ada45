using Lookback.Core.Indexing;
using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>
/// Parties that others are put beside, one after another: indexed, and their names laid out so that nearly all of them are ruled out without
/// being touched. Those that are not are read where they have not been. Any number of threads may use it at once. A party is known by its place.
/// </summary>
public sealed class PartySet
{
    private readonly PreparedParty?[] _parties;
    private readonly Name?[] _names;
    private readonly Func<int, PreparedParty> _read;
    private readonly bool[]? _holds;

    private PartySet(PreparedParty[] parties, Func<NameIndex, PartyIndex> indexed)
    {
        (_parties, _read) = (parties, static _ => throw new InvalidOperationException("every party is there"));
        // As the index numbers them: those that carry anything.
        _names = [.. parties.SelectMany(p => p.Read).Where(n => n.Core.Length > 0)];
        Index = indexed(NameIndex.Build(parties.Select((p, ordinal) => (ordinal, p.Keys))));
    }

    private PartySet(NameIndex index, Func<int, PreparedParty> read, bool[] holds)
    {
        (_parties, _names) = (new PreparedParty?[index.Count], new Name?[index.Names]);
        (_read, _holds) = (read, holds);
        Index = new PartyIndex(index);
    }

    /// <summary>How many parties it has, also of those that it holds no more.</summary>
    public int Count => _parties.Length;

    /// <summary>What they are found by.</summary>
    public PartyIndex Index { get; }

    /// <summary>A party, read where it has not been.</summary>
    public PreparedParty this[int party] => Volatile.Read(ref _parties[party]) ?? Read(party);

    /// <summary>Indexes parties.</summary>
    public static PartySet Of(IEnumerable<PreparedParty> parties) => new([.. parties], index => new PartyIndex(index));

    /// <summary>The parties of an index, each prepared when it is first wanted.</summary>
    /// <param name="index">The index.</param>
    /// <param name="read">A party by its place, the same whenever it is asked for; from any thread.</param>
    /// <param name="holds">For each place whether its party is one of the set, or was.</param>
    /// <exception cref="InvalidDataException">When a party is wanted that has other names than the index says.</exception>
    public static PartySet Of(NameIndex index, Func<int, PreparedParty> read, bool[] holds) => new(index, read, holds);

    /// <summary>The same, looked through from so few names on as <see cref="PartyIndex.FewRows"/> says.</summary>
    internal static PartySet Of(IEnumerable<PreparedParty> parties, int fewRows) => new([.. parties], index => new PartyIndex(index) { FewRows = fewRows });

    /// <summary>Whether a party is one of the set, and not only of the index.</summary>
    internal bool Holds(int party) => _holds is null || _holds[party];

    /// <summary>The places of all that <see cref="MatchKeys.Meet"/> a subject, ascending.</summary>
    internal List<int> Meeting(MatchKeys subject)
    {
        var meeting = Index.Index.Meeting(subject);
        meeting.RemoveAll(party => !Holds(party));
        meeting.Sort();
        return meeting;
    }

    /// <summary>The name of a row of the index.</summary>
    internal Name NameAt(int row) => Volatile.Read(ref _names[row]) ?? NameOf(row);

    private Name NameOf(int row)
    {
        var party = Index.Index.Row(row).Party;
        return this[party].Keys.Names[row - Index.Index.FirstRowOf(party)].Name;
    }

    private PreparedParty Read(int party)
    {
        var prepared = _read(party);
        var names = prepared.Keys.Names;
        var (first, end) = (Index.Index.FirstRowOf(party), Index.Index.FirstRowOf(party + 1));
        if (names.Length != end - first)
            throw new InvalidDataException($"a name index that does not fit its parties: expected {end - first} names, found {names.Length}");
        for (var name = 0; name < names.Length; name++) Volatile.Write(ref _names[first + name], names[name].Name);
        Volatile.Write(ref _parties[party], prepared);
        return prepared;
    }
}
