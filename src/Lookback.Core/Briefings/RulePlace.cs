using System.Text.Json;
using Lookback.Core.Cases;
using Lookback.Core.Records;

namespace Lookback.Core.Briefings;

/// <summary>A value in a rule's JSON, and where it stands.</summary>
internal readonly record struct RulePlace(JsonElement Value, string Where)
{
    /// <summary>Longest text quoted back.</summary>
    private const int Quoted = 60;

    /// <summary>The members of an object: all that must be there, and of the others those that are; anything else is refused.</summary>
    public Dictionary<string, RulePlace> Members(IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Bad($"an object with {string.Join(", ", required)}", Found());
        var members = new Dictionary<string, RulePlace>(StringComparer.Ordinal);
        foreach (var member in Value.EnumerateObject())
        {
            var known = required.Contains(member.Name) || optional.Contains(member.Name);
            if (!known) throw Bad($"no other members than {string.Join(", ", required.Concat(optional))}", $"\"{ReadIssue.Cut(member.Name)}\"");
            if (!members.TryAdd(member.Name, new RulePlace(member.Value, Under(member.Name)))) throw Bad($"\"{member.Name}\" once", "it twice");
        }

        var missing = required.FirstOrDefault(r => !members.ContainsKey(r));
        return missing is null ? members : throw Bad($"\"{missing}\"", "nothing of that name");
    }

    /// <summary>The one member of an object that says one thing.</summary>
    public (string Name, RulePlace Of) Only(Func<string, string> unknown, IReadOnlyCollection<string> known)
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Bad($"an object with one of {string.Join(", ", known)}", Found());
        var all = Value.EnumerateObject().ToList();
        foreach (var member in all)
            if (!known.Contains(member.Name)) throw Bad(unknown(string.Join(", ", known)), $"\"{ReadIssue.Cut(member.Name)}\"");
        return all.Count == 1
            ? (all[0].Name, new RulePlace(all[0].Value, Under(all[0].Name)))
            : throw Bad("exactly one field: several are written under \"all\" or \"any\"", FormattableString.Invariant($"{all.Count}"));
    }

    /// <summary>The items of a list that is not empty.</summary>
    public IEnumerable<RulePlace> Items(int most)
    {
        if (Value.ValueKind != JsonValueKind.Array) throw Bad("a list", Found());
        var length = Value.GetArrayLength();
        if (length > most) throw Bad(FormattableString.Invariant($"a list of at most {most}"), FormattableString.Invariant($"{length}"));
        var where = Where;
        return [.. Value.EnumerateArray().Select((item, i) => new RulePlace(item, FormattableString.Invariant($"{where}[{i}]")))];
    }

    /// <summary>A text that says something.</summary>
    public string Text() => Value.ValueKind == JsonValueKind.String && Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
        ? text.Trim()
        : throw Bad("a text", Found());

    /// <summary>A text by which people are counted, where nothing in it never is a ground.</summary>
    public string Grounded(string text) => GroundRules.Check(text) is { } refusal
        ? throw new RefusedException(refusal.Code, $"cohort rule, {Where}: {refusal.Sentence}")
        : text;

    /// <summary>What it is, for a sentence.</summary>
    public string Found() => Value.ValueKind switch
    {
        JsonValueKind.String => string.IsNullOrWhiteSpace(Value.GetString()) ? "an empty text" : $"\"{ReadIssue.Cut(Value.GetString()!)}\"",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Value.GetRawText() is { Length: <= Quoted } raw ? raw : "a number",
    };

    /// <summary>A complaint about it.</summary>
    public RefusedException Bad(string expected, string found) => Bad(Where, expected, found);

    /// <summary>A complaint.</summary>
    public static RefusedException Bad(string where, string expected, string found) =>
        new("bad-cohort-rule", $"cohort rule, {where}: expected {expected}, found {found}");

    private string Under(string name) => Where == "the whole" ? name : $"{Where}.{name}";
}
