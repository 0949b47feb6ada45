using System.Data.Common;
using System.Globalization;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Tables;

/// <summary>An entry as it lies in its row.</summary>
/// <param name="Leaf">What its hash is over.</param>
/// <param name="Hash">The hash that stands beside it.</param>
/// <param name="Wrapped">The wrapped key of its subject, while there is one.</param>
internal sealed record EntryRow(EntryLeaf Leaf, TreeHash Hash, byte[]? Wrapped)
{
    /// <summary>Whether the row is what was written, as far as it can say by itself.</summary>
    public bool IsIntact => Leaf.Hash() == Hash;
}

/// <summary>The entries, in order.</summary>
public sealed class EntryTable
{
    /// <summary>The table as rows are added to it.</summary>
    internal static readonly TableShape Shape = new("entry", "position", "known_at", "actor", "kind", "subject", "format", "body", "hash");

    private const int PageLength = 2_000;

    private const string Columns =
        """
        SELECT e.position, e.known_at, e.actor, e.kind, e.subject, e.format, e.body, e.hash, k.wrapped
        FROM entry e LEFT JOIN subject_key k ON k.subject = e.subject
        """;

    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal EntryTable(Database database, KeyRing? ring)
    {
        _database = database;
        _ring = ring;
    }

    /// <summary>The entry at a position that is known to hold one.</summary>
    /// <exception cref="CorruptLedgerException">There is none, or it is not what was written.</exception>
    public Entry At(long position) => Open(RowAt(position));

    /// <summary>The hash of the entry at a position, in hexadecimal: what the ledger's tree is made of.</summary>
    /// <exception cref="CorruptLedgerException">There is none, or it is not what was written.</exception>
    public string HashAt(long position) => RowAt(position) is { IsIntact: true } row
        ? row.Hash.ToString()
        : throw new CorruptLedgerException(position, "an entry that is what was written", "other content");

    /// <summary>The entries from a position on, in order, read as they are asked for.</summary>
    /// <exception cref="CorruptLedgerException">An entry is missing or is not what was written.</exception>
    public IEnumerable<Entry> From(long position)
    {
        for (var next = position; ; next += PageLength)
        {
            // Whole pages, so that whoever reads may ask other things in between.
            var page = Rows("e.position >= @from AND e.position < @to", ("from", next), ("to", next + PageLength)).ToList();
            var expected = next;
            foreach (var row in page)
            {
                if (row.Leaf.Position != expected) throw new CorruptLedgerException(expected, "an entry", $"position {row.Leaf.Position}");
                expected++;
            }

            foreach (var row in page) yield return Open(row);
            if (page.Count == PageLength) continue;
            var later = _database.Scalar<long?>("SELECT MIN(position) FROM entry WHERE position > @expected", new { expected });
            if (later is { } found) throw new CorruptLedgerException(expected, "an entry", $"position {found}");
            yield break;
        }
    }

    /// <summary>What stands at a position that is known to hold an entry of that kind.</summary>
    /// <exception cref="RefusedException">Code <c>not-replayable</c>: it was erased.</exception>
    /// <exception cref="CorruptLedgerException">Something else stands there.</exception>
    internal T Body<T>(long position)
        where T : EntryBody => Read<T>(position).Body;

    /// <summary>The same, with the entry around it.</summary>
    internal (Entry Entry, T Body) Read<T>(long position)
        where T : EntryBody
    {
        var entry = At(position);
        return (entry, Typed<T>(entry));
    }

    /// <summary>What stands at several positions, in their order, read at once.</summary>
    internal List<(Entry Entry, T Body)> ReadMany<T>(IReadOnlyCollection<long> positions)
        where T : EntryBody => [.. Many(positions).Select(entry => (entry, Typed<T>(entry)))];

    /// <summary>The entries at several positions, of whatever kind, in their order, read at once.</summary>
    /// <exception cref="CorruptLedgerException">One of them is not there.</exception>
    public IReadOnlyList<Entry> Many(IReadOnlyCollection<long> positions)
    {
        var found = new List<Entry>(positions.Count);
        foreach (var page in positions.Chunk(PageLength))
        {
            var rows = Rows(_database.Among("e.position"), ("set", _database.Set(page))).ToDictionary(r => r.Leaf.Position);
            foreach (var position in page)
            {
                if (!rows.TryGetValue(position, out var row)) throw new CorruptLedgerException(position, "an entry", "none");
                found.Add(Open(row));
            }
        }

        return found;
    }

    /// <summary>The rows of a stretch as they lie there, without their keys and checked by nobody.</summary>
    internal static IEnumerable<EntryRow> Unjoined(Database database, long after, long upTo) => database
        .Rows(
            """
            SELECT position, known_at, actor, kind, subject, format, body, hash FROM entry
            WHERE position > @after AND position <= @upTo ORDER BY position
            """,
            ("after", after),
            ("upTo", upTo))
        .Select(RowOf);

    /// <summary>The row at a position.</summary>
    internal EntryRow RowAt(long position) =>
        Rows("e.position = @position", ("position", position)).FirstOrDefault() ?? throw new CorruptLedgerException(position, "an entry", "none");

    /// <summary>What a row says, once its hash was checked and its seal opened.</summary>
    internal Entry Open(EntryRow row)
    {
        var leaf = row.Leaf;
        if (!row.IsIntact) throw new CorruptLedgerException(leaf.Position, $"an entry of hash {row.Hash}", "other content");
        return new Entry(leaf.Position, Instants.FromMicroseconds(leaf.KnownAt), leaf.Actor, Body(row));
    }

