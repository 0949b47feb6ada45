using System.CommandLine;
using Lookback.Core.Arrivals;
using Lookback.Store.Arrivals;
using Lookback.Views.Arrivals;

namespace Lookback.Cli.Arrivals;

/// <summary><c>lookback arrivals</c>: how many were met, when and where, and is that unusual? Numbers of nobody.</summary>
internal static class ArrivalsVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create()
    {
        var verb = new Command("arrivals", "How many were met, by period, place and citizenship as recorded, and whether that is unusual.")
        {
            CreateCounts(), CreateWatch(), CreateKey(),
        };
        foreach (var publication in PublicationVerbs.All()) verb.Add(publication);
        return verb;
    }

    private static Command CreateCounts()
    {
        var asked = new ArrivalOptions();
        var output = new Option<string?>("--out") { Description = "Write the table to a file that ends in .csv. Small counts stand in it.", HelpName = "file" };
        return With(new Command("counts", "Count arrivals. For use inside: small counts are not hidden."), asked, output).Runs(session =>
        {
            var file = Target(session, output, ".csv");
            var (counted, question) = asked.Count(session);
            var report = ArrivalCountsReport.Of(counted, question, session.Now);
            if (file is not null) Files.WriteWholePrivate(file, to => ArrivalLines.WriteCsv(to, report));
            session.Output.Write(report, r => ArrivalLines.Tell(r, file));
            return ExitCode.Done;
        });
    }

    private static Command CreateWatch()
    {
        var asked = new ArrivalOptions();
        var method = new Option<string[]>("--method")
        {
            Description = "Judge by this method, once for each: c1, c2, c3, bayes, farrington, cusum. Default: what suits the periods.",
            HelpName = "method",
        }.AcceptOnlyFromAmong("c1", "c2", "c3", "bayes", "farrington", "cusum");
        var last = new Option<int>("--last")
        {
            Description = "How many periods to judge, from the last that is over. Default: 12.", DefaultValueFactory = _ => 12, HelpName = "number",
        }.Within(1, 100_000, "a number of periods from 1 on");
        var output = new Option<string?>("--out") { Description = "Write a page with charts to a file that ends in .html.", HelpName = "file" };
        var watch = new Command("watch", "Hold the last periods against those before. An alarm is a reason to look at counts, and at nobody.");
        return With(watch, asked, method, last, output)
            .Runs(session =>
            {
                var file = Target(session, output, ".html");
                var (counted, question) = asked.Count(session);
                var detectors = (session.Parsed.GetValue(method) ?? []).Select(m => Method(m, question.Periods.Frequency)).ToList();
                var report = ArrivalWatchReport.Of(counted, question, detectors, session.Parsed.GetValue(last), session.Now);
                if (file is not null)
                {
                    Files.WriteWholePrivate(file, to =>
                    {
                        ArrivalsPage.Write(to, report);
                        return 0;
                    });
                }

                session.Output.Write(report, r => ArrivalLines.Tell(r, file));
                return ExitCode.Done;
            });
    }

    private static Command CreateKey()
    {
        var output = new Option<string>("--out") { Description = "The new file, which only its owner can read.", Required = true, HelpName = "file" };
        return new Command("key", "Write the counting key: it opens what is counted of encounters, and no record of anybody.") { output }.Runs(session =>
        {
            var file = session.Parsed.GetRequiredValue(output);
            Files.RefuseOverwriting(file, session.OwnFiles);
            CountingStore.WriteKey(session.Location, file);
            Output.Line($"{file}: the counting key of {session.Location.Name}. Whoever has it counts events, and opens nobody's record.");
            return ExitCode.Done;
        });
    }

    private static Command With(Command command, ArrivalOptions asked, params Option[] others)
    {
        foreach (var option in asked.All.Concat(others)) command.Add(option);
        return command;
    }

    private static Detector Method(string word, int frequency) => word switch
    {
        "c1" => new Ears(EarsKind.C1) { LeastSpread = 1 },
        "c2" => new Ears(EarsKind.C2) { LeastSpread = 1 },
        "c3" => new Ears(EarsKind.C3) { LeastSpread = 1 },
        "bayes" => new Bayes { Recent = 6, Frequency = frequency },
        "farrington" => new Farrington { Frequency = frequency },
        _ => new Cusum(),
    };

    private static string? Target(Session session, Option<string?> output, string ending)
    {
        if (session.Parsed.GetValue(output) is not { } file) return null;
        if (!Path.GetExtension(file).Equals(ending, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"--out: expected a name that ends in {ending}, found \"{file}\"");
        Files.RefuseOverwriting(file, session.OwnFiles);
        return file;
    }
}
