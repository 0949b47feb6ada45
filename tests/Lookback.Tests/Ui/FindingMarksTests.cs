using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Tests.Flows;
using Lookback.Tests.Support;
using Lookback.Ui.Lookbacks;

namespace Lookback.Tests.Ui;

/// <summary>Findings are counted from marks that are read once: they say at every moment what the store says.</summary>
public sealed class FindingMarksTests
{
    [Fact]
    public void Marks_are_what_the_store_says_at_every_position_while_runs_come_and_somebody_is_erased()
    {
        using var temp = new TempLedger(StoreKind.Sqlite);
        var marks = new FindingMarks();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]);
        Some.Screen(temp.Ledger, Some.Encounter("Marta Helvarainen", reference: "R1"), Some.Encounter("Behruz Qasemizadeh", reference: "R2"));
        Same();
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("1", "Oleg Varkonyev"), Some.Listing("2", "Marta Helvarainen")]);
        Some.Run(temp.Ledger);
        Assert.Single(marks.Of(temp.Ledger, null, temp.Ledger.Head));
        Same();
        Some.Import(
            temp.Ledger, "2025-03-01", [Some.Listing("1", "Oleg Varkonyev"), Some.Listing("2", "Marta Helvarainen"), Some.Listing("3", "Behruz Qasemizadeh")]);
        Some.Run(temp.Ledger);
        Assert.Equal(2, marks.Of(temp.Ledger, null, temp.Ledger.Head).Count);
        Same();
        new EraseSubject(temp.Ledger).Run("R1", "asked for it in writing, in person", "GDPR art. 17(1)(a)");
        var left = Assert.Single(marks.Of(temp.Ledger, null, temp.Ledger.Head));
        Assert.Equal((Verdict.ListedNotLoaded, Some.Watchlist), (left.Verdict, left.Watchlist));
        Same();

        void Same()
        {
            foreach (var run in temp.Ledger.Views.Runs.All(temp.Ledger.Head).Select(r => (RunId?)r.Id).Append(null))
            {
                for (var at = 0L; at <= temp.Ledger.Head; at++)
                {
                    var told = run is { } id ? temp.Ledger.Views.Findings.Of(id, at) : temp.Ledger.Views.Findings.All(at);
                    Assert.Equal(
                        told.Select(f => (f.Position, f.Finding.Hindsight.Verdict)), marks.Of(temp.Ledger, run, at).Select(m => (m.Position, m.Verdict)));
                }
            }
        }
    }
}
