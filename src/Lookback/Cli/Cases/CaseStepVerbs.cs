using System.CommandLine;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary>Steps of a case: taken or proposed, approved, declined.</summary>
internal static class CaseStepVerbs
{
    /// <summary><c>step</c>.</summary>
    public static Command CreateStep()
    {
        var which = CaseOptions.Case();
        var to = new Argument<string>("state") { Description = "The state to reach. `case show` says which there are and what each requires." };
        var code = new Option<string>("--code") { Description = "Why, by a short word to count by.", Required = true, HelpName = "word" };
        var reason = new Option<string?>("--reason")
        {
            Description = "Why, in your own words; at least 20 characters where the workflow asks for it.", HelpName = "text",
        };
        var set = CaseOptions.Fields("--set", "What else the step requires: owner=ann, legal_basis=\"...\".");
        var at = CaseOptions.At("When it happened, where that was not now; never before the last step.");
        var role = new Option<string?>("--role") { Description = "In which role, where you have several.", HelpName = "role" };
        var cited = new CitedFacts();
        var command = new Command("step", "Take a step of a case; where it takes two persons, propose it.") { which, to, code, reason, set, at, role };
        cited.AddTo(command);
        return command.Runs(session =>
        {
            var parsed = session.Parsed;
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, parsed.GetRequiredValue(which), ledger.Head);
            var request = new StepRequest
            {
                To = parsed.GetRequiredValue(to),
                ReasonCode = parsed.GetRequiredValue(code),
                ReasonText = parsed.GetValue(reason) ?? "",
                Fields = CaseOptions.Read(parsed.GetValue(set), "--set"),
                Cited = cited.Read(session),
                At = Files.Instant(parsed.GetValue(at), "--at"),
                Role = parsed.GetValue(role),
            };
            var result = new TakeStep(ledger, session.Now).Run(file, request, session.Actor);
            if (result == StepResult.Proposed && !session.Output.IsJson)
                Console.Error.WriteLine($"proposed: the step to {request.To} takes effect once another person approves it (`lookback case approve "
                    + $"{file.File.Id}`)");
            Tell(session, ledger, file);
            return ExitCode.Done;
        });
    }

    /// <summary><c>approve</c>.</summary>
    public static Command CreateApprove()
    {
        var which = CaseOptions.Case();
        var role = new Option<string?>("--role") { Description = "In which role, where you have several.", HelpName = "role" };
        return new Command("approve", "Approve what is proposed in a case, as it was proposed. Never by who proposed it.") { which, role }.Runs(session =>
        {
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, session.Parsed.GetRequiredValue(which), ledger.Head);
            new TakeStep(ledger, session.Now).Approve(file, session.Parsed.GetValue(role), session.Actor);
            Tell(session, ledger, file);
            return ExitCode.Done;
        });
    }

    /// <summary><c>decline</c>.</summary>
    public static Command CreateDecline()
    {
        var which = CaseOptions.Case();
        var reason = CaseOptions.Reason();
        return new Command("decline", "Decline what is proposed in a case, or withdraw it.") { which, reason }.Runs(session =>
        {
            using var ledger = session.Append();
            var file = CaseOptions.Pick(ledger, session.Parsed.GetRequiredValue(which), ledger.Head);
            new TakeStep(ledger, session.Now).EndProposal(file, session.Parsed.GetRequiredValue(reason), session.Actor);
            Tell(session, ledger, file);
            return ExitCode.Done;
        });
    }

    private static void Tell(Session session, Ledger ledger, RecordedCase file) =>
        session.Output.Write(CaseReport.Of(ledger, file, ledger.Head, session.Now, session.CaseActor(ledger)), CaseLines.Tell);
}
