using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>The entries, in order.</summary>
public sealed class EntryTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private Statement? _insert;

    internal EntryTable(SqliteConnection connection) => _connection = connection;

    /// <summary>The entry at a position that is known to hold one.</summary>
    /// <exception cref="CorruptLedgerException">There is none, or it is not what was written.</exception>
    public Entry At(long position) =>
        Read("WHERE position = @from", position).FirstOrDefault()
        ?? throw new CorruptLedgerException(position, "an entry", "none");

    /// <summary>The entries from a position on, in order, read as they are asked for.</summary>
    /// <exception cref="CorruptLedgerException">An entry is missing or is not what was written.</exception>
    public IEnumerable<Entry> From(long position)
    {
        foreach (var entry in Read("WHERE position >= @from ORDER BY position", position))
        {
            if (entry.Position != position) throw new CorruptLedgerException(position, "an entry", $"position {entry.Position}");
            yield return entry;
            position++;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _insert?.Dispose();

    internal long Head() => _connection.ExecuteScalar<long?>("SELECT MAX(position) FROM entry") ?? 0;

    internal (long Position, long KnownAt) Last() =>
        _connection.QueryFirstOrDefault<(long, long)>("SELECT position, known_at FROM entry ORDER BY position DESC LIMIT 1");

    internal long PositionAt(DateTimeOffset asOf)
    {
        // known_at never falls, so the last entry at or before an instant is found by halving; an index on
        // known_at would cost every append for the sake of the rare question.
        var instant = Instants.ToMicroseconds(asOf);
        var (low, high) = (0L, Head());
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            var knownAt = _connection.ExecuteScalar<long>("SELECT known_at FROM entry WHERE position = @middle", new { middle });
            if (knownAt <= instant) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    internal void Insert(SqliteTransaction transaction, Entry entry)
    {
        var encoded = EntryCodec.Encode(entry.Body);
        var knownAt = Instants.ToMicroseconds(entry.KnownAt);
        var hash = EntryCodec.Hash(entry.Position, knownAt, entry.Actor, encoded, EntryCodec.Format);
        _insert ??= new Statement(_connection, "INSERT INTO entry VALUES (@0, @1, @2, @3, @4, @5, @6, @7)", 8);
        _insert.Run(transaction, entry.Position, knownAt, entry.Actor, encoded.Kind, encoded.Subject?.Value, EntryCodec.Format, encoded.Bytes, hash);
    }

    private IEnumerable<Entry> Read(string where, long from)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT position, known_at, actor, kind, subject, format, body, hash FROM entry " + where;
        command.Parameters.AddWithValue("@from", from);
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return Checked(rows);
    }

    private static Entry Checked(SqliteDataReader row)
    {
        var (position, knownAt, actor, format) = (row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt32(5));
        SubjectId? subject = row.IsDBNull(4) ? null : new SubjectId(row.GetString(4));
        var encoded = new EncodedBody(row.GetString(3), subject, row.GetFieldValue<byte[]>(6));
        var hash = row.GetFieldValue<byte[]>(7);
        if (!EntryCodec.Hash(position, knownAt, actor, encoded, format).AsSpan().SequenceEqual(hash))
            throw new CorruptLedgerException(position, $"an entry of hash {Convert.ToHexStringLower(hash)}", "other content");
        var body = EntryCodec.Decode(position, encoded.Kind, format, subject, encoded.Bytes);
        return new Entry(position, Instants.FromMicroseconds(knownAt), actor, body);
    }
}
