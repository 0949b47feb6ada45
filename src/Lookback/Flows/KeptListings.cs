using System.Globalization;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Screenings;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>A segment of the listings' index, as it is kept.</summary>
/// <param name="Number">Its number in the store.</param>
/// <param name="Index">The segment; listings are known by the positions of their texts.</param>
internal sealed record KeptSegment(long Number, NameIndex Index);

/// <summary>
/// Brings the listings' index up to the editions in force: a segment for what is new, those of a size made one, and all anew where most of what
/// they hold has ended. Each is kept as soon as it is built, so that work cut short is gone on with.
/// </summary>
internal static class KeptListings
{
    /// <summary>Listings of a segment when it is built: so much work is lost at the most where it is cut.</summary>
    private const int MostBuilt = 250_000;

    /// <summary>Listings of a segment that is merged with any other, however much smaller: it takes no time, and one is searched faster than two.</summary>
    private const int Few = 50_000;

    /// <summary>
    /// The build of the program: any other may read names in its own way, and a listing that was indexed otherwise than it is looked for would not be
    /// found.
    /// </summary>
    private static readonly string Program = string.Create(
        CultureInfo.InvariantCulture,
        $"{Engine.Version}/{typeof(NameIndex).Module.ModuleVersionId:n}/{Environment.Version}/{CultureInfo.InvariantCulture.CompareInfo.Version.FullVersion}");

    /// <summary>The segments that are kept and can be read.</summary>
    public static List<KeptSegment> Read(Ledger ledger) => Read(ledger, static _ => { });

    private static List<KeptSegment> Read(Ledger ledger, Action<long> damaged)
    {
        var kept = new List<KeptSegment>();
        foreach (var stored in ledger.ListingSegments.Read(Program))
        {
            // Derived data that is damaged is made again rather than trusted.
            if (stored.Bytes is { } bytes && Open(bytes) is { } index) kept.Add(new KeptSegment(stored.Number, index));
            else damaged(stored.Number);
        }

        return kept;
    }

    /// <summary>Keeps what the editions in force need and the segments lack; returns the segments.</summary>
    /// <param name="ledger">The ledger, opened to append.</param>
    /// <param name="progress">Told listings indexed and the share of what there is to index.</param>
    /// <param name="cancel">Stops; the segments built so far are kept.</param>
    /// <param name="sizes">How big segments are.</param>
    public static List<KeptSegment> Bring(Ledger ledger, Action<long, double> progress, CancellationToken cancel, ListingSizes? sizes = null)
    {
        sizes ??= new ListingSizes(MostBuilt, Few);
        var positions = Listings.Positions(ledger, CoverageNow.At(ledger, ledger.Head, Policy.Default));
        List<long> instead = [];
        var kept = Read(ledger, instead.Add);
        var stand = new ListingSegments([.. kept.Select(k => k.Index)], positions);
        if (stand.Ended > stand.InForce)
        {
            instead.AddRange(kept.Select(k => k.Number));
            kept.Clear();
            stand = new ListingSegments([], positions);
        }

        var done = 0L;
        foreach (var some in stand.Missing.Chunk(sizes.MostBuilt))
        {
            var keys = Listings.Texts(ledger, some).AsParallel().AsOrdered().Select(text => PreparedParty.Of(text.Facts).Keys);
            var index = NameIndex.Build(some.Zip(keys, (position, of) =>
            {
                cancel.ThrowIfCancellationRequested();
                progress(++done, done / (double)stand.Missing.Count);
                return (position, of);
            }));
            Put(index, instead);
            instead.Clear();
            Merge();
        }

        return kept;

        void Put(NameIndex index, IEnumerable<long> others)
        {
            using var bytes = new MemoryStream();
            index.Write(bytes);
            kept.Add(new KeptSegment(ledger.ListingSegments.Put(Program, bytes.ToArray(), others), index));
        }

        void Merge()
        {
            while (kept is [.., var before, var last] && Join(before.Index, last.Index, sizes))
            {
                kept.RemoveRange(kept.Count - 2, 2);
                Put(NameIndex.Merge(before.Index, last.Index), [before.Number, last.Number]);
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private static bool Join(NameIndex before, NameIndex last, ListingSizes sizes) =>
        before.Count <= Math.Max(sizes.Few, 2L * last.Count) && before.Bytes + last.Bytes <= NameIndex.MostKept;

    private static NameIndex? Open(byte[] bytes)
    {
        try
        {
            return NameIndex.Read(new MemoryStream(bytes));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

/// <summary>How big segments of the listings' index are.</summary>
/// <param name="MostBuilt">Listings of one when it is built.</param>
/// <param name="Few">Listings of one that is merged with any other.</param>
internal sealed record ListingSizes(int MostBuilt, int Few);
