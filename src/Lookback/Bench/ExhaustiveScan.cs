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
    public double Best(PartyFacts subject) => Find(subject, new HashSet<int>()).Score;

    /// <summary>The best similarity of any name as written: the plainest scan there is, for timing.</summary>
    public double BestAsWritten(string name)
    {
        var (plain, best) = (Plain(name), 0.0);
        foreach (var listed in _names) best = Math.Max(best, JaroWinkler.Of(plain, listed.Name));
        return best;
    }

    /// <summary>The best similarity of a right listing's name, first where no other is better; with none that is right, the best of all.</summary>
    public Place Find(PartyFacts subject, IReadOnlySet<int> right)
    {
        var (name, sorted) = (Plain(subject.WholeName()), Sorted(subject.WholeName()));
        var (best, bestRight) = (0.0, 0.0);
        foreach (var listed in _names)
        {
            var like = Math.Max(JaroWinkler.Of(name, listed.Name), JaroWinkler.Of(sorted, listed.Sorted));
            best = Math.Max(best, like);
            if (like > bestRight && right.Contains(listed.Listing)) bestRight = like;
        }

        return right.Count == 0 ? new Place(best, 0) : new Place(bestRight, bestRight >= best ? 1 : 2);
    }

    private static string Plain(string name) => string.Join(' ', Words(name));

    private static string Sorted(string name) => string.Join(' ', Words(name).Order(StringComparer.Ordinal));

    private static string[] Words(string name) =>
        name.ToLowerInvariant().Split([' ', '-', ',', '.', '\'', '’', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);
}
