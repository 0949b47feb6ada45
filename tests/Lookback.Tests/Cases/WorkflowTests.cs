using System.Text.Json.Nodes;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Cases;

public sealed class WorkflowTests
{
    [Fact]
    public void Four_ship_with_the_program()
    {
        Assert.Equal(["border-1", "compliance-1", "nomination-1", "redress-1"], Workflow.Shipped.Select(w => w.Id));
        Assert.All(Workflow.Shipped, w => Assert.Equal(1, w.Version));
        Assert.Equal([(25, 39), (13, 17), (8, 9), (9, 11)], Workflow.Shipped.Select(w => (w.States.Count, w.Transitions.Count)));
    }

    [Fact]
    public void Each_reads_back_as_what_it_was() =>
        Assert.All(Workflow.Shipped, w => Assert.Equal(w.ToJson(), Assert.Single(Workflow.Read(w.ToJson())).ToJson()));

    [Fact]
    public void The_file_in_the_repository_is_what_ships() => Assert.All(
        Workflow.Shipped, w => Assert.Equal(w.ToJson(), Assert.Single(Workflow.Read(Repository.Read($"data/cases/workflows/{w.Id}.json"))).ToJson()));

    [Fact]
    public void The_published_definitions_are_read_as_they_are_and_have_the_same_steps()
    {
        var published = Workflow.Read(File.ReadAllText(SharedReference.Path("workflows.json")));
        Assert.Equal(Workflow.Shipped.Select(w => w.Id), published.Select(w => w.Id));
        foreach (var (ours, theirs) in Workflow.Shipped.Zip(published))
        {
            Assert.Equal((theirs.Initial, theirs.Version), (ours.Initial, ours.Version));
            Assert.Equal(theirs.Terminal, ours.Terminal);
            Assert.Equal(theirs.States, ours.States);
            Assert.All(theirs.States, s => Assert.Equal(theirs.LedgerClass(s), ours.LedgerClass(s)));
            Assert.Equal(theirs.Transitions.Select(Said), ours.Transitions.Select(Said));
        }

        // Ours asks for one thing more: the finding is the assigned reviewer's.
        static string Said(Transition t) =>
            $"{string.Join('|', t.From)}>{t.To}:{string.Join(',', t.Requires)}:{string.Join(',', t.Roles)}:{t.FourEyes}:{t.IsAdverse}:"
            + $"{(t.GuardText == "decider=reviewer" ? null : t.GuardText)}:{string.Join(',', t.Clock?.Periods.Select(p => $"{p.Key} {p.Value}") ?? [])}";
    }

    [Fact]
    public void A_state_without_a_class_of_its_own_is_unresolved()
    {
        var compliance = Workflow.Shipped.Single(w => w.Id == "compliance-1");
        Assert.Equal("unresolved", compliance.LedgerClass("BLOCKED"));
        var border = Workflow.Shipped[0];
        Assert.Equal(["repatriated", "relief_or_terminated", "unresolved"], new[] { "REMOVED", "TERMINATED", "ORDERED" }.Select(border.LedgerClass));
    }

