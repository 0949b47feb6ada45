using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Flows.Cases;
using Lookback.Tests.Support;
using Lookback.Views;
using Lookback.Views.Cases;

namespace Lookback.Tests.Flows;

/// <summary>What a person has to say who decides an alert, and what comes of it.</summary>
public sealed class DecideAlertTests : IDisposable
{
    private const string Why = "Passport seen and compared by hand with the list.";
    private readonly Clock _clock = Clock.At("2026-01-10T09:00:00Z");
    private readonly TempLedger _temp;

    public DecideAlertTests()
    {
        _temp = new TempLedger(_clock);
        Some.Import(_temp.Ledger, "2026-01-01", [Some.Listing("1", "Oleg Varkonyev", "1961-02-14")]);
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_field_that_is_named_is_filled_from_the_record()
    {
        Met("Oleg Varkonyev", "1961-11-30");
        Decide(Decision.FalsePositive, [new Citation(Comparison.Conflict, "birth-date")]);
        var said = Standing().Disposition;
        Assert.Equal(new Discriminator("birth-date", "1961-11-30", "1961-02-14", Comparison.Conflict), Assert.Single(said.Discriminators));
        Assert.Equal(("compared", "2027-01-10", null), (said.ReasonCode, said.Expires?.ToString(), said.Person?.Value));
    }

    [Theory]
    [InlineData("birth-date", "1961", "record-differs")]
    [InlineData("birth-date", null, "unknown-side")]
    [InlineData("identifier", "1961-02-14", "unknown-side")]
    [InlineData("birth-date=1971-02-14", null, null)]
    [InlineData("birth-date=1971-02-14/1961-02-14", "1961-02-14", "no-conflict")]
    [InlineData("birth-date=1961-05/1961", null, "no-conflict")]
    [InlineData("birth-date=1971-02-14/1971-02-15", null, "not-on-record")]
    [InlineData("identifier=A1/B2", "1961", "not-on-record")]
    [InlineData("sex=female/male", "1961", "not-on-record")]
    [InlineData("country=UZ/KZ", "1961", "not-on-record")]
    [InlineData("sex=female", "1961", "unknown-side")]
    [InlineData("deceased-before=met in 2025/died in 1999", "1961", null)]
    [InlineData("occupation=pilot/baker", "1961", "too-few-conflicts")]
    [InlineData("shoe-size=1/2", "1961", "no-such-field")]
    public void Unknown_is_no_conflict_and_what_is_on_record_is_not_argued_away(string cited, string? born, string? code)
    {
        Met("Oleg Varkonyev", born);
        void Run() => Decide(Decision.FalsePositive, [Citation.Parse(Comparison.Conflict, cited)]);
        if (code is null) Run();
        else Assert.Equal(code, Refused(Run));
    }

    [Theory]
    [InlineData(Decision.FalsePositive, "He was seen at 38.55, 68.78 and is another.", "no-positions")]
    [InlineData(Decision.TrueMatch, "as per policy as per policy as per policy", "boilerplate-reason")]
    [InlineData(Decision.TrueMatch, "a b c d e f g h i j k l m n", "boilerplate-reason")]
    [InlineData(Decision.Inconclusive, "aaaa bbbb cccc dddd eeee", "boilerplate-reason")]
    [InlineData(Decision.Inconclusive, "The passport was not at hand today.", null)]
    [InlineData(Decision.TrueMatch, "护照号码与名单所列完全相同，出生日期也一致。", null)]
    public void A_reason_says_what_is_so_and_not_where_somebody_is(Decision decision, string reason, string? code)
    {
        Met("Oleg Varkonyev", "1961");
        void Run() => Decided.As(_temp.Ledger, Alert(), decision, reason);
        if (code is null) Run();
        else Assert.Equal(code, Refused(Run));
    }

    [Fact]
    public void A_false_positive_without_a_conflict_is_refused()
    {
        Met("Oleg Varkonyev", "1961-02-14");
        Assert.Equal("too-few-conflicts", Refused(() => Decide(Decision.FalsePositive, [])));
        Assert.Equal("too-few-conflicts", Refused(() => Decide(Decision.FalsePositive, [new Citation(Comparison.Agree, "birth-date")])));
        Decide(Decision.TrueMatch, [new Citation(Comparison.Agree, "birth-date")]);
    }

    [Fact]
    public void An_inconclusive_one_asks_somebody_something_and_holds_until_it_is_decided_again()
    {
        Met("Oleg Varkonyev", "1961");
        Assert.Equal("question-missing", Refused(() => Decide(Decision.Inconclusive, [])));
        var question = new OpenQuestion("Number of the passport?", "consular desk", _clock.Now.AddDays(2));
        Assert.Equal("due-in-the-past", Refused(() => Decide(Decision.Inconclusive, [], question with { DueAt = _clock.Now })));
        Decide(Decision.Inconclusive, [], question);
        var task = Assert.Single(_temp.Ledger.Views.Cases.Tasks.Of(_temp.Ledger.Head, all: false));
        Assert.Equal((true, Alert().Alert), (task.Task.Holds, task.Task.Alert));
        var hold = Assert.Single(HoldList.Of(_temp.Ledger, _temp.Ledger.Head));
        Assert.Contains("waits for consular desk until 2026-01-12", hold.Because, StringComparison.Ordinal);
        new MoveTask(_temp.Ledger).Answer(task.Id, "CD-12", "A1111111, seen.");
        Assert.EndsWith("it is to be decided again", Assert.Single(HoldList.Of(_temp.Ledger, _temp.Ledger.Head)).Because, StringComparison.Ordinal);
        Decide(Decision.FalsePositive, [new Citation(Comparison.Conflict, "birth-date", "1971-05-02")]);
        Assert.Empty(HoldList.Of(_temp.Ledger, _temp.Ledger.Head));
        Assert.Equal(2, _temp.Ledger.Views.Alerts.Dispositions(Alert().Alert, _temp.Ledger.Head).Count);
    }

    [Fact]
    public void An_open_question_holds_though_the_alert_was_decided_meanwhile()
    {
        Met("Oleg Varkonyev", "1961");
        Decided.As(_temp.Ledger, Alert(), Decision.Inconclusive, Why);
        Decided.As(_temp.Ledger, Alert(), Decision.FalsePositive, Why);
        Assert.Single(HoldList.OfSubject(_temp.Ledger, Alert().SubjectPosition, _temp.Ledger.Head));
        var task = Assert.Single(_temp.Ledger.Views.Cases.Tasks.Of(_temp.Ledger.Head, all: false)).Id;
        new MoveTask(_temp.Ledger).GiveUp(task, "It was told by the passport itself.");
        Assert.Empty(HoldList.OfSubject(_temp.Ledger, Alert().SubjectPosition, _temp.Ledger.Head));
    }

    [Fact]
    public void A_list_of_the_high_tier_takes_a_case_and_two_persons()
    {
        Met("Oleg Varkonyev", "1961");
        _temp.Ledger.Append(new EntryBody.TierSet(new ListTier(Some.Watchlist, true, new StaffId("P1"), "asset freeze, by the order of a ministry")));
        Assert.Equal("takes-a-case", Refused(() => Decided.As(_temp.Ledger, Alert(), Decision.FalsePositive, Why)));
        Decided.As(_temp.Ledger, Alert(), Decision.TrueMatch, Why);
    }

    [Fact]
    public void Where_staff_is_appointed_the_decider_holds_a_deciding_role_and_is_named()
    {
        Met("Oleg Varkonyev", "1961");
        Appoint("auditor");
        Assert.Equal("wrong-role", Refused(() => Decided.As(_temp.Ledger, Alert(), Decision.TrueMatch, Why)));
        Appoint("screener");
        Decided.As(_temp.Ledger, Alert(), Decision.TrueMatch, Why);
        Assert.Equal("P7", Standing().Disposition.Person?.Value);
    }

    [Theory]
    [InlineData("2029-01-10", null)]
    [InlineData("2029-01-11", "expiry-too-far")]
    [InlineData("2026-01-09", "expired")]
    public void A_false_positive_holds_for_three_years_at_most(string expires, string? code)
    {
        Met("Oleg Varkonyev", "1961");
        void Run() => new DecideAlert(_temp.Ledger).Run(
            Alert(), Decided.Asked(_temp.Ledger, Alert(), Decision.FalsePositive, Why) with { Expires = PartialDate.Parse(expires) });
        if (code is null) Run();
        else Assert.Equal(code, Refused(Run));
    }

    [Fact]
    public void Expired_it_is_alerted_when_met_again_and_says_so()
    {
        Met("Oleg Varkonyev", "1961");
        Decided.As(_temp.Ledger, Alert(), Decision.FalsePositive, Why);
        _clock.Now = Some.Instant("2027-01-10T23:00:00Z");
        Assert.Equal(Outcome.NoHit, Met("Oleg Varkonyev", "1961", "R2"));
        _clock.Now = Some.Instant("2027-01-11T01:00:00Z");
        Assert.Equal(Outcome.Hit, Met("Oleg Varkonyev", "1961", "R3"));
        Assert.Equal(AlertState.Reopened, Assert.Single(AlertQueue.Of(_temp.Ledger, _temp.Ledger.Head, all: false)).State);
        Assert.Equal(new DecisionLapse("expiry", "2027-01-10", "2027-01-11"), Assert.Single(Report().Lapses));
    }

    [Fact]
    public void Expired_a_full_run_finds_it_too_and_once()
    {
        Met("Oleg Varkonyev", "1961");
        Decided.As(_temp.Ledger, Alert(), Decision.FalsePositive, Why);
        _clock.Now = Some.Instant("2027-02-01");
        Some.Run(_temp.Ledger, RunMode.Full);
        Some.Run(_temp.Ledger, RunMode.Full);
        Assert.Equal(Verdict.HitCleared, Assert.Single(Some.Findings(_temp.Ledger)).Hindsight.Verdict);
        Assert.Equal(AlertState.Reopened, Assert.Single(AlertQueue.Of(_temp.Ledger, _temp.Ledger.Head, all: false)).State);
    }

    [Fact]
    public void Another_policy_reopens_it_through_the_run_and_says_so()
    {
        Met("Oleg Varkonyev", "1961");
        Decided.As(_temp.Ledger, Alert(), Decision.FalsePositive, Why);
        var other = Core.Matching.Policy.Default with { Thresholds = new Core.Matching.Thresholds { NameOnly = 0.71, Corroborated = 0.71 } };
        new RunLookback(_temp.Ledger, other).Run(RunMode.Delta, static (_, _) => { }, TestContext.Current.CancellationToken);
        Assert.Equal(AlertState.Reopened, Assert.Single(AlertQueue.Of(_temp.Ledger, _temp.Ledger.Head, all: false)).State);
        var lapse = Assert.Single(Report().Lapses);
        Assert.Equal(("policy", Core.Matching.Policy.Default.Hash, other.Hash), (lapse.What, lapse.Then, lapse.Now));
    }

    [Fact]
    public void Another_description_is_another_alert_that_says_what_was_decided_before()
    {
        Met("Oleg Varkonyev", "1961", "R1");
        Decided.As(_temp.Ledger, Alert(), Decision.FalsePositive, Why);
        Assert.Equal(Outcome.Hit, Met("Oleg Varkonyev", "1961-03-02", "R1"));
        var line = Assert.Single(AlertQueue.Of(_temp.Ledger, _temp.Ledger.Head, all: false));
        Assert.Equal((AlertState.Open, Decision.FalsePositive), (line.State, line.DecidedBefore));
        var before = Assert.Single(Report(line.Alert).DecidedBefore);
        var change = Assert.Single(before.Differs);
        Assert.Equal(("birth dates", "1961-03-02", "1961"), (change.Fact, Assert.Single(change.Added), Assert.Single(change.Removed)));
    }

    [Fact]
    public void A_report_names_the_fields_that_may_be_cited()
    {
        Met("Oleg Varkonyev", "1961");
        var field = Assert.Single(Report().Fields, f => f.Field == "birth-date");
        Assert.Equal((true, "1961", "1961-02-14", Comparison.Compatible), (field.IsStrong, field.Ours, field.Theirs, field.Comparison));
    }

    private Outcome Met(string name, string? born, string? reference = null) =>
        Assert.Single(Some.Screen(_temp.Ledger, Some.Encounter(name, born, reference))).Outcome;

    private Lookback.Store.Tables.RaisedAlert Alert() => _temp.Ledger.Views.Alerts.All(long.MaxValue)[0];

    private AlertReport Report(AlertId? alert = null) => AlertReport.Of(
        _temp.Ledger, alert is { } id ? Assert.Single(_temp.Ledger.Views.Alerts.Find(id.Value, long.MaxValue)) : Alert(), _temp.Ledger.Head, _clock.Now);

    private Lookback.Store.Tables.RecordedDisposition Standing() => _temp.Ledger.Views.Alerts.DispositionOf(Alert().Alert, _temp.Ledger.Head)!;

    private void Decide(Decision decision, IReadOnlyList<Citation> cited, OpenQuestion? question = null) => new DecideAlert(_temp.Ledger).Run(
        Alert(), new AlertDecision { Decision = decision, Reason = Why, ReasonCode = "compared", Cited = cited, Question = question });

    private void Appoint(params string[] roles) => _temp.Ledger.Append(
        new EntryBody.StaffAppointed(new Appointment { Account = "tester", Person = new StaffId("P7"), Roles = roles, Reason = "works here as of today" }));

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;
}
