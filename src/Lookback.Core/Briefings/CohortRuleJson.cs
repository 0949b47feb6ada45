using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lookback.Core.Time;

namespace Lookback.Core.Briefings;

/// <summary>Writes a predicate as its normal JSON, without blanks and always in the same order.</summary>
internal static class CohortRuleJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(CohortPredicate where, IReadOnlyList<CohortExclusion> unless)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WritePropertyName("where");
            Write(json, where);
            json.WriteStartArray("unless");
            foreach (var exclusion in unless)
            {
                json.WriteStartObject();
                json.WriteString("reason", exclusion.Reason);
                json.WritePropertyName("where");
                Write(json, exclusion.Where);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, CohortPredicate predicate)
    {
        json.WriteStartObject();
        switch (predicate)
        {
            case CohortPredicate.All all:
                Several(json, "all", all.Of);
                break;
            case CohortPredicate.Any any:
                Several(json, "any", any.Of);
                break;
            case CohortPredicate.Not not:
                json.WritePropertyName("not");
                Write(json, not.Of);
                break;
            case CohortPredicate.Workflow workflow:
                json.WriteString("workflow", workflow.Id);
                break;
            case CohortPredicate.Opened opened:
                Days(json, "opened", opened.From, opened.To);
                break;
            case CohortPredicate.Met met:
                Days(json, "met", met.From, met.To);
                break;
            case CohortPredicate.Unit unit:
                json.WriteString("unit", unit.Name);
                break;
            case CohortPredicate.Listing listing:
                json.WriteString("listing", listing.Id.ToString());
                break;
            case CohortPredicate.Watchlist list:
                json.WriteString("watchlist", list.Id.Value);
                break;
            case CohortPredicate.Run run:
                json.WriteNumber("run", run.Id.Position);
                break;
            case CohortPredicate.Judged judged:
                json.WriteString("verdict", judged.Verdict.ToString());
                break;
            case CohortPredicate.ExposedTo exposed:
                json.WriteStartObject("exposed_to");
                json.WriteString("node", exposed.Node.ToString());
                json.WriteStartArray("levels");
                foreach (var level in exposed.Levels) json.WriteStringValue(level.ToString());
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case CohortPredicate.Says says:
                Said(json, says);
                break;
            default:
                throw new InvalidOperationException($"no JSON is known for {predicate.GetType().Name}");
        }

        json.WriteEndObject();
    }

    private static void Several(Utf8JsonWriter json, string name, IReadOnlyList<CohortPredicate> of)
    {
        json.WriteStartArray(name);
        foreach (var predicate in of) Write(json, predicate);
        json.WriteEndArray();
    }

    private static void Days(Utf8JsonWriter json, string name, PartialDate? from, PartialDate? to)
    {
        json.WriteStartObject(name);
        if (from is { } first) json.WriteString("from", first.ToString());
        if (to is { } last) json.WriteString("to", last.ToString());
        json.WriteEndObject();
    }

    private static void Said(Utf8JsonWriter json, CohortPredicate.Says says)
    {
        json.WriteStartObject("says");
        json.WriteString("topic", says.Topic);
        if (says.Value is { } value) json.WriteString("value", value);
        if (says.Kind is { } kind) json.WriteString("kind", kind.ToString().ToLowerInvariant());
        if (says.Grade is { } grade) json.WriteString("grade", grade.ToString());
        json.WriteEndObject();
    }
}
