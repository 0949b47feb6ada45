namespace Lookback.Flows.Fetching;

/// <summary>How long a publisher is waited for, and how often it is asked.</summary>
internal sealed record FetchLimits
{
    /// <summary>For a connection, with its name looked up and its certificate checked.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For the answer's head, once asked.</summary>
    public TimeSpan Head { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For the next bytes of the body.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one file, whole: a body that trickles would otherwise never end.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often the same is asked again after a fault that may pass.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Before the first time it is asked again; it doubles from there, with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that is waited before asking again, also where the publisher asks for it.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often an answer may lead elsewhere.</summary>
    public int Redirects { get; init; } = 5;
}
