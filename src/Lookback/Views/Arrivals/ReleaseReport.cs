using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views.Arrivals;

/// <summary>A row of a release as anybody sees it.</summary>
/// <param name="Row">What it is called.</param>
/// <param name="Kind">A period, or a total over periods.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Cells">Its counts; <see langword="null"/> where one is hidden.</param>
/// <param name="Total">All columns together.</param>
public sealed record ReleaseRow(string Row, RowKind Kind, DateOnly From, DateOnly To, IReadOnlyList<int?> Cells, int? Total);

/// <summary>Counts that went out.</summary>
/// <param name="Plan">Under which plan.</param>
/// <param name="Number">Which release of it.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Threshold">No count of 1 to this is shown, or can be worked out.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Hidden">How many cells are hidden.</param>
/// <param name="Cells">How many there are.</param>
/// <param name="RecordedSince">How many events of rows that went out before were recorded later, in steps.</param>
public sealed record ReleaseReport(
    string Plan,
    int Number,
    ArrivalUnit Unit,
    int Threshold,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ReleaseRow> Rows,
    int Hidden,
    int Cells,
    string RecordedSince)
{
    /// <summary>The report on a release.</summary>
    public static ReleaseReport Of(Release release) => new(
        release.Plan.Name,
        release.Number,
        release.Plan.Unit,
        release.Plan.Threshold,
        release.Table.Columns,
        [.. release.Table.Rows.Select(r => new ReleaseRow(r.Label, r.Kind, r.From, r.To, r.Cells, r.Total))],
        release.Table.Hidden,
        release.Table.Size,
        release.RecordedSince);

    /// <summary>A release on record; the last one of a plan for <see langword="null"/>.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    internal static Release Find(Ledger ledger, string plan, int? number, Horizon at)
    {
        var releases = ledger.Views.Publications.Releases(at, plan);
        var found = number is { } wanted ? releases.FirstOrDefault(r => r.Body.Number == wanted) : releases.LastOrDefault();
        return found is not null
            ? TableJson.ReadRelease(found.Body.Table)
            : throw new RefusedException(
                "no-release", $"plan {plan} has no {(number is null ? "release" : $"release {number}")}: `lookback arrivals plans` lists what went out");
    }
}

/// <summary>A plan on record, and how often counts went out under it.</summary>
/// <param name="Plan">Its name.</param>
/// <param name="LaidDownAt">When.</param>
/// <param name="Person">By whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="Releases">How many releases there are.</param>
/// <param name="PublishedTo">The last day that went out.</param>
public sealed record PlanLine(string Plan, DateTimeOffset LaidDownAt, StaffId Person, string Reason, int Releases, DateOnly? PublishedTo)
{
    /// <summary>All plans.</summary>
    internal static IReadOnlyList<PlanLine> All(Ledger ledger, Horizon at) => [.. ledger.Views.Publications.Plans(at).Select(p =>
    {
        var releases = ledger.Views.Publications.Releases(at, p.Body.Plan);
        DateOnly? to = releases.Count == 0 ? null : TableJson.ReadRelease(releases[^1].Body.Table).Table.Rows.Max(r => r.To);
        return new PlanLine(p.Body.Plan, p.At, p.Body.Person, p.Body.Reason, releases.Count, to);
    })];
}

/// <summary>What can be worked out of a published table.</summary>
/// <param name="Hidden">Its hidden cells.</param>
/// <param name="SmallShown">Cells shown although they are small.</param>
/// <param name="IsProtected">Whether nothing small is shown, or can be worked out.</param>
public sealed record AttackReport(IReadOnlyList<HiddenCell> Hidden, IReadOnlyList<string> SmallShown, bool IsProtected)
{
    /// <summary>The attack on a table.</summary>
    public static AttackReport Of(PublishedTable table)
    {
        var (hidden, small) = (AttackCheck.Intervals(table), AttackCheck.SmallShown(table));
        return new AttackReport(hidden, small, small.Count == 0 && hidden.All(h => h.Verdict != CellVerdict.Narrowed));
    }
}
