using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Networks;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary>What persons decide about networks: who is designated, who was one person, what may be walked through, what is withdrawn.</summary>
internal static class NetworkDecisionVerbs
{
    /// <summary><c>designate</c>.</summary>
    public static Command CreateDesignate()
    {
        var who = new Argument<string>("who") { Description = "Somebody met (an encounter's id, a reference, a subject), or a party of a source: party:..." };
        var name = new Option<string?>("--name") { Description = "What they are called, for sentences.", HelpName = "text" };
        var basis = new Option<string>("--legal-basis") { Description = "The law, and the office exercising it.", Required = true, HelpName = "text" };
        var review = new Option<PartialDate>("--review-by")
        {
            Description = "The last day on which it holds; at most 365 days from now. Not made again, it lapses.",
            Required = true,
            HelpName = "date",
            CustomParser = result =>
            {
                if (PartialDate.TryParse(result.Tokens[0].Value, out var day)) return day;
                result.AddError($"--review-by: expected a day such as 2026-06-30, found \"{result.Tokens[0].Value}\"");
                return default;
            },
        };
        var reason = NetworkOptions.Reason();
        return new Command("designate", "Record a person's reasoned word that a network is to be traced from somebody who is on no list.")
        {
            who, name, basis, review, reason,
        }.Runs(session =>
        {
            using var ledger = session.Append();
            var designation = new DesignateParty(ledger, DateOnly.FromDateTime(session.Now.UtcDateTime)).Run(
                session.Parsed.GetRequiredValue(who),
                session.Parsed.GetValue(name),
                session.Parsed.GetRequiredValue(reason),
                session.Parsed.GetRequiredValue(basis),
                session.Parsed.GetRequiredValue(review));
            session.Output.Write(designation, d => Output.Line($"designation {d.Id}: {d.Node}, until {d.ReviewBy}"));
            return ExitCode.Done;
        });
    }

    /// <summary><c>end</c>.</summary>
    public static Command CreateEnd()
    {
        var which = new Argument<string>("designation") { Description = "A designation's id, or the start of one." };
        var reason = NetworkOptions.Reason();
        return new Command("end", "End a designation before it lapses.") { which, reason }.Runs(session =>
        {
            using var ledger = session.Append();
            var made = Pick.One(
                ledger,
                session.Parsed.GetRequiredValue(which),
                word => ledger.Views.Networks.Designations.Find(word, ledger.Head),
                "designation",
                "network designations");
            new DesignateParty(ledger, DateOnly.FromDateTime(session.Now.UtcDateTime)).End(made, session.Parsed.GetRequiredValue(reason));
            session.Output.Write(made.Designation, d => Output.Line($"designation {d.Id} of {d.Node} ended"));
            return ExitCode.Done;
        });
    }

    /// <summary><c>designations</c>.</summary>
    public static Command CreateDesignations() => new Command("designations", "List designations that persons made: in force, and lapsed.").Runs(session =>
    {
        var (ledger, at) = session.Read();
        using (ledger)
        {
            session.Output.Write(DesignationList.Of(ledger, at, DateOnly.FromDateTime(session.Now.UtcDateTime)), Tell);
            return ExitCode.Done;
        }
    });

    /// <summary><c>same</c> and <c>apart</c>.</summary>
    public static Command CreateIdentity(IdentityKind kind)
    {
        var who = new Argument<string[]>("encounters")
        {
            Description = "Encounters, each by its id or the client's reference.", Arity = ArgumentArity.OneOrMore,
        };
        var grade = NetworkOptions.Grade("How sure it is, from A1 to F6.");
        grade.Required = kind == IdentityKind.Same;
        var reason = NetworkOptions.Reason();
        var (word, description) = kind == IdentityKind.Same
            ? ("same", "Record that encounters were of one person. It can be undone with `apart`.")
            : ("apart", "Record that encounters were of somebody else than all others: every link follows.");
        return new Command(word, description) { who, grade, reason }.Runs(session =>
        {
            using var ledger = session.Append();
            var decision = new DecideIdentity(ledger).Run(
                kind, session.Parsed.GetRequiredValue(who), session.Parsed.GetValue(grade), session.Parsed.GetRequiredValue(reason));
            var how = kind == IdentityKind.Same ? "of one person" : "set apart";
            session.Output.Write(decision, d => Output.Line($"{Show.Many(d.Encounters.Count, "encounter")} {how}"));
            return ExitCode.Done;
        });
    }

