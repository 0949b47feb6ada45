using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>An edition that was held back, as it stands on record.</summary>
/// <param name="Position">Where.</param>
/// <param name="At">When.</param>
/// <param name="By">Who brought it.</param>
/// <param name="Refused">The edition, and what held it back.</param>
public sealed record RecordedRefusal(long Position, DateTimeOffset At, string By, RefusedEdition Refused);

/// <summary>Editions that a check held back.</summary>
public sealed class RefusedTable
{
    private static readonly TableShape Shape = new("edition_refused", "position", "watchlist", "edition");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal RefusedTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<RecordedRefusal> All(Horizon at)
    {
        var positions = _database.Query<long>("SELECT position FROM edition_refused WHERE position <= @acts ORDER BY position", at.With());
        return _entries.ReadMany<EntryBody.EditionRefused>(positions)
            .ConvertAll(r => new RecordedRefusal(r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor, r.Body.Refused));
    }

    internal static void Refuse(Writes writes, long position, Edition edition) =>
        writes.Insert(Shape, position, edition.Watchlist.Value, edition.Id.Value);
}
