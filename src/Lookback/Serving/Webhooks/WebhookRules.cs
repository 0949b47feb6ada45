namespace Lookback.Serving.Webhooks;

/// <summary>How hard webhooks are tried.</summary>
internal sealed record WebhookRules
{
    /// <summary>How long before the second try; four times as long before each round after the first.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest before any round.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Rounds of three tries after which it is given up: within half a day.</summary>
    public int MostRounds { get; init; } = 9;

    /// <summary>How long one answer is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether webhooks may be in the network that the server stands in.</summary>
    public bool MayReachPrivate { get; init; }
}
