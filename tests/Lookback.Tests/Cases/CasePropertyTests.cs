using CsCheck;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using static Lookback.Tests.Cases.PlayedCase;

namespace Lookback.Tests.Cases;

/// <summary>
/// What always holds of a case, whoever tries whatever in whatever order: anybody proposes, approves, takes and says things, most of them wrong, and what
/// is not refused is recorded. The oracles read the record and the definition alone, never the rules.
/// </summary>
public sealed class CasePropertyTests
{
    /// <summary>Persons with several accounts, delegates, one with every role, and the program.</summary>
    private static readonly Actor[] Actors =
    [
        Actor.System, Analyst, OtherAnalyst, Supervisor, OtherSupervisor, Caseworker, OtherCaseworker, Partner,
        Of("ana", "supervisor"), Of("cal", "supervisor"), Analyst with { ActsFor = new StaffId("ben") }, Supervisor with { ActsFor = new StaffId("sam") },
        Of("all", "screener", "analyst", "supervisor", "caseworker", "partner", "l1", "l2", "sanctions_officer", "list_officer", "nominator", "redress", "redress_reviewer", "system"),
        Of("lia", "l1", "l2") with { Unit = "compliance" }, Of("leo", "l2", "sanctions_officer") with { Unit = "unit-1" }, Of("oda", "sanctions_officer", "l2") with { Unit = "compliance" },
        Of("nia", "nominator", "list_officer"), Of("lou", "list_officer"), Of("liv", "list_officer"), Of("rita", "redress"), Of("rex", "redress_reviewer"), Of("ruth", "redress_reviewer"),
    ];

    private static readonly string[] Reasons =
    [
        Reason, Reason, Reason, Reason, "", "short", "match confirmed as per procedure, see attached", "yes yes yes yes yes yes yes yes", "He presented a passport of another issuer, and said so.",
    ];

    private static readonly (string Topic, string? Value)[] Topical =
    [
        ("hold", "placed"), ("hold", "lifted"), ("stay", "active"), ("stay", "lifted"), ("appeal", "filed"), ("appeal", "decided"), ("protection-claim", "none"),
        ("protection-claim", "filed"), ("protection-claim", "denied_final"), ("custody", "detained"), ("custody", "bond"), ("minor", "yes"), ("identity", "not-verifiable"),
        ("priority", "high"), ("note", null),
    ];

