using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>Which of several statements on a topic stand beside each other.</summary>
public enum TopicCurrent
{
    /// <summary>One: the latest in the world.</summary>
    Latest,

    /// <summary>All of them.</summary>
    Each,

    /// <summary>The latest for each value.</summary>
    ByValue,

    /// <summary>The latest for each value of one field.</summary>
    ByField,
}

/// <summary>A field that a topic has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">Whether it has to be given.</param>
/// <param name="IsDate">Whether it is a date.</param>
/// <param name="Values">Its words, where they are a list.</param>
public sealed record TopicField(string Name, bool IsRequired, bool IsDate, IReadOnlyList<string> Values);

/// <summary>What may be said about one thing. Data (<c>data/cases/topics.json</c>).</summary>
public sealed record Topic
{
    /// <summary>Its word: <c>charge</c>.</summary>
    public required string Word { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string About { get; init; }

    /// <summary>As which kinds of statement.</summary>
    public required IReadOnlyList<StatementKind> Kinds { get; init; }

    /// <summary>The values, where they are a list.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Whether the value is any text.</summary>
    public bool IsFree { get; init; }

    /// <summary>The values that are allegations, and nothing else.</summary>
    public required IReadOnlyList<string> Allegations { get; init; }

    /// <summary>The values for which no field has to be given.</summary>
    public required IReadOnlyList<string> Bare { get; init; }

    /// <summary>The values that only those see to whom they were given.</summary>
    public required IReadOnlyList<string> Red { get; init; }

    /// <summary>Its fields.</summary>
    public required IReadOnlyList<TopicField> Fields { get; init; }

    /// <summary>Whether the law has to be named.</summary>
    public bool NeedsLegalBasis { get; init; }

    /// <summary>Whether it has to be said in words.</summary>
    public bool NeedsText { get; init; }

    /// <summary>Which of several stand beside each other.</summary>
    public TopicCurrent Current { get; init; }

    /// <summary>The field, for <see cref="TopicCurrent.ByField"/>.</summary>
    public string? CurrentField { get; init; }

    internal string Slot(RecordedStatement said) => Current switch
    {
        TopicCurrent.Each => FormattableString.Invariant($"{said.Position}"),
        TopicCurrent.ByValue => said.Statement.Value ?? "",
        TopicCurrent.ByField => said.Statement.Fields.GetValueOrDefault(CurrentField!, ""),
        _ => "",
    };
}

/// <summary>Everything that may be said in a case, by topic.</summary>
public static partial class Topics
{
    private static readonly (IReadOnlyList<Topic> Topics, IReadOnlyList<(string Category, string Statute)> Statutes) Read =
        new StrictJson("bad-topics", "topics").Read(ShippedText.Of("topics"), Whole);

    private static readonly FrozenDictionary<string, Topic> ByWord = Read.Topics.ToFrozenDictionary(t => t.Word, StringComparer.Ordinal);

    /// <summary>Every topic.</summary>
    public static IReadOnlyList<Topic> All => Read.Topics;

    /// <summary>A topic by its word; <see langword="null"/> where there is none.</summary>
    public static Topic? Find(string word) => ByWord.GetValueOrDefault(word);

    /// <summary>
    /// Of which category a statute is: <c>immigration</c>, <c>terrorism</c>; <see langword="null"/> where the data do not say, which is not "other".
    /// </summary>
    public static string? CategoryOf(string statute)
    {
        var plain = Plain(statute);
        return Read.Statutes.Where(s => plain.StartsWith(s.Statute, StringComparison.Ordinal)).Select(s => s.Category).FirstOrDefault();
    }

