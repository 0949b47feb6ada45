namespace Lookback.Core.Networks;

/// <summary>What a trace found, and what it did not look at.</summary>
public sealed record Trace
{
    /// <summary>The nodes at which the start itself stands.</summary>
    public required IReadOnlyList<long> Own { get; init; }

    /// <summary>The best ways to each node within reach, best first.</summary>
    public required IReadOnlyDictionary<long, IReadOnlyList<TracePath>> Reached { get; init; }

    /// <summary>What was met and not followed.</summary>
    public required LeftOut LeftOut { get; init; }

    /// <summary>The nodes that too many share to be walked through.</summary>
    public required IReadOnlyList<long> Crowded { get; init; }

    /// <summary>Nodes walked from.</summary>
    public required int Nodes { get; init; }

    /// <summary>Edges looked at.</summary>
    public required int Edges { get; init; }

    /// <summary>Links from the start within which nothing was missed; less than asked for where the work was too much and the trace stopped.</summary>
    public required int CompleteTo { get; init; }

    /// <summary>Whether it stopped before its end.</summary>
    public required bool Truncated { get; init; }
}
