using System.Data.Common;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Verifying;

/// <summary>
/// One stretch of entries read and hashed again; on its own connection, so that stretches are read side by side. What is wrong is kept
/// and not thrown, since an earlier stretch may have something worse to say.
/// </summary>
internal sealed class PageReading(Database database, long after, long upTo)
{
    /// <summary>The last position of the stretch.</summary>
    public long UpTo { get; } = upTo;

    /// <summary>The hashes, computed again, and when each entry was known, up to the first problem.</summary>
    public List<(TreeHash Hash, long KnownAt)> Leaves { get; } = new((int)(upTo - after));

    /// <summary>The first thing wrong.</summary>
    public CorruptLedgerException? Problem { get; private set; }

    /// <summary>Subjects erased in the stretch.</summary>
    public List<long> Erased { get; } = [];

    /// <summary>Subjects first met in the stretch.</summary>
    public List<long> MetFirst { get; } = [];

    /// <summary>Publishers' files that editions of the stretch were read from.</summary>
    public List<(string Sha256, long Position)> Originals { get; } = [];

    /// <summary>Reads it.</summary>
    public PageReading Read()
    {
        try
        {
            foreach (var row in EntryTable.Unjoined(database, after, UpTo)) Check(row);
            var next = after + Leaves.Count + 1;
            if (next <= UpTo) Problem ??= new CorruptLedgerException(next, "an entry", "none");
        }
        catch (CorruptLedgerException e)
        {
            Problem = e;
        }
        catch (DbException e) when (StoreFault.Of(e) is { IsDamage: true })
        {
            Problem = new CorruptLedgerException(after + Leaves.Count + 1, "an entry", $"a page that the database cannot read ({e.Message})", e);
        }

        return this;
    }

    private void Check(EntryRow row)
    {
        var (leaf, expected) = (row.Leaf, after + Leaves.Count + 1);
        if (leaf.Position != expected) throw new CorruptLedgerException(expected, "an entry", $"none: the next stands at {leaf.Position}");
        var hash = leaf.Hash();
        if (hash != row.Hash) throw new CorruptLedgerException(expected, $"an entry of hash {row.Hash}", "other content");
        Leaves.Add((hash, leaf.KnownAt));
        if (leaf.Subject == leaf.Position) MetFirst.Add(leaf.Position);
        if (leaf.Subject != 0) return;
        try
        {
            if (leaf.Kind == EntryCodec.ErasedKind) Erased.Add(((EntryBody.SubjectErased)EntryCodec.Decode(leaf)).Erasure.Subject);
            if (leaf.Kind == EntryCodec.EditionKind)
                Originals.AddRange(((EntryBody.EditionLoaded)EntryCodec.Decode(leaf)).Edition.Files.Select(f => (f.Sha256, leaf.Position)));
        }
        catch (CorruptLedgerException e)
        {
            // Its hash is right, so this is what was written: a program that cannot read it says so.
            Problem ??= e;
        }
    }
}
