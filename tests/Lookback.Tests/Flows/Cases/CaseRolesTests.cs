using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Flows.Cases;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows.Cases;

/// <summary>Who may do what beside the steps, and whom a case never comes to be about.</summary>
public sealed class CaseRolesTests : IDisposable
{
    private readonly CasePast _past = new();

    public CaseRolesTests() => _past.Appoint("boss", "sta", "sta", ["statistician"]);

    public void Dispose() => _past.Dispose();

    [Fact]
    public void Whoever_has_no_part_in_a_workflow_records_and_discloses_nothing_in_its_cases()
    {
        var file = _past.Open(0);
        foreach (var outsider in new[] { "sta", "boss", "pat" })
        {
            Assert.StartsWith("records in a case: expected one of the roles ", _past.Refused("wrong-role", () => _past.Say(file, "note", null, outsider)), StringComparison.Ordinal);
            _past.Refused("wrong-role", () => _past.Disclose(file, "a paper", null, outsider));
        }

        _past.Refused("wrong-role", () => _past.Open(1, "sta"));
        _past.Say(file, "represented", "no", "cal");
    }

    [Fact]
    public void A_hold_is_lifted_by_a_supervisor()
    {
        var file = _past.Open(0);
        _past.Say(file, "hold", "placed", "ana");
        Assert.Equal("a hold is lifted by a supervisor, and ana is analyst", _past.Refused("wrong-role", () => _past.Say(file, "hold", "lifted", "ana")));
        _past.Say(file, "hold", "lifted", "sue");
        Assert.False(_past.State(file).HasHold);
    }

    [Fact]
    public void An_account_stays_its_persons()
    {
        var sentence = _past.Refused("other-person", () => _past.Appoint("boss", "ana", "ana-b", ["supervisor"]));
        Assert.Equal("the account ana is ana's and stays theirs: ana-b gets one of their own", sentence);
        _past.Refused("no-person", () => _past.Appoint("boss", "", "eva", ["analyst"]));
        _past.Refused("no-person", () => _past.Appoint("boss", "eva", "a\nb", ["analyst"]));
        _past.Refused("no-person", () => _past.Appoint("boss", "e\u200Bva", "eva", ["analyst"]));
        // Who somebody is decides whether two agree: it is written in one way, and nobody is called what nobody is.
        _past.Refused("no-person", () => _past.Appoint("boss", "boss.2", "Boss", ["analyst"]));
        _past.Refused("no-person", () => _past.Appoint("boss", "BOSS", "eva", ["analyst"]));
        _past.Refused("no-person", () => _past.Appoint("boss", "public", "eva", ["analyst"]));
        _past.Refused("no-person", () => _past.Appoint("boss", "Server", "eva", ["analyst"]));
    }

    [Fact]
    public void A_case_never_comes_to_be_about_somebody_else()
    {
        var file = _past.Open(0);
        var other = _past.Ledger.Views.Encounters.At(_past.Alert(1).SubjectPosition).Encounter;
        Assert.EndsWith(
            "never comes to be about another", _past.Refused("other-subject", () => _past.Step(file, "UNDER_REVIEW", "ana", ("encounter", other.Id.Value))),
            StringComparison.Ordinal);
        new EraseSubject(_past.Ledger).Run("REF-1", "asked for it in writing, in person", "GDPR art. 17(1)(a)");
        Assert.Empty(_past.Cases);
        Assert.Equal(other.Id, _past.Ledger.Views.Encounters.At(_past.Alert(1).SubjectPosition).Encounter.Id);
    }

    [Fact]
    public void Facts_cited_with_a_step_that_clears_nobody_clear_nobody()
    {
        var file = _past.Open(0);
        _past.Step(file, "UNDER_REVIEW", "ana");
        var asked = _past.Asked(file, "INCONCLUSIVE") with { Cited = [new Citation(Comparison.Conflict, "identifier", "Passport A1111111", "Passport B2222222")] };
        _past.Try(() => new TakeStep(_past.Ledger, _past.Clock.Now).Run(file, asked, "ana"));
        Assert.NotEqual(Decision.FalsePositive, _past.Ledger.Views.Alerts.DispositionOf(_past.Alert(0).Alert, _past.Ledger.Head)?.Disposition.Decision);
    }

    [Fact]
    public void A_list_that_was_imported_is_not_written_over_by_nominations()
    {
        _past.Appoint("boss", "lou", "lou", ["list_officer"]);
        var sentence = _past.Refused("not-own-list", () => new Nominate(_past.Ledger, _past.Clock.Now).Publish(Some.Watchlist, "lou", static _ => { }));
        Assert.StartsWith("test-list is a list that was imported from ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_begins_with_a_form_is_not_opened_without_one()
    {
        _past.Appoint("boss", "nia", "nia", ["nominator", "list_officer"]);
        _past.Refused("begins-with-form", () => new OpenCase(_past.Ledger, _past.Clock.Now).OnAlert(_past.Alert(0), "nomination-1", CaseChannel.Batch, null, "nia"));
    }

    [Fact]
    public void A_duplicate_names_a_case_that_is_there_and_nobody_held_up_is_lost_in_it()
    {
        var (file, other) = (_past.Open(0), _past.Open(1));
        _past.Refused("no-case", () => _past.Step(file, "CLOSED_DUPLICATE", "sue", ("target_case", "zzz")));
        _past.Say(file, "hold", "placed", "ana");
        _past.Refused("still-held", () => _past.Step(file, "CLOSED_DUPLICATE", "sue", ("target_case", other.File.Id.Value)));
    }
}
