namespace Lookback.Story.World;

/// <summary>
/// The world of <c>lookback demo</c>: people who do not exist, met at places that do not exist, lists of invented parties, and what sources say of
/// them. A pure function of a seed: the same on every machine and on every day.
/// </summary>
internal sealed class InventedWorld
{
    private InventedWorld()
    {
    }

    /// <summary>The place where ever more arrive.</summary>
    public const string Harbour = "Harbour of Selm";

    /// <summary>How far the clocks at all places are ahead of UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(3);

    /// <summary>The listing of who arranged the journeys.</summary>
    public string Facilitator { get; } = "ofac-sdn:20417";

    /// <summary>The listing of the facilitator's organisation.</summary>
    public string Organisation { get; } = "ofac-sdn:20418";

    /// <summary>The first day on which the network is said to have worked; the third version of the cohort's rule leaves out who was met before.</summary>
    public static DateOnly NetworkBegan { get; } = new(2021, 10, 1);

    /// <summary>The day on which the cohort is counted.</summary>
    public static DateOnly CountedOn { get; } = new(2024, 6, 25);

    /// <summary>Every file.</summary>
    public required IReadOnlyList<InventedFile> Files { get; init; }

    /// <summary>The editions, in the order in which they are loaded.</summary>
    public required IReadOnlyList<InventedEdition> Editions { get; init; }

    /// <summary>The months, in their order.</summary>
    public required IReadOnlyList<InventedMonth> Months { get; init; }

    /// <summary>The files of links, in the order in which they come.</summary>
    public required IReadOnlyList<InventedLinks> Links { get; init; }

    /// <summary>Everybody to whom the links lead.</summary>
    public required IReadOnlyList<InventedMember> Members { get; init; }

    /// <summary>The world of a seed.</summary>
    public static InventedWorld Of(ulong seed) => throw new NotSupportedException($"the world of {seed} is being made");
}
