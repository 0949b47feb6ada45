using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;
using Lookback.Core.Records;
using Lookback.Flows.Arrivals;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Tests.Support;

namespace Lookback.Tests.Arrivals;

/// <summary>Counts that go out of a real ledger: what went out stays, whatever comes late or is erased.</summary>
public sealed class PublishCountsTests
{
    private const string Reason = "The office publishes its arrivals every quarter.";

    [Fact]
    public void Two_releases_with_a_late_record_and_an_erasure_between_them_show_the_same()
    {
        using var temp = new TempLedger(Clock.At("2024-06-01T00:00:00Z"));
        var ledger = temp.Ledger;
        Arrive(ledger, "North", month: 1, 40);
        Arrive(ledger, "South", month: 1, 3);
        Arrive(ledger, "South", month: 2, 60);
        Arrive(ledger, "Elsewhere", month: 2, 25);
        var publishing = new PublishCounts(ledger, "stat");
        publishing.LayDown(Plan("by-place"), Reason);
        var first = publishing.Release("by-place", new DateOnly(2024, 2, 29)).Release;
        Assert.Equal(["2024-01", "2024-02"], first.Table.Rows.Select(r => r.Label));
        Assert.Null(first.Table.Rows[0].Cells[1]);
        Assert.Equal([0, 60, 25], first.Table.Rows[1].Cells);
        Assert.DoesNotContain(AttackCheck.Intervals(first.Table), c => c.Verdict == CellVerdict.Narrowed);

        Arrive(ledger, "South", month: 1, 1, "late");
        ledger.Erase([new ErasureRequest(
            ledger.Views.Encounters.FindNamed("South-1-0-", ledger.Head)[0], ErasureCause.Request, "asked for it in writing, in person", "GDPR art. 17(1)(a)")]);
        Arrive(ledger, "South", month: 3, 30);
        var second = publishing.Release("by-place", new DateOnly(2024, 3, 31)).Release;
        Assert.Equal(2, second.Number);
        Assert.Equal("at most 10", second.RecordedSince);
        for (var r = 0; r < 2; r++)
        {
            Assert.Equal(first.Table.Rows[r].Cells, second.Table.Rows[r].Cells);
            Assert.Equal(first.Table.Rows[r].Total, second.Table.Rows[r].Total);
        }

        Assert.Equal([0, 30, 0], second.Table.Rows[2].Cells);
        // Nothing that was hidden is on record with the release either.
        var stored = ledger.Views.Publications.Releases(ledger.Head, "by-place");
        Assert.Equal(2, stored.Count);
        Assert.Equal(TableJson.Of(second), stored[1].Body.Table);
        ledger.RebuildViews();
        Assert.Equal(2, ledger.Views.Publications.Releases(ledger.Head).Count);
    }

    [Fact]
    public void The_same_rows_by_citizenship_may_stand_beside_and_another_cut_may_not()
    {
        using var temp = new TempLedger(Clock.At("2024-06-01T00:00:00Z"));
        Arrive(temp.Ledger, "North", month: 1, 40);
        var publishing = new PublishCounts(temp.Ledger, "stat");
        publishing.LayDown(Plan("by-place"), Reason);
        publishing.LayDown(Plan("by-citizenship", by: "citizenship", columns: "\"FR\""), Reason);
        publishing.Release("by-place", new DateOnly(2024, 1, 31));
        Assert.Equal(40, publishing.Release("by-citizenship", new DateOnly(2024, 1, 31)).Release.Table.Rows[0].Total);
        Assert.Equal("plans-overlap", Refused(() => publishing.LayDown(Plan("all-but-North", columns: "\"South\"", zone: "Asia/Tashkent"), Reason)));
        Assert.Equal("plan-exists", Refused(() => publishing.LayDown(Plan("by-place"), Reason)));
        Assert.Equal("no-plan", Refused(() => publishing.Release("by-plaice", new DateOnly(2024, 1, 31))));
        Assert.Equal("bad-plan", Refused(() => publishing.LayDown("{}", Reason)));
        Assert.Equal("bad-plan", Refused(() => publishing.LayDown(Plan("other", zone: "North=UTC"), Reason)));
        Assert.Equal("reason-too-short", Refused(() => publishing.LayDown(Plan("other"), "because")));
        Assert.Equal("bad-counts", Refused(() => publishing.Release("by-place", new DateOnly(2024, 1, 30))));
    }

