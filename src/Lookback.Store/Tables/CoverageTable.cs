using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>Coverages used, named by the position at which each was first taken.</summary>
public sealed class CoverageTable
{
    internal static readonly TableShape Shape = new("coverage", "position");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal CoverageTable(Database database, EntryTable entries)
    {
        _database = database;
        _entries = entries;
    }

    /// <summary>The coverage taken at a position.</summary>
    public Coverage At(long position) => _entries.Body<EntryBody.CoverageTaken>(position).Coverage;

    /// <summary>The last coverage taken up to a position; (0, <see langword="null"/>) where there is none.</summary>
    public (long Position, Coverage? Coverage) Latest(Horizon at)
    {
        var position = _database.Scalar<long?>("SELECT MAX(position) FROM coverage WHERE position <= @acts", at.With());
        return position is { } found ? (found, At(found)) : (0, null);
    }

    /// <summary>Positions of every coverage taken up to a position, oldest first.</summary>
    public IReadOnlyList<long> Taken(Horizon at) =>
        _database.Query<long>("SELECT position FROM coverage WHERE position <= @acts ORDER BY position", at.With());

    internal static void Take(Writes writes, long position) => writes.Insert(Shape, position);
}
