using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Cases;

/// <summary>Workflows' definitions, each kept whole from its first use on, and the care that watchlists take.</summary>
public sealed class WorkflowTable
{
    private static readonly TableShape Shape = new("workflow", "position", "workflow", "version");
    private static readonly TableShape Tiers = new("list_tier", "position", "watchlist", "is_high");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal WorkflowTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>The definitions taken, oldest first.</summary>
    public IReadOnlyList<WorkflowText> All(Horizon at) => Read(at, "1 = 1");

    /// <summary>The definition of a version; <see langword="null"/> where it was not taken.</summary>
    public WorkflowText? Of(string workflow, int version, Horizon at) =>
        Read(at, "workflow = @workflow AND version = @version", new { workflow, version = (long)version }).FirstOrDefault();

    /// <summary>The latest version of a workflow; <see langword="null"/> where none was taken.</summary>
    public WorkflowText? Latest(string workflow, Horizon at) => Read(at, "workflow = @workflow", new { workflow }).MaxBy(w => w.Version);

    /// <summary>The watchlists of the high tier.</summary>
    public IReadOnlyList<WatchlistId> HighTier(Horizon at) => _database
        .Query<string>(
            """
            SELECT t.watchlist FROM list_tier t WHERE t.is_high = 1 AND t.position <= @acts
             AND NOT EXISTS (SELECT 1 FROM list_tier n WHERE n.watchlist = t.watchlist AND n.position > t.position AND n.position <= @acts) ORDER BY 1
            """,
            at.With())
        .ConvertAll(w => new WatchlistId(w));

    internal static void Take(Writes writes, long position, WorkflowText workflow) => writes.Insert(Shape, position, workflow.Id, (long)workflow.Version);

    internal static void SetTier(Writes writes, long position, ListTier tier) => writes.Insert(Tiers, position, tier.Watchlist.Value, tier.IsHigh ? 1L : 0L);

    private List<WorkflowText> Read(Horizon at, string where, object? parameters = null) => _entries
        .ReadMany<EntryBody.WorkflowTaken>(_database.Query<long>($"SELECT position FROM workflow WHERE position <= @at AND {where} ORDER BY position",
            at.With(parameters)))
        .ConvertAll(r => r.Body.Workflow);
}
