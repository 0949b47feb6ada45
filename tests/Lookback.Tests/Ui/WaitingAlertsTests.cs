using CsCheck;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Tests.Support;
using Lookback.Ui.Alerts;

namespace Lookback.Tests.Ui;

/// <summary>The queue that is kept in memory is the one that the ledger says, whatever happened since it was last looked at.</summary>
public sealed class WaitingAlertsTests
{
    private static readonly QueueFilter All = new(null, null, ByEvidence: false);

    private enum Act
    {
        Meet,
        Decide,
        Publish,
        LookBack,
        Look,
    }

    [Fact]
    public void It_follows_the_ledger_through_whatever_happens() => Gen.Enum<Act>().Array[1, 14].Select(Gen.Int[0, 5].Array[14]).Sample(
        (acts, which) =>
        {
            using var temp = new TempFolder();
            var location = StoreLocation.At(temp["lookback.db"]);
            using var ledger = Ledger.OpenToAppend(location, TimeProvider.System, "ann");
            Some.Import(ledger, "2025-01-01", Listings(0));
            var waiting = new WaitingAlerts(null!);
            for (var i = 0; i < acts.Length; i++)
            {
                Do(ledger, acts[i], which[i], i);
                var expected = ledger.Views.Alerts.Open(ledger.Head).Select(a => a.Alert).ToList();
                Assert.Equal(expected, waiting.Slice(ledger, All, 0, 100).Alerts.Select(a => a.Raised.Alert));
                Assert.Equal(
                    expected.Order(Comparer<AlertId>.Create(static (a, b) => string.CompareOrdinal(a.Value, b.Value))),
                    waiting.Slice(ledger, All with { ByEvidence = true }, 0, 100).Alerts.Select(a => a.Raised.Alert)
                        .Order(Comparer<AlertId>.Create(static (a, b) => string.CompareOrdinal(a.Value, b.Value))));
            }
        },
        iter: 25);

    [Fact]
    public void The_strongest_evidence_comes_first_and_next_goes_round()
    {
        using var temp = new TempFolder();
        using var ledger = Ledger.OpenToAppend(StoreLocation.At(temp["lookback.db"]), TimeProvider.System, "ann");
        Some.Import(ledger, "2025-01-01", Listings(0));
        Some.Screen(ledger, Some.Encounter("Oleg Varkonyev", reference: "weaker"), Some.Encounter("Marta Helvarainen", "1970-03-03", "stronger"));
        var (waiting, evidence) = (new WaitingAlerts(null!), All with { ByEvidence = true });
        var order = waiting.Slice(ledger, evidence, 0, 10);
        Assert.Equal(2, order.Count);
        Assert.True(order.Alerts[0].Score > order.Alerts[1].Score);
        Assert.Equal(order.Alerts[1].Raised.Alert, waiting.After(ledger, evidence, order.Alerts[0].Raised, order.Alerts[0].LastHit));
        Assert.Equal(order.Alerts[0].Raised.Alert, waiting.After(ledger, evidence, order.Alerts[1].Raised, order.Alerts[1].LastHit));
        Assert.Single(waiting.Slice(ledger, evidence, 1, 10).Alerts);
        Assert.Equal(0, waiting.Slice(ledger, All with { Watchlist = "another" }, 0, 10).Count);
    }

    private static IEnumerable<ListingText> Listings(int changed) =>
    [
        Some.Listing("1", "Oleg Varkonyev", "1961", $"remark {changed}"), Some.Listing("2", "Marta Helvarainen", "1970-03-03"),
        .. changed % 2 == 0 ? new[] { Some.Listing("3", "Tariq Zhenilizade") } : [],
    ];

    private static void Do(Ledger ledger, Act act, int which, int i)
    {
        switch (act)
        {
            case Act.Meet:
                Some.Screen(ledger, Some.Encounter(((string[])["Oleg Varkonyev", "Marta Helvarainen", "Tariq Zhenilizade"])[which % 3], which > 2 ? "1961" : null, $"R{which}"));
                break;
            case Act.Decide when ledger.Views.Alerts.Open(ledger.Head) is { Count: > 0 } open
                && open[which % open.Count] is var alert && ledger.Views.Listings.At(alert.Listing, ledger.Head) is not null:
                new DecideAlert(ledger).Run(alert, new AlertDecision
                {
                    Decision = Decision.TrueMatch, Reason = $"The passport in hand names the listed party, seen {i}.", ReasonCode = "same-person", Cited = [],
                });
                break;
            case Act.Publish:
                Some.Import(ledger, $"2025-02-{i + 1:00}", Listings(i + which));
                break;
            case Act.LookBack:
                Some.Run(ledger);
                break;
            default:
                break;
        }
    }
}
