using Lookback.Api;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Views.Cases;

namespace Lookback.Ui.Cases;

/// <summary>A proposal that waits for a second person.</summary>
/// <param name="Case">The case.</param>
/// <param name="By">Who proposes.</param>
/// <param name="At">Since when it waits.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="Barred">Why the viewer cannot approve it; <see langword="null"/> where they can.</param>
internal sealed record ProposalLine(CaseLine Case, StaffId By, DateTimeOffset At, string Reason, string? Barred);

/// <summary>What waits for a second person.</summary>
/// <param name="ForMe">What somebody else proposed and the viewer may approve.</param>
/// <param name="Own">What the viewer proposed.</param>
/// <param name="Others">What the viewer sees and somebody else has to approve.</param>
internal sealed record Proposals(IReadOnlyList<ProposalLine> ForMe, IReadOnlyList<ProposalLine> Own, IReadOnlyList<ProposalLine> Others)
{
    /// <summary>Those in the cases that the viewer sees, the longest waiting first.</summary>
    public static Shown<Proposals> Of(Inquiry inquiry, Ledger ledger, Horizon at)
    {
        var (sight, cases, now) = (new CaseSight(ledger, inquiry.Caller), new CaseReading(ledger), inquiry.Now);
        var (proposed, lines, subjects) = (ledger.Views.Cases.States.Proposed(at), new List<(ProposalLine Line, bool IsOwn)>(), new List<long>());
        foreach (var file in ledger.Views.Cases.Files.All(at).Where(f => proposed.Contains(f.Position) && sight.Sees(f.File)))
        {
            var state = cases.State(file, at, now);
            if (state.Pending is not { } pending) continue;
            var line = CaseQueue.Line(ledger, file, state, at, now);
            var own = sight.Actor is { } actor && pending.Persons.Intersect(actor.Persons).Any();
            var barred = sight.Actor is null
                ? "expected somebody who was appointed, found nobody"
                : TakeStep.ApprovalBarred(CaseDesk.For(ledger, file, inquiry.Caller.Account, now))?.Sentence;
            lines.Add((new ProposalLine(line, pending.Step.Person, pending.KnownAt, pending.Step.ReasonText, barred), own));
            subjects.Add(sight.Shown(file, at));
        }

        var sorted = lines.OrderBy(l => l.Line.At).ToList();
        var mayApprove = inquiry.Caller.May(Core.Access.Right.Approve);
        return new(
            new Proposals(
                Those(l => !l.IsOwn && l.Line.Barred is null && mayApprove), Those(l => l.IsOwn),
                Those(l => !l.IsOwn && (l.Line.Barred is not null || !mayApprove))),
            subjects, lines.Count);

        List<ProposalLine> Those(Func<(ProposalLine Line, bool IsOwn), bool> which) => [.. sorted.Where(which).Select(l => l.Line)];
    }
}
