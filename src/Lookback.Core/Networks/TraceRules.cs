using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>What a trace follows, how far, and how much work it may be.</summary>
public sealed record TraceRules
{
    /// <summary>The most links a path may have.</summary>
    public const int MostHops = 3;

    /// <summary>A link that was over so many days before a designation says nothing of it: three years.</summary>
    public const int StaleAfterDays = 3 * 365;

    /// <summary>What more parties than this share says nothing of any two of them.</summary>
    public const int MostParties = 50;

    /// <summary>Paths kept and shown of one encounter.</summary>
    public const int MostPaths = 3;

    /// <summary>Links on a path at the most, 1 to <see cref="MostHops"/>.</summary>
    public int Depth { get; init; } = MostHops;

    /// <summary>The day on which it is asked: links that expired before or begin after are not followed.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What whoever asks may see.</summary>
    public Handling Reader { get; init; } = Handling.Unmarked;

    /// <summary>Whether families and protected professions are followed too.</summary>
    public bool IncludesHidden { get; init; }

    /// <summary>Nodes walked from at the most; then the trace stops and says so.</summary>
    public int MostNodes { get; init; } = 50_000;

    /// <summary>Edges looked at at the most.</summary>
    public int MostEdges { get; init; } = 1_000_000;

    /// <summary>Asked between two steps whether time is up.</summary>
    public Func<bool> IsTimeUp { get; init; } = static () => false;
}

/// <summary>Links and nodes that a trace met and did not follow, by the reason.</summary>
public sealed record LeftOut
{
    /// <summary>Nodes that more than <see cref="TraceRules.MostParties"/> parties share.</summary>
    public required int Crowded { get; init; }

    /// <summary>Public places, carriers, journeys, consulates and banks.</summary>
    public required int Public { get; init; }

    /// <summary>Links of families and protected professions.</summary>
    public required int Hidden { get; init; }

    /// <summary>Links that whoever asks may not see.</summary>
    public required int Restricted { get; init; }

    /// <summary>Links that had expired.</summary>
    public required int Expired { get; init; }

    /// <summary>Links that begin later.</summary>
    public required int NotYet { get; init; }

    /// <summary>Links that did not hold at the time of the one before them.</summary>
    public required int WrongTimes { get; init; }
}
