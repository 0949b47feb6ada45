using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>Cases on record: as of any horizon, on both clocks, and whoever was erased gone from all of it.</summary>
public abstract partial class LedgerContract
{
    [Fact]
    public void A_case_stands_where_its_last_step_seen_put_it()
    {
        using var temp = New();
        var met = Met(temp, "Case Subject");
        var file = PlayedCases.Play(temp.Ledger, met);
        var views = temp.Ledger.Views.Cases;
        var known = temp.Ledger.Head;
        long Stood(long position, string day) => Assert.Single(views.States.All(position, Some.Instant(day))).State;
        Assert.Equal(views.Marks.State("border-1", "ALERTED"), Stood(known, "2026-02-01"));
        Assert.Equal(views.Marks.State("border-1", "UNDER_REVIEW"), Stood(known, "2026-01-08"));
        Assert.Equal(views.Marks.State("border-1", "ALERTED"), Stood(known, "2026-01-04"));
        Assert.Equal(0, Stood(known, "2026-01-02"));
        Assert.Empty(views.States.All(known, Some.Instant("2026-01-01")));
        var opened = Assert.Single(views.Files.Find(file.Id.Value[..8], known));
        Assert.Equal(0, Stood(opened.Position, "2026-02-01"));
        // What was proposed and nobody approved moves nothing.
        Assert.Equal(views.Marks.State("border-1", "ALERTED"), Stood(opened.Position + 2, "2026-02-01"));
        Assert.Equal(15, views.Files.EntriesOf(opened.Position, known).Count);
        Assert.Equal(met.Id, temp.Ledger.Views.Encounters.At(views.Files.Subject(opened.Position, known)!.Value.EncounterPosition).Encounter.Id);
    }

    [Fact]
    public void What_was_said_is_counted_until_it_is_corrected()
    {
        using var temp = New();
        PlayedCases.Play(temp.Ledger, Met(temp, "Case Subject"));
        var views = temp.Ledger.Views.Cases;
        var known = temp.Ledger.Head;
        var said = Assert.Single(views.States.Said("charge", known, Some.Instant("2026-02-01")));
        Assert.Equal((views.Marks.Value("charge", "dismissed"), views.Marks.Value("charge", "immigration")), (said.Value, said.Detail));
        // As it was believed before the correction was known.
        Assert.Equal(views.Marks.Value("charge", "charged"), Assert.Single(views.States.Said("charge", said.Position - 1, Some.Instant("2026-02-01"))).Value);
        Assert.Empty(views.States.Said("contact", known, Some.Instant("2026-02-01")));
        Assert.True(views.States.IsReasonUsedElsewhere("Taken up, from  the queue of the DAY!", casePosition: 0));
        Assert.False(views.States.IsReasonUsedElsewhere("taken up from the queue of the night", casePosition: 0));
    }

    [Fact]
    public void A_task_is_open_until_it_is_answered_and_is_asked_of_whoever_has_it_now()
    {
        using var temp = New();
        PlayedCases.Play(temp.Ledger, Met(temp, "Case Subject"));
        var tasks = temp.Ledger.Views.Cases.Tasks.Of(temp.Ledger.Head, all: true);
        Assert.Equal([(false, "liaison", true), (true, "another desk", false)], tasks.Select(t => (t.IsOpen, t.Addressee, t.IsAcknowledged)));
        Assert.Equal(tasks[1].Id, Assert.Single(temp.Ledger.Views.Cases.Tasks.Of(temp.Ledger.Head, all: false)).Id);

    }

    [Fact]
    public void An_appointment_replaces_the_one_before_it()
    {
        using var temp = New();
        PlayedCases.Set(temp.Ledger);
        var staff = temp.Ledger.Views.Cases.Staff;
        Assert.Equal(["supervisor"], staff.Of("ann", temp.Ledger.Head)!.Appointment.Roles);
        Assert.Equal(["analyst"], staff.Of("ann", 1)!.Appointment.Roles);
        Assert.Null(staff.Of("bob", temp.Ledger.Head));
        Assert.Equal([Some.Watchlist], temp.Ledger.Views.Cases.Workflows.HighTier(temp.Ledger.Head));
        Assert.Empty(temp.Ledger.Views.Cases.Workflows.HighTier(2));
    }