    [Fact]
    public void Every_state_custody_and_arrest_is_in_exactly_one_class()
    {
        var border = Workflow.Shipped[0];
        var custody = border.Attributes.Single(a => a.Name == "custody").Values!.Append(null).ToList();
        var all = border.States.SelectMany(s => custody.SelectMany(c => new[] { (s, c, false), (s, c, true) })).ToList();
        Assert.Equal(25 * 7 * 2, all.Count);
        var classes = all.Select(a => border.LedgerClassOf(a.s, a.c, a.Item3)).ToList();
        Assert.All(classes, c => Assert.Contains(c, border.Classes));
        Assert.Equal(
            [
                "removed", "in custody", "released, in proceedings", "located, not arrested", "no confirmed contact", "left voluntarily", "relief or terminated",
                "cleared & withdrawn", "deceased", "merged", "under review",
            ],
            border.Classes);
        Assert.Equal(border.Classes.Order(StringComparer.Ordinal), classes.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("REMOVED", "detained", true, "removed")]
    [InlineData("IN_PROCEEDINGS", "detained", true, "in custody")]
    [InlineData("ARRESTED", null, true, "in custody")]
    [InlineData("IN_PROCEEDINGS", "bond", true, "released, in proceedings")]
    [InlineData("RELEASED", "none", true, "released, in proceedings")]
    [InlineData("LOCATED", null, false, "located, not arrested")]
    [InlineData("IN_PROCEEDINGS", "none", false, "located, not arrested")]
    [InlineData("NO_CONFIRMED_CONTACT", null, false, "no confirmed contact")]
    [InlineData("RELEASED", "none", false, "under review")]
    [InlineData("UNDER_REVIEW", null, false, "under review")]
    [InlineData("CLEARED", null, false, "cleared & withdrawn")]
    public void The_classes_are_those_of_the_ledger(string state, string? custody, bool arrested, string expected) =>
        Assert.Equal(expected, Workflow.Shipped[0].LedgerClassOf(state, custody, arrested));

    [Theory]
    [InlineData("", "workflows, line 1: expected JSON, found text that is none")]
    [InlineData("[]", "workflows, the whole: expected an object of id, version, initial, terminal, states, ledger_class, ledger, attributes, periods, holding, released, side_process, transitions, found a list")]
    [InlineData("""{"workflows": []}""", "workflows, the whole: expected at least one workflow, found none")]
    [InlineData("""{"workflows": [], "more": 1}""", "workflows, the whole: expected an object of workflows, found \"more\"")]
    [InlineData("""{"id": "x-1", "id": "x-1"}""", "found \"id\" twice")]
    [InlineData("""{"version": 1}""", "workflows, the whole: expected a member \"id\", found none")]
    [InlineData("\"\\ud800\"", "workflows, ")]
    public void What_is_no_definition_is_refused(string json, string sentence) => Assert.Contains(sentence, Refused(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("version", "0", "workflow border-1, version: expected a whole number from 1, found 0")]
    [InlineData("initial", "\"NOWHERE\"", "workflow border-1, initial: expected a declared state, found \"NOWHERE\"")]
    [InlineData("terminal", "[]", "workflow border-1, terminal: expected at least one state, found none")]
    [InlineData("terminal", "[\"NOWHERE\"]", "workflow border-1, terminal: expected declared states, found \"NOWHERE\"")]
    [InlineData("states", "[\"A\", \"A\"]", "workflow border-1, states[1]: expected each word once, found \"A\" again")]
    [InlineData("transitions", "[]", "workflow border-1, transitions: expected 1 to 1000 steps, found 0")]
    [InlineData("ledger_class", "{\"CLEARED\": \"cleared\"}", "workflow border-1, ledger_class: expected a class for every state, or \"*\" for the rest, found none for ACKNOWLEDGED")]
    [InlineData("ledger", "[{\"class\": \"all\", \"states\": [\"REMOVED\"]}]", "workflow border-1, ledger: expected a class for every state, custody and arrest, found none for ACKNOWLEDGED, none, arrested no")]
    [InlineData("periods", "{\"appeal_window\": \"60 days\"}", "workflow border-1, periods.appeal_window: expected an ISO 8601 duration such as \"PT15M\" or \"P30D\", \"N business days ...\" or \"without delay\", found \"60 days\"")]
    [InlineData("attributes", "{\"hold\": \"boolean\"}", "workflow border-1, attributes.hold: expected a list of words or one of bool, bool?, date, date?, text, text?, {date,kind,source}?, found \"boolean\"")]
    [InlineData("side_process", "{\"SAR\": {\"states\": [\"A\", \"CLEARED\"], \"visibility\": \"named-group\"}}", "workflow border-1, side_process.SAR.states: expected states of its own, found \"CLEARED\"")]
    [InlineData("side_process", "{\"SAR\": {\"states\": [\"A\", \"B\"], \"visibility\": \"all\"}}", "workflow border-1, side_process.SAR.visibility: expected \"named-group\", found \"all\"")]
    public void A_damaged_member_is_named(string member, string value, string sentence)
    {
        var definition = Border();
        definition[member] = JsonNode.Parse(value);
        Assert.Equal(sentence, Refused(definition.ToJsonString()));
    }

    [Theory]
    [InlineData(0, "requires", "[\"screening_receipt\"]", "transitions[0] (SCREENED to CLEARED).requires: expected reason_code, for every step has a reason, found none")]
    [InlineData(4, "roles", "[\"system\"]", "transitions[4] (UNDER_REVIEW to INCONCLUSIVE).roles: expected persons alone, for the program takes no adverse step, found system")]
    [InlineData(4, "requires", "[\"reason_code\", \"reason_text\", \"authority\", \"due_at\"]", "transitions[4] (UNDER_REVIEW to INCONCLUSIVE).requires: expected legal_basis, for an adverse step rests on law, authority and reason, found none")]
    [InlineData(1, "four_eyes", "true", "transitions[1] (SCREENED to ALERTED).roles: expected a role that two persons can hold, for the step takes two, found system alone")]
    [InlineData(1, "four_eyes", "\"yes\"", "transitions[1].four_eyes: expected true or false, found \"yes\"")]
    [InlineData(1, "roles", "[]", "transitions[1].roles: expected at least one role, found none")]
    [InlineData(1, "to", "\"CLEARED\"", "transitions[1] (SCREENED to CLEARED): expected each step once, found SCREENED to CLEARED again")]
    [InlineData(1, "guard", "\"alert_exists and the moon is full\"", "transitions[1].guard: expected guards of the vocabulary (docs/cases.md), joined by \";\" or \" and \", found \"the moon is full\"")]
    [InlineData(2, "clock", "{\"soon\": \"PT15M\"}", "transitions[2].clock: expected an object of live, batch, answer, ack, OFAC, EU, due, extension, on_breach, found \"soon\"")]
    [InlineData(2, "clock", "{\"live\": \"15 minutes\"}", "transitions[2].clock.live: expected an ISO 8601 duration such as \"PT15M\" or \"P30D\", \"N business days ...\" or \"without delay\", found \"15 minutes\"")]
    [InlineData(2, "clock", "{\"on_breach\": \"escalate\"}", "transitions[2].clock: expected something that is due, found nothing that is")]
    [InlineData(2, "clock", "{\"due\": \"due_at\"}", "transitions[2] (ALERTED to UNDER_REVIEW).clock.due: expected a field that the step requires, found \"due_at\"")]
    [InlineData(2, "clock", "{\"live\": \"PT15M\", \"extension\": \"P30D\"}", "transitions[2].clock.extension: expected \"once P30D with reason\", found \"P30D\"")]
    [InlineData(2, "weight", "1", "transitions[2]: expected an object of from, to, requires, roles, four_eyes, clock, guard, adverse, found \"weight\"")]
    public void A_damaged_step_is_named(int step, string member, string value, string sentence)
    {
        var definition = Border();
        definition["transitions"]![step]![member] = JsonNode.Parse(value);
        Assert.Equal("workflow border-1, " + sentence, Refused(definition.ToJsonString()));
    }

    [Fact]
    public void No_definition_drops_a_protection()
    {
        foreach (var (step, of) in Workflow.Shipped[0].Transitions.Select((t, i) => (t, i)).Where(t => t.t.IsAdverse && t.t.To is not ("INCONCLUSIVE" or "IN_PROCEEDINGS")))
        {
            var definition = Border();
            definition["transitions"]![of]!.AsObject().Remove("adverse");
            Assert.Contains($"transitions[{of}] ({string.Join('|', step.From)} to {step.To}).adverse: expected true, for the step ", Refused(definition.ToJsonString()), StringComparison.Ordinal);
        }

        var removal = Workflow.Shipped[0].Transitions.ToList().FindIndex(t => t.To == "REMOVED");
        foreach (var (guard, lacking) in ((string?, string)[])[
            (null, "no_active_stay"), ("no_active_stay", "no_appeal"), ("no_active_stay and no_appeal", "protection_claim not in"),
            ("no_active_stay and no_appeal and protection_claim not in (asserted,filed)", "protection_claim not in"),
            ("no_active_stay and no_appeal and protection_claim in (asserted,filed,confidential)", "protection_claim not in")])
        {
            var definition = Border();
            definition["transitions"]![removal]!["guard"] = guard;
            if (guard is null) definition["transitions"]![removal]!.AsObject().Remove("guard");
            Assert.Contains($"(ORDERED to REMOVED).guard: expected {lacking}", Refused(definition.ToJsonString()), StringComparison.Ordinal);
            // By what it requires, whatever the state is called.
            var renamed = definition.ToJsonString().Replace("\"REMOVED\"", "\"GONE_AWAY\"", StringComparison.Ordinal);
            Assert.Contains($"(ORDERED to GONE_AWAY).guard: expected {lacking}", Refused(renamed), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_state_that_no_step_reaches_and_one_that_no_step_leaves_are_named()
    {
        var definition = Border();
        ((JsonArray)definition["states"]!).Add("LOST");
        Assert.Equal("workflow border-1, states: expected states that are reached from SCREENED, found LOST, to which no steps lead", Refused(definition.ToJsonString()));
        ((JsonArray)definition["transitions"]!).Add(JsonNode.Parse("""{"from": ["ALERTED"], "to": "LOST", "requires": ["reason_code"], "roles": ["analyst"]}"""));
        Assert.Equal("workflow border-1, states: expected a way to a terminal state from each, found LOST, from which there is none", Refused(definition.ToJsonString()));
    }

    internal static JsonObject Border() => JsonNode.Parse(Workflow.Shipped[0].ToJson())!.AsObject();

    internal static string Refused(string json)
    {
        var refusal = Assert.Throws<RefusedException>(() => Workflow.Read(json)).Refusal;
        Assert.Equal("bad-workflow", refusal.Code);
        return refusal.Sentence;
    }
}
