using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Lookback.Core.Cases;

/// <summary>Writes a definition in its normal form: one line, members in one order, nothing that is empty.</summary>
internal static class WorkflowJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(WorkflowParts parts)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("id", parts.Id);
            json.WriteNumber("version", parts.Version);
            json.WriteString("initial", parts.Initial);
            Texts(json, "terminal", parts.Terminal);
            Texts(json, "states", parts.States);
            Pairs(json, "ledger_class", parts.LedgerClasses);
            Rules(json, parts.Ledger);
            Attributes(json, parts.Attributes);
            Pairs(json, "periods", parts.Periods.ToDictionary(p => p.Key, p => p.Value.Text));
            // Written even where empty: left out they would mean the states of the usual names.
            Texts(json, "holding", parts.Holding);
            Texts(json, "released", parts.Released);
            Sides(json, parts.SideProcesses);
            json.WriteStartArray("transitions");
            foreach (var step in parts.Transitions) Step(json, step);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Step(Utf8JsonWriter json, Transition step)
    {
        json.WriteStartObject();
        Texts(json, "from", step.From);
        json.WriteString("to", step.To);
        Texts(json, "requires", step.Requires);
        Texts(json, "roles", step.Roles);
        if (step.FourEyes) json.WriteBoolean("four_eyes", true);
        if (step.Clock is { } clock)
        {
            json.WriteStartObject("clock");
            foreach (var word in WorkflowReader.ClockWords)
                if (clock.Periods.TryGetValue(word, out var period)) json.WriteString(word, period.Text);
            if (clock.DueField is { } due) json.WriteString("due", due);
            if (clock.Extension is { } extension) json.WriteString("extension", $"once {extension.Text} with reason");
            if (clock.SaysBreach)
                json.WriteString("on_breach", clock.EscalatesTo == Transition.SupervisorRole ? "escalate" : $"escalate to {clock.EscalatesTo}");
            json.WriteEndObject();
        }

        if (step.GuardText is { } guard) json.WriteString("guard", guard);
        if (step.IsAdverse) json.WriteBoolean("adverse", true);
        json.WriteEndObject();
    }

    private static void Rules(Utf8JsonWriter json, IReadOnlyList<LedgerRule> rules)
    {
        if (rules.Count == 0) return;
        json.WriteStartArray("ledger");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("class", rule.Class);
            Texts(json, "states", rule.States.Count == 0 ? ["*"] : rule.States);
            if (rule.Custody.Count > 0 || rule.Arrested is not null)
            {
                json.WriteStartObject("when");
                if (rule.Custody.Count > 0) Texts(json, "custody", rule.Custody);
                if (rule.Arrested is { } arrested) json.WriteBoolean("arrested", arrested);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Attributes(Utf8JsonWriter json, IReadOnlyList<WorkflowAttribute> attributes)
    {
        if (attributes.Count == 0) return;
        json.WriteStartObject("attributes");
        foreach (var attribute in attributes)
        {
            if (attribute.Values is { } values) Texts(json, attribute.Name, values);
            else json.WriteString(attribute.Name, attribute.Type);
        }

        json.WriteEndObject();
    }

    private static void Sides(Utf8JsonWriter json, IReadOnlyList<SideProcess> sides)
    {
        if (sides.Count == 0) return;
        json.WriteStartObject("side_process");
        foreach (var side in sides)
        {
            json.WriteStartObject(side.Name);
            Texts(json, "states", side.States);
            json.WriteString("visibility", side.Visibility);
            if (side.ExcludedFrom.Count > 0) Texts(json, "excluded_from", side.ExcludedFrom);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Pairs(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> pairs)
    {
        if (pairs.Count == 0) return;
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs.OrderBy(p => p.Key, StringComparer.Ordinal)) json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
