using Lookback.Core.Records;
using Lookback.Story.World;
using Lookback.Views;

namespace Lookback.Cli.Story;

/// <summary>Forty-four months of encounters, screened as they come.</summary>
internal static class EntryChapter
{
    /// <summary>The chapter.</summary>
    public static Chapter Chapter { get; } = new(
        "Forty-four months at the border",
        [
            "From October 2020 to May 2024 some 60,000 encounters are screened, month by month, against the watchlists as they stood in that month.",
            "Whoever hits is looked at by a person; nobody else is held up. Every screening is remembered: whom, against what, with which result. None",
            "of the people this story is about hits anything. They go on. This office hands in a month's file at the month's end, so that a screening is",
            "recorded some weeks after the meeting; whoever screens at the desk has the answer, and the record, in the same moment.",
        ],
        Tell);

    private static void Tell(Walk walk)
    {
        var (world, editions) = (walk.World, new Queue<InventedEdition>(walk.World.Editions));
        var months = world.Months;
        for (var i = 0; i < months.Count; i++)
        {
            var (month, isShown) = (months[i], i == 0);
            while (editions.TryPeek(out var edition) && edition.LoadedAt <= StartOf(month.First)) Import(walk, editions.Dequeue(), isShown);
            walk.Clock.Reach(StartOf(month.First.AddMonths(1)).AddMinutes(-30));
            if (isShown)
            {
                walk.Say("", "The first month:");
                walk.Show($"screen DEMO/{month.File}");
            }
            else
            {
                walk.Do($"screen DEMO/{month.File}");
            }

            Decide(walk, month, isShown);
            if (i % 6 == 5) walk.Progress($"  screened to {month.First:yyyy-MM}");
        }

        walk.Say($"And so on for {months.Count - 1} more months, with each edition that is loaded on the way. What was screened by the end of May 2024:");
        walk.Show("status");
        Told(walk);
    }

    /// <summary>Imports the editions that come after the last month.</summary>
    public static void ImportRest(Walk walk)
    {
        foreach (var edition in walk.World.Editions.Where(e => e.LoadedAt > StartOf(walk.World.Months[^1].First))) Import(walk, edition, isShown: true);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, default, InventedWorld.Offset);

    private static void Import(Walk walk, InventedEdition edition, bool isShown)
    {
        walk.Clock.Reach(edition.LoadedAt);
        var files = string.Join(' ', edition.Files.Select(f => $"DEMO/{f}"));
        var command = $"list import {edition.Watchlist} {files} --published {edition.PublishedOn:yyyy-MM-dd}";
        if (isShown) walk.Show(command);
        else walk.Do(command);
    }

    // What the office made of each alert of the month.
    private static void Decide(Walk walk, InventedMonth month, bool isShown)
    {
        var known = walk.World.Known.Where(k => k.AlertsAtEntry && k.MetOn >= month.First && k.MetOn < month.First.AddMonths(1)).ToList();
        if (known.Count == 0) return;
        List<AlertLine> alerts;
        using (var ledger = walk.Read()) alerts = [.. AlertQueue.Of(ledger, ledger.Head, all: false)];
        foreach (var met in known)
        {
            var alert = alerts.SingleOrDefault(a => a.References.Contains(met.Reference))?.Alert.Value;
            if (alert is null || met.Decision is StaffDecision.None or StaffDecision.LeftOpen) continue;
            var command = met.Decision == StaffDecision.Confirmed
                ? $"alert decide {alert} --as TrueMatch --code same-passport --actor ann"
                    + $" --reason \"The passport shown is the one that the list names, {met.Reference}.\""
                : $"alert decide {alert} --as FalsePositive --code not-the-party"
                    + $" --reason \"Another person, by what the list's publisher says, {met.Reference}.\""
                    + $" --conflict \"deceased-before=met in {met.MetOn.Year}/died in 1999\" --actor ann";
            if (isShown) walk.Show(command);
            else walk.Do(command);
        }
    }

    private static void Told(Walk walk)
    {
        using var ledger = walk.Read();
        var all = AlertQueue.Of(ledger, ledger.Head, all: true);
        walk.Figures.Encounters = StatusReport.Of(ledger, ledger.Head, walk.Clock.GetUtcNow()).Encounters;
        walk.Figures.AlertsAtEntry = all.Count;
        var members = walk.World.Members.Select(m => m.Reference).ToHashSet();
        walk.Reconcile("encounters", walk.World.Months.Sum(m => m.Encounters), walk.Figures.Encounters);
        var planned = walk.World.Known.Where(k => k.AlertsAtEntry).ToList();
        walk.Reconcile("alerts when somebody was met", planned.Count, all.Count);
        walk.Reconcile(
            "of them those that were planned", planned.Count,
            planned.Count(k => all.Any(a => a.References.Contains(k.Reference) && a.Listing.ToString() == k.Listing)));
        walk.Reconcile("alerts on people to whom the network leads", 0, all.Count(a => a.References.Any(members.Contains)));
        walk.Say(
            $"{Show.Many(all.Count, "alert")} in all of that time: {Show.Count(all.Count(a => a.Decision == Decision.FalsePositive))} were somebody else, "
            + $"{Show.Count(all.Count(a => a.Decision == Decision.TrueMatch))} were the listed party, the rest waits for a person. "
            + "See them with `lookback alert ls --all`.");
    }
}
