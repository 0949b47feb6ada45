using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lookback.Core.Cases;

/// <summary>Reads the JSON of <see cref="Workflow"/>s; what it cannot take it refuses in one sentence that names the place.</summary>
internal static partial class WorkflowReader
{
    internal const string Code = "bad-workflow";
    internal static readonly string[] ClockWords = ["live", "batch", "answer", "ack", "OFAC", "EU"];
    private static readonly string[] PeriodWords = ["appeal_window"];
    private static readonly string[] Types = ["bool", "bool?", "date", "date?", "text", "text?", "{date,kind,source}?"];
    private const int MaxTransitions = 1_000;

    private const string StateShape = "a state in capitals, digits and underscores";
    private const string NameShape = "a word of lower-case letters, digits and underscores";
    private const string PeriodShape = "an ISO 8601 duration such as \"PT15M\" or \"P30D\", \"N business days ...\" or \"without delay\"";

    public static IReadOnlyList<Workflow> Read(string json) => new StrictJson(Code, "workflows").Read(json, static root =>
    {
        if (root.Value.ValueKind != JsonValueKind.Object || !root.Value.TryGetProperty("workflows", out _)) return [One(root)];
        var items = root.Members("workflows")["workflows"].Items();
        if (items.Count == 0) throw root.Bad("at least one workflow", "none");
        var workflows = new List<Workflow>();
        foreach (var item in items)
        {
            var workflow = One(item);
            if (workflows.Any(w => w.Id == workflow.Id && w.Version == workflow.Version)) throw item.Bad("each id and version once", $"{workflow} again");
            workflows.Add(workflow);
        }

        return (IReadOnlyList<Workflow>)workflows;
    });

    private static Workflow One(JsonPlace whole)
    {
        var members = whole.Members(
            "id", "version", "initial", "terminal", "states", "ledger_class", "ledger", "attributes", "periods", "holding", "released", "side_process",
            "transitions");
        var id = whole.Need(members, "id").Word(Id(), "an id of lower-case letters, digits and hyphens");

        // From here on the id says what is meant, and a place is a place in it.
        var of = whole.Of with { What = $"workflow {id}" };
        members = members.ToDictionary(m => m.Key, m => new JsonPlace(m.Value.Value, m.Key, of));
        whole = whole with { Where = "", Of = of };
        var states = whole.Need(members, "states").Words(State(), StateShape);
        if (states.Count == 0) throw members["states"].Bad("at least one state", "none");
        var transitions = whole.Need(members, "transitions").Items();
        if (transitions.Count is 0 or > MaxTransitions) throw members["transitions"].Bad("1 to 1000 steps", $"{transitions.Count}");
        var parts = new WorkflowParts
        {
            Id = id,
            Version = whole.Need(members, "version").Whole(),
            Initial = Declared(whole.Need(members, "initial"), states),
            States = states,
            Terminal = Listed(whole.Need(members, "terminal"), states),
            Transitions = [.. transitions.Select(t => Step(t, states))],
            LedgerClasses = members.TryGetValue("ledger_class", out var classes) ? Classes(classes, states) : new Dictionary<string, string>(),
            Ledger = members.TryGetValue("ledger", out var ledger) ? [.. ledger.Items().Select(r => Rule(r, states))] : [],
            Attributes = members.TryGetValue("attributes", out var attributes) ? Attributes(attributes) : [],
            Periods = members.TryGetValue("periods", out var periods) ? Periods(periods, PeriodWords) : new Dictionary<string, ClockPeriod>(),
            SideProcesses = members.TryGetValue("side_process", out var sides) ? Sides(sides, states) : [],
            Holding = members.TryGetValue("holding", out var holding) ? Listed(holding, states) : [.. states.Where(s => s == "INCONCLUSIVE")],
            Released = members.TryGetValue("released", out var released) ? Listed(released, states) : [.. states.Where(s => s == "RELEASED")],
        };
        if (parts.Terminal.Count == 0) throw members["terminal"].Bad("at least one state", "none");
        WorkflowChecks.Hold(parts, of);
        return new Workflow(parts);
    }

    private static Transition Step(JsonPlace at, List<string> states)
    {
        var members = at.Members("from", "to", "requires", "roles", "four_eyes", "clock", "guard", "adverse");
        var from = Listed(at.Need(members, "from"), states);
        if (from.Count == 0) throw members["from"].Bad("at least one state", "none");
        var to = Declared(at.Need(members, "to"), states);
        var roles = at.Need(members, "roles").Words(Name(), NameShape);
        if (roles.Count == 0) throw members["roles"].Bad("at least one role", "none");
        return new Transition
        {
            From = from,
            To = to,
            Requires = at.Need(members, "requires").Words(Name(), NameShape),
            Roles = roles,
            FourEyes = members.TryGetValue("four_eyes", out var four) && four.Flag(),
            IsAdverse = members.TryGetValue("adverse", out var adverse) && adverse.Flag(),
            GuardText = members.TryGetValue("guard", out var guard) ? guard.Text() : null,
            Guards = members.TryGetValue("guard", out guard) ? GuardTable.Read(guard) : [],
            Clock = members.TryGetValue("clock", out var clock) ? Clock(clock) : null,
        };
    }

