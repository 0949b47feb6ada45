using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Access;

/// <summary>Keys by which machines act for accounts.</summary>
public sealed class ApiKeyTable
{
    private static readonly TableShape Shape = new("api_key", "position", "until_position", "key");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal ApiKeyTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Keys that were not taken back, oldest first; whether their time is over is for the reader's clock to say.</summary>
    public IReadOnlyList<Recorded<ApiKey>> All(Horizon at) => Read(at, "1 = 1");

    /// <summary>A key that was not taken back; <see langword="null"/> where there is none of that id.</summary>
    public Recorded<ApiKey>? Of(ApiKeyId key, Horizon at) => Read(at, "key = @key", new { key = key.Value }).FirstOrDefault();

    internal static void Issue(Writes writes, long position, ApiKey key) => writes.Insert(Shape, position, Positions.Open, key.Id.Value);

    internal static void End(Writes writes, long position, ApiKeyId key) =>
        writes.Run("UPDATE api_key SET until_position = $1 WHERE key = $2 AND until_position = $3", position, key.Value, Positions.Open);

    private List<Recorded<ApiKey>> Read(Horizon at, string where, object? parameters = null) => _entries
        .ReadMany<EntryBody.KeyIssued>(_database.Query<long>(
            $"SELECT position FROM api_key WHERE position <= @acts AND until_position > @acts AND {where} ORDER BY position", at.With(parameters)))
        .ConvertAll(r => new Recorded<ApiKey>(r.Body.Key, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));
}
