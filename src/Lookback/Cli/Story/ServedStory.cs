using Lookback.Api;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Story.World;
using Lookback.Ui;
using Lookback.Ui.Walk;
using Microsoft.Extensions.Hosting;

namespace Lookback.Cli.Story;

/// <summary>The story served as pages, to this machine alone, with a guided walk whose visitor may be anybody in it.</summary>
internal static class ServedStory
{
    // Who is not needed to tell the story, and looks at it all the same.
    private static readonly (string Account, string Role)[] Beside =
        [("lou", "list_officer"), ("sky", "screener"), ("stan", "statistician"), ("ria", "redress"), ("ava", "auditor")];

    /// <summary>Serves it until it is stopped.</summary>
    /// <param name="walk">The story, told.</param>
    /// <param name="port">The port; 0 takes any that is free.</param>
    public static void Serve(Walk walk, int port)
    {
        foreach (var (account, role) in Beside) walk.Do(OfficeChapter.Appoint(account, role));
        var app = Server.Build(new ServerSettings
        {
            Location = StoreLocation.At(walk.Store),
            Listen = [FormattableString.Invariant($"http://127.0.0.1:{port}")],
            Time = new RunningClock(walk.Clock.GetUtcNow()),
            Logs = false,
            // One visitor is everybody.
            PersonsAnHour = 100_000,
            PersonsADay = 100_000,
            Pages = UiPages.With(new DemoWalk(Steps(walk.World, SomeAlert(walk)), People)),
        });
        using (app as IDisposable)
        {
            app.Start();
            Output.Line($"the demonstration is at {app.Urls.First()}/ui/walk; Ctrl-C stops it");
            app.WaitForShutdown();
        }
    }

    private static IReadOnlyList<WalkPerson> People { get; } =
        [.. OfficeChapter.Staff.Concat(Beside).Prepend(("boss", "admin")).Select(s => new WalkPerson(s.Item1, s.Item2))];

    private static WalkStep[] Steps(InventedWorld world, string alert) =>
    [
        new("screen", "ann", "/ui/screening"),
        new("decide", "ann", $"/ui/alerts/{alert}"),
        new("remember", "ann", $"/ui/subjects/{world.Members.First(m => m.Fate == MemberFate.NoContact).Reference}?purpose=lookback-review"),
        new("change", "ann", "/ui/lookbacks"),
        new("network", "ann", $"/ui/networks?from={Uri.EscapeDataString(world.Facilitator.ToString())}&purpose=lookback-review"),
        new("count", "sue", $"/ui/cohorts/{CohortChapter.Name}"),
        new("prove", "ava", "/ui/audit"),
    ];

    private static string SomeAlert(Walk walk)
    {
        using var ledger = walk.Read();
        var open = ledger.Views.Alerts.Open(ledger.Head);
        // One that can be decided from what is on record, where there is one.
        return (open.FirstOrDefault(a => PairFields.Of(ledger, a, ledger.Head).Any(f => f.Comparison == Comparison.Conflict)) ?? open[0]).Alert.Value;
    }
}
