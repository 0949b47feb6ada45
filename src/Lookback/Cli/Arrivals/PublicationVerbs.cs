using System.CommandLine;
using Lookback.Core.Arrivals.Publication;
using Lookback.Flows.Arrivals;
using Lookback.Views.Arrivals;

namespace Lookback.Cli.Arrivals;

/// <summary>The verbs by which counts go out: a plan laid down, a release under it, and the attack that anybody can make.</summary>
internal static class PublicationVerbs
{
    private static readonly string[] Endings = [".csv", ".json", ".html"];

    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All() => [CreatePlan(), CreatePlans(), CreatePublish(), CreateShow(), CreateAttack()];

    private static Command CreatePlan()
    {
        var file = new Argument<string>("file") { Description = "The plan, as JSON: docs/arrivals-publication.md says what it lays down." };
        var reason = NetworkOptions.Reason();
        return new Command("plan", "Lay down what is published, once and for all.") { file, reason }.Runs(session =>
        {
            var json = File.ReadAllText(Files.Require(session.Parsed.GetRequiredValue(file)));
            using var ledger = session.Append();
            var plan = new PublishCounts(ledger, CohortVerb.Account(session)).LayDown(json, session.Parsed.GetRequiredValue(reason));
            session.Output.Write(
                PlanLine.All(ledger, ledger.Head).Single(p => p.Plan == plan.Name),
                p => Output.Line($"plan {p.Plan}: laid down by {p.Person}; `lookback arrivals publish {p.Plan}` releases counts under it"));
            return ExitCode.Done;
        });
    }

    private static Command CreatePlans() => new Command("plans", "List what is published, and how far.").Runs(session =>
    {
        var (ledger, at) = session.Read();
        using (ledger)
        {
            session.Output.Write(PlanLine.All(ledger, at), ReleaseLines.Tell);
            return ExitCode.Done;
        }
    });

    private static Command CreatePublish()
    {
        var (plan, output) = (Plan(), Out());
        var complete = new Option<string>("--complete-to")
        {
            Description = "The last day up to which arrivals are complete: only periods over by then go out.", Required = true, HelpName = "date",
        };
        return new Command("publish", "Release the counts of a plan: small ones hidden, attacked before they go out, and never changed afterwards.")
        {
            plan, complete, output,
        }.Runs(session =>
        {
            var file = Target(session, output);
            var to = Files.Instant(session.Parsed.GetRequiredValue(complete), "--complete-to")!.Value;
            using var ledger = session.Append();
            var made = new PublishCounts(ledger, CohortVerb.Account(session))
                .Release(session.Parsed.GetRequiredValue(plan), DateOnly.FromDateTime(to.UtcDateTime));
            Hand(session, made.Release, file);
            return ExitCode.Done;
        });
    }

    private static Command CreateShow()
    {
        var (plan, output) = (Plan(), Out());
        var number = new Argument<int?>("number") { Description = "The release's number. Default: the last.", Arity = ArgumentArity.ZeroOrOne };
        return new Command("release", "Show what went out, as it went out.") { plan, number, output }.Runs(session =>
        {
            var file = Target(session, output);
            var (ledger, at) = session.Read();
            using (ledger)
            {
                Hand(session, ReleaseReport.Find(ledger, session.Parsed.GetRequiredValue(plan), session.Parsed.GetValue(number), at), file);
                return ExitCode.Done;
            }
        });
    }

    private static Command CreateAttack()
    {
        var file = new Argument<string>("file") { Description = "A published table: .csv, or .json." };
        var threshold = new Option<int>("--threshold")
        {
            Description = "No count of 1 to this may be worked out; a JSON says it itself. Default: 10.", DefaultValueFactory = _ => 10, HelpName = "count",
        }.Within(1, 1_000, "a count from 1 to 1000");
        return new Command("attack", "Work out of a published table what can be worked out. Takes no store.") { file, threshold }.Runs(session =>
        {
            var path = Files.Require(session.Parsed.GetRequiredValue(file));
            var text = File.ReadAllText(path);
            var table = Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)
                ? TableJson.ReadRelease(text).Table
                : TableCsv.Read(text, session.Parsed.GetValue(threshold));
            var report = AttackReport.Of(table);
            session.Output.Write(report, ReleaseLines.Tell);
            return report.IsProtected ? ExitCode.Done : ExitCode.Incomplete;
        });
    }

    private static Argument<string> Plan() => new("plan") { Description = "The plan's name." };

    private static Option<string?> Out() => new("--out")
    {
        Description = "Write it to a file: .csv, .json, or .html for a page with a chart.", HelpName = "file",
    };

    private static string? Target(Session session, Option<string?> output)
    {
        if (session.Parsed.GetValue(output) is not { } file) return null;
        if (!Endings.Contains(Path.GetExtension(file).ToLowerInvariant()))
            throw new UsageException($"--out: expected a name that ends in .csv, .json or .html, found \"{file}\"");
        Files.RefuseOverwriting(file, session.OwnFiles);
        return file;
    }

    private static void Hand(Session session, Release release, string? file)
    {
        var report = ReleaseReport.Of(release);
        if (file is not null)
        {
            Files.WriteWholePrivate(file, to =>
            {
                switch (Path.GetExtension(file).ToLowerInvariant())
                {
                    case ".csv": to.Write(TableCsv.Write(release.Table)); break;
                    case ".json": to.Write(TableJson.Of(release)); break;
                    default: ReleasePage.Write(to, report); break;
                }

                return 0;
            });
        }

        session.Output.Write(report, r => ReleaseLines.Tell(r, file));
    }
}
