using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Arrivals;

/// <summary>What is published of arrivals: plans, and the counts that went out under them.</summary>
public sealed class PublicationTable
{
    private static readonly TableShape PlanShape = new("publication_plan", "position", "plan");
    private static readonly TableShape ReleaseShape = new("count_release", "position", "plan", "number");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal PublicationTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Every plan, oldest first.</summary>
    public IReadOnlyList<Recorded<PublicationPlan>> Plans(Horizon at) => _entries
        .ReadMany<EntryBody.PublicationPlanned>(_database.Query<long>("SELECT position FROM publication_plan WHERE position <= @acts ORDER BY position", at.With()))
        .ConvertAll(r => new Recorded<PublicationPlan>(r.Body.Plan, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));

    /// <summary>What went out, oldest first; under one plan where it is named.</summary>
    public IReadOnlyList<Recorded<CountRelease>> Releases(Horizon at, string? plan = null) => _entries
        .ReadMany<EntryBody.CountsReleased>(_database.Query<long>(
            $"SELECT position FROM count_release WHERE position <= @acts {(plan is null ? "" : "AND plan = @plan")} ORDER BY position",
            at.With(plan is null ? null : new { plan })))
        .ConvertAll(r => new Recorded<CountRelease>(r.Body.Release, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));

    internal static void Plan(Writes writes, long position, PublicationPlan plan) => writes.Insert(PlanShape, position, plan.Plan);

    internal static void Release(Writes writes, long position, CountRelease release) =>
        writes.Insert(ReleaseShape, position, release.Plan, (long)release.Number);
}
