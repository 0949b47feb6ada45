using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Addresses;

/// <summary>Reads the JSON of <see cref="ListSources"/>; every complaint says where, what was expected and what was found.</summary>
internal sealed class SourcesReader(string name, bool isOwn)
{
    private const int MostMegabytes = 4_096;
    private const int MostHours = 31 * 24;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };
    private static readonly string[] WholeMembers = ["version", "watchlists"];
    private static readonly string[] ListMembers = ["watchlist", "files"];
    private static readonly string[] FileMembers = ["name", "address", "most_megabytes"];
    private static readonly string[] FileExtras = ["redirect_hosts", "token_variable", "sha256_address"];

    /// <summary>Reads the whole.</summary>
    public ListSources Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var members = Members(document.RootElement, "the whole", WholeMembers, ["note"]);
            var version = Number(members["version"], "version", int.MaxValue);
            var lists = new List<ListSource>();
            foreach (var item in Items(members["watchlists"], "watchlists"))
            {
                var where = FormattableString.Invariant($"watchlists[{lists.Count}]");
                var list = List(item, where);
                if (lists.Any(l => l.Watchlist == list.Watchlist)) throw Bad($"{where}.watchlist", "each list once", $"\"{list.Watchlist}\" again");
                lists.Add(list);
            }

            return new ListSources(version, lists);
        }
        catch (JsonException wrong)
        {
            throw Bad(FormattableString.Invariant($"line {(wrong.LineNumber ?? 0) + 1}"), "JSON", "text that is none");
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair only when the text is taken.
            throw Bad("the text", "whole characters", "half a surrogate pair");
        }
    }

    private ListSource List(JsonElement item, string where)
    {
        var members = Members(item, where, ListMembers, ["every_hours"]);
        var id = Text(members["watchlist"], $"{where}.watchlist");
        if (!WatchlistId.IsValid(id)) throw Bad($"{where}.watchlist", "a short name such as ofac-sdn", $"\"{ReadIssue.Cut(id)}\"");
        var files = new List<ListFileSource>();
        foreach (var file in Items(members["files"], $"{where}.files"))
        {
            var at = FormattableString.Invariant($"{where}.files[{files.Count}]");
            var read = File(file, at);
            if (files.Any(f => f.Name == read.Name)) throw Bad($"{at}.name", "a name of its own", $"\"{read.Name}\" again");
            files.Add(read);
        }

        if (files.Count == 0) throw Bad($"{where}.files", "one file or several", "none");
        var list = new ListSource(new WatchlistId(id), files);
        return members.TryGetValue("every_hours", out var hours)
            ? list with { Every = TimeSpan.FromHours(Number(hours, $"{where}.every_hours", MostHours)) }
            : list;
    }

    private ListFileSource File(JsonElement item, string where)
    {
        var members = Members(item, where, FileMembers, FileExtras);
        var file = new ListFileSource(FileName(members["name"], $"{where}.name"), Address(members["address"], $"{where}.address"))
        {
            MostBytes = Number(members["most_megabytes"], $"{where}.most_megabytes", MostMegabytes) * (1L << 20),
            RedirectHosts = members.TryGetValue("redirect_hosts", out var hosts)
                ? [.. Items(hosts, $"{where}.redirect_hosts").Select(h => Text(h, $"{where}.redirect_hosts"))]
                : [],
            TokenVariable = members.TryGetValue("token_variable", out var variable) ? Text(variable, $"{where}.token_variable") : null,
            Sha256Address = members.TryGetValue("sha256_address", out var checksum) ? Address(checksum, $"{where}.sha256_address") : null,
        };
        var hasMark = file.Address.Contains(ListFileSource.TokenMark, StringComparison.Ordinal);
        if (hasMark != file.TokenVariable is not null)
        {
            throw Bad(
                where, $"{ListFileSource.TokenMark} in the address and a token_variable, or neither",
                hasMark ? "no token_variable" : $"no {ListFileSource.TokenMark}");
        }

        return file;
    }

    // Kept under it and shown, so it must not lead anywhere.
    private string FileName(JsonElement value, string where)
    {
        var text = Text(value, where);
        return text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && text.Any(char.IsAsciiLetterOrDigit)
            ? text
            : throw Bad(where, "a file's name of letters, digits, dots, hyphens and low lines", $"\"{ReadIssue.Cut(text)}\"");
    }

    private string Address(JsonElement value, string where)
    {
        var text = Text(value, where);
        var isOne = Uri.TryCreate(text.Replace(ListFileSource.TokenMark, "token", StringComparison.Ordinal), UriKind.Absolute, out var address)
            && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (isOwn && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        return isOne ? text : throw Bad(where, "an https address without a user's name", $"\"{ReadIssue.Cut(text)}\"");
    }

    private int Number(JsonElement value, string where, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 && number <= most
            ? number
            : throw Bad(where, FormattableString.Invariant($"a whole number from 1 to {most}"), Found(value));

    private string Text(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw Bad(where, "a text that is not empty", Found(value));

    private JsonElement.ArrayEnumerator Items(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Bad(where, "a list", Found(value));

    private Dictionary<string, JsonElement> Members(JsonElement value, string where, string[] required, string[] extra)
    {
        var expected = $"an object of {string.Join(", ", required.Concat(extra))}";
        if (value.ValueKind != JsonValueKind.Object) throw Bad(where, expected, Found(value));
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!required.Contains(member.Name) && !extra.Contains(member.Name)) throw Bad(where, expected, $"\"{ReadIssue.Cut(member.Name)}\"");
            if (!members.TryAdd(member.Name, member.Value)) throw Bad(where, expected, $"\"{member.Name}\" twice");
        }

        var missing = required.Where(k => !members.ContainsKey(k)).ToList();
        return missing.Count == 0 ? members : throw Bad(where, expected, $"no {string.Join(", ", missing)}");
    }

    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => ReadIssue.Cut(value.GetRawText()),
    };

    private RefusedException Bad(string where, string expected, string found) => new("bad-sources", $"{name}, {where}: expected {expected}, found {found}");
}