    /// <summary>One thing that somebody tries; the numbers choose what, who and how wrong.</summary>
    private static readonly Gen<(int What, int Way, int Who, int Wrong, int Hours)> Try =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 20], Gen.Int[0, 40], Gen.Int[0, 14], Gen.Int[0, 30]);

    private static readonly Gen<(string Workflow, (int What, int Way, int Who, int Wrong, int Hours)[] Tries)> Play =
        Gen.Select(Gen.OneOf<string>("border-1", "border-1", "compliance-1", "nomination-1", "redress-1"), Try.Array[10, 90]);

    [Fact]
    public void No_state_without_a_step_and_no_step_outside_the_definition() => Sample(played =>
    {
        var state = played.State.Workflow.Initial;
        foreach (var step in Taken(played))
        {
            Assert.Equal(state, step.From);
            Assert.Contains(played.State.Workflow.Transitions, t => t.From.Contains(step.From) && t.To == step.To);
            state = step.To;
        }

        Assert.Equal(state, played.State.State);
        Assert.Equal(Taken(played).Count, played.State.Steps.Count);
    });

    [Fact]
    public void Four_eyes_are_of_two_persons_and_of_what_was_proposed() => Sample(played =>
    {
        var proposals = played.Entries.Where(e => e.Body is EntryBody.StepProposed).ToDictionary(e => e.Position, e => ((EntryBody.StepProposed)e.Body).Step);
        foreach (var step in Taken(played))
        {
            if (Definition(played, step).FourEyes) Assert.NotNull(step.Proposal);
            if (step.Proposal is not { } position) continue;
            var proposed = proposals[position];
            Assert.Empty(Whose(proposed).Intersect(Whose(step)));
            Assert.Equal((proposed.To, proposed.ReasonText, proposed.ReasonCode), (step.To, step.ReasonText, step.ReasonCode));
            Assert.Equal(proposed.Fields.OrderBy(f => f.Key), step.Fields.OrderBy(f => f.Key));
        }
    });

    [Fact]
    public void What_weighs_on_somebody_is_a_persons_with_law_authority_and_reason() => Sample(played =>
    {
        foreach (var step in Taken(played).Where(s => Definition(played, s).IsAdverse))
        {
            Assert.DoesNotContain(StaffId.System, Whose(step));
            Assert.False(string.IsNullOrWhiteSpace(step.Fields["legal_basis"]) || string.IsNullOrWhiteSpace(step.Fields["authority"]));
            Assert.Contains(step.ReasonText, new[] { Reason, Reasons[^1] });
        }
    });

    [Fact]
    public void What_is_required_is_given_by_somebody_of_the_role() => Sample(played =>
    {
        foreach (var step in Taken(played))
        {
            var definition = Definition(played, step);
            Assert.All(definition.Requires.Except(["reason_code", "reason_text", "discriminators"]), f => Assert.False(string.IsNullOrWhiteSpace(step.Fields[f])));
            Assert.Contains(step.Role, definition.Roles.Append(step.Proposal is null ? definition.Roles[0] : "supervisor"));
            Assert.Equal(step.Role == "system", step.Person == StaffId.System);
        }
    });

    [Fact]
    public void Nobody_is_released_cleared_or_removed_past_a_hold_a_task_or_protection() => Sample(played =>
    {
        foreach (var (entry, index) in played.Entries.Select((e, i) => (e, i)).Where(e => e.e.Body is EntryBody.StepTaken))
        {
            var step = ((EntryBody.StepTaken)entry.Body).Step;
            var before = played.Entries.Take(index).ToList();
            var asked = before.Where(e => e.Body is EntryBody.TaskOpened).ToList();
            bool Done(Entry task) => before.Any(e => e.Body is EntryBody.TaskMoved { Move: { Kind: TaskMoveKind.Answered or TaskMoveKind.NotAnswered } m } && m.Task.Position == task.Position);
            if (step.To == "RELEASED" && !(step.Fields.ContainsKey("override_legal_basis") && step.Role == "supervisor"))
            {
                Assert.NotEqual("INCONCLUSIVE", step.From);
                Assert.NotEqual("placed", Last(before, "hold"));
                Assert.All(asked.Where(e => ((EntryBody.TaskOpened)e.Body).Task.Holds), e => Assert.True(Done(e)));
            }

            if (step.To == "REMOVED")
            {
                Assert.Contains(Last(before, "protection-claim"), new[] { "none", "denied_final", "granted" });
                Assert.NotEqual("active", Last(before, "stay"));
                Assert.NotEqual("filed", Last(before, "appeal"));
            }

            // Nobody hands tasks over here: all of them are closed.
            if (played.State.Workflow.IsTerminal(step.To)) Assert.All(asked, e => Assert.True(Done(e)));
        }
    });

    [Fact]
    public void Of_two_who_decide_on_a_minor_one_is_a_supervisor() => Sample(
        played =>
        {
            foreach (var step in Taken(played).Where(s => Definition(played, s).IsAdverse || s.Discriminators.Count > 0))
            {
                var proposed = played.Entries.Single(e => e.Position == step.Proposal).Body as EntryBody.StepProposed;
                Assert.Contains("supervisor", new[] { proposed!.Step.Role, step.Role });
            }
        },
        minor: true);

    [Fact]
    public void Nothing_that_was_said_is_lost_and_nothing_said_later_or_dated_later_shows() => Sample(played =>
    {
        var moments = played.Entries.Select(e => e.KnownAt).Distinct().ToList();
        foreach (var at in moments)
        {
            var seen = played.At(at);
            var said = played.Entries.Where(e => e.Body is EntryBody.StatementMade { Statement: var s } && s.At <= at).Select(e => e.Position).ToList();
            Assert.Equal(said, seen.Statements.Values.SelectMany(s => s).Concat(seen.Superseded).Concat(seen.Lapsed).Select(s => s.Position).Order());
            // What is dated later may as well not be there.
            var earlier = CaseState.Of(played.File, _ => seen.Workflow, played.Entries.Where(e => DatedAt(e) <= at).ToList(), at);
            Assert.Equal((earlier.State, earlier.Since, earlier.HasHold, earlier.LedgerTop), (seen.State, seen.Since, seen.HasHold, seen.LedgerTop));
            Assert.Equal(earlier.Steps.Select(s => s.Position), seen.Steps.Select(s => s.Position));
            Assert.Equal(earlier.Tasks.Select(t => t.IsOpen), seen.Tasks.Select(t => t.IsOpen));
        }
    });

    /// <summary>Or the properties above would hold of cases in which nothing happens.</summary>
    [Fact]
    public void The_plays_get_somewhere()
    {
        var reached = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        Sample(played =>
        {
            foreach (var step in Taken(played))
            {
                Count(step.To);
                if (step.Proposal is not null) Count("approved");
                if (Definition(played, step).IsAdverse) Count("adverse");
                if (step.Fields.ContainsKey("override_legal_basis")) Count("override");
                if (played.State.Workflow.IsTerminal(step.To)) Count("closed");
            }
        },
        plays: 6_000);
        string[] all = ["approved", "adverse", "override", "closed", "RELEASED", "CLEARED", "REFERRED", "INCONCLUSIVE", "ARRESTED", "TRUE_MATCH", "ACTIVE", "CORRECTED"];
        Assert.All(all, what => Assert.True(reached.GetValueOrDefault(what) > 0, $"no play reached {what}"));

        void Count(string what) => reached.AddOrUpdate(what, 1, (_, n) => n + 1);
    }

    [Fact]
    public void What_is_offered_as_open_is_not_refused_for_who_asks() => Sample(played =>
    {
        foreach (var actor in Actors)
        {
            foreach (var next in StepRules.Next(played.State, played.Setting, actor, played.Now))
            {
                var refusal = StepRules.Check(played.State, played.Setting, played.Draft(next.To, actor), actor, played.Now);
                // Barred before it is written is barred after; and who may write it is never told that they may not.
                if (next.Barred is not null) Assert.NotNull(refusal);
                else Assert.NotEqual("wrong-role", refusal?.Code);
            }
        }
    });

    private static void Sample(Action<PlayedCase> holds, bool minor = false, int plays = 300) => Play.Sample(
        play =>
        {
            var played = new PlayedCase(play.Workflow) { Setting = new CaseSetting { AlertExists = true, IsMinor = minor, ChangedSince = "the listing" } };
            foreach (var tried in play.Tries) Do(played, tried);
            holds(played);
        },
        iter: plays);

    private static void Do(PlayedCase played, (int What, int Way, int Who, int Wrong, int Hours) tried)
    {
        played.Now = played.Now.AddHours(tried.Hours);
        var (state, actor) = (played.State, Actors[tried.Who % Actors.Length]);
        switch (tried.What)
        {
            case 0:
                var (topic, value) = Topical[tried.Way % Topical.Length];
                played.Say(played.Statement(topic, value));
                break;
            case 1:
                played.Ask("port desk", holds: tried.Way % 2 == 0);
                break;
            case 2 or 3 when state.Tasks.FirstOrDefault(t => t.IsOpen) is { } task:
                played.Move(task.Id, tried.Way % 3 == 0 ? TaskMoveKind.NotAnswered : TaskMoveKind.Answered);
                break;
            case 4 or 5 or 6 when state.Pending is not null:
                played.Approve(actor, s => tried.Wrong switch
                {
                    0 => s with { ReasonText = s.ReasonText + " More." },
                    1 => s with { Person = new StaffId("ana") },
                    2 => s with { Proposal = 3 },
                    3 => s with { Fields = new Dictionary<string, string>(s.Fields) { ["more"] = "x" } },
                    _ => s,
                });
                break;
            default:
                Step(played, state, tried);
                break;
        }
    }

    /// <summary>Half of the time by somebody who may, or nearly no play would get anywhere.</summary>
    private static void Step(PlayedCase played, CaseState state, (int What, int Way, int Who, int Wrong, int Hours) tried)
    {
        var ways = state.Workflow.Out(state.State).ToList();
        var to = tried.Wrong == 0 || ways.Count == 0 ? state.Workflow.States[tried.Way % state.Workflow.States.Count] : ways[tried.Way % ways.Count].To;
        var able = Actors.Where(a => state.Workflow.Find(state.State, to)?.Roles.Any(a.Has) == true).ToList();
        var actor = able.Count > 0 && tried.Who % 3 != 0 ? able[tried.Who % able.Count] : Actors[tried.Who % Actors.Length];
        var draft = played.Draft(to, actor);
        draft = tried.Wrong switch
        {
            1 => draft with { From = state.Workflow.States[tried.Who % state.Workflow.States.Count] },
            2 => draft with { Person = StaffId.System, Role = "system" },
            3 => draft with { Fields = draft.Fields.Skip(1).ToDictionary() },
            4 => draft with { Fields = draft.Fields.ToDictionary(f => f.Key, f => f.Key is "legal_basis" ? " " : f.Value) },
            5 => draft with { Role = "supervisor" },
            6 => draft with { At = draft.At.AddDays(-3) },
            7 => draft with { Discriminators = [] },
            8 => draft with { Fields = new Dictionary<string, string>(draft.Fields) { ["override_legal_basis"] = "8 CFR 235.1" } },
            9 => draft with { ReasonText = Reasons[tried.Way % Reasons.Length] },
            _ => draft,
        };
        played.Try(draft, actor);
    }

    private static List<Step> Taken(PlayedCase played) => [.. played.Entries.Select(e => e.Body).OfType<EntryBody.StepTaken>().Select(s => s.Step)];

    private static DateTimeOffset DatedAt(Entry entry) => entry.Body switch
    {
        EntryBody.StepTaken taken => taken.Step.At,
        EntryBody.StepProposed proposed => proposed.Step.At,
        EntryBody.StatementMade made => made.Statement.At,
        _ => entry.KnownAt,
    };

    private static Transition Definition(PlayedCase played, Step step) => played.State.Workflow.Transitions.Single(t => t.From.Contains(step.From) && t.To == step.To);

    private static IEnumerable<StaffId> Whose(Step step) => step.ActsFor is { } other ? [step.Person, other] : [step.Person];

    private static string? Last(IEnumerable<Entry> entries, string topic) =>
        entries.Select(e => e.Body).OfType<EntryBody.StatementMade>().Select(s => s.Statement).Where(s => s.Topic == topic).OrderBy(s => s.At).LastOrDefault()?.Value;
}
