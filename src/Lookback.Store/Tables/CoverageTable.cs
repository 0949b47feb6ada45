using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>Coverages used, named by the position at which each was first taken.</summary>
public sealed class CoverageTable
{
    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;

    internal CoverageTable(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        _entries = entries;
    }

    /// <summary>The coverage taken at a position.</summary>
    public Coverage At(long position) => ((EntryBody.CoverageTaken)_entries.At(position).Body).Coverage;

    /// <summary>The last coverage taken up to a position; (0, <see langword="null"/>) where there is none.</summary>
    public (long Position, Coverage? Coverage) Latest(long at)
    {
        var position = _connection.ExecuteScalar<long?>("SELECT MAX(position) FROM coverage WHERE position <= @at", new { at });
        return position is { } found ? (found, At(found)) : (0, null);
    }

    /// <summary>Positions of every coverage taken up to a position, oldest first.</summary>
    public IReadOnlyList<long> Taken(long at) =>
        _connection.Query<long>("SELECT position FROM coverage WHERE position <= @at ORDER BY position", new { at }).AsList();

    internal void Take(SqliteTransaction transaction, long position) =>
        _connection.Execute("INSERT INTO coverage VALUES (@position)", new { position }, transaction);
}
