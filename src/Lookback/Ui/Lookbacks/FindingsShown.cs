using Lookback.Api;
using Lookback.Api.V1;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;

namespace Lookback.Ui.Lookbacks;

/// <summary>A finding, and the alert that it is worked on by.</summary>
/// <param name="Line">It.</param>
/// <param name="Alert">The alert; <see langword="null"/> where there is none, as of somebody who was erased.</param>
internal sealed record FoundLine(FindingLine Line, AlertId? Alert);

/// <summary>Findings, counted by verdict and shown in pages.</summary>
/// <param name="Run">The run that they are of; <see langword="null"/> for all.</param>
/// <param name="Verdicts">How many of each verdict, of those of the chosen list.</param>
/// <param name="Watchlists">The lists that there are findings for.</param>
/// <param name="Verdict">The verdict that is chosen.</param>
/// <param name="Watchlist">The list that is chosen.</param>
/// <param name="Lines">Those chosen.</param>
internal sealed record FindingsShown(
    RunId? Run,
    IReadOnlyList<(Verdict Verdict, int Count)> Verdicts,
    IReadOnlyList<WatchlistId> Watchlists,
    Verdict? Verdict,
    WatchlistId? Watchlist,
    Page<FoundLine> Lines)
{
    private sealed record Row(long Position, ErasedFindingRow? Erased);

    /// <summary>How many there are in all.</summary>
    public int Count => Verdicts.Sum(v => v.Count);

    /// <summary>Findings of a run or of all, as the query narrows them.</summary>
    public static Shown<FindingsShown> Of(Inquiry inquiry, Ledger ledger, FindingMarks marks, RunId? run, PageRequest page)
    {
        var at = page.At(ledger);
        Verdict? verdict = inquiry.Text("verdict") is not { } word ? null
            : Enum.TryParse<Verdict>(word, out var known) && Enum.IsDefined(known) ? known
            : throw new BadRequestException("verdict", $"expected one of {string.Join(", ", Enum.GetNames<Verdict>())}, found \"{ReadIssue.Cut(word)}\"");
        WatchlistId? list = inquiry.Text("watchlist") is { } name ? Parameters.Watchlist(name) : null;
        var found = marks.Of(ledger, run, at);
        // Of whom nothing is left to read it is not known for which list they were found.
        var erased = list is null ? ledger.Views.Findings.Erased(run, at) : [];
        var ofList = found.Where(m => list is null || m.Watchlist == list).ToList();
        var counts = ofList.GroupBy(m => m.Verdict).ToDictionary(g => g.Key, g => g.Count());
        counts[Core.Records.Verdict.NotReplayable] = counts.GetValueOrDefault(Core.Records.Verdict.NotReplayable) + erased.Count;
        var rows = ofList.Where(m => verdict is null || m.Verdict == verdict).Select(m => new Row(m.Position, null))
            .Concat(erased.Where(_ => verdict is null or Core.Records.Verdict.NotReplayable).Select(e => new Row(e.Position, e)));
        var (lines, subjects) = Page(ledger, at, page, rows);
        return new Shown<FindingsShown>(
            new FindingsShown(
                run, [.. Enum.GetValues<Verdict>().Select(v => (v, counts.GetValueOrDefault(v))).Where(v => v.Item2 > 0)],
                [.. found.Select(m => m.Watchlist).Distinct().OrderBy(w => w.Value, StringComparer.Ordinal)], verdict, list, lines),
            subjects, lines.Items.Count);
    }

    /// <summary>The alert by which a finding is worked on.</summary>
    public static AlertId? AlertOf(Ledger ledger, FindingLine line, Horizon at) => line.Listing is not { } listing ? null
        : Whom.Of(ledger, line.Subject).SelectMany(s => ledger.Views.Alerts.Of(s, at)).FirstOrDefault(a => a.Listing == listing)?.Alert;

    private static (Page<FoundLine> Lines, List<long> Subjects) Page(Ledger ledger, Horizon at, PageRequest page, IEnumerable<Row> rows)
    {
        var shown = page.Of(rows, r => r.Position, _ => "", r => r);
        var read = ledger.Views.Findings.At([.. shown.Items.Where(r => r.Erased is null).Select(r => r.Position)]).ToDictionary(f => f.Position);
        var subjects = new List<long>();
        return (new Page<FoundLine>(shown.Position, [.. shown.Items.Select(Line)], shown.Next), subjects);

        FoundLine Line(Row row)
        {
            if (row.Erased is { } gone)
            {
                subjects.Add(gone.SubjectPosition);
                return new FoundLine(FindingList.Erased(ledger, gone), null);
            }

            var line = FindingList.Line(ledger, read[row.Position]);
            subjects.AddRange(Whom.Of(ledger, line.Subject));
            return new FoundLine(line, AlertOf(ledger, line, at));
        }
    }
}
