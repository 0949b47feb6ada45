using System.Text.Json;
using CsCheck;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Tests.Support;
using Lookback.Views;
using Lookback.Views.Cases;

namespace Lookback.Tests.Flows.Cases;

/// <summary>
/// What always holds of cases on a ledger, whoever tries whatever in whatever order, most of it wrong. The oracles read the entries and the
/// appointments alone, never the rules.
/// </summary>
public sealed class CaseFlowPropertyTests
{
    private static readonly string[] Topics = ["hold", "protection-claim", "protection-claim", "custody", "minor", "stay", "note"];
    private static readonly string[] Adverse = ["INCONCLUSIVE", "CONFIRMED_IDENTITY", "REFERRED", "ARRESTED", "CHARGED", "ORDERED", "REMOVED"];

    private static readonly Gen<(int What, int Which, int Who, int Way, int Hours)[]> Play =
        Gen.Select(Gen.Int[0, 19], Gen.Int[0, 5], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 30]).Array[25, 60];

    [Fact]
    public void Whoever_approves_is_another_person_than_whoever_proposed_whatever_their_accounts() => Sample((past, entries) =>
    {
        var proposals = entries.Where(e => e.Body is EntryBody.StepProposed).ToDictionary(e => e.Position, e => ((EntryBody.StepProposed)e.Body).Step);
        foreach (var (entry, step) in Steps(entries).Where(s => s.Step.Proposal is not null))
        {
            var proposed = proposals[step.Proposal!.Value];
            Assert.Empty(Whose(proposed).Intersect(Whose(step)));
            Assert.True(entry.Position > step.Proposal);
        }

        // Who a step names is who the account was appointed as by then.
        foreach (var (entry, step) in Steps(entries).Where(s => s.Step.Person != StaffId.System))
        {
            var appointed = entries.TakeWhile(e => e.Position < entry.Position).Select(e => e.Body).OfType<EntryBody.StaffAppointed>().Select(a => a.Appointment).ToList();
            var standing = appointed.GroupBy(a => a.Account).Select(g => g.Last()).ToList();
            Assert.Contains(standing, a => a.Person == step.Person && a.ActsFor == step.ActsFor && (a.Roles.Contains(step.Role) || a.Roles.Contains("supervisor")));
        }
    });

    [Fact]
    public void What_weighs_on_somebody_is_a_persons_by_law_and_in_words_used_of_nobody_else() => Sample((past, entries) =>
    {
        var steps = Steps(entries).Where(s => Adverse.Contains(s.Step.To)).ToList();
        foreach (var (_, step) in steps)
        {
            Assert.NotEqual(StaffId.System, step.Person);
            Assert.False(string.IsNullOrWhiteSpace(step.Fields["legal_basis"]) || string.IsNullOrWhiteSpace(step.Fields["authority"]));
        }

        Assert.All(steps.GroupBy(s => s.Step.ReasonText), g => Assert.Single(g.Select(s => s.Step.Case).Distinct()));
    });

    [Fact]
    public void Nobody_is_let_go_while_a_question_is_open_unless_a_supervisor_names_a_law() => Sample((past, entries) =>
    {
        foreach (var (entry, step) in Steps(entries).Where(s => s.Step.To == "RELEASED" && !s.Step.Fields.ContainsKey("override_legal_basis")))
        {
            var before = entries.TakeWhile(e => e.Position < entry.Position).ToList();
            var open = before.Where(e => e.Body is EntryBody.TaskOpened { Task.Holds: true } t && t.Task.Case == step.Case).Select(e => e.Position)
                .Except(before.Select(e => e.Body).OfType<EntryBody.TaskMoved>().Where(m => m.Move.Kind is TaskMoveKind.Answered or TaskMoveKind.NotAnswered).Select(m => m.Move.Task.Position));
            Assert.Empty(open);
            Assert.NotEqual("INCONCLUSIVE", step.From);
        }
    });

    [Fact]
    public void Nothing_closes_over_an_open_question() => Sample((past, entries) =>
    {
        foreach (var (entry, step) in Steps(entries).Where(s => s.Step.To is "CLEARED" or "CLEARED_WITHDRAWN" or "REMOVED" or "LEFT_VOLUNTARILY" or "CLOSED_DECEASED" or "CLOSED_DUPLICATE"))
        {
            var before = entries.TakeWhile(e => e.Position < entry.Position).Select(e => (e.Position, e.Body)).ToList();
            foreach (var task in before.Where(e => e.Body is EntryBody.TaskOpened t && t.Task.Case == step.Case))
            {
                var moves = before.Select(e => e.Body).OfType<EntryBody.TaskMoved>().Select(m => m.Move).Where(m => m.Task.Position == task.Position).ToList();
                Assert.Contains(moves, m => m.Kind is TaskMoveKind.Answered or TaskMoveKind.NotAnswered or TaskMoveKind.Transferred);
            }
        }
    });

    [Fact]
    public void Nothing_goes_to_the_country_whose_protection_was_fled() => Sample((past, entries) =>
    {
        var owner = past.Ledger.Views.Encounters;
        foreach (var entry in entries)
        {
            if (entry.Body is not EntryBody.DisclosureMade { Disclosure: { RecipientCountry: { } country } told } made) continue;
            var claim = entries.TakeWhile(e => e.Position < entry.Position).Select(e => e.Body).OfType<EntryBody.StatementMade>()
                .Where(s => s.Statement.Case == told.Case && s.Statement.Topic == "protection-claim").Select(s => s.Statement.Value).LastOrDefault();
            if (claim is null or "none" or "denied_final") continue;
            var own = entries.Select(e => e.Body).OfType<EntryBody.EncounterRecorded>().First(e => e.Encounter.Subject == made.Subject).Encounter.Facts.Countries;
            Assert.NotEmpty(own);
            Assert.DoesNotContain(own, c => c.Country == country);
        }
    });

    [Fact]
    public void Of_two_who_decide_on_a_minor_one_is_a_supervisor() => Sample((past, entries) =>
    {
        var minors = entries.Select(e => e.Body).OfType<EntryBody.EncounterRecorded>().Where(e => e.Encounter.Reference == "REF-3").Select(e => e.Encounter.Subject).ToHashSet();
        foreach (var body in entries.Select(e => e.Body).OfType<EntryBody.StepTaken>().Where(s => minors.Contains(s.Subject) && (Adverse.Contains(s.Step.To) || s.Step.To == "CLEARED")))
        {
            Assert.NotNull(body.Step.Proposal);
            var proposed = (EntryBody.StepProposed)entries.Single(e => e.Position == body.Step.Proposal).Body;
            Assert.Contains("supervisor", new[] { proposed.Step.Role, body.Step.Role });
        }
    });

    [Fact]
    public void A_case_seen_at_an_old_position_is_the_same_whatever_came_later() => Play.Sample(
        play =>
        {
            using var past = new CasePast();
            foreach (var tried in play.Take(play.Length / 2)) Do(past, tried, erases: false);
            var (at, moment) = (past.Ledger.Head, past.Clock.Now);
            var before = past.Cases.ToDictionary(c => c.Position, c => Told(past, c, at, moment));
            foreach (var tried in play.Skip(play.Length / 2)) Do(past, tried, erases: false);
            Assert.All(before, b => Assert.Equal(b.Value, Told(past, past.Cases.Single(c => c.Position == b.Key), at, moment)));
        },
        iter: 12,
        threads: 1);

    [Fact]
    public void A_decision_of_a_case_is_never_rewritten_and_follows_from_its_step() => Sample((past, entries) =>
    {
        foreach (var entry in entries)
        {
            if (entry.Body is not EntryBody.AlertDecided { Disposition: { Case: { } file } decided }) continue;
            var step = Steps(entries).Last(s => s.Entry.Position < entry.Position && s.Step.Case == file);
            Assert.Equal(step.Entry.KnownAt, entry.KnownAt);
            Assert.Equal((step.Step.ReasonText, (StaffId?)step.Step.Person), (decided.Reason, decided.Person));
            if (!past.Ledger.Views.Alerts.All(past.Ledger.Head).Single(a => a.Alert == decided.Alert).IsErased)
                Assert.Contains(past.Ledger.Views.Alerts.Dispositions(decided.Alert, past.Ledger.Head), d => d.Position == entry.Position && d.Disposition.Reason == decided.Reason);
        }
    });

    [Fact]
    public void Cases_of_whoever_was_erased_are_nowhere() => Sample((past, entries) =>
    {
        foreach (var erased in past.Ledger.Views.Encounters.Subjects(0, past.Ledger.Head).Where(s => past.Ledger.Views.Erasures.Of(s.Position) is not null))
            Assert.Empty(past.Ledger.Views.Cases.Files.About(erased.Position, past.Ledger.Head));
        Assert.All(past.Cases, c => Assert.NotNull(past.State(c)));
        var all = JsonSerializer.Serialize(CaseQueue.Of(past.Ledger, past.Ledger.Head, past.Clock.Now, new CaseFilter(true, false, null, null)))
            + JsonSerializer.Serialize(TaskList.Of(past.Ledger, past.Ledger.Head, past.Clock.Now, true, null));
        foreach (var (reference, name) in ((string, string)[])[("REF-1", "Varkonyev"), ("REF-2", "Qasemizadeh")])
        {
            if (past.Ledger.Views.Encounters.FindNamed(reference, past.Ledger.Head).Count == 0) Assert.DoesNotContain(name, all, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void A_time_that_passed_is_told_once() => Sample((past, entries) =>
    {
        past.Clock.Now = past.Clock.Now.AddDays(30);
        new AdvanceCases(past.Ledger, past.Clock.Now).Run();
        // What is appended at one moment of the clock is known from moments later on.
        past.Clock.Now = past.Clock.Now.AddSeconds(1);
        var head = past.Ledger.Head;
        var again = new AdvanceCases(past.Ledger, past.Clock.Now).Run();
        Assert.Equal((0, 0, head), (again.Steps.Count, again.Breaches.Count, past.Ledger.Head));
        var told = past.Ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.ClockBreached>().Select(b => b.Breach).ToList();
        Assert.Equal(told.Distinct().Count(), told.Count);
    });

    [Fact]
    public void What_is_known_later_has_a_later_moment_and_views_equal_a_replay() => Sample((past, entries) =>
    {
        Assert.Equal(entries.Select(e => e.KnownAt).Order(), entries.Select(e => e.KnownAt));
        Assert.All(Steps(entries), s => Assert.True(s.Step.At <= s.Entry.KnownAt.AddMilliseconds(1)));
    });

    // What the others hold of plays would hold of plays in which nothing happens, too.
    [Fact]
    public void Plays_get_somewhere()
    {
        var random = new Random(8);
        var seen = new HashSet<string>();
        for (var i = 0; i < 12; i++)
        {
            using var past = new CasePast();
            for (var j = 0; j < 60; j++) Do(past, (random.Next(20), random.Next(6), random.Next(41), random.Next(41), random.Next(31)), erases: true);
            foreach (var body in past.Ledger.Entries.From(1).Select(e => e.Body))
            {
                seen.Add(body.GetType().Name);
                if (body is EntryBody.StepTaken { Step: var step }) seen.Add(step.Proposal is null ? step.To : "approved");
                if (body is EntryBody.AlertDecided { Disposition.Case: not null }) seen.Add("decided in a case");
            }
        }

        string[] expected =
        [
            "approved", "decided in a case", "INCONCLUSIVE", "RELEASED", "StepProposed", "ProposalEnded", "StatementMade", "TaskOpened", "TaskMoved", "ClockBreached", "DisclosureMade",
            "SubjectErased",
        ];
        Assert.Empty(expected.Except(seen));
    }

    private static void Sample(Action<CasePast, IReadOnlyList<Entry>> holds) => Play.Sample(
        play =>
        {
            using var past = new CasePast();
            foreach (var tried in play) Do(past, tried, erases: true);
            holds(past, past.Ledger.Entries.From(1).ToList());
        },
        iter: 12,
        threads: 1);

    private static void Do(CasePast past, (int What, int Which, int Who, int Way, int Hours) tried, bool erases)
    {
        past.Clock.Now = past.Clock.Now.AddHours(tried.Hours);
        var account = CasePast.Accounts[tried.Who % CasePast.Accounts.Count];
        var alerts = past.Ledger.Views.Alerts.All(past.Ledger.Head);
        var cases = past.Cases;
        var file = cases.Count == 0 ? null : cases[tried.Which % cases.Count];
        past.Try(() =>
        {
            switch (tried.What)
            {
                case 0 or 1:
                    new OpenCase(past.Ledger, past.Clock.Now).OnAlert(alerts[tried.Which % alerts.Count], "border-1", CaseChannel.Live, "port", account);
                    break;
                case 2 or 3 or 4 when file is not null:
                    past.Approve(file, account);
                    break;
                case 5 when file is not null:
                    new TakeStep(past.Ledger, past.Clock.Now).EndProposal(file, "The copy of the passport is not readable at all.", account);
                    break;
                case 6 when file is not null:
                    var topic = Topics[tried.Way % Topics.Length];
                    var values = Core.Cases.Topics.Find(topic)!.Values;
                    past.Say(file, topic, values.Count == 0 ? null : values[tried.Who % values.Count], account);
                    break;
                case 7 when past.Ledger.Views.Cases.Tasks.Of(past.Ledger.Head, all: false) is [var task, ..]:
                    if (tried.Way % 3 == 0) new MoveTask(past.Ledger).Transfer(task.Id, "port desk", "The other desk has the file of that year.");
                    else new MoveTask(past.Ledger).Answer(task.Id, "CD-8", "The number is B2222222.");
                    break;
                case 8 or 9 when file is not null:
                    past.Disclose(file, "Carrier One", tried.Way % 3 == 0 ? null : tried.Way % 3 == 1 ? "ru" : "de", account);
                    break;
                case 10:
                    new AdvanceCases(past.Ledger, past.Clock.Now).Run();
                    break;
                case 11:
                    past.Appoint(account, CasePast.Accounts[tried.Way % CasePast.Accounts.Count], tried.Way % 2 == 0 ? "ana" : "ben", ["supervisor", "analyst"]);
                    break;
                case 12 when erases && tried.Way % 4 == 0:
                    new EraseSubject(past.Ledger).Run($"REF-{1 + (tried.Which % 3)}", "asked for it in writing, in person", "GDPR art. 17(1)(a)");
                    break;
                default:
                    if (file is not null) Step(past, file, tried, account);
                    break;
            }
        });
    }

    // Half of the time by somebody who may, or nearly no play would get anywhere.
    private static void Step(CasePast past, RecordedCase file, (int What, int Which, int Who, int Way, int Hours) tried, string account)
    {
        var state = past.State(file);
        var ways = state.Workflow.Out(state.State).ToList();
        if (ways.Count == 0) return;
        var way = ways[tried.Way % ways.Count];
        if (tried.Who % 2 == 0)
        {
            account = CasePast.Accounts.FirstOrDefault(a => past.Ledger.Views.Cases.Staff.Of(a, past.Ledger.Head) is { } s && s.Appointment.Roles.Intersect(way.Roles).Any()) ?? account;
        }

        past.Step(file, way.To, account, tried.What == 19 ? [("override_legal_basis", "8 CFR 235.1")] : []);
    }

    private static string Told(CasePast past, RecordedCase file, long at, DateTimeOffset moment)
    {
        // What may be done next is asked of now, and is no part of what was.
        var report = CaseReport.Of(past.Ledger, file, at, moment, null) with { Next = [], Holds = [] };
        return JsonSerializer.Serialize(report);
    }

    private static IEnumerable<(Entry Entry, Step Step)> Steps(IEnumerable<Entry> entries) =>
        entries.Where(e => e.Body is EntryBody.StepTaken).Select(e => (e, ((EntryBody.StepTaken)e.Body).Step));

    private static IEnumerable<StaffId> Whose(Step step) => step.ActsFor is { } other ? [step.Person, other] : [step.Person];
}
