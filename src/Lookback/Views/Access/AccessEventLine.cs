using System.Text.Json;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views.Access;

/// <summary>Something that happened to an account, or was refused it.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="What">What, in a few words.</param>
internal sealed record AccessEventLine(long Position, DateTimeOffset At, string Actor, string What)
{
    /// <summary>Events, newest first; of one account where it is named.</summary>
    public static IReadOnlyList<AccessEventLine> Of(Ledger ledger, Horizon at, string? account, int most) =>
        [.. ledger.Views.Access.Events(at, account, most).Select(e => new AccessEventLine(e.Position, e.KnownAt, e.Actor, Words(e.Body)))];

    private static string Words(EntryBody body) => body switch
    {
        EntryBody.AttemptRefused b => FormattableString.Invariant($"{b.Attempt.Account} was refused {b.Attempt.Question} ({b.Attempt.Code})")
            + (b.Attempt.Times > 1 ? FormattableString.Invariant($", {b.Attempt.Times} times") : ""),
        EntryBody.AccountChanged b => $"{b.Event.Account}: {Words(b.Event.Kind)}" + (b.Event.Because is { } because ? $", {because}" : ""),
        EntryBody.KeyIssued b => $"key {b.Key.Id} issued for {b.Key.Account}: {b.Key.Label}",
        EntryBody.KeyEnded b => $"key {b.End.Key} taken back: {b.End.Reason}",
        EntryBody.EmergencyOpened b => $"{b.Emergency.Account} opened an emergency: {b.Emergency.Reason}",
        EntryBody.EmergencyReviewed b => FormattableString.Invariant($"emergency {b.Review.Emergency} reviewed: ")
            + $"{(b.Review.IsJustified ? "justified" : "not justified")}, {b.Review.Reason}",
        EntryBody.ExportAsked b => FormattableString.Invariant($"{b.Request.Account} asked for {b.Request.Question} as a file of {b.Request.Lines} lines"),
        EntryBody.ExportDecided b => FormattableString.Invariant($"export {b.Decision.Request} {(b.Decision.IsApproved ? "approved" : "refused")}: ")
            + b.Decision.Reason,
        EntryBody.ExportWritten b => FormattableString.Invariant($"{b.Export.Question} written as a file of {b.Export.Lines} lines for {b.Export.Account}"),
        EntryBody.WebhookSet b => $"webhook {b.Webhook.Id} set: {b.Webhook.Address}",
        EntryBody.WebhookEnded b => $"webhook {b.End.Webhook} taken back",
        _ => throw new InvalidOperationException($"no words for an event of kind {body.GetType().Name}"),
    };

    private static string Words(AccountEventKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()).Replace('-', ' ');
}
