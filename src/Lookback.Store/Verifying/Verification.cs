using Lookback.Core.Proofs;
using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Verifying;

/// <summary>What a verification went through without finding anything wrong.</summary>
/// <param name="Head">The head that was computed, equal to the one on record.</param>
/// <param name="Heads">How many heads on record were computed again.</param>
/// <param name="Against">The heads kept elsewhere that the ledger was held to.</param>
/// <param name="Keys">How many subjects' keys are there; opened, where the store's key is at hand.</param>
/// <param name="Erased">How many subjects have been erased.</param>
/// <param name="Originals">How many publishers' files are what was received.</param>
/// <param name="ViewRows">How many rows of views equal a replay; <see langword="null"/> where they were not compared.</param>
public sealed record Verified(TreeHead Head, long Heads, IReadOnlyList<TreeHead> Against, long Keys, long Erased, long Originals, long? ViewRows);

/// <summary>
/// Computes everything again that can be: every entry's hash, the tree, every head, keys and publishers' files; and says where the first
/// entry is that is not what was written.
/// </summary>
public sealed class Verification(Ledger ledger)
{
    private const int PageLength = 8_192;
    private readonly Database _database = ledger.Database;
    private readonly HashSet<long> _erased = [];
    private readonly Dictionary<string, long> _originals = [];
    private readonly List<long> _metFirst = [];

    /// <summary>Verifies the ledger as it stands now; whoever writes meanwhile is not disturbed.</summary>
    /// <param name="against">Heads kept elsewhere: what only they can find is a ledger rewritten, or rolled back, as a whole.</param>
    /// <param name="views">Whether to compare the views with a replay of the entries, which takes the store's key and more time.</param>
    /// <param name="progress">Told positions done and the share of the whole.</param>
    /// <exception cref="CorruptLedgerException">The first position that is not what was written.</exception>
    public Verified Run(IReadOnlyCollection<TreeHead> against, ViewCheck views, Action<long, double> progress)
    {
        var (head, last) = Now();
        Entries(head, last, against.OrderBy(h => h.Size).ToList(), progress);
        if (last > head.Size)
            throw new CorruptLedgerException(head.Size + 1, $"the end of the ledger, whose last head is of {head.Size} entries", "an entry beyond it");
        NothingAstray(last);
        var keys = Keys(head.Size);
        foreach (var (sha256, position) in _originals) Original(sha256, position);
        if (views == ViewCheck.Compared) _database.CheckIndexes();
        long? rows = views == ViewCheck.Compared ? new ViewComparison(ledger).Run() : null;
        return new Verified(head, _heads, [.. against], keys, _erased.Count, _originals.Count, rows);
    }

    private long _heads;

    private (TreeHead Head, long Last) Now()
    {
        _database.BeginSnapshot();
        try
        {
            return (ledger.Tree.Head(), ledger.Head);
        }
        finally
        {
            _database.Rollback();
        }
    }

    private void Entries(TreeHead head, long last, List<TreeHead> against, Action<long, double> progress)
    {
        var upTo = Math.Min(head.Size, last);
        using var record = new TreeOnRecord(_database, head, against);
        using var readers = new ThreadLocal<Database>(_database.OpenBeside, trackAllValues: true);
        try
        {
            var pages = Pages(upTo).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .Select(page => new PageReading(readers.Value!, page.After, page.UpTo).Read());
            foreach (var page in pages)
            {
                foreach (var (hash, knownAt) in page.Leaves) record.Add(hash, knownAt);
                if (page.Problem is { } problem) throw problem;
                _erased.UnionWith(page.Erased);
                _metFirst.AddRange(page.MetFirst);
                foreach (var (sha256, position) in page.Originals) _originals.TryAdd(sha256, position);
                progress(page.UpTo, page.UpTo / (double)Math.Max(upTo, 1));
            }
        }
        finally
        {
            foreach (var reader in readers.Values) reader.Dispose();
        }

        record.End(last);
        _heads = record.Heads;
    }

    private void NothingAstray(long last)
    {
        if (_database.Scalar<long?>("SELECT MIN(position) FROM entry WHERE position < 1") is { } before)
            throw new CorruptLedgerException(before, "entries from position 1 on", "one before them");
        if (ledger.Tree.Astray() is { } height)
            throw new CorruptLedgerException(last + 1, "nodes of the tree above the entries alone", $"one of height {height} on record above none");
    }

    private static IEnumerable<(long After, long UpTo)> Pages(long upTo)
    {
        for (var after = 0L; after < upTo; after += PageLength) yield return (after, Math.Min(after + PageLength, upTo));
    }

    // A key that is gone without an erasure on record is an erasure that somebody made in secret.
    private long Keys(long upTo)
    {
        var ring = ledger.Store.Ring;
        var missing = new SortedSet<long>();
        var (there, next) = (0L, 0);
        foreach (var chunk in KeyRows().Chunk(PageLength))
        {
            if (ring is not null) Opened(ring, chunk);
            foreach (var (subject, _) in chunk)
            {
                // Both in order of position, so that one walk tells who lacks a key.
                while (next < _metFirst.Count && _metFirst[next] < subject) missing.Add(_metFirst[next++]);
                if (subject > upTo) continue; // Of an append since.
                if (_erased.Contains(subject))
                    throw new CorruptLedgerException(subject, "no key of the subject first met there, who was erased", "one that was put back");
                if (next == _metFirst.Count || _metFirst[next] != subject)
                    throw new CorruptLedgerException(subject, "a key for each subject first met alone", "one of nobody first met there");
                next++;
                there++;
            }
        }

        missing.UnionWith(_metFirst.Skip(next));
        missing.ExceptWith(_erased);
        // Erased while this went on: the erasure stands behind what is verified here.
        missing.ExceptWith(_database.Query<long>("SELECT subject_position FROM erasure WHERE position > @upTo", new { upTo }));
        return missing.Count == 0
            ? there
            : throw new CorruptLedgerException(missing.Min, "the key of the subject first met there, or its erasure on record", "neither");
    }

    private IEnumerable<(long Subject, byte[] Wrapped)> KeyRows() => _database
        .Rows("SELECT subject, wrapped FROM subject_key ORDER BY subject")
        .Select(r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1)));

    private void Opened(KeyRing ring, (long Subject, byte[] Wrapped)[] keys)
    {
        var damaged = keys.AsParallel().Where(k => ring.TryUnwrap(k.Subject, k.Wrapped) is null).Select(k => k.Subject).ToHashSet();
        if (damaged.Count == 0) return;
        damaged.IntersectWith(_metFirst);
        damaged.ExceptWith(_erased);
        if (damaged.Count > 0)
            throw new CorruptLedgerException(damaged.Min(), "a key of the subject first met there that the store key opens", "a damaged one");
    }

    private void Original(string sha256, long position)
    {
        try
        {
            if (!ledger.Originals.CopyTo(sha256, Stream.Null))
                throw new CorruptLedgerException(position, $"the publisher's file {sha256} that the edition there was read from", "none");
        }
        catch (InvalidDataException e)
        {
            throw new CorruptLedgerException(position, $"the publisher's file {sha256} that the edition there was read from", e.Message, e);
        }
    }
}

/// <summary>Whether views are compared with a replay of the entries.</summary>
public enum ViewCheck
{
    /// <summary>No.</summary>
    Skipped,

    /// <summary>Yes.</summary>
    Compared,
}