    private static ClockRule Clock(JsonPlace at)
    {
        var members = at.Members([.. ClockWords, "due", "extension", "on_breach"]);
        var periods = members.Where(m => ClockWords.Contains(m.Key)).ToDictionary(m => m.Key, m => Period(m.Value));
        ClockPeriod? extension = null;
        if (members.TryGetValue("extension", out var more)
            && !(more.Value.ValueKind == JsonValueKind.String && Once().Match(more.Value.GetString()!) is { Success: true } once
                && ClockPeriod.TryParse(once.Groups[1].Value, out extension)))
            throw more.Bad("\"once P30D with reason\"");
        if (periods.Count == 0 && !members.ContainsKey("due")) throw at.Bad("something that is due", "nothing that is");
        var breach = members.TryGetValue("on_breach", out var on) ? on.Word(Breach(), "\"escalate\" or \"escalate to ROLE\"") : null;
        return new ClockRule
        {
            Periods = periods,
            DueField = members.TryGetValue("due", out var due) ? due.Word(Name(), NameShape) : null,
            Extension = extension,
            SaysBreach = breach is not null,
            EscalatesTo = breach is not null and not "escalate" ? breach["escalate to ".Length..] : Transition.SupervisorRole,
        };
    }

    private static Dictionary<string, ClockPeriod> Periods(JsonPlace at, string[] words) => at.Members(words).ToDictionary(m => m.Key, m => Period(m.Value));

    private static ClockPeriod Period(JsonPlace at) =>
        at.Value.ValueKind == JsonValueKind.String && ClockPeriod.TryParse(at.Value.GetString(), out var period) ? period : throw at.Bad(PeriodShape);

    private static Dictionary<string, string> Classes(JsonPlace at, List<string> states)
    {
        var classes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (state, value) in at.Members())
        {
            if (state != "*" && !states.Contains(state)) throw value.Bad("a declared state or \"*\"", $"\"{state}\"");
            classes[state] = value.Word(Name(), NameShape);
        }

        return classes;
    }

    private static LedgerRule Rule(JsonPlace at, List<string> states)
    {
        var members = at.Members("class", "states", "when");
        var listed = at.Need(members, "states");
        var any = listed.Items() is [var one] && one.Value.ValueKind == JsonValueKind.String && one.Value.GetString() == "*";
        var when = members.TryGetValue("when", out var terms) ? terms.Members("custody", "arrested") : [];
        return new LedgerRule(
            at.Need(members, "class").Text(),
            any ? [] : Listed(listed, states),
            when.TryGetValue("custody", out var custody) ? custody.Words(Value(), "a word of custody") : [],
            when.TryGetValue("arrested", out var arrested) ? arrested.Flag() : null);
    }

    private static List<WorkflowAttribute> Attributes(JsonPlace at)
    {
        var attributes = new List<WorkflowAttribute>();
        foreach (var (name, value) in at.Members())
        {
            if (!Name().IsMatch(name)) throw value.Bad(NameShape, $"\"{name}\"");
            if (value.Value.ValueKind == JsonValueKind.Array) attributes.Add(new WorkflowAttribute(name, value.Words(Value(), "a word"), null));
            else if (Types.Contains(value.Text())) attributes.Add(new WorkflowAttribute(name, null, value.Text()));
            else throw value.Bad($"a list of words or one of {string.Join(", ", Types)}");
        }

        return attributes;
    }

    private static List<SideProcess> Sides(JsonPlace at, List<string> states)
    {
        var sides = new List<SideProcess>();
        foreach (var (name, value) in at.Members())
        {
            if (!Name().IsMatch(name.ToLowerInvariant())) throw value.Bad(NameShape, $"\"{name}\"");
            var members = value.Members("states", "visibility", "excluded_from");
            var own = value.Need(members, "states").Words(State(), StateShape);
            if (own.Count < 2) throw members["states"].Bad("at least two states", $"{own.Count}");
            if (own.FirstOrDefault(s => states.Contains(s) || s == SideProcess.NotBegun || sides.Any(o => o.States.Contains(s))) is { } taken)
                throw members["states"].Bad("states of its own", $"\"{taken}\"");
            var visibility = value.Need(members, "visibility");
            if (visibility.Text() != "named-group") throw visibility.Bad("\"named-group\"");
            sides.Add(new SideProcess(
                name, own, visibility.Text(), members.TryGetValue("excluded_from", out var from) ? from.Words(Name(), NameShape) : []));
        }

        return sides;
    }

    private static string Declared(JsonPlace at, List<string> states)
    {
        var state = at.Word(State(), StateShape);
        return states.Contains(state) ? state : throw at.Bad("a declared state", $"\"{state}\"");
    }

    private static List<string> Listed(JsonPlace at, List<string> states)
    {
        var listed = at.Words(State(), StateShape);
        return listed.FirstOrDefault(s => !states.Contains(s)) is { } unknown ? throw at.Bad("declared states", $"\"{unknown}\"") : listed;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(?:-[a-z0-9]+)*\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{0,63}\z")]
    private static partial Regex State();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]{0,63}\z")]
    private static partial Regex Value();

    [GeneratedRegex(@"\Aonce (P\S+) with reason\z")]
    private static partial Regex Once();

    [GeneratedRegex(@"\Aescalate(?: to [a-z][a-z0-9_]*)?\z")]
    private static partial Regex Breach();
}
