using CsCheck;
using Lookback.Core.Briefings;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Tests.Support;

namespace Lookback.Tests.Briefings;

/// <summary>What always holds of cohorts, whatever is done in whatever order, at every moment on both clocks.</summary>
public sealed class CohortLedgerPropertyTests
{
    private static readonly string[] Topics = ["custody", "arrest", "charge", "protection-claim", "represented", "facilitated-by", "note"];

    private static readonly Gen<(int What, int Who, int A, int B)> Act = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 7], Gen.Int[0, 30], Gen.Int[0, 200]);

    [Fact]
    public void Classes_sum_to_the_members_and_are_those_of_the_cases_themselves_at_every_moment() => Act.Array[10, 60].Sample(
        acts =>
        {
            using var past = new CohortPast();
            past.Adopt();
            var moments = Play(past, acts, erases: false);
            foreach (var (at, position) in moments)
            {
                var counted = past.Count(at, position);
                Assert.Equal(counted.Ledger.Members, counted.Ledger.Classes.Sum(c => c.Persons));
                Assert.Equal(counted.Ledger.Members, counted.Ledger.LifeCycle.Sum(c => c.Persons));
                Assert.True(new CohortFigures(past.Ledger, counted).Of("encounters").Known >= counted.Ledger.Subjects);
                Assert.All(counted.Ledger.Charges, c => Assert.InRange(c.Charged + c.Unknown, 0, c.Of));
                foreach (var member in counted.Members) Assert.Equal(ByItself(past, member.Case, at, position), (member.Class, member.LifeCycle, member.ArrestedEver));
            }
        },
        iter: 25);

    [Fact]
    public void What_was_counted_is_counted_the_same_after_whatever_came_later() => Act.Array[10, 40].Sample(
        acts =>
        {
            using var past = new CohortPast();
            past.Adopt();
            var then = Play(past, acts, erases: false).ConvertAll(m => (Moment: m, Counted: Told(past, m)));
            Play(past, acts, erases: false);
            foreach (var (moment, counted) in then) Assert.Equal(counted, Told(past, moment));
        },
        iter: 15);

    [Fact]
    public void Opening_and_whoever_joined_less_whoever_left_is_closing_also_over_another_rule() => Gen.Select(Act.Array[10, 40], Gen.Bool).Sample(
        (acts, isOtherRule) =>
        {
            using var past = new CohortPast();
            past.Adopt();
            var moments = Play(past, acts, erases: false);
            if (isOtherRule) past.Adopt(CohortPast.Facilitated.Replace("\"grade\":\"C3\"", "\"grade\":\"A1\"", StringComparison.Ordinal));
            foreach (var from in moments)
            {
                var (first, second) = (past.Question(from.At, from.Position, 1), past.Question());
                var bridge = new BridgeCohort(past.Ledger).Between(first, second);
                Assert.Equal(bridge.Closing, bridge.Opening - bridge.Erased + CohortBridge.Count(bridge.Joined) - CohortBridge.Count(bridge.Left));
                Assert.Equal(past.Count().Ledger.Members, bridge.Closing);
                Assert.Equal(past.Count(from.At, from.Position, 1).Ledger.Members, bridge.Opening);
            }
        },
        iter: 15);

    [Fact]
    public void Whoever_is_erased_is_in_no_number_and_is_said_and_the_bridge_from_what_was_pinned_holds() => Act.Array[10, 40].Sample(
        acts =>
        {
            using var past = new CohortPast();
            past.Adopt();
            Play(past, acts, erases: false);
            var made = new MakeBriefing(past.Ledger, "supervisor").Run(past.Question(), null).Body;
            var members = past.Count().Moment.Membership.Members.ToHashSet();
            past.Later(1);
            Play(past, acts, erases: true);
            var counted = past.Count(made.At, made.Position);
            Assert.Subset(members, counted.Moment.Membership.Members.ToHashSet());
            Assert.InRange(members.Count - counted.Ledger.Members, 0, counted.Erased);
            Assert.Equal(counted.Ledger.Members + counted.Erased, new CohortFigures(past.Ledger, counted).Of("members").Most);
            var bridge = new BridgeCohort(past.Ledger).From(made, past.Count().Moment);
            Assert.Equal((members.Count, members.Count - counted.Ledger.Members), (bridge.Opening, bridge.Erased));
        },
        iter: 15);

    private static string Told(CohortPast past, (DateTimeOffset At, long Position) moment)
    {
        var counted = past.Count(moment.At, moment.Position);
        return string.Join(' ', counted.Members.Select(m => m.ToString() + string.Join(',', m.Charged))) + string.Join(' ', new CohortFigures(past.Ledger, counted).Pinned());
    }

    // The same by the fold of the case, which knows nothing of marks.
    private static (string?, string, bool) ByItself(CohortPast past, long one, DateTimeOffset at, long position)
    {
        var file = past.Ledger.Views.Cases.Files.All(position).First(f => f.Position == one).File;
        var state = CaseState.Of(file, v => Workflow.Shipped.First(w => w.Id == file.Workflow && w.Version == v), past.Ledger.Views.Cases.Files.EntriesOf(one, position), at);
        return (state.LedgerClass, state.LedgerTop, state.HasBeenArrested);
    }

    private static List<(DateTimeOffset At, long Position)> Play(CohortPast past, (int What, int Who, int A, int B)[] acts, bool erases)
    {
        var moments = new List<(DateTimeOffset, long)>();
        var since = new Dictionary<CaseId, DateTimeOffset>();
        foreach (var (what, who, a, b) in acts)
        {
            past.Later(1 + (a % 5));
            var one = past.Cases.Count > 0 ? past.Cases[who % past.Cases.Count] : default;
            var isThere = past.Cases.Count > 0 && past.Ledger.Views.Cases.Files.Of(one, past.Ledger.Head) is not null;
            if (what <= 2 || past.Cases.Count == 0) past.Open($"Person{past.Cases.Count - (a % 2)} Invented", a % 3 == 0 ? "north" : null, $"R{past.Cases.Count}");
            else if (!isThere) continue;
            else if (erases && what == 12) past.Erase(one);
            else if (what <= 8) Walk(past, one, a, b, since);
            else Say(past, one, a, b);
            // Some moments lie before the last entries in the world, some before them in what was known.
            moments.Add((past.Clock.Now.AddHours(-(b % 12)), Math.Max(1, past.Ledger.Head - (a % 4))));
        }

        moments.RemoveAll(m => m.Item2 < 1);
        return moments;
    }

    private static void Walk(CohortPast past, CaseId one, int a, int b, Dictionary<CaseId, DateTimeOffset> since)
    {
        var ways = Workflow.Shipped[0].Out(past.StateOf(one)).Select(t => t.To).Distinct().ToList();
        if (ways.Count == 0) return;
        var opened = past.Ledger.Views.Cases.Files.Of(one, past.Ledger.Head)!;
        var last = past.Ledger.Views.Cases.Files.EntriesOf(opened.Position, past.Ledger.Head).Select(e => e.Body).OfType<EntryBody.StepTaken>()
            .Select(s => s.Step.At).DefaultIfEmpty(opened.File.At).Max();
        var at = past.Clock.Now.AddHours(-(b % 10));
        past.Step(one, ways[(a + b) % ways.Count], at < last ? last : at);
    }

    private static void Say(CohortPast past, CaseId one, int a, int b)
    {
        var topic = Topics[a % Topics.Length];
        var values = Core.Cases.Topics.Find(topic)!.Values;
        var value = values.Count > 0 ? values[b % values.Count] : topic == "facilitated-by" ? b % 4 == 0 ? "F-13" : "F-12" : null;
        var position = past.Say(
            one,
            topic,
            value,
            past.Clock.Now.AddHours(-(b % 8)),
            topic == "facilitated-by" ? (StatementKind)(b % 3) : value == "allegation" ? StatementKind.Allegation : StatementKind.Fact,
            b % 5 == 0 ? "A1" : b % 7 == 0 ? "F6" : "B2",
            topic == "charge" && b % 3 > 0 ? (b % 3 == 1 ? "terrorism" : "immigration") : null,
            topic == "charge" ? $"statute {b % 2}" : null,
            until: b % 11 == 0 ? $"{past.Clock.Now.UtcDateTime:yyyy-MM-dd}" : null);
        if (a % 9 == 0) past.Say(one, topic, value, past.Clock.Now.AddHours(-(a % 3)), corrects: position);
    }
}