    /// <summary>Sorts what was said into what is said now, what was superseded, and what lapsed.</summary>
    internal static (List<RecordedStatement> Current, List<RecordedStatement> Superseded, List<RecordedStatement> Lapsed) Sort(
        IReadOnlyList<RecordedStatement> said, DateTimeOffset at)
    {
        var (current, superseded, lapsed) = (new List<RecordedStatement>(), new List<RecordedStatement>(), new List<RecordedStatement>());
        var corrections = new Dictionary<long, RecordedStatement>();
        foreach (var correction in said)
            if (correction.Statement.Corrects is { } corrected) corrections.TryAdd(corrected, correction);
        var seen = said.Where(s => s.Statement.At <= at).ToList();
        superseded.AddRange(seen.Where(s => corrections.ContainsKey(s.Position)).Select(s => Behind(s, corrections[s.Position])));
        foreach (var slot in seen.Where(s => !corrections.ContainsKey(s.Position)).GroupBy(SlotOf))
        {
            // What came late and speaks of an earlier time does not supersede what speaks of a later one.
            var ordered = slot.OrderBy(s => s.Statement.At).ThenBy(s => s.Position).ToList();
            for (var i = 0; i + 1 < ordered.Count; i++) superseded.Add(Behind(ordered[i], ordered[i + 1]));
            var last = ordered[^1];
            var ended = last.Statement.Until is { } until && until.Latest < DateOnly.FromDateTime(at.UtcDateTime);
            (ended ? lapsed : current).Add(last);
        }

        return ([.. current.OrderBy(s => s.Position)], [.. superseded.OrderBy(s => s.Position)], [.. lapsed.OrderBy(s => s.Position)]);
    }

    private static RecordedStatement Behind(RecordedStatement said, RecordedStatement by) =>
        said with { BelievedUntil = by.KnownAt > said.KnownAt ? by.KnownAt : said.KnownAt, SupersededBy = by.Position };

    private static (string, StatementKind, string) SlotOf(RecordedStatement said) => (
        said.Statement.Topic,
        said.Statement.Kind,
        Find(said.Statement.Topic)?.Slot(said) ?? FormattableString.Invariant($"{said.Position}"));

    private static (IReadOnlyList<Topic>, IReadOnlyList<(string, string)>) Whole(JsonPlace root)
    {
        var members = root.Members("topics", "categories");
        var statutes = root.Need(members, "categories").Items().SelectMany(c =>
        {
            var own = c.Members("category", "statutes");
            return c.Need(own, "statutes").Texts().Select(s => (c.Need(own, "category").Text(), Plain(s))).ToList();
        });
        return ([.. root.Need(members, "topics").Items().Select(One)], [.. statutes]);
    }

    private static Topic One(JsonPlace at)
    {
        var members = at.Members("topic", "about", "kinds", "values", "value", "allegations", "bare", "red", "fields", "legal_basis", "text", "current");
        var current = at.Need(members, "current").Text();
        return new Topic
        {
            Word = at.Need(members, "topic").Word(Word(), "a word of lower-case letters and hyphens"),
            About = at.Need(members, "about").Text(),
            Kinds = [.. at.Need(members, "kinds").Texts().Select(k => Enum.Parse<StatementKind>(k, ignoreCase: true))],
            Values = Texts("values"),
            IsFree = members.ContainsKey("value"),
            Allegations = Texts("allegations"),
            Bare = Texts("bare"),
            Red = Texts("red"),
            Fields = [.. at.Need(members, "fields").Members().Select(f => Field(f.Key, f.Value))],
            NeedsLegalBasis = members.TryGetValue("legal_basis", out var basis) && basis.Flag(),
            NeedsText = members.TryGetValue("text", out var text) && text.Flag(),
            Current = current switch
            {
                "latest" => TopicCurrent.Latest,
                "each" => TopicCurrent.Each,
                "by-value" => TopicCurrent.ByValue,
                _ => TopicCurrent.ByField,
            },
            CurrentField = current.StartsWith("by-field ", StringComparison.Ordinal) ? current["by-field ".Length..] : null,
        };

        IReadOnlyList<string> Texts(string name) => members.TryGetValue(name, out var list) ? list.Texts() : [];
    }

    private static TopicField Field(string name, JsonPlace at)
    {
        var members = at.Members("required", "type", "values");
        return new TopicField(
            name,
            members.TryGetValue("required", out var required) && required.Flag(),
            members.ContainsKey("type"),
            members.TryGetValue("values", out var values) ? values.Texts() : []);
    }

    private static string Plain(string statute) => string.Concat(statute.ToUpperInvariant().Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"\A[a-z]+(?:-[a-z]+)*\z")]
    private static partial Regex Word();
}
