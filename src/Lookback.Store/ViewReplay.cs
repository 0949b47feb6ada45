using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store;

/// <summary>Makes everything anew that follows from the entries, the tree's nodes and the views, in one transaction.</summary>
internal static class ViewReplay
{
    private const int PageLength = 2_000;

    /// <summary>Replays everything; <paramref name="progress"/> hears the last position done.</summary>
    /// <exception cref="CorruptLedgerException">An entry is not what was written, or a key is gone without an erasure.</exception>
    public static void Run(Ledger ledger, Action<long> progress)
    {
        var database = ledger.Database;
        database.Begin();
        try
        {
            ledger.Views.Clear();
            ledger.ListingSegments.Clear();
            ledger.Fetches.Clear();
            ledger.FetchTimes.Clear();
            ledger.Edges.Clear();
            var writes = new Writes();
            var gone = new HashSet<long>();
            var last = 0L;
            foreach (var page in ledger.Entries.From(1).Chunk(PageLength))
            {
                last = page[^1].Position;
                foreach (var entry in page)
                {
                    if (entry.Body is EntryBody.NotReplayable erased) gone.Add(erased.Subject);
                    if (entry.Body is EntryBody.SubjectErased done) gone.ExceptWith([done.Erasure.Subject, .. done.Erasure.Remains.Keyed]);
                }

                Apply(database, ledger.Views, writes, page);
                progress(page[^1].Position);
            }

            // Entries cut off at the end leave no gap behind; the tree still knows of them.
            if (last != ledger.TreeHead.Size)
                throw new CorruptLedgerException(Math.Min(last, ledger.TreeHead.Size) + 1, $"{ledger.TreeHead.Size} entries, as the tree has", $"{last}");
            if (gone.Count > 0)
                throw new CorruptLedgerException(gone.Min(), "the key of the subject first met there, or its erasure on record", "neither");
            ledger.Tree.Remake();
            database.Commit();
        }
        catch
        {
            database.Rollback();
            throw;
        }
    }

    /// <summary>Brings views forward by a page of entries.</summary>
    public static void Apply(Database database, Views views, Writes writes, IReadOnlyList<Entry> page)
    {
        var known = KnownIds.Of(database, page.Select(e => e.Body).ToList());
        foreach (var entry in page)
        {
            var subject = KnownIds.SubjectOf(entry.Body) is { } id ? known.Subject(id, entry.Position) : 0;
            views.Apply(writes, known, entry, subject);
        }

        writes.Flush(database);
    }
}
