using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>
/// Every name of a pool compared with a name by <see cref="JaroWinkler"/>, as written and with the words in order of the alphabet, the better
/// of the two: slow, simple, and the measure of what an index and a model are worth.
/// </summary>
internal sealed class ExhaustiveScan(ListPool pool)
{
    private readonly (int Listing, string Name, string Sorted)[] _names =
        [.. pool.Listings.SelectMany((l, i) => l.Facts.Names.Select(n => (i, Plain(n.Full), Sorted(n.Full))))];

    /// <summary>How many names are scanned.</summary>
    public int Names => _names.Length;

    /// <summary>The best similarity of any name.</summary>
    /// <param name="subject">Whom to look for.</param>
    /// <param name="among">The listings whose names count; <see langword="null"/> for all.</param>
    public double Best(PartyFacts subject, IReadOnlySet<int>? among = null)
    {
        var (name, sorted, best) = (Plain(subject.WholeName()), Sorted(subject.WholeName()), 0.0);
        foreach (var listed in _names)
        {
            if (among?.Contains(listed.Listing) != false)
                best = Math.Max(best, Math.Max(JaroWinkler.Of(name, listed.Name), JaroWinkler.Of(sorted, listed.Sorted)));
        }

        return best;
    }

    /// <summary>The best similarity of any name as written: the plainest scan there is, for timing.</summary>
    public double BestAsWritten(string name)
    {
        var (plain, best) = (Plain(name), 0.0);
        foreach (var listed in _names) best = Math.Max(best, JaroWinkler.Of(plain, listed.Name));
        return best;
    }

    /// <summary>A name as it is compared: in small letters, its words one blank apart.</summary>
    public static string Plain(string name) => string.Join(' ', Words(name));

    private static string Sorted(string name) => string.Join(' ', Words(name).Order(StringComparer.Ordinal));

    private static string[] Words(string name) =>
        name.ToLowerInvariant().Split([' ', '-', ',', '.', '\'', '’', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);
}
