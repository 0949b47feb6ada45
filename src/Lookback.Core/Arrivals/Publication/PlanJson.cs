using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>A plan as JSON, always with the same members in the same order: equal texts are one plan.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a plan.</summary>
    public static string Of(Plan plan) => Text(Node(plan));

    /// <summary>Reads a plan and checks it.</summary>
    /// <exception cref="RefusedException"><c>bad-plan</c>.</exception>
    public static Plan Read(string json) => Parse(json, "bad-plan", "plan", Read);

    internal static JsonObject Node(Plan plan) => new()
    {
        ["name"] = plan.Name,
        ["unit"] = Word(plan.Unit),
        ["identity_rule"] = plan.IdentityRule,
        ["kind"] = Word(plan.Kind),
        ["fiscal_start"] = plan.FiscalStart,
        ["day_rule"] = plan.DayRule,
        ["columns_by"] = plan.ColumnsBy,
        ["columns"] = Array(plan.Columns),
        ["filter"] = plan.Filter is { } filter ? new JsonObject { ["dimension"] = filter.Dimension, ["values"] = Array(filter.Values) } : null,
        ["threshold"] = plan.Threshold,
        ["totals"] = Word(plan.Totals),
        ["from"] = plan.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    internal static Plan Read(JsonElement root) => new Plan
    {
        Name = root.GetProperty("name").GetString() ?? "",
        Unit = Find<ArrivalUnit>(root.GetProperty("unit").GetString(), Word) ?? throw Bad("unit", "events or persons"),
        IdentityRule = root.GetProperty("identity_rule").GetString(),
        Kind = Find<PeriodKind>(root.GetProperty("kind").GetString(), Word) ?? throw Bad("kind", "day, week, month or fiscal-year"),
        FiscalStart = root.GetProperty("fiscal_start").GetInt32(),
        DayRule = root.GetProperty("day_rule").GetString() ?? "",
        ColumnsBy = root.GetProperty("columns_by").GetString() ?? "",
        Columns = Texts(root.GetProperty("columns")),
        Filter = root.GetProperty("filter") is { ValueKind: JsonValueKind.Object } filter
            ? new CountFilter(filter.GetProperty("dimension").GetString() ?? "", Texts(filter.GetProperty("values")))
            : null,
        Threshold = root.GetProperty("threshold").GetInt32(),
        Totals = Find<TotalRows>(root.GetProperty("totals").GetString(), Word) ?? throw Bad("totals", "none, fiscal-years or fiscal-years-and-all"),
        From = Day(root.GetProperty("from")),
    }.Checked();

    internal static T Parse<T>(string json, string code, string what, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (JsonException wrong)
        {
            var line = (wrong.LineNumber ?? 0) + 1;
            throw new RefusedException(code, FormattableString.Invariant($"{what}, line {line}: expected JSON, found text that is none"));
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new RefusedException(code, $"{what}: expected all members as they are written, found one that is missing or of another kind");
        }
    }

    internal static string Text(JsonObject node) => node.ToJsonString(Plain);

    internal static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetString() ?? "")];

    internal static DateOnly Day(JsonElement day) => DateOnly.ParseExact(day.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static T? Find<T>(string? word, Func<T, string> wordOf)
        where T : struct, Enum => Enum.GetValues<T>().Select(v => (T?)v).FirstOrDefault(v => wordOf(v!.Value) == word);

    private static string Word(PeriodKind kind) => kind == PeriodKind.FiscalYear ? "fiscal-year" : kind.ToString().ToLowerInvariant();

    private static string Word(ArrivalUnit unit) => unit == ArrivalUnit.Events ? "events" : "persons";

    private static string Word(TotalRows totals) => totals switch
    {
        TotalRows.None => "none",
        TotalRows.FiscalYears => "fiscal-years",
        _ => "fiscal-years-and-all",
    };

    private static RefusedException Bad(string where, string expected) => new("bad-plan", $"plan, {where}: expected {expected}, found another word");
}
