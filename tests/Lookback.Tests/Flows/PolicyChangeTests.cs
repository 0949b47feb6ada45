using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Flows;

/// <summary>Another policy may change any pair: a reason to look back on everybody, and a verdict of its own.</summary>
public sealed class PolicyChangeTests
{
    private static readonly Policy Strict = Policy.Default with { Thresholds = new Thresholds { NameOnly = 0.99, Corroborated = 0.99 } };

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public void What_a_stricter_policy_let_through_is_found_as_loaded_and_not_matched(StoreKind kind)
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]);
        new ScreenEncounters(temp.Ledger, Strict).Run(
            [Some.Row(Some.Encounter("Oleg Varkonyev", reference: "R1", metAt: "2025-02-01"))], static _ => { }, TestContext.Current.CancellationToken);
        Assert.Empty(temp.Ledger.Views.Alerts.All(long.MaxValue));
        Assert.True(StatusReport.Of(temp.Ledger, temp.Ledger.Head, Some.Instant("2025-03-01")).LookbackDue);

        var run = Some.Run(temp.Ledger).Run!;
        Assert.Equal((Trigger.Policy, RunMode.Full, 1L), (run.Start.Trigger, run.Start.Mode, run.End!.Evaluated));
        Assert.Equal(Verdict.LoadedNotMatched, Assert.Single(Some.Findings(temp.Ledger)).Hindsight.Verdict);
        Assert.False(StatusReport.Of(temp.Ledger, temp.Ledger.Head, Some.Instant("2025-03-01")).LookbackDue);
        Assert.Null(Some.Run(temp.Ledger).Run);
    }
}
