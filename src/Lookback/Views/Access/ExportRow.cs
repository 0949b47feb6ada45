using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views.Access;

/// <summary>A row of an export: what it is known by, whom it shows and when, and its cells.</summary>
/// <param name="Id">The id of the alert, the finding or the encounter.</param>
/// <param name="Subject">The position at which whoever it shows was first met.</param>
/// <param name="Name">The name it shows them by.</param>
/// <param name="Day">The day that stands beside it.</param>
/// <param name="Cells">Its cells, in the order of the columns.</param>
internal sealed record ExportRow(string Id, long Subject, string Name, string Day, IReadOnlyList<string> Cells)
{
    /// <summary>The columns of a kind of record; the first is the id.</summary>
    public static IReadOnlyList<string> Columns(string what) => what switch
    {
        "alerts" => ["alert", "subject_name", "references", "listing", "listed_name", "state", "decision", "score", "raised_at"],
        "findings" => ["finding", "subject_name", "reference", "listing", "listed_name", "verdict", "score", "met_at", "found_at"],
        "encounters" => ["encounter", "name", "reference", "birth_date", "place", "met_at", "recorded_at"],
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "not one of the kinds"),
    };

    /// <summary>The rows of a question, of subjects that were not erased, in the order of the ledger.</summary>
    public static IEnumerable<ExportRow> Of(Ledger ledger, ExportQuestion question, Horizon at) => question.What switch
    {
        "alerts" => Alerts(ledger, question, at),
        "findings" => Findings(ledger, question, at),
        _ => Encounters(ledger, question, at),
    };

    private static IEnumerable<ExportRow> Alerts(Ledger ledger, ExportQuestion question, Horizon at)
    {
        var alerts = question.IsOpenAlone ? ledger.Views.Alerts.Open(at) : ledger.Views.Alerts.All(at);
        foreach (var alert in alerts.Where(a => !a.IsErased && (question.Watchlist is not { } list || a.Listing.Watchlist == list)))
        {
            var line = AlertQueue.Line(ledger, alert, at);
            yield return new ExportRow(line.Alert.Value, alert.SubjectPosition, line.SubjectName, DayOf(line.RaisedAt),
            [
                line.Alert.Value, line.SubjectName, string.Join("; ", line.References), line.Listing.ToString(), line.ListedName, line.State.ToString(),
                line.Decision?.ToString() ?? "", Score(line.Score), Instant(line.RaisedAt),
            ]);
        }
    }

    private static IEnumerable<ExportRow> Findings(Ledger ledger, ExportQuestion question, Horizon at)
    {
        var found = question.Run is { } run ? ledger.Views.Findings.Of(run, at) : ledger.Views.Findings.All(at);
        foreach (var one in found)
        {
            var line = FindingList.Line(ledger, one);
            if (line.Finding is not { } id || (question.Watchlist is { } list && line.Watchlist != list)) continue;
            if (ledger.Views.Encounters.FindNamed(one.Subject.Value, at) is not [var subject, ..]) continue;
            yield return new ExportRow(id.Value, subject, line.SubjectName, DayOf(line.MetAt ?? line.FoundAt),
            [
                id.Value, line.SubjectName, line.Reference ?? "", line.Listing?.ToString() ?? "", line.ListedName, line.Verdict.ToString(), Score(line.Score),
                line.MetAt is { } met ? Instant(met) : "", Instant(line.FoundAt),
            ]);
        }
    }

    private static IEnumerable<ExportRow> Encounters(Ledger ledger, ExportQuestion question, Horizon at)
    {
        var met = ledger.Views.Encounters.Between(Start(question.From), Start(question.Until?.AddDays(1)), at);
        foreach (var page in met.Chunk(2_000))
        {
            var all = ledger.Views.Encounters.Many([.. page.Select(m => m.EncounterPosition)]);
            foreach (var (recorded, subject) in all.Zip(page.Select(m => m.SubjectPosition)))
            {
                var encounter = recorded.Encounter;
                var name = encounter.Facts.Names is [var first, ..] ? first.Full : "";
                yield return new ExportRow(encounter.Id.Value, subject, name, DayOf(recorded.At),
                [
                    encounter.Id.Value, name, encounter.Reference ?? "", string.Join("; ", encounter.Facts.BirthDates), encounter.Place ?? "",
                    encounter.MetAt is { } moment ? Instant(moment) : "", Instant(recorded.RecordedAt),
                ]);
            }
        }
    }

    private static DateTimeOffset? Start(DateOnly? day) => day is { } d ? new DateTimeOffset(d, TimeOnly.MinValue, TimeSpan.Zero) : null;

    private static string Score(double? score) => score is { } s ? s.ToString("0.0000", CultureInfo.InvariantCulture) : "";

    private static string DayOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
