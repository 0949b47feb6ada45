using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>Answers a request for redress: takes the step, with the number that spares the person the same false alarm where one is due.</summary>
internal sealed class AnswerRedress(Ledger ledger, DateTimeOffset now)
{
    /// <summary>How much a letter says.</summary>
    public static IReadOnlyList<string> Modes { get; } = ["full", "partial", "neither-confirm-nor-deny"];

    /// <summary>Takes the step to the answer.</summary>
    /// <exception cref="RefusedException">A rule stands against it, or the mode is none.</exception>
    public void Run(RecordedCase file, string mode, string code, string reason, string account)
    {
        if (!Modes.Contains(mode))
            throw new RefusedException("no-letter-mode", $"expected a mode of the letter ({string.Join(", ", Modes)}), found \"{ReadIssue.Cut(mode)}\"");
        var desk = CaseDesk.For(ledger, file, account, now);
        var fields = new Dictionary<string, string> { ["letter_mode"] = mode };
        if (desk.State.Workflow.Find(desk.State.State, "ANSWERED") is { } step && step.Requires.Contains("redress_number"))
            fields["redress_number"] = ledger.Views.Cases.Redress.NumberFor(file.File.Id);
        new TakeStep(ledger, now).Run(desk, new StepRequest { To = "ANSWERED", ReasonCode = code, ReasonText = reason, Fields = fields });
    }
}
