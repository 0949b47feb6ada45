using System.Text.Json.Nodes;
using CsCheck;
using Lookback.Core.Cases;

namespace Lookback.Tests.Cases;

/// <summary>Any definition that is whole is read and reads back; any that is damaged in one place is refused with a sentence that names the place.</summary>
public sealed class WorkflowPropertyTests
{
    /// <summary>A chain of states that ends, steps back and across, some adverse, some of the program's.</summary>
    private static readonly Gen<JsonObject> Definition = Gen.Select(Gen.Int[3, 8], Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 5]).Array[0, 8]).Select((states, extra) =>
    {
        var names = Enumerable.Range(0, states).Select(i => $"S{i}").ToList();
        var steps = Enumerable.Range(0, states - 1).Select(i => (i, i + 1, i % 3)).Concat(extra.Select(e => (e.Item1 % states, e.Item2 % states, e.Item3)))
            .Where(s => s.Item1 != s.Item2).DistinctBy(s => (s.Item1, s.Item2));
        return new JsonObject
        {
            ["id"] = "made-1",
            ["version"] = 1,
            ["initial"] = "S0",
            ["states"] = new JsonArray([.. names.Select(n => (JsonNode)n)]),
            ["terminal"] = new JsonArray(names[^1]),
            ["transitions"] = new JsonArray([.. steps.Select(s => Step(names[s.Item1], names[s.Item2], s.Item3))]),
        };
    });

    /// <summary>One way to damage a definition, and a piece of the sentence that must come of it.</summary>
    private static readonly (Action<JsonObject, int> Damage, Func<JsonObject, int, string> Place)[] Damages =
    [
        ((d, _) => d["initial"] = "GONE", (_, _) => "initial: expected a declared state"),
        ((d, _) => d["terminal"] = new JsonArray(), (_, _) => "terminal: expected at least one state"),
        ((d, _) => ((JsonArray)d["states"]!).Add("ISLAND"), (_, _) => "ISLAND, to which no steps lead"),
        ((d, i) => d["transitions"]!.AsArray().Add(Step("S" + (i % d["states"]!.AsArray().Count), "PIT", 1)), (d, _) => $"transitions[{d["transitions"]!.AsArray().Count - 1}].to: expected a declared state"),
        (
            (d, _) =>
            {
                ((JsonArray)d["states"]!).Add("PIT");
                d["transitions"]!.AsArray().Add(Step("S0", "PIT", 1));
            },
            (_, _) => "PIT, from which there is none"),
        ((d, i) => At(d, i)["roles"] = new JsonArray(), (d, i) => $"transitions[{Index(d, i)}].roles: expected at least one role"),
        ((d, i) => At(d, i)["requires"] = new JsonArray("note"), (d, i) => $"transitions[{Index(d, i)}] "),
        ((d, i) => At(d, i)["guard"] = "anything goes", (d, i) => $"transitions[{Index(d, i)}].guard: expected guards of the vocabulary"),
        ((d, i) => At(d, i)["colour"] = "red", (d, i) => $"transitions[{Index(d, i)}]: expected an object of from"),
        ((d, i) => At(d, i).Remove("to"), (d, i) => $"transitions[{Index(d, i)}]: expected a member \"to\""),
        ((d, i) => At(d, i)["to"] = At(d, i)["from"]![0]!.GetValue<string>(), (d, i) => $"transitions[{Index(d, i)}] "),
        ((d, i) => At(d, i)["clock"] = new JsonObject { ["live"] = "soon" }, (d, i) => $"transitions[{Index(d, i)}].clock.live: expected an ISO 8601 duration"),
        ((d, i) => (At(d, i)["adverse"], At(d, i)["roles"]) = (true, new JsonArray("system")), (d, i) => $"transitions[{Index(d, i)}] "),
        ((d, i) => (At(d, i)["adverse"], At(d, i)["requires"]) = (true, new JsonArray("reason_code", "reason_text", "legal_basis")), (d, i) => $"transitions[{Index(d, i)}] "),
        ((d, i) => (At(d, i)["four_eyes"], At(d, i)["adverse"], At(d, i)["roles"]) = (true, false, new JsonArray("system")), (_, _) => "expected a role that two persons can hold"),
        ((d, _) => d["version"] = "one", (_, _) => "version: expected a whole number from 1"),
        ((d, _) => d["ledger_class"] = new JsonObject { ["S0"] = "open" }, (_, _) => "ledger_class: expected a class for every state"),
    ];

    [Fact]
    public void Any_definition_that_is_whole_reads_back_as_it_was() => Definition.Sample(
        definition =>
        {
            var read = Assert.Single(Workflow.Read(definition.ToJsonString()));
            var again = Assert.Single(Workflow.Read(read.ToJson()));
            Assert.Equal(read.ToJson(), again.ToJson());
            Assert.Equal(definition["transitions"]!.AsArray().Count, read.Transitions.Count);
            Assert.All(read.States, s => Assert.Equal("unresolved", read.LedgerClassOf(s, null, false)));
        },
        iter: 300);

    [Fact]
    public void Any_definition_damaged_in_one_place_is_refused_by_that_place() => Gen.Select(Definition, Gen.Int[0, Damages.Length - 1], Gen.Int[0, 20]).Sample(
        (whole, which, where) =>
        {
            // Generated values are shared between runs: damage a copy.
            var definition = whole.DeepClone().AsObject();
            Damages[which].Damage(definition, where);
            var sentence = WorkflowTests.Refused(definition.ToJsonString());
            Assert.StartsWith("workflow made-1, ", sentence, StringComparison.Ordinal);
            Assert.Contains(Damages[which].Place(definition, where), sentence, StringComparison.Ordinal);
        },
        iter: 2_000);

    private static int Index(JsonObject definition, int i) => i % definition["transitions"]!.AsArray().Count;

    private static JsonObject At(JsonObject definition, int i) => definition["transitions"]![Index(definition, i)]!.AsObject();

    private static JsonObject Step(string from, string to, int kind)
    {
        var step = new JsonObject { ["from"] = new JsonArray(from), ["to"] = to, ["requires"] = new JsonArray("reason_code"), ["roles"] = new JsonArray("analyst") };
        if (kind == 0) (step["adverse"], step["requires"]) = (true, new JsonArray("reason_code", "reason_text", "legal_basis", "authority"));
        if (kind == 2) step["roles"] = new JsonArray("system");
        if (kind == 3) step["four_eyes"] = true;
        if (kind == 4) step["guard"] = "no_active_stay and finding in (a,b); review_by<=30d";
        if (kind == 5) step["clock"] = new JsonObject { ["live"] = "PT15M", ["on_breach"] = "escalate to analyst" };
        return step;
    }
}
