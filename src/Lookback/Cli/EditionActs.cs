using Lookback.Views;

namespace Lookback.Cli;

/// <summary>What persons did about an edition, in sentences.</summary>
internal static class EditionActs
{
    /// <summary>The sentences; none where it came into force and was replaced as editions are.</summary>
    public static IEnumerable<string> Of(EditionLine edition)
    {
        if (edition.Forced is { } forced) yield return $"forced {Said(forced)}";
        if (edition.Recall is { } recall) yield return $"back in force by a recall of {Other(recall)}, made {Said(recall)}";
        if (edition.Recalled is { } recalled) yield return $"recalled {Said(recalled)}; {Other(recalled)} took its place";
    }

    private static string Said(EditionAct act) => $"by {act.By} on {Show.Instant(act.At)}: {act.Because}";

    private static string Other(EditionAct act) => act switch
    {
        { Edition: null } => "an edition that is not seen here",
        { EditionPublishedAt: { } at } => $"edition {Show.Id(act.Edition.Value.Value)} of {Show.Day(at)}",
        _ => $"edition {Show.Id(act.Edition.Value.Value)}",
    };
}
