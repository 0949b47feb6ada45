using Lookback.Core.Indexing;
using Lookback.Core.Lookbacks;
using Lookback.Core.Matching;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>
/// Brings the population's index up to a ledger position: segments kept from earlier runs, and one more for the subjects met since.
/// </summary>
internal static class Population
{
    // Many small segments slow every look-up; few big ones make each addition dear. Neighbours are merged past this many.
    private const int MaxSegments = 8;

    /// <summary>The index of every subject first met up to <paramref name="upTo"/>.</summary>
    public static PopulationIndex Index(Ledger ledger, long upTo, Action<long, double> progress)
    {
        var stored = Read(ledger, upTo);
        var covered = stored.Count == 0 ? 0 : stored[^1].To;
        var done = 0L;
        var added = NameIndex.Build(ledger.Views.Encounters.Subjects(covered, upTo)
            .Chunk(4_096)
            .SelectMany(chunk => chunk.AsParallel().AsOrdered().Select(s => (checked((int)s.Position), PreparedParty.Of(s.Facts).Keys)))
            .Select(subject =>
            {
                progress(++done, upTo == covered ? 1 : (subject.Item1 - covered) / (double)(upTo - covered));
                return subject;
            }));
        if (added.Count > 0) stored.Add(Put(ledger, covered + 1, upTo, added));
        if (stored.Count > MaxSegments)
        {
            var merged = NameIndex.Merge(stored.ConvertAll(s => s.Index));
            stored = [Put(ledger, stored[0].From, upTo, merged)];
        }

        return new PopulationIndex(stored.ConvertAll(s => s.Index));
    }

    private static List<(long From, long To, NameIndex Index)> Read(Ledger ledger, long upTo)
    {
        var segments = new List<(long From, long To, NameIndex Index)>();
        foreach (var segment in ledger.Segments.Read(Engine.Version))
        {
            var next = segments.Count == 0 ? 1 : segments[^1].To + 1;
            // A gap, a later stretch or a damaged segment: derived data is made again rather than trusted.
            if (segment.FromPosition != next || segment.ToPosition > upTo) break;
            try
            {
                segments.Add((segment.FromPosition, segment.ToPosition, NameIndex.Read(new MemoryStream(segment.Bytes))));
            }
            catch (InvalidDataException)
            {
                break;
            }
        }

        return segments;
    }

    private static (long From, long To, NameIndex Index) Put(Ledger ledger, long from, long to, NameIndex index)
    {
        using var bytes = new MemoryStream();
        index.Write(bytes);
        ledger.Segments.Put(Engine.Version, new StoredSegment(from, to, bytes.ToArray()));
        return (from, to, index);
    }
}
