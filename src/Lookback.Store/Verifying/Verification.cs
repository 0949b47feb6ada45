using Lookback.Core.Proofs;
using Lookback.Store.Databases;

namespace Lookback.Store.Verifying;

/// <summary>What a verification went through without finding anything wrong.</summary>
/// <param name="Head">The head that was computed, equal to the one on record.</param>
/// <param name="Heads">How many heads on record were computed again.</param>
/// <param name="Against">The heads kept elsewhere that the ledger was held to.</param>
/// <param name="Keys">How many keys are there: of subjects, of links, and of cases about nobody who was met; opened, where the store's key is at hand.</param>
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
    private readonly List<long> _keyless = [];
    private CorruptLedgerException? _badKey;
    private long _keys;
    private long _subjects;
    private long _heads;

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
        Keys(head.Size);
        foreach (var (sha256, position) in _originals) Original(sha256, position);
        if (views == ViewCheck.Compared) _database.CheckIndexes();
        long? rows = views == ViewCheck.Compared ? new ViewComparison(ledger).Run() : null;
        return new Verified(head, _heads, [.. against], _keys, _subjects, _originals.Count, rows);
    }

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
                .Select(page => new PageReading(readers.Value!, ledger.Store.Ring, page.After, page.UpTo).Read());
            foreach (var page in pages)
            {
                foreach (var (hash, knownAt) in page.Leaves) record.Add(hash, knownAt);
                if (page.Problem is { } problem) throw problem;
                _erased.UnionWith(page.Erased);
                _subjects += page.Erasures;
                _keyless.AddRange(page.Keyless);
                _keys += page.Keys;
                _badKey ??= page.BadKeys.FirstOrDefault();
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
        if (_database.Scalar<long?>("SELECT MIN(subject) FROM subject_key WHERE subject < 1") is { } nobody)
            throw new CorruptLedgerException(nobody, "keys of subjects from position 1 on", "one before them");
        if (ledger.Tree.Astray() is { } height)
            throw new CorruptLedgerException(last + 1, "nodes of the tree above the entries alone", $"one of height {height} on record above none");
    }

    private static IEnumerable<(long After, long UpTo)> Pages(long upTo)
    {
        for (var after = 0L; after < upTo; after += PageLength) yield return (after, Math.Min(after + PageLength, upTo));
    }

    // A key that is gone without an erasure on record is an erasure that somebody made in secret; one that is there although its subject was
    // erased undoes the erasure.
    private void Keys(long upTo)
    {
        var back = _database.Query<long>(
            $"SELECT subject FROM subject_key WHERE {_database.Among("subject")} ORDER BY subject", new { set = _database.Set(_erased) });
        if (back.Count > 0)
            throw new CorruptLedgerException(back[0], "no key of the subject first met there, who was erased", "one that was put back");
        if (_badKey is not null) throw _badKey;
        var missing = new SortedSet<long>(_keyless);
        missing.ExceptWith(_erased);
        // Erased while this went on: the erasure stands behind what is verified here.
        missing.ExceptWith(_database.Query<long>(
            "SELECT subject_position FROM erasure WHERE position > @upTo UNION SELECT position FROM erased_tie WHERE erasure_position > @upTo",
            new { upTo }));
        if (missing.Count > 0)
            throw new CorruptLedgerException(missing.Min, "the key of the subject first met there, or its erasure on record", "neither");
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
