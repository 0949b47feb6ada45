namespace Lookback.Flows.Cases;

/// <summary>A step as somebody asks for it.</summary>
internal sealed record StepRequest
{
    /// <summary>The state to reach.</summary>
    public required string To { get; init; }

    /// <summary>Why, by a short word.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Why, in words.</summary>
    public string ReasonText { get; init; } = "";

    /// <summary>What else is said.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>By what two parties are told apart.</summary>
    public IReadOnlyList<Citation> Cited { get; init; } = [];

    /// <summary>Since when, in the world; <see langword="null"/> for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>In which role, where the actor has several that may; <see langword="null"/> for the first that may.</summary>
    public string? Role { get; init; }
}
