using Lookback.Core.Indexing;
using Lookback.Core.Lookbacks;
using Lookback.Core.Matching;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>
/// Brings the population's index up to a ledger position: segments kept from earlier runs, and new ones for the subjects met since and for any
/// stretch whose segment is gone. Each is kept as soon as it is built, so that work cut short is gone on with.
/// </summary>
internal static class Population
{
    private const int ReadTogether = 4_096;

    /// <summary>The index of every subject first met up to <paramref name="upTo"/>.</summary>
    /// <param name="ledger">Where they are on record.</param>
    /// <param name="upTo">The last position looked at.</param>
    /// <param name="progress">Told subjects indexed and the share of the whole.</param>
    /// <param name="cancel">Stops; the segments built so far are kept.</param>
    /// <param name="sizes">How big segments are.</param>
    public static PopulationIndex Index(
        Ledger ledger, long upTo, Action<long, double> progress, CancellationToken cancel, SegmentSizes? sizes = null)
    {
        sizes ??= SegmentSizes.Usual;
        var segments = Kept(ledger, cancel);
        var done = 0L;
        foreach (var (from, to) in Missing(segments, upTo))
        {
            var subjects = Subjects(ledger, from, to, position => progress(++done, (position - from) / (double)(to - from + 1)), cancel);
            foreach (var segment in PopulationSegment.Build(subjects, from, to, sizes.MostBuilt))
            {
                Put(ledger, segment);
                segments.Add(segment);
            }
        }

        var merged = PopulationSegment.Merge(segments.OrderBy(s => s.From), sizes.MostMerged, segment =>
        {
            Put(ledger, segment);
            cancel.ThrowIfCancellationRequested();
        });
        return new PopulationIndex([.. merged.Select(s => s.Index)], upTo);
    }

    private static List<PopulationSegment> Kept(Ledger ledger, CancellationToken cancel)
    {
        var segments = new List<PopulationSegment>();
        foreach (var (from, to) in ledger.Segments.Stretches(Engine.Version))
        {
            cancel.ThrowIfCancellationRequested();
            // Derived data that is damaged is made again rather than trusted.
            if (ledger.Segments.Read(Engine.Version, from, to) is not { } bytes) continue;
            try
            {
                segments.Add(new PopulationSegment(from, to, NameIndex.Read(new MemoryStream(bytes))));
            }
            catch (InvalidDataException)
            {
            }
        }

        return segments;
    }

    /// <summary>The stretches that no segment covers.</summary>
    private static List<(long From, long To)> Missing(List<PopulationSegment> segments, long upTo)
    {
        var (missing, next) = (new List<(long From, long To)>(), 1L);
        foreach (var segment in segments)
        {
            if (segment.From > next) missing.Add((next, segment.From - 1));
            next = segment.To + 1;
        }

        if (next <= upTo) missing.Add((next, upTo));
        return missing;
    }

    private static IEnumerable<(long Position, MatchKeys Keys)> Subjects(
        Ledger ledger, long from, long to, Action<long> tick, CancellationToken cancel)
    {
        foreach (var chunk in ledger.Views.Encounters.Subjects(from - 1, to).Chunk(ReadTogether))
        {
            foreach (var subject in chunk.AsParallel().AsOrdered().Select(s => (s.Position, PreparedParty.Of(s.Facts).Keys)))
            {
                cancel.ThrowIfCancellationRequested();
                yield return subject;
                tick(subject.Position);
            }
        }
    }

    private static void Put(Ledger ledger, PopulationSegment segment)
    {
        using var bytes = new MemoryStream();
        segment.Index.Write(bytes);
        ledger.Segments.Put(Engine.Version, new StoredSegment(segment.From, segment.To, bytes.ToArray()));
    }
}
