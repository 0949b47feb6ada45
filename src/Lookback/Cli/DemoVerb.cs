using System.CommandLine;
using System.Reflection;
using Lookback.Core.Documents;
using Lookback.Core.Lists;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback demo</c>: the main job on invented lists and encounters, in a temporary folder.</summary>
internal static class DemoVerb
{
    private static readonly WatchlistId Sdn = new("ofac-sdn");

    /// <summary>The verb.</summary>
    public static Command Create() => new Command("demo", "Run the main job on invented samples, in a temporary folder that is removed.").Runs(session =>
    {
        if (session.AsOf is not null) throw new UsageException("--as-of: the demo happens now");
        var folder = Directory.CreateTempSubdirectory("lookback-demo-");
        try
        {
            using var ledger = Ledger.OpenToAppend(Path.Combine(folder.FullName, "lookback.db"), TimeProvider.System, "demo");
            var report = Tell(ledger, session);
            if (session.Output.IsJson) session.Output.Write(report, static _ => { });
            return ExitCode.Done;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    private static RunReport Tell(Ledger ledger, Session session)
    {
        var loud = !session.Output.IsJson;
        Step(loud, "1. A watchlist is imported as it stood on 2 March (invented, in the publisher's format).");
        var first = Import(ledger, "2026-03-02", "sdn_a.csv", "alt_a.csv");
        if (loud) ListVerb.Tell(ImportReport.Of(first, session.Now));

        Step(loud, "2. People and companies met in March are screened. Every row gets an outcome; hits go to a person.");
        var totals = Screen(ledger, loud);
        if (loud) ScreenVerb.Tell(totals);

        Step(loud, "3. The edition of 20 March is imported. What changed:");
        var second = Import(ledger, "2026-03-20", "sdn_b.csv", "alt_b.csv");
        if (loud) DifferenceLines.Tell(EditionDifference.Of(ledger, first.Loaded, second.Loaded, ledger.Head, session.Now));

        Step(loud, "4. Lookback: whom among those already let through does it touch, and could it have been known?");
        var result = new RunLookback(ledger, Policy.Default).Run(RunMode.Delta, static (_, _) => { }, CancellationToken.None);
        var report = RunReport.Of(ledger, result, session.Now);
        if (!loud) return report;
        RunVerb.Tell(report);
        Output.Line();
        foreach (var finding in report.Findings) FindingVerb.TellOne(finding);
        Output.Line();
        Output.Line("Next: `lookback list import ofac-sdn sdn.csv alt.csv add.csv sdn_comments.csv`, `lookback screen people.csv`, `lookback --help`.");
        return report;
    }

    private static ScreeningReport Screen(Ledger ledger, bool loud)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var totals = new ScreenEncounters(ledger, Policy.Default).Run(
            EncounterReader.Read(new SourceFile("encounters.csv", () => Open("encounters.csv")), EncounterMapping.None, DateOnly.MaxValue),
            row =>
            {
                if (!loud || row.Hits.Count == 0) return;
                var top = row.Hits[0];
                Output.Line($"  {row.Encounter!.Reference} {top.SubjectName}: {top.Listing} {top.ListedName}, score {Show.Score(top.Score)}");
                EvidenceLines.Tell(top.Evidence);
            },
            CancellationToken.None);
        return ScreeningReport.Of(totals, watch.Elapsed);
    }

    private static ImportResult Import(Ledger ledger, string published, params string[] files) => new ImportEdition(ledger).Run(
        new ImportRequest(
            Sdn,
            files.Select(f => new SourceFile(f, () => Open(f))).ToList(),
            Files.Instant(published, "--published"),
            null,
            null),
        static _ => { });

    private static Stream Open(string sample) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"samples/{sample}")
        ?? throw new InvalidOperationException($"the sample {sample} is not in the program");

    private static void Step(bool loud, string sentence)
    {
        if (!loud) return;
        Output.Line();
        Output.Line(sentence);
    }
}
