using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>A programme as JSON, always with the same members in the same order: equal texts are one programme.</summary>
public static class ProgrammeJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a programme.</summary>
    public static string Of(Programme programme) => Text(Node(programme));

    /// <summary>Reads a programme and checks it.</summary>
    /// <exception cref="RefusedException"><c>bad-programme</c>.</exception>
    public static Programme Read(string json) => Parse(json, "bad-programme", "programme", Read);

    internal static JsonObject Node(Programme programme) => new()
    {
        ["name"] = programme.Name,
        ["identity_rule"] = programme.Unit.IdentityRule,
        ["kind"] = Word(programme.Kind),
        ["year_start"] = programme.YearStart,
        ["day_rule"] = programme.DayRule,
        ["columns_by"] = programme.ColumnsBy,
        ["columns"] = Array(programme.Columns),
        ["filter"] = programme.Filter is { } filter ? new JsonObject { ["dimension"] = filter.Dimension, ["values"] = Array(filter.Values) } : null,
        ["threshold"] = programme.Threshold,
        ["totals"] = Word(programme.Totals),
        ["from"] = programme.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    internal static Programme Read(JsonElement root) => new Programme
    {
        Name = root.GetProperty("name").GetString() ?? "",
        Unit = new ArrivalUnit(root.GetProperty("identity_rule").GetString()),
        Kind = Find<PeriodKind>(root.GetProperty("kind").GetString(), Word) ?? throw Bad("kind", "day, week, month or fiscal-year"),
        YearStart = root.GetProperty("year_start").GetInt32(),
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
            throw new RefusedException(code, FormattableString.Invariant($"{what}, line {(wrong.LineNumber ?? 0) + 1}: expected JSON, found text that is none"));
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

    private static string Word(TotalRows totals) => totals switch
    {
        TotalRows.None => "none",
        TotalRows.FiscalYears => "fiscal-years",
        _ => "fiscal-years-and-all",
    };

    private static RefusedException Bad(string where, string expected) => new("bad-programme", $"programme, {where}: expected {expected}, found another word");
}
