using Dapper;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>One stretch of the population's index.</summary>
/// <param name="FromPosition">The first ledger position it covers.</param>
/// <param name="ToPosition">The last.</param>
/// <param name="Bytes">A segment as its index wrote it.</param>
public sealed record StoredSegment(long FromPosition, long ToPosition, byte[] Bytes);

/// <summary>The population's index, in segments that cover stretches of the ledger without a gap. Derived: dropping it costs time, never data.</summary>
public sealed class SegmentTable
{
    private readonly SqliteConnection _connection;

    internal SegmentTable(SqliteConnection connection) => _connection = connection;

    /// <summary>The segments of one engine version in order; those of any other are of no use.</summary>
    public IReadOnlyList<StoredSegment> Read(string engine) => _connection.Query<StoredSegment>(
        """
        SELECT from_position AS FromPosition, to_position AS ToPosition, bytes AS Bytes FROM segment
        WHERE engine = @engine ORDER BY from_position
        """,
        new { engine }).AsList();

    /// <summary>
    /// Puts a segment in place of those that cover the same stretch and of every one that another engine made, all or nothing.
    /// </summary>
    public void Put(string engine, StoredSegment segment)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _connection.Execute(
            "DELETE FROM segment WHERE engine <> @engine OR (from_position <= @ToPosition AND to_position >= @FromPosition)",
            new { engine, segment.FromPosition, segment.ToPosition },
            transaction);
        _connection.Execute(
            "INSERT INTO segment VALUES (@FromPosition, @ToPosition, @engine, @Bytes)",
            new { segment.FromPosition, segment.ToPosition, engine, segment.Bytes },
            transaction);
        transaction.Commit();
    }
}
