using Lookback.Core.Indexing;

namespace Lookback.Core.Screenings;

/// <summary>
/// Which of the listings in force stand in segments of an index that were built before, under the positions of their texts. What has ended since
/// is only left out, and what is new is in none: so an edition costs what it changes.
/// </summary>
public sealed class ListingSegments
{
    private readonly List<int> _missing = [];

    /// <param name="segments">The segments, whatever they hold.</param>
    /// <param name="inForce">Positions of the texts in force, each once.</param>
    public ListingSegments(IReadOnlyList<NameIndex> segments, IReadOnlyCollection<int> inForce)
    {
        (Segments, InForce) = (segments, inForce.Count);
        int[] wanted = [.. inForce];
        Array.Sort(wanted);
        var found = new bool[wanted.Length];
        Held = [.. segments.Select(segment => Find(segment, wanted, found))];
        for (var i = 0; i < wanted.Length; i++)
            if (!found[i]) _missing.Add(wanted[i]);
        Ended = segments.Sum(s => (long)s.Count) - (wanted.Length - _missing.Count);
    }

    /// <summary>The segments.</summary>
    public IReadOnlyList<NameIndex> Segments { get; }

    /// <summary>How many listings are in force.</summary>
    public int InForce { get; }

    /// <summary>Positions of the texts in force that are in no segment, ascending.</summary>
    public IReadOnlyList<int> Missing => _missing;

    /// <summary>How many texts the segments hold that are not in force.</summary>
    public long Ended { get; }

    /// <summary>For each segment and each of its parties, whether it is in force; a text that is in two counts in the first.</summary>
    internal IReadOnlyList<bool[]> Held { get; }

    private static bool[] Find(NameIndex segment, int[] wanted, bool[] found)
    {
        var held = new bool[segment.Count];
        for (var party = 0; party < held.Length; party++)
        {
            var place = Array.BinarySearch(wanted, segment.OrdinalOf(party));
            if (place < 0 || found[place]) continue;
            held[party] = found[place] = true;
        }

        return held;
    }
}
