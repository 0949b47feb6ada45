using System.Text.Json;
using Lookback.Story.World;

namespace Lookback.Cli.Story;

/// <summary>How many came through the harbour, and was that unusual?</summary>
internal static class ArrivalsChapter
{
    private const string Place = "--place \"" + InventedWorld.Harbour + "\"";

    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "How many came, and was that unusual?",
        [
            "Apart from everybody above: numbers, counted under a key that opens nobody's record. Events are no persons, and each number says which it",
            "is. The last months are held against those before; beside the alarms stands how many there would be if nothing were unusual. An alarm is",
            "a reason to look at counts, and at nobody: it raises no alert, no priority and no listing.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        walk.Show("arrivals key --out DEMO/counting.key");
        walk.Show($"arrivals counts --by fiscal-year {Place} --counting-key DEMO/counting.key", most: 20);
        walk.Reconcile("events at the harbour", 1_561, Total(walk, "events"));
        walk.Show($"arrivals counts --by fiscal-year {Place} --unit persons", most: 20);
        walk.Reconcile("distinct persons at the harbour", 1_498, Total(walk, "persons"));
        walk.Show($"arrivals watch --last 12 --method c1 {Place} --counting-key DEMO/counting.key --out DEMO/arrivals.html", most: 60);
        walk.Say("Open arrivals.html for the charts. It is for use inside: small counts stand in it.", "");
    }

    private static long Total(Walk walk, string unit)
    {
        using var counted = JsonDocument.Parse(walk.Do($"arrivals counts --by fiscal-year {Place} --unit {unit} --json"));
        return counted.RootElement.GetProperty("total").GetInt64();
    }
}
