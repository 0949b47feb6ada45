using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Views.Cases;

namespace Lookback.Api;

/// <summary>Work on a case over HTTP: on one that the caller sees, as it was looked at, and answered with how it stands now.</summary>
/// <param name="See">The right to see such cases.</param>
/// <param name="Work">The right to work on them.</param>
/// <param name="Workflow">The workflow they are under; <see langword="null"/> for any.</param>
internal sealed record CaseWork(Right See, Right Work, string? Workflow)
{
    /// <summary>Does something in a case.</summary>
    /// <param name="inquiry">The request.</param>
    /// <param name="right">What it takes.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="id">The case's id.</param>
    /// <param name="expected">The position that it had when it was looked at; <see langword="null"/> where that does not matter.</param>
    /// <param name="act">What is done.</param>
    /// <exception cref="MovedOnException">Something was done in it since.</exception>
    public async Task<CaseReport> DoAsync(
        Inquiry inquiry, Right right, string question, string id, long? expected, Action<Ledger, RecordedCase, DateTimeOffset> act)
    {
        await inquiry.RequireAsync(See, question);
        return await inquiry.WritePersonsAsync<CaseReport>(right, question, ledger =>
        {
            var (sight, now) = (CaseSight.ToWork(ledger, inquiry.Caller), inquiry.Now);
            var file = sight.One(id, ledger.Head, Workflow);
            // Who was first says something of whoever the case is about: it is shown as a case is shown, and on record as that is.
            if (expected is { } position && Overtaken(ledger, file, sight, position) is { } overtaken)
                return Shown<CaseReport>.Instead(overtaken, [sight.Shown(file, ledger.Head)]);
            act(ledger, file, now);
            return sight.Report(file, ledger.Head, now);
        });
    }

    /// <summary>Shows a case.</summary>
    public Task<CaseReport> ShowAsync(Inquiry inquiry, string question, string id) => inquiry.ReadPersonsAsync(See, question, (ledger, at) =>
    {
        var sight = new CaseSight(ledger, inquiry.Caller);
        return sight.Report(sight.One(id, at, Workflow), at, inquiry.Now);
    });

    private static MovedOnException? Overtaken(Ledger ledger, RecordedCase file, CaseSight sight, long expected)
    {
        var last = CaseMove.Of(ledger, file, ledger.Head, sight.Actor);
        if (expected > last.Position)
        {
            throw new BadRequestException(
                "expected_position",
                FormattableString.Invariant($"expected the position that the case was shown with, found {expected}, which is after its last"));
        }

        return CaseMove.After(expected, ledger, file, sight.Actor) is { } first
            ? new MovedOnException(
                first.Position,
                FormattableString.Invariant($"expected position {expected} to be the last, found {first.Position}: {first.By} was first ({first.What})"),
                new FirstMove(expected, first.Position, first.At, first.By, first.What, first.Because))
            : null;
    }
}
