using Lookback.Core.Access;

namespace Lookback.Ui;

/// <summary>A section of the application: where it begins, and who has any use for it.</summary>
/// <param name="Name">Its name: of its texts, of its address and of what marks it as the one looked at.</param>
/// <param name="Rights">The rights of which one is needed.</param>
internal sealed record Section(string Name, params Right[] Rights)
{
    /// <summary>They, in the order in which they stand.</summary>
    public static IReadOnlyList<Section> All { get; } =
    [
        new("alerts", Right.SeeAlerts),
        new("screening", Right.Screen),
        new("subjects", Right.SeeSubjects),
        new("cases", Right.SeeCases),
        new("lookbacks", Right.RunLookbacks, Right.SeeAlerts),
        new("networks", Right.SeeNetworks),
        new("lists", Right.SeeLists),
        new("cohorts", Right.SeeCounts),
        new("arrivals", Right.SeeCounts),
        new("audit", Right.SeeAudit, Right.Oversee),
        new("administration", Right.Configure),
    ];

    /// <summary>Where it begins.</summary>
    public string Address => $"/ui/{Name}";
}