    /// <summary><c>open</c> and <c>close</c>.</summary>
    public static Command CreateOpening(bool open)
    {
        var what = new Argument<string>("what") { Description = "What many share, such as phone:+998907312846 or address:..." };
        var reason = NetworkOptions.Reason();
        var (word, description) = open
            ? ("open", "Record a person's leave to walk through something that many share.")
            : ("close", "Take such a leave back.");
        return new Command(word, description) { what, reason }.Runs(session =>
        {
            using var ledger = session.Append();
            var opening = new OpenNode(ledger).Run(session.Parsed.GetRequiredValue(what), open, session.Parsed.GetRequiredValue(reason));
            session.Output.Write(opening, o => Output.Line($"{o.Node} is {(o.IsOpen ? "open" : "closed")}"));
            return ExitCode.Done;
        });
    }

    /// <summary><c>openings</c>.</summary>
    public static Command CreateOpenings() => new Command("openings", "List what many share and a person opened to be walked through.").Runs(session =>
    {
        var (ledger, at) = session.Read();
        using (ledger)
        {
            session.Output.Write(OpeningList.Of(ledger, at), openings =>
            {
                if (openings.Count == 0) Output.Line("nothing is open");
                else
                {
                    Output.Table(
                        ["what", "opened", "by", "reason"],
                        openings.Select(o => (IReadOnlyList<string>)[o.Node.ToString(), Show.Day(o.OpenedAt), o.Actor, o.Reason]));
                }
            });
            return ExitCode.Done;
        }
    });

    /// <summary><c>withdraw</c>.</summary>
    public static Command CreateWithdraw()
    {
        var which = new Argument<string?>("link") { Description = "A link's id, or the start of one.", Arity = ArgumentArity.ZeroOrOne };
        var source = new Option<string?>("--source") { Description = "Everything that this source said itself; who repeats it is told.", HelpName = "name" };
        var reason = NetworkOptions.Reason();
        return new Command("withdraw", "Withdraw a link, or all that a source said. What was said stays on record and is followed no more.")
        {
            which, source, reason,
        }.Runs(session =>
        {
            var (link, name) = (session.Parsed.GetValue(which), session.Parsed.GetValue(source));
            if (link is null == name is null) throw new UsageException("expected either a link or --source");
            using var ledger = session.Append();
            var withdraw = new WithdrawLinks(ledger);
            var (count, why) = (1, session.Parsed.GetRequiredValue(reason));
            if (name is not null) count = withdraw.Of(name, why);
            else withdraw.One(Pick.One(ledger, link!, w => ledger.Views.Networks.Links.Find(w, ledger.Head), "link", "network links"), why);
            var repeating = name is null ? 0 : ledger.Views.Networks.Links.CountRepeating(name, ledger.Head);
            session.Output.Write(new WithdrawalReport(count, repeating), r =>
            {
                Output.Line($"{Show.Many(r.Withdrawn, "link")} withdrawn");
                if (r.Repeating > 0) Output.Line($"{Show.Many(r.Repeating, "link")} of other sources repeat this one, and stand until they are withdrawn too");
            });
            return ExitCode.Done;
        });
    }

    private static void Tell(IReadOnlyList<DesignationLine> designations)
    {
        if (designations.Count == 0)
        {
            Output.Line("no designations");
            return;
        }

        Output.Table(
            ["designation", "who", "name", "made", "by", "review by", "state", "legal basis", "reason"],
            designations.Select(d => (IReadOnlyList<string>)[
                Show.Id(d.Designation.Value), d.Node.ToString(), d.Name ?? "-", Show.Day(d.MadeAt), d.Actor, d.ReviewBy.ToString(),
                d.HasLapsed ? "lapsed" : "in force", d.LegalBasis, d.Reason]));
    }
}
