using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Views.Briefings;

namespace Lookback.Cli;

/// <summary><c>lookback briefing</c>: what can be said of a cohort, with the way down to the records?</summary>
internal static class BriefingVerb
{
    private static readonly string[] Endings = [".md", ".html"];

    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("briefing", "Brief on a cohort: figures that name their unit, rule and position, and what changed since the last.")
    {
        CreateNew(), CreateList(), CreateShow(),
    };

    private static Command CreateNew()
    {
        var (cohort, moment, output) = (CohortVerb.Cohort(), new MomentOptions(), Out());
        var names = new Option<bool>("--names") { Description = "Name the members. Takes a --purpose, which is recorded." };
        var purpose = new Option<string?>("--purpose") { Description = "Why names are needed; at least 20 characters.", HelpName = "text" };
        return new Command("new", $"Make a briefing and pin what it rests on. {MomentOptions.Says}")
        {
            cohort, output, names, purpose, moment.Known, moment.Version,
        }.Runs(session =>
            {
                var (named, why) = (session.Parsed.GetValue(names), session.Parsed.GetValue(purpose));
                if (!named && why is not null) throw new UsageException("--purpose: expected with it --names, which it is the purpose of");
                var file = Target(session, output);
                using var ledger = session.AppendOfMoment();
                var question = moment.Of(session, ledger, session.Parsed.GetRequiredValue(cohort));
                var made = new MakeBriefing(ledger, CohortVerb.Account(session)).Run(question, named ? why ?? "" : null);
                return Hand(session, ledger, made, file);
            });
    }

    private static Command CreateList()
    {
        var cohort = CohortVerb.Cohort();
        return new Command("ls", "List the briefings on a cohort.") { cohort }.Runs(session =>
        {
            var (ledger, at) = session.Read();
            using (ledger)
            {
                session.Output.Write(BriefingList.Of(ledger, new CohortId(session.Parsed.GetRequiredValue(cohort)), at), Tell);
                return ExitCode.Done;
            }
        });
    }

    private static Command CreateShow()
    {
        var (cohort, output) = (CohortVerb.Cohort(), Out());
        var number = new Argument<int>("number") { Description = "The briefing's number." };
        return new Command("show", "Make a briefing again from what it pinned: the same bytes, unless somebody was erased since, which it says.")
        {
            cohort, number, output,
        }.Runs(session =>
        {
            var file = Target(session, output);
            var (ledger, at) = session.Read();
            using (ledger)
            {
                var made = BriefingList.One(ledger, new CohortId(session.Parsed.GetRequiredValue(cohort)), session.Parsed.GetRequiredValue(number), at);
                return Hand(session, ledger, made, file);
            }
        });
    }

    private static Option<string?> Out() => new("--out")
    {
        Description = "Write it to a file: .md, or .html for a page to print. Default: Markdown to the screen.", HelpName = "file",
    };

    private static string? Target(Session session, Option<string?> output)
    {
        if (session.Parsed.GetValue(output) is not { } file) return null;
        if (!Endings.Contains(Path.GetExtension(file).ToLowerInvariant()))
            throw new UsageException($"--out: expected a name that ends in .md or .html, found \"{file}\"");
        Files.RefuseOverwriting(file, session.OwnFiles);
        return file;
    }

    private static int Hand(Session session, Ledger ledger, Recorded<Briefing> made, string? file)
    {
        var report = BriefingReport.Of(ledger, made);
        if (file is not null)
        {
            Files.WriteWholePrivate(file, to =>
            {
                if (Path.GetExtension(file).Equals(".html", StringComparison.OrdinalIgnoreCase)) BriefingPage.Write(to, report);
                else BriefingMarkdown.Write(to, report);
                return 0;
            });
        }

        session.Output.Write(report, r =>
        {
            if (file is null) BriefingMarkdown.Write(Console.Out, r);
            else Output.Line($"briefing {r.Number} on cohort {r.Cohort}, {Show.Many(r.Ledger.Members, "member")}: {file}");
        });
        return ExitCode.Done;
    }

    private static void Tell(IReadOnlyList<BriefingLine> briefings)
    {
        if (briefings.Count == 0)
        {
            Output.Line("no briefings");
            return;
        }

        Output.Table(
            ["briefing", "made", "by", "as of", "position", "rule", "members", "names"],
            briefings.Select(b => (IReadOnlyList<string>)[
                $"{b.Number}", Show.Day(b.MadeAt), b.Person.Value, CohortSayings.Moment(b.AsOf), $"{b.Position}", $"v{b.RuleVersion}", Show.Count(b.Members),
                b.HasNames ? "yes" : "no"]));
    }
}
