using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Store;
using Lookback.Store.Access;

namespace Lookback.Views.Access;

/// <summary>An export that took a second person: what was asked, what they said, and how often it went out.</summary>
/// <param name="Request">The position of the request, by which it is named.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Account">The account that asked.</param>
/// <param name="Person">Whose account that is.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">Why.</param>
/// <param name="Lines">How many lines it is.</param>
/// <param name="State"><c>waiting</c>, <c>approved</c>, <c>refused</c>, or <c>over</c>: approved, and its time has passed.</param>
/// <param name="DecidedAt">When somebody else decided.</param>
/// <param name="Decider">Who.</param>
/// <param name="DecisionReason">Why.</param>
/// <param name="Files">How often it was fetched as a file.</param>
internal sealed record ExportLine(
    long Request,
    DateTimeOffset AskedAt,
    string Account,
    StaffId Person,
    string Question,
    string Purpose,
    string Reason,
    long Lines,
    string State,
    DateTimeOffset? DecidedAt,
    StaffId? Decider,
    string? DecisionReason,
    int Files)
{
    /// <summary>Every one, newest first.</summary>
    public static IReadOnlyList<ExportLine> All(Ledger ledger, Horizon at, DateTimeOffset now) =>
        [.. ledger.Views.Access.Exports.Requests(at).Reverse().Select(e => Of(ledger, e, at, now))];

    /// <summary>One as a line.</summary>
    public static ExportLine Of(Ledger ledger, RecordedExport export, Horizon at, DateTimeOffset now)
    {
        var (asked, decision) = (export.Asked.Body, export.Decision);
        var state = decision is null ? "waiting"
            : !decision.Body.IsApproved ? "refused"
            : now < decision.At + DecideExport.Fetchable ? "approved"
            : "over";
        return new ExportLine(
            export.Asked.Position, export.Asked.At, asked.Account, asked.Person, asked.Question, asked.Purpose, asked.Reason, asked.Lines, state, decision?.At,
            decision?.Body.Person, decision?.Body.Reason, ledger.Views.Access.Exports.Made(at).Count(m => m.Body.Request == export.Asked.Position));
    }
}
