using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Cases;

/// <summary>Something of a cohort as it was put on record.</summary>
/// <param name="Body">What.</param>
/// <param name="Position">Its position.</param>
/// <param name="At">When.</param>
/// <param name="Actor">By whom.</param>
public sealed record Recorded<T>(T Body, long Position, DateTimeOffset At, string Actor);

/// <summary>Cohorts: their rules, what sources said of their completeness, published claims, and briefings.</summary>
public sealed class CohortTable
{
    private static readonly TableShape RuleShape = new("cohort_rule", "position", "cohort", "version");
    private static readonly TableShape ReportShape = new("source_report", "position", "cohort");
    private static readonly TableShape ClaimShape = new("claim", "position", "claim", "cohort");
    private static readonly TableShape BriefingShape = new("briefing", "position", "cohort", "number");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal CohortTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Every version of every rule, oldest first; of one cohort where it is named.</summary>
    public IReadOnlyList<Recorded<CohortRule>> Rules(Horizon at, CohortId? cohort = null) =>
        Read<EntryBody.CohortRuled, CohortRule>("cohort_rule", "position", at, cohort, b => b.Rule);

    /// <summary>The rule of a cohort that stood; <see langword="null"/> where it had none.</summary>
    public Recorded<CohortRule>? Rule(CohortId cohort, Horizon at) => Rules(at, cohort) is [.., var last] ? last : null;

    /// <summary>What sources said of how far their word goes, oldest first.</summary>
    public IReadOnlyList<Recorded<SourceReport>> Reports(CohortId cohort, Horizon at) =>
        Read<EntryBody.SourceReported, SourceReport>("source_report", "position", at, cohort, b => b.Report);

    /// <summary>Claims, oldest first; about one cohort where it is named.</summary>
    public IReadOnlyList<Recorded<Claim>> Claims(Horizon at, CohortId? cohort = null) =>
        Read<EntryBody.ClaimMade, Claim>("claim", "position", at, cohort, b => b.Claim);

    /// <summary>Briefings on a cohort, in the order of their numbers.</summary>
    public IReadOnlyList<Recorded<Briefing>> Briefings(CohortId cohort, Horizon at) =>
        Read<EntryBody.BriefingMade, Briefing>("briefing", "number", at, cohort, b => b.Briefing);

    internal static void Rule(Writes writes, long position, CohortRule rule) => writes.Insert(RuleShape, position, rule.Cohort.Value, (long)rule.Version);

    internal static void Report(Writes writes, long position, SourceReport report) => writes.Insert(ReportShape, position, report.Cohort.Value);

    internal static void Claim(Writes writes, long position, Claim claim) => writes.Insert(ClaimShape, position, claim.Id.Value, claim.Cohort.Value);

    internal static void Brief(Writes writes, long position, Briefing briefing) =>
        writes.Insert(BriefingShape, position, briefing.Cohort.Value, (long)briefing.Number);

    private List<Recorded<T>> Read<TBody, T>(string table, string order, Horizon at, CohortId? cohort, Func<TBody, T> of)
        where TBody : EntryBody => _entries
        .ReadMany<TBody>(_database.Query<long>(
            $"SELECT position FROM {table} WHERE position <= @acts {(cohort is null ? "" : "AND cohort = @cohort")} ORDER BY {order}",
            at.With(cohort is { } id ? new { cohort = id.Value } : null)))
        .ConvertAll(r => new Recorded<T>(of(r.Body), r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));
}
