using System.CommandLine;
using System.Diagnostics;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback screen</c>: a file of encounters against the editions in force.</summary>
internal static class ScreenVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "A CSV with a header, or JSON lines; gzipped or not. Fields: name or given_name and family_name, alias, schema, "
                + "birth_date, birth_place, country, nationality, sex, document, document_type, document_country, national_id, tax_id, "
                + "registration_number, lei, imo, address, met_at, place, reference, booking.",
        };
        var map = new Option<string?>("--map") { Description = "A mapping file for columns whose names are not known.", HelpName = "path" };
        var output = new Option<string?>("--out")
        {
            Description = "Write one line for each row: .csv for a table, .jsonl with the evidence.",
            HelpName = "path",
        };
        var explain = ExplainOption.Create("each hit");
        var fail = new Option<bool>("--fail-on-alert") { Description = "Exit with 1 where there are alerts." };
        return new Command("screen", "Screen encounters against the editions in force and remember every one. The same rows again add nothing.")
        {
            file, map, output, explain, fail,
        }.Runs(session =>
        {
            var path = Files.Require(session.Parsed.GetRequiredValue(file));
            var mapPath = session.Parsed.GetValue(map);
            var mapping = Files.EncounterMapping(mapPath);
            var target = session.Parsed.GetValue(output);
            var format = target is null ? null : RowFormat.Of(target);
            var wanted = session.Parsed.GetValue(explain);
            if (wanted && session.Output.IsJson && !RowFormat.HoldsEvidence(target))
                throw new UsageException("--explain with --json: expected --out with a name that ends in .jsonl, for explanations go to the rows there");
            if (target is not null) Files.RefuseOverwriting(target, [path, mapPath, .. session.OwnFiles]);
            var rows = EncounterReader.Verify(Files.Source(path), mapping);
            using var ledger = session.Append();
            var report = Counting(target, count => target is null
                ? Screen(ledger, path, mapping, rows, row =>
                {
                    count(row);
                    if (!session.Output.IsJson) Tell(row, Explain(ledger, row, wanted));
                })
                : ScreenTo(target, format!, write => Screen(ledger, path, mapping, rows, row =>
                {
                    count(row);
                    var explanations = Explain(ledger, row, wanted);
                    write(row, explanations);
                    if (!session.Output.IsJson) Tell(row, explanations);
                })));
            report = report with
            {
                Editions = ListOverview.Of(ledger, ledger.Head, session.Now, all: false), Warnings = ListWarnings.Of(ledger, ledger.Head, session.Now),
            };
            session.Output.Write(report, Tell);
            session.TellStale(report.Warnings);
            if (report.Unscreened > 0) return ExitCode.Incomplete;
            return report.Alerts > 0 && session.Parsed.GetValue(fail) ? ExitCode.AlertsFound : ExitCode.Done;
        });
    }

    // Once rows are on record, a disk that fills up or a store that is lost is no refusal.
    private static ScreeningReport Counting(string? target, Func<Action<RowOutcome>, ScreeningReport> screen)
    {
        var recorded = 0L;
        try
        {
            return screen(row => recorded = row.Line);
        }
        catch (Exception e) when (recorded > 0 && Trouble(e, target) is { } trouble)
        {
            throw new IncompleteException(
                FormattableString.Invariant($"{trouble}; rows up to line {recorded} at least are on record, and the same command goes on from there"));
        }
    }

    private static string? Trouble(Exception e, string? target) => StoreFault.Of(e) is { } fault
        ? fault.IsDamage ? null : fault.Sentence
        : e is IOException && target is not null ? $"--out {target} could not be written ({e.Message})" : null;

    private static List<Explanation> Explain(Ledger ledger, RowOutcome row, bool wanted)
    {
        if (!wanted || row.Encounter is not { } encounter || row.Hits.Count == 0) return [];
        var (pairs, coverage) = (new ExplainPair(ledger), ledger.Views.Coverages.Latest(ledger.Head).Coverage!);
        return row.Hits.Select(h => Explanation.Of(h.Listing, pairs.Run(encounter.Facts, h.Listing, coverage))).ToList();
    }

    private static void Tell(RowOutcome row, List<Explanation> explanations)
    {
        if (explanations.Count == 0) return;
        Output.Line($"  line {row.Line}, reference {Output.Visible(row.Reference ?? "-")}: {Show.Many(explanations.Count, "hit")}");
        ExplanationLines.Tell(explanations);
    }

    private static ScreeningReport ScreenTo(
        string target, Func<TextWriter, IRowWriter> format, Func<Action<RowOutcome, IReadOnlyList<Explanation>>, ScreeningReport> screen) =>
        Files.WriteWhole(target, writer =>
        {
            using var lines = format(writer);
            return screen(lines.Write);
        });

    /// <summary>Says how a screening went.</summary>
    public static void Tell(ScreeningReport report)
    {
        Output.Line(
            $"{Show.Many(report.Rows, "row")}: {Show.Count(report.Hits)} with alerts, {Show.Count(report.NoHits)} without, "
            + $"{Show.Count(report.Unscreened)} unscreened; {Show.Many(report.Alerts, "alert")}");
        if (report.AlreadyRecorded > 0) Output.Line($"  on record already, adding nothing: {Show.Many(report.AlreadyRecorded, "row")}");
        foreach (var edition in report.Editions)
            Output.Line($"  screened against {edition.Watchlist}{Show.Aged(edition)}");
        Output.Line($"  {report.Seconds:0.0} s, {Show.Count((long)report.RowsPerSecond)} rows a second");
    }

    private static ScreeningReport Screen(Ledger ledger, string path, EncounterMapping mapping, long rows, Action<RowOutcome> write)
    {
        var watch = Stopwatch.StartNew();
        using var interruption = new Interruption();
        return ProgressLine.Run("screening", "rows", tick =>
        {
            var done = 0L;
            var totals = new ScreenEncounters(ledger, Policy.Default).Run(
                EncounterReader.Read(Files.Source(path), mapping, DateOnly.FromDateTime(ProgramClock.Time.GetUtcNow().UtcDateTime)),
                row =>
                {
                    write(row);
                    if (++done % 1000 == 0) tick(done, done / (double)Math.Max(rows, 1));
                },
                interruption.Token);
            return ScreeningReport.Of(totals, watch.Elapsed);
        });
    }
}
