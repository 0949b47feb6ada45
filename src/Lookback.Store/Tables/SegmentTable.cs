using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Tables;

/// <summary>One stretch of the population's index.</summary>
/// <param name="FromPosition">The first ledger position it covers.</param>
/// <param name="ToPosition">The last.</param>
/// <param name="Bytes">A segment as its index wrote it.</param>
public sealed record StoredSegment(long FromPosition, long ToPosition, byte[] Bytes);

/// <summary>
/// The population's index, in segments that cover stretches of the ledger without a gap. Sealed, since it is made of what persons were
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

    /// <summary>The segments of one engine version in order; those of any other are of no use, nor are damaged ones.</summary>
    public IReadOnlyList<StoredSegment> Read(string engine) => _database
        .Query<(long From, long To, byte[] Bytes)>(
            "SELECT from_position, to_position, bytes FROM segment WHERE engine = @engine ORDER BY from_position", new { engine })
        .Select(r => (r.From, r.To, Bytes: Ring.OpenIndex(r.Bytes, r.From, r.To, engine)))
        .TakeWhile(r => r.Bytes is not null)
        .Select(r => new StoredSegment(r.From, r.To, r.Bytes!))
        .ToList();

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
