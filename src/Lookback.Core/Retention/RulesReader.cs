using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Retention;

/// <summary>Reads the JSON of <see cref="RetentionRules"/>; every complaint says where, what was expected and what was found.</summary>
internal static class RulesReader
{
    private const string Period = "a period of years, months, weeks and days such as \"P10Y\", above zero and at most 999 years";
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };
    private static readonly string[] RulesMembers = ["version", "classes"];
    private static readonly string[] ClassMembers = ["name", "ground", "keep", "legal_basis"];
    private static readonly RetentionGround[] Grounds = Enum.GetValues<RetentionGround>();

    public static RetentionRules Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Rules(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw Bad(FormattableString.Invariant($"line {(wrong.LineNumber ?? 0) + 1}"), "JSON", "text that is none");
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair only when the text is taken: raw at once, "\ud800" later.
            throw Bad("the text", "whole characters", "half a surrogate pair");
        }
    }

    private static RetentionRules Rules(JsonElement root)
    {
        var members = Members(root, "the whole", RulesMembers);
        var version = Text(members["version"], "version");
        var list = members["classes"];
        if (list.ValueKind != JsonValueKind.Array) throw Bad("classes", "a list", Found(list));
        var classes = new List<RetentionClass>();
        foreach (var item in list.EnumerateArray())
        {
            var where = FormattableString.Invariant($"classes[{classes.Count}]");
            var read = Class(item, where);
            if (classes.Any(c => c.Name == read.Name)) throw Bad($"{where}.name", "a name of its own", $"\"{read.Name}\" again");
            if (classes.Any(c => c.Ground == read.Ground)) throw Bad($"{where}.ground", "one class for each ground", $"\"{read.Ground}\" again");
            classes.Add(read);
        }

        var missing = Grounds.Except(classes.Select(c => c.Ground)).ToList();
        if (missing.Count > 0) throw Bad("classes", "one class for each ground", $"none for {string.Join(", ", missing)}");
        return new RetentionRules(version, classes);
    }

    private static RetentionClass Class(JsonElement item, string where)
    {
        var members = Members(item, where, ClassMembers);
        var name = Text(members["name"], $"{where}.name");
        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw Bad($"{where}.name", "lower-case letters, digits and hyphens", Found(members["name"]));
        var ground = Ground(members["ground"], $"{where}.ground");
        return new RetentionClass(name, ground, Keep(members["keep"], ground, $"{where}.keep"), Text(members["legal_basis"], $"{where}.legal_basis"));
    }

    private static RetentionGround Ground(JsonElement value, string where)
    {
        foreach (var ground in Grounds)
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() == ground.ToString()) return ground;
        }

        throw Bad(where, $"one of {string.Join(", ", Grounds)}", Found(value));
    }

    private static RetentionPeriod? Keep(JsonElement value, RetentionGround ground, string where)
    {
        if (ground == RetentionGround.Open)
            return value.ValueKind == JsonValueKind.Null ? null : throw Bad(where, "null, for what is open never expires", Found(value));
        return value.ValueKind == JsonValueKind.String && RetentionPeriod.TryParse(value.GetString(), out var period)
            ? period
            : throw Bad(where, Period, Found(value));
    }

    private static string Text(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw Bad(where, "a text that is not empty", Found(value));

    private static Dictionary<string, JsonElement> Members(JsonElement value, string where, string[] known)
    {
        var expected = $"an object of {string.Join(", ", known)}";
        if (value.ValueKind != JsonValueKind.Object) throw Bad(where, expected, Found(value));
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name)) throw Bad(where, expected, $"\"{ReadIssue.Cut(member.Name)}\"");
            if (!members.TryAdd(member.Name, member.Value)) throw Bad(where, expected, $"\"{member.Name}\" twice");
        }

        var missing = known.Where(k => !members.ContainsKey(k)).ToList();
        return missing.Count == 0 ? members : throw Bad(where, expected, $"no {string.Join(", ", missing)}");
    }

    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => ReadIssue.Cut(value.GetRawText()),
    };

    private static RefusedException Bad(string where, string expected, string found) =>
        new("bad-retention-rules", $"retention rules, {where}: expected {expected}, found {found}");
}
