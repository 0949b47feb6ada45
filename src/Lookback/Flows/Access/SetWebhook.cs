using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Access;
using Lookback.Store.Cases;

namespace Lookback.Flows.Access;

/// <summary>Sets up who is told of what happens, and takes it back.</summary>
internal sealed class SetWebhook(Ledger ledger)
{
    /// <summary>What a webhook can be told.</summary>
    public static IReadOnlyList<string> Events { get; } = ["alert.raised", "finding.made", "run.ended", "emergency.opened"];

    /// <summary>Sets one up; returns what is on record, and what its messages are signed with, to be handed over this once.</summary>
    /// <exception cref="RefusedException">Its address is none where a webhook may be, or there is no such event.</exception>
    public (Recorded<Webhook> Webhook, string Secret) Run(string address, IReadOnlyList<string> events, bool mayReachPrivate)
    {
        var person = Admin();
        var to = WebhookAddress.Require(address.Trim(), mayReachPrivate);
        if (events.Count == 0 || events.FirstOrDefault(e => !Events.Contains(e)) is not null)
        {
            var found = events.Count == 0 ? "none" : $"\"{ReadIssue.Cut(string.Join(", ", events))}\"";
            throw new RefusedException("no-event", $"expected one or more of {string.Join(", ", Events)}, found {found}");
        }

        var webhook = new Webhook
        {
            Id = DrawnId.Next(), Address = to.AbsoluteUri, Events = [.. events.Distinct()], Person = person,
        };
        ledger.Append(new EntryBody.WebhookSet(webhook));
        return (ledger.Views.Access.Webhooks.All(ledger.Head)[^1], Convert.ToHexStringLower(ledger.Deliveries.SigningKey(webhook.Id)));
    }

    /// <summary>Takes one back: it is told nothing more, nor what it was still to be told.</summary>
    /// <exception cref="RefusedException">There is none of that id.</exception>
    public void End(string webhook)
    {
        var person = Admin();
        Require(webhook);
        ledger.Append(new EntryBody.WebhookEnded(new WebhookEnd(webhook, person)));
        ledger.Deliveries.Remove(webhook);
    }

    /// <summary>Has what was given up tried again; returns how much that is.</summary>
    /// <exception cref="RefusedException">There is none of that id.</exception>
    public int SendAgain(string webhook)
    {
        Admin();
        Require(webhook);
        var dead = ledger.Deliveries.In(webhook, DeliveryTable.Dead);
        foreach (var one in dead) ledger.Deliveries.Put(one with { State = DeliveryTable.Waiting, Attempts = 0, DueAt = ledger.Now });
        return dead.Count;
    }

    private void Require(string webhook)
    {
        if (ledger.Views.Access.Webhooks.All(ledger.Head).All(w => w.Body.Id != webhook))
            throw new RefusedException("not-found", "there is nothing of that name here, or nothing that is yours to see");
    }

    private StaffId Admin()
    {
        var by = ActingPerson.Of(ledger, ledger.Actor);
        by.Require([AppointStaff.Admin], "webhooks");
        return by.Person;
    }
}
