using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Access;

/// <summary>Addresses that are told of what happens.</summary>
public sealed class WebhookTable
{
    private static readonly TableShape Shape = new("webhook", "position", "until_position", "webhook");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal WebhookTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Those that stand, oldest first.</summary>
    public IReadOnlyList<Recorded<Webhook>> All(Horizon at) => _entries
        .ReadMany<EntryBody.WebhookSet>(_database.Query<long>(
            "SELECT position FROM webhook WHERE position <= @acts AND until_position > @acts ORDER BY position", at.With()))
        .ConvertAll(r => new Recorded<Webhook>(r.Body.Webhook, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));

    internal static void Set(Writes writes, long position, Webhook webhook) => writes.Insert(Shape, position, Positions.Open, webhook.Id);

    internal static void End(Writes writes, long position, string webhook) =>
        writes.Run("UPDATE webhook SET until_position = $1 WHERE webhook = $2 AND until_position = $3", position, webhook, Positions.Open);
}
