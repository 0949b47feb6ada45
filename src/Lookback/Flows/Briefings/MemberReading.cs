using Lookback.Core.Briefings;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store.Cases;

namespace Lookback.Flows.Briefings;

/// <summary>What is known of members: where their cases stand, arrests, charges, custody, claims of protection, by marks.</summary>
internal sealed class MemberReading(CaseViews cases, CohortQuestion question, CaseStanding standing)
{
    private const string Arrested = "ARRESTED";
    private static readonly string[] ChargedStages = ["charged", "convicted", "acquitted", "dismissed"];
    private readonly long _day = DateOnly.FromDateTime(question.At.UtcDateTime).DayNumber;

    /// <summary>Each member as it is counted, in order.</summary>
    public List<CountedMember> Read(IReadOnlyList<long> members, List<CountedCase> all)
    {
        var belongs = members.ToHashSet();
        var custody = Latest("custody", belongs);
        var protection = Latest("protection-claim", belongs);
        var represented = Latest("represented", belongs);
        var arrested = standing.EverIn(Arrested);
        arrested.UnionWith(Standing("arrest").Select(s => s.Case));
        var charges = Charges(belongs);
        var states = standing.Marks;
        var classes = new Dictionary<(long, string, string?, bool), (string?, string)>();
        var counted = new List<CountedMember>(members.Count);
        foreach (var one in all)
        {
            if (!belongs.Contains(one.Case)) continue;
            var held = custody.GetValueOrDefault(one.Case);
            var key = (states.GetValueOrDefault(one.Case), one.Workflow, held, arrested.Contains(one.Case));
            if (!classes.TryGetValue(key, out var counts)) counts = classes[key] = ClassOf(key);
            var charged = charges.GetValueOrDefault(one.Case);
            counted.Add(new CountedMember
            {
                Case = one.Case,
                Subject = one.Subject,
                Workflow = one.Workflow,
                Class = counts.Item1,
                LifeCycle = counts.Item2,
                ArrestedEver = key.Item4,
                HasChargeRecord = charged is not null,
                Charged = charged ?? [],
                Protection = protection.GetValueOrDefault(one.Case),
                Represented = represented.TryGetValue(one.Case, out var speaks) ? speaks == "yes" : null,
            });
        }

        return counted;
    }

    private (string? Class, string LifeCycle) ClassOf((long State, string Workflow, string? Custody, bool Arrested) key)
    {
        if (standing.Of(key.State, key.Workflow) is not var (workflow, state)) return (null, Workflow.Unresolved);
        try
        {
            return (workflow.LedgerClassOf(state, key.Custody, key.Arrested), workflow.LedgerClass(state));
        }
        catch (ArgumentOutOfRangeException)
        {
            // The definition has no class for it: told as what does not add up, with the cases it is about.
            return (null, workflow.LedgerClass(state));
        }
    }

    // The categories of charges by case: an empty set where something is recorded and no charge among it.
    private Dictionary<long, HashSet<string>> Charges(HashSet<long> belongs)
    {
        var marks = cases.Marks;
        var stages = ChargedStages.Select(s => marks.Value(CohortReading.ChargeTopic, s)).ToHashSet();
        var categories = CohortReading.Categories.ToDictionary(c => marks.Value(CohortReading.ChargeTopic, c));
        // What is alleged of somebody is no record of charges.
        var fact = marks.Kind(StatementKind.Fact);
        var charges = new Dictionary<long, HashSet<string>>();
        foreach (var said in Standing(CohortReading.ChargeTopic))
        {
            if (said.Kind != fact || !belongs.Contains(said.Case)) continue;
            if (!charges.TryGetValue(said.Case, out var of)) of = charges[said.Case] = [];
            if (stages.Contains(said.Value)) of.Add(categories.GetValueOrDefault(said.Detail) ?? CountedMember.UnknownCategory);
        }

        return charges;
    }

    // The last word on a topic by case, in the order of the world; what lapsed says nothing any more.
    private Dictionary<long, string> Latest(string topic, HashSet<long> belongs)
    {
        var words = Topics.Find(topic)!.Values.ToDictionary(v => cases.Marks.Value(topic, v));
        var latest = new Dictionary<long, string>();
        foreach (var said in cases.Sets.Said(topic, question.Position, question.At))
        {
            if (!belongs.Contains(said.Case)) continue;
            if (said.LastDay >= _day && words.TryGetValue(said.Value, out var word)) latest[said.Case] = word;
            else latest.Remove(said.Case);
        }

        return latest;
    }

    private IEnumerable<MarkedStatement> Standing(string topic) =>
        cases.Sets.Said(topic, question.Position, question.At).Where(s => s.LastDay >= _day);
}
