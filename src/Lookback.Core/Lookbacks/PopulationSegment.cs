using Lookback.Core.Indexing;

namespace Lookback.Core.Lookbacks;

/// <summary>The subjects first met within one stretch of the ledger, indexed.</summary>
/// <param name="From">The first ledger position of the stretch.</param>
/// <param name="To">The last.</param>
/// <param name="Index">Who was met there, each under the position that first described them.</param>
public sealed record PopulationSegment(long From, long To, NameIndex Index)
{
    /// <summary>Segments of a stretch, each given out as soon as it is built; none where nobody was met.</summary>
    /// <param name="subjects">Who was met in the stretch, in order. A position above <see cref="int.MaxValue"/> cannot be indexed.</param>
    /// <param name="from">The first position of the stretch.</param>
    /// <param name="to">The last.</param>
    /// <param name="most">Subjects of a segment.</param>
    public static IEnumerable<PopulationSegment> Build(IEnumerable<(long Position, MatchKeys Keys)> subjects, long from, long to, int most)
    {
        using var each = subjects.GetEnumerator();
        for (var more = each.MoveNext(); more;)
        {
            var last = from;
            var index = NameIndex.Build(Some());
            var end = more ? last : to;
            yield return new PopulationSegment(from, end, index);
            from = end + 1;

            IEnumerable<(int Ordinal, MatchKeys Keys)> Some()
            {
                for (var count = 0; count < most && more; count++)
                {
                    last = each.Current.Position;
                    yield return (checked((int)last), each.Current.Keys);
                    more = each.MoveNext();
                }
            }
        }
    }

    /// <summary>
    /// Neighbours made one, from the last on, where two of a kind make one that is not too big: each subject is moved a few times, however many
    /// come in after it, and segments stay few.
    /// </summary>
    /// <param name="segments">Segments in order.</param>
    /// <param name="most">Subjects of a segment.</param>
    /// <param name="put">Told each that was made.</param>
    public static IReadOnlyList<PopulationSegment> Merge(IEnumerable<PopulationSegment> segments, int most, Action<PopulationSegment> put)
    {
        var merged = new List<PopulationSegment>();
        foreach (var segment in segments)
        {
            merged.Add(segment);
            while (merged is [.., var before, var last] && before.JoinsWith(last, most))
            {
                merged.RemoveRange(merged.Count - 2, 2);
                var both = new PopulationSegment(before.From, last.To, NameIndex.Merge(before.Index, last.Index));
                put(both);
                merged.Add(both);
            }
        }

        return merged;
    }

    private bool JoinsWith(PopulationSegment next, int most) =>
        To + 1 == next.From && Index.Count <= 2L * next.Index.Count && (long)Index.Count + next.Index.Count <= most
        && Index.Bytes + next.Index.Bytes <= NameIndex.MostKept;
}
