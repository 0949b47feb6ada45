namespace Lookback.Core.Records;

/// <summary>An address that is told of what happens. What it signs with follows from the store's key and the id, and stands nowhere.</summary>
public sealed record Webhook
{
    /// <summary>Its id: 16 letters and digits.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is told: an https address, or http on this machine.</summary>
    public required string Address { get; init; }

    /// <summary>Of what: <c>alert.raised</c>, <c>finding.made</c>, <c>run.ended</c>, <c>emergency.opened</c>.</summary>
    public IReadOnlyList<string> Events { get; init => field = value ?? []; } = [];

    /// <summary>Who set it up.</summary>
    public required StaffId Person { get; init; }
}

/// <summary>A webhook taken back.</summary>
/// <param name="Webhook">Its id.</param>
/// <param name="Person">Who.</param>
public sealed record WebhookEnd(string Webhook, StaffId Person);