    /// <summary>The key and text of a sealed row.</summary>
    internal (SubjectKey Key, byte[] Text) Unseal(EntryRow row)
    {
        var ring = _ring ?? throw new InvalidOperationException("this ledger was opened without its key");
        if (row.Wrapped is null) throw Erased(row.Leaf.Position, row.Leaf.Subject);
        var key = ring.Unwrap(row.Leaf.Subject, row.Wrapped);
        var text = Seal.Open(key, row.Leaf.Position, row.Leaf.Body.Span)
            ?? throw new CorruptLedgerException(row.Leaf.Position, "a body that its subject's key opens", "another");
        return (key, text);
    }

    /// <summary>An entry as a row.</summary>
    internal static object?[] Values(EntryLeaf leaf, TreeHash hash) =>
    [
        leaf.Position, leaf.KnownAt, leaf.Actor, leaf.Kind, leaf.Subject == 0 ? null : leaf.Subject, (long)leaf.Format, leaf.Body.ToArray(),
        hash.ToBytes(),
    ];

    internal long Head() => _database.Scalar<long?>("SELECT MAX(position) FROM entry") ?? 0;

    internal (long Position, long KnownAt) Last() =>
        _database.Query<(long, long)>("SELECT position, known_at FROM entry ORDER BY position DESC LIMIT 1").FirstOrDefault();

    internal long PositionAt(DateTimeOffset asOf)
    {
        // known_at never falls, so the last entry at or before an instant is found by halving; an index on
        // known_at would cost every append for the sake of the rare question.
        var instant = Instants.ToMicroseconds(asOf);
        var (low, high) = (0L, Head());
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            var knownAt = _database.Scalar<long>("SELECT known_at FROM entry WHERE position = @middle", new { middle });
            if (knownAt <= instant) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private EntryBody Body(EntryRow row)
    {
        var leaf = row.Leaf;
        if (leaf.Subject == 0) return EntryCodec.Decode(leaf);
        if (row.Wrapped is null) return new EntryBody.NotReplayable(leaf.Kind, leaf.Subject);
        var (key, text) = Unseal(row);
        return EntryCodec.Decode(leaf.Position, leaf.Kind, leaf.Format, key.Id, text);
    }

    private T Typed<T>(Entry entry)
        where T : EntryBody => entry.Body switch
        {
            T body => body,
            EntryBody.NotReplayable gone => throw Erased(entry.Position, gone.Subject),
            _ => throw new CorruptLedgerException(entry.Position, typeof(T).Name, entry.Body.GetType().Name),
        };

    private Exception Erased(long position, long subject)
    {
        var erased = _database.Scalar<long?>(ErasureTable.OfKey, new { subject });
        if (erased is not { } at)
            return new CorruptLedgerException(position, $"the key of the subject first met at position {subject}, or its erasure on record", "neither");
        var (entry, body) = Read<EntryBody.SubjectErased>(at);
        return new RefusedException("not-replayable", NotReplayable.Because(body.Erasure, entry.KnownAt));
    }

    private IEnumerable<EntryRow> Rows(string where, params (string, object)[] parameters) =>
        _database.Rows($"{Columns} WHERE {where} ORDER BY e.position", parameters).Select(RowOf);

    private static EntryRow RowOf(DbDataReader row)
    {
        try
        {
            return Whole(row);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or ArgumentException or OverflowException)
        {
            // A page that was overwritten, with zeros above all, can still look like rows.
            throw new CorruptLedgerException(row.GetInt64(0), "an entry whole in its row", "a row that lacks what an entry has", e);
        }
    }

    private static EntryRow Whole(DbDataReader row)
    {
        var (position, format, hash) = (row.GetInt64(0), row.GetInt64(5), row.GetFieldValue<byte[]>(7));
        long? subject = row.IsDBNull(4) ? null : row.GetInt64(4);
        // A number cut to fit, or a zero that reads as nothing, would hash as if nobody had touched it.
        if (format is < 0 or > int.MaxValue) throw new CorruptLedgerException(position, "the number of a format", $"{format}");
        if (subject == 0) throw new CorruptLedgerException(position, "the position of a subject, or none", "0");
        var leaf = new EntryLeaf
        {
            Position = position,
            KnownAt = row.GetInt64(1),
            Actor = row.GetString(2),
            Kind = row.GetString(3),
            Subject = subject ?? 0,
            Format = (int)format,
            Body = row.GetFieldValue<byte[]>(6),
        };
        return new EntryRow(leaf, TreeTable.HashOf(hash, position), row.FieldCount < 9 || row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8));
    }
}

/// <summary>How it is said that a record is gone: the same everywhere, and never as a "no".</summary>
public static class NotReplayable
{
    /// <summary>The sentence: when and why it was erased.</summary>
    public static string Because(Erasure erasure, DateTimeOffset at)
    {
        var day = at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var why = erasure.Cause == ErasureCause.Expiry ? $"expired on {day} (class {erasure.RetentionClass}" : $"was erased on {day} ({erasure.Reason}";
        return $"the record {why}; {erasure.LegalBasis}): what it said cannot be told any more, which is never \"no hit\"";
    }
}
