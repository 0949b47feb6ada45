using Lookback.Core.Names;
using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Core.Indexing;

/// <summary>
/// The keys a party can be found by: a pure function of its own names, birth dates and identifiers. Two parties are candidates for
/// a comparison if and only if they share a key, so the relation is symmetric and the same whichever side is looked up.
/// </summary>
public sealed class MatchKeys
{
    /// <summary>Bits of a key. The rest of the 64 are zero, so that an index stores 32 of them and finds the others by place.</summary>
    public const int Bits = 40;

    private readonly ulong[] _values;

    private MatchKeys(ulong[] values) => _values = values;

    /// <summary>The keys, ascending, each once.</summary>
    public ReadOnlySpan<ulong> Values => _values;

    /// <summary>How many keys there are; 0 for a party that has nothing to be found by.</summary>
    public int Count => _values.Length;

    /// <summary>The keys of a party: those of each name, and those of its numbers, telephones, e-mail addresses and web sites.</summary>
    public static MatchKeys Of(PartyFacts facts, IReadOnlyList<Name> names) => Of(facts, names, PartyParticulars.Of(facts));

    internal static MatchKeys Of(PartyFacts facts, IReadOnlyList<Name> names, PartyParticulars particulars)
    {
        var keys = new KeySet();
        foreach (var name in names) NameKeys.Add(keys, name, facts.BirthDates);
        IdentifierKeys.Add(keys, particulars);
        return new MatchKeys(keys.ToSortedArray());
    }

    /// <summary>Whether the two parties share a key.</summary>
    public bool Intersects(MatchKeys other)
    {
        var (i, j) = (0, 0);
        while (i < _values.Length && j < other._values.Length)
        {
            if (_values[i] == other._values[j]) return true;
            if (_values[i] < other._values[j]) i++;
            else j++;
        }

        return false;
    }
}
