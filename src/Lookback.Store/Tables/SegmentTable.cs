using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Tables;

/// <summary>One stretch of the population's index.</summary>
/// <param name="FromPosition">The first ledger position it covers.</param>
/// <param name="ToPosition">The last.</param>
/// <param name="Bytes">A segment as its index wrote it.</param>
public sealed record StoredSegment(long FromPosition, long ToPosition, byte[] Bytes);

/// <summary>
/// The population's index, in segments that cover stretches of the ledger; where one is gone there is a gap. Sealed, since it is made of what persons were
/// described as. Derived: dropping it costs time, never data.
/// </summary>
public sealed class SegmentTable
{
    private static readonly TableShape Shape = new("segment", "from_position", "to_position", "engine", "bytes");
    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal SegmentTable(Database database, KeyRing? ring)
    {
        _database = database;
        _ring = ring;
    }

    private KeyRing Ring => _ring ?? throw new InvalidOperationException("this ledger was opened without its key");

    /// <summary>The stretches that segments of one engine version cover, in order; those of any other are of no use.</summary>
    public IReadOnlyList<(long From, long To)> Stretches(string engine) => _database.Query<(long From, long To)>(
        "SELECT from_position, to_position FROM segment WHERE engine = @engine ORDER BY from_position", new { engine });

    /// <summary>A segment as its index wrote it; <see langword="null"/> where it is not there, or damaged.</summary>
    public byte[]? Read(string engine, long from, long to) => _database
        .Query<byte[]>(
            "SELECT bytes FROM segment WHERE engine = @engine AND from_position = @from AND to_position = @to", new { engine, from, to })
        .Select(bytes => Ring.OpenIndex(bytes, from, to, engine))
        .FirstOrDefault();

    /// <summary>
    /// Puts a segment in place of those that cover the same stretch and of every one that another engine made, all or nothing.
    /// </summary>
    public void Put(string engine, StoredSegment segment)
    {
        _database.Begin();
        try
        {
            _database.Execute(
                "DELETE FROM segment WHERE engine <> @engine OR (from_position <= @ToPosition AND to_position >= @FromPosition)",
                new { engine, segment.FromPosition, segment.ToPosition });
            var bytes = Ring.SealIndex(segment.Bytes, segment.FromPosition, segment.ToPosition, engine);
            _database.Insert([new TableRows(Shape.Name, Shape.Columns, [[segment.FromPosition, segment.ToPosition, engine, bytes]])]);
            _database.Commit();
        }
        catch
        {
            _database.Rollback();
            throw;
        }
    }

    /// <summary>Drops the segment that holds a subject.</summary>
    internal void Forget(long subject) =>
        _database.Execute("DELETE FROM segment WHERE from_position <= @subject AND to_position >= @subject", new { subject });
}