    [Fact]
    public void Of_an_erased_subject_s_cases_it_is_known_that_there_were_some()
    {
        using var temp = New();
        var (met, other) = (Met(temp, "Case Subject"), Met(temp, "Another Subject"));
        PlayedCases.Set(temp.Ledger);
        var file = PlayedCases.Play(temp.Ledger, met);
        PlayedCases.Play(temp.Ledger, other);
        PlayedCases.Request(temp.Ledger, """{"name":"Case Subject"}""", met);
        PlayedCases.Request(temp.Ledger, """{"name":"Nobody Met"}""", null);
        temp.Ledger.Erase([Request(temp.Ledger.Views.Encounters.Find(met.Id)!.Value)]);
        var (views, head) = (temp.Ledger.Views.Cases, temp.Ledger.Head);
        Assert.Equal((2, 2L), (views.Files.All(head).Count, views.Files.ErasedCount(head)));
        Assert.Empty(views.Files.Find(file.Id.Value, head));
        Assert.Equal(2, views.States.All(head, Some.Instant("2027-01-01")).Count());
        Assert.Single(views.Tasks.Of(head, all: false));
        Assert.Empty(views.Redress.Of($"N-{met.Reference}", head));
        Assert.Single(views.Redress.Of($"N-{other.Reference}", head));
        Assert.Single(temp.Ledger.Views.Erasures.KnownBy(file.Id.Value));
        // The request was sealed under keys of its own before it was known whose it is.
        Assert.Equal(1 + 18 + 4, temp.Ledger.Entries.From(1).Count(e => e.Body is EntryBody.NotReplayable) );
        temp.Close();
        Verified(temp, erased: 1);
        SameRebuilt(temp);
    }

    [Fact]
    public void A_case_about_nobody_who_was_met_is_erased_by_itself()
    {
        using var temp = New();
        var met = Met(temp, "Case Subject");
        var request = PlayedCases.Request(temp.Ledger, """{"name":"Nobody Met"}""", null);
        var linked = PlayedCases.Request(temp.Ledger, """{"name":"Case Subject"}""", met);
        var (views, subjects) = (temp.Ledger.Views.Cases, temp.Ledger.Views.Encounters.Count(temp.Ledger.Head));
        var position = views.Files.Of(request.Id, temp.Ledger.Head)!.Position;
        Assert.True(views.Files.IsOwned(position));
        Assert.False(views.Files.IsOwned(views.Files.Of(linked.Id, temp.Ledger.Head)!.Position));
        Assert.Equal(1, temp.Ledger.Erase([Request(position)]));
        Assert.Equal(0, temp.Ledger.Erase([Request(position)]));
        Assert.Null(views.Files.Of(request.Id, temp.Ledger.Head));
        Assert.Equal((1L, 1), (views.Files.ErasedCount(temp.Ledger.Head), views.Files.All(temp.Ledger.Head).Count));
        Assert.Equal(3, temp.Ledger.Entries.From(1).Count(e => e.Body is EntryBody.NotReplayable));
        Assert.Single(temp.Ledger.Views.Erasures.KnownBy(request.Id.Value));
        Assert.Equal(subjects, temp.Ledger.Views.Encounters.Count(temp.Ledger.Head));
        temp.Close();
        Verified(temp, erased: 1);
        SameRebuilt(temp);
    }

    private static Encounter Met(TempLedger temp, string name)
    {
        var encounter = Some.Encounter(name, "1970-01-02", $"R-{name[0]}", "2026-01-01");
        temp.Ledger.Append(new EntryBody.EncounterRecorded(encounter));
        return encounter;
    }
}
