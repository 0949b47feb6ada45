using System.Data.Common;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Tables;

namespace Lookback.Store.Verifying;

/// <summary>
/// One stretch of entries read and hashed again; on its own connection, so that stretches are read side by side. What is wrong is kept
/// and not thrown, since an earlier stretch may have something worse to say.
/// </summary>
internal sealed class PageReading(Database database, KeyRing? ring, long after, long upTo)
{
    private readonly Dictionary<long, byte[]> _keys = [];

    /// <summary>The last position of the stretch.</summary>
    public long UpTo { get; } = upTo;

    /// <summary>The hashes, computed again, and when each entry was known, up to the first problem.</summary>
    public List<(TreeHash Hash, long KnownAt)> Leaves { get; } = new((int)(upTo - after));

    /// <summary>The first thing wrong.</summary>
    public CorruptLedgerException? Problem { get; private set; }

    /// <summary>Subjects erased in the stretch.</summary>
    public List<long> Erased { get; } = [];

    /// <summary>How many subjects were erased.</summary>
    public long Erasures { get; private set; }

    /// <summary>How many subjects first met in the stretch have a key.</summary>
    public int Keys { get; private set; }

    /// <summary>Keys that are not what was written.</summary>
    public List<CorruptLedgerException> BadKeys { get; } = [];

    /// <summary>Subjects first met in the stretch that have none.</summary>
    public List<long> Keyless { get; } = [];

    /// <summary>Publishers' files that editions of the stretch were read from.</summary>
    public List<(string Sha256, long Position)> Originals { get; } = [];

    /// <summary>Reads it.</summary>
    public PageReading Read()
    {
        try
        {
            foreach (var (subject, wrapped) in KeyRing.Rows(database, after, UpTo)) _keys.Add(subject, wrapped);
            foreach (var row in EntryTable.Unjoined(database, after, UpTo)) Check(row);
            if (_keys.Count > 0)
                Problem ??= new CorruptLedgerException(_keys.Keys.Min(), "a key for each subject first met alone", "one of nobody first met there");
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
        if (leaf.Subject == leaf.Position) CheckKey(leaf);
        if (leaf.Subject != 0) return;
        try
        {
            if (leaf.Kind == EntryCodec.ErasedKind) Erase(((EntryBody.SubjectErased)EntryCodec.Decode(leaf)).Erasure);
            if (leaf.Kind is EntryCodec.EditionKind or EntryCodec.RefusedKind)
                Originals.AddRange(FilesOf(EntryCodec.Decode(leaf)).Select(f => (f.Sha256, leaf.Position)));
        }
        catch (CorruptLedgerException e)
        {
            // Its hash is right, so this is what was written: a program that cannot read it says so.
            Problem ??= e;
        }
    }

    private void Erase(Erasure erasure)
    {
        Erasures++;
        Erased.Add(erasure.Subject);
        Erased.AddRange(erasure.Remains.Keyed);
    }

    // A key that does not open the first entry about its subject is gone in all but name.
    private void CheckKey(EntryLeaf leaf)
    {
        if (!_keys.Remove(leaf.Position, out var wrapped))
        {
            Keyless.Add(leaf.Position);
            return;
        }

        Keys++;
        if (ring is null) return;
        if (ring.TryUnwrap(leaf.Position, wrapped) is not { } key)
            BadKeys.Add(new CorruptLedgerException(leaf.Position, "a key of the subject first met there that the store key opens", "a damaged one"));
        else if (Seal.Open(key, leaf.Position, leaf.Body.Span) is null)
            BadKeys.Add(new CorruptLedgerException(leaf.Position, "a key that opens what stands there", "another key, or a body committed to another text"));
    }

    private static IReadOnlyList<OriginalFile> FilesOf(EntryBody body) => body switch
    {
        EntryBody.EditionLoaded loaded => FilesOf(loaded.Edition),
        EntryBody.EditionRefused refused => FilesOf(refused.Refused.Edition),
        _ => [],
    };

    private static IReadOnlyList<OriginalFile> FilesOf(Edition edition) => edition.Delta is { } delta ? [.. edition.Files, delta] : edition.Files;
}
