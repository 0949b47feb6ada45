using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// Published tables and releases as JSON. A hidden cell is <c>null</c>; from a release's text alone it can be attacked, and the next one made.
/// </summary>
public static class TableJson
{
    internal const string Kinds = "period, fiscal-year or all";

    /// <summary>A release's text: the plan, the number, the table.</summary>
    public static string Of(Release release) => PlanJson.Text(new JsonObject
    {
        ["plan"] = PlanJson.Node(release.Plan),
        ["number"] = release.Number,
        ["recorded_since"] = release.RecordedSince,
        ["table"] = Node(release.Table),
    });

    /// <summary>A table's text.</summary>
    public static string Of(PublishedTable table) => PlanJson.Text(Node(table));

    /// <summary>Reads a release.</summary>
    /// <exception cref="RefusedException"><c>bad-release</c>, or what is wrong with its plan or table.</exception>
    public static Release ReadRelease(string json) => PlanJson.Parse(json, "bad-release", "release", root => new Release
    {
        Plan = PlanJson.Read(root.GetProperty("plan")),
        Number = root.GetProperty("number").GetInt32(),
        RecordedSince = root.GetProperty("recorded_since").GetString() ?? "",
        Table = Read(root.GetProperty("table")),
    });

    /// <summary>Reads a table.</summary>
    /// <exception cref="RefusedException"><c>bad-table</c>.</exception>
    public static PublishedTable ReadTable(string json) => PlanJson.Parse(json, "bad-table", "published table", Read);

    internal static string Word(RowKind kind) => kind switch
    {
        RowKind.Period => "period",
        RowKind.FiscalYear => "fiscal-year",
        _ => "all",
    };

    internal static RowKind? Kind(string? word) => Enum.GetValues<RowKind>().Select(k => (RowKind?)k).FirstOrDefault(k => Word(k!.Value) == word);

    private static JsonObject Node(PublishedTable table) => new()
    {
        ["threshold"] = table.Threshold,
        ["columns"] = new JsonArray([.. table.Columns.Select(c => (JsonNode)c)]),
        ["rows"] = new JsonArray([.. table.Rows.Select(Node)]),
    };

    private static JsonObject Node(PublishedRow row) => new()
    {
        ["row"] = row.Label,
        ["kind"] = Word(row.Kind),
        ["from"] = row.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = row.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["cells"] = new JsonArray([.. row.Cells.Select(c => (JsonNode?)c)]),
        ["total"] = row.Total,
    };

    private static PublishedTable Read(JsonElement root)
    {
        var table = new PublishedTable
        {
            Threshold = root.GetProperty("threshold").GetInt32(),
            Columns = PlanJson.Texts(root.GetProperty("columns")),
            Rows = [.. root.GetProperty("rows").EnumerateArray().Select(ReadRow)],
        };
        // Says what is wrong with the rows, now rather than at the attack.
        table.Parents();
        return table;
    }

    private static PublishedRow ReadRow(JsonElement row) => new()
    {
        Label = row.GetProperty("row").GetString() ?? "",
        Kind = Kind(row.GetProperty("kind").GetString()) ?? throw PublishedTable.Bad($"kind of a row: expected {Kinds}, found another word"),
        From = PlanJson.Day(row.GetProperty("from")),
        To = PlanJson.Day(row.GetProperty("to")),
        Cells = [.. row.GetProperty("cells").EnumerateArray().Select(Count)],
        Total = Count(row.GetProperty("total")),
    };

    private static int? Count(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetInt32();
}
