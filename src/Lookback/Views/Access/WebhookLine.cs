using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Access;
using Lookback.Store.Cases;

namespace Lookback.Views.Access;

/// <summary>A webhook, without what it signs with.</summary>
internal sealed record WebhookLine(
    string Id, string Address, IReadOnlyList<string> Events, StaffId Person, DateTimeOffset SetAt, int Waiting, IReadOnlyList<DeadLetterLine> Dead)
{
    /// <summary>Those that stand, oldest first.</summary>
    public static IReadOnlyList<WebhookLine> All(Ledger ledger, Horizon at) => [.. ledger.Views.Access.Webhooks.All(at).Select(w => Of(ledger, w))];

    /// <summary>One, with what it is still to be told and what was given up.</summary>
    public static WebhookLine Of(Ledger ledger, Recorded<Webhook> set) => new(
        set.Body.Id,
        set.Body.Address,
        set.Body.Events,
        set.Body.Person,
        set.At,
        ledger.Deliveries.In(set.Body.Id, DeliveryTable.Waiting).Count,
        [.. ledger.Deliveries.In(set.Body.Id, DeliveryTable.Dead).Select(d => new DeadLetterLine(d.Position, d.Event, d.Attempts, d.Note))]);
}

/// <summary>What a webhook was not told, however often it was tried.</summary>
internal sealed record DeadLetterLine(long Position, string Event, int Attempts, string? Note);

/// <summary>A webhook just set up, with what its messages are signed with: told this once.</summary>
internal sealed record NewWebhook(WebhookLine Webhook, string Secret);