    [Fact]
    public void Who_is_appointed_to_statistics_publishes_and_decides_nothing_about_anybody()
    {
        using var temp = new TempLedger(Clock.At("2024-06-01T00:00:00Z"));
        Arrive(temp.Ledger, "North", month: 1, 40);
        foreach (var (account, role) in new[] { ("boss", "admin"), ("stat", "statistician"), ("ann", "analyst") })
        {
            new AppointStaff(temp.Ledger).Run(
                new Appointment { Account = account, Person = new StaffId(account), Roles = [role], Reason = "Works here from today on, by order." }, "boss");
        }

        new PublishCounts(temp.Ledger, "stat").LayDown(Plan("by-place"), Reason);
        Assert.Equal("wrong-role", Refused(() => new PublishCounts(temp.Ledger, "ann").LayDown(Plan("other"), Reason)));
        var person = ActingPerson.Of(temp.Ledger, "stat");
        Assert.Equal("wrong-role", Refused(() => person.Require(ActingPerson.Deciding, "decides")));
        Assert.DoesNotContain("statistician", Lookback.Core.Cases.Workflow.Shipped.SelectMany(w => w.Transitions).SelectMany(t => t.Roles));
    }

    [Fact]
    public void A_statistician_is_shown_counts_and_nobody()
    {
        using var temp = new TempLedger();
        Arrive(temp.Ledger, "North", month: 1, 2);
        foreach (var (account, role) in new[] { ("boss", "admin"), ("stat", "statistician") })
        {
            new AppointStaff(temp.Ledger).Run(
                new Appointment { Account = account, Person = new StaffId(account), Roles = [role], Reason = "Works here from today on, by order." }, "boss");
        }

        temp.Close();
        string[] At(params string[] words) => [.. words, "--store", temp.Path, "--actor", "stat"];
        foreach (var verb in new[] { "subject show North-1-0-", "alert ls", "finding ls", "case ls", "replay North-1-0-" })
            Assert.Contains("wrong-role", TheProgram.Run(At(verb.Split(' '))).Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains("2 events in all", TheProgram.Run(At("arrivals", "counts")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("refused (needs-records)", TheProgram.Run(
            At("arrivals", "counts", "--unit", "persons", "--counting-key", temp.Path)).Expect(3).Error, StringComparison.Ordinal);
    }

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;

    private static string Plan(string name, string by = "place", string columns = "\"North\", \"South\"", string zone = "UTC") =>
        $$"""
        {"name": "{{name}}", "unit": "events", "identity_rule": null, "kind": "month", "fiscal_start": 1, "day_rule": "{{zone}}", "columns_by": "{{by}}",
         "columns": [{{columns}}], "filter": null, "threshold": 10, "totals": "none", "from": "2024-01-01"}
        """;

    private static void Arrive(Ledger ledger, string place, int month, int count, string mark = "")
    {
        ledger.Append([.. Enumerable.Range(0, count).Select(i => new EntryBody.EncounterRecorded(Encounter.Of(
            Some.Person($"{place} Person{month} Number{i}{mark}") with { Countries = [new CountryTie(Countries.Find("FR")!.Value, CountryRole.Nationality)] },
            $"{place}-{month}-{i}-{mark}",
            new DateTimeOffset(2024, month, 1 + (i % 28), 12, 0, 0, TimeSpan.Zero),
            place)))]);
    }
}
