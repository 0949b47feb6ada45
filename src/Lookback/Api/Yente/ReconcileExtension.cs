using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Views;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.Yente;

/// <summary>More columns for a table whose rows were reconciled.</summary>
internal static class ReconcileExtension
{
    private const int MostRows = 1_000;

    /// <summary>Answers a form's <c>extend</c>.</summary>
    public static async Task<IResult> AnswerAsync(Inquiry inquiry, ServedLists served, DatasetScope scope, string text)
    {
        using var document = ReconcileJson.Parse(text);
        var ids = Items(document.RootElement, "ids").Select(Id).ToList();
        if (ids.Count > MostRows) throw YenteFaultException.BadRequest(FormattableString.Invariant($"Too many ids in one batch (limit: {MostRows})"));
        var columns = Items(document.RootElement, "properties").Select(Column.Of).OfType<Column>().ToList();
        var rows = await inquiry.Desk.ReadAsync(ledger => ids.Select(id => Listed(ledger, id)).ToList(), inquiry.Cancel);
        return YenteAnswer.Of(new JsonObject
        {
            ["meta"] = new JsonArray([.. columns.Select(c => new JsonObject { ["id"] = c.Property.Name, ["name"] = c.Property.Label })]),
            ["rows"] = new JsonObject(rows.DistinctBy(r => r.Entity.Id).Select(row => KeyValuePair.Create(
                row.Entity.Id,
                (JsonNode?)new JsonObject(columns.Select(c => KeyValuePair.Create(c.Property.Name, (JsonNode?)c.Of(row.Entity))))))),
        });

        ListedEntity Listed(Store.Ledger ledger, string id) => ListingId.Parse(id) is { } listing && scope.Lists.Contains(listing.Watchlist)
            && served.Find(ledger, listing) is { } kept
            ? kept
            : throw YenteFaultException.BadRequest($"No such entity: {ReadIssue.Cut(id)}");
    }

    private static string Id(JsonElement id) => id.ValueKind == JsonValueKind.String ? id.GetString()! : throw ReconcileJson.Wrong("ids that are texts");

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw ReconcileJson.Wrong($"a list of {name}");

    /// <summary>A column.</summary>
    private sealed record Column(FtmProperty Property, int Limit, bool IsRaw)
    {
        /// <summary>Reads it; a property that nothing has is no column.</summary>
        public static Column? Of(JsonElement column)
        {
            if (column.ValueKind != JsonValueKind.Object || !column.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
                throw ReconcileJson.Wrong("properties that have an id");
            var name = id.GetString()!.Split(':')[^1];
            if (ReconcileJson.Types.Select(t => t.Properties.GetValueOrDefault(name)).FirstOrDefault(p => p is not null) is not { } property) return null;
            var settings = column.TryGetProperty("settings", out var set) && set.ValueKind == JsonValueKind.Object ? set : default;
            var isRaw = Setting(settings, "render") is { ValueKind: JsonValueKind.String } render && render.GetString() == "raw";
            return new Column(property, Whole(settings), isRaw);
        }

        /// <summary>Its values of an entity.</summary>
        public JsonArray Of(FtmEntity entity)
        {
            var values = entity.Of(Property.Name);
            return new JsonArray([.. values.Take(Limit == 0 ? values.Count : Limit).Select(v => new JsonObject { ["str"] = IsRaw ? v : Caption(v) })]);
        }

        private string Caption(string value) => Property.Type switch
        {
            "country" => SearchEndpoints.Label("countries", value),
            "topic" => SearchEndpoints.Label("topics", value),
            _ => value,
        };

        private static JsonElement Setting(JsonElement settings, string name) =>
            settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(name, out var value) ? value : default;

        // OpenRefine sends numbers as texts where a person typed them.
        private static int Whole(JsonElement settings) => Setting(settings, "limit") switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var limit) && limit >= 0 => limit,
            { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), out var limit) && limit >= 0 => limit,
            _ => 0,
        };
    }
}
