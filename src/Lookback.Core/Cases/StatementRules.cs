using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Cases;

/// <summary>What may be said in a case, and how. Facts, allegations and assessments are kept apart; a position or a device is never taken.</summary>
public static class StatementRules
{
    /// <summary>How long an assessment may hold at most, in days.</summary>
    public const int MaxAssessmentDays = 365;

    /// <summary>Shortest text where one is asked for, in characters.</summary>
    public const int MinText = 20;

    /// <summary>The topics that say why somebody is looked at.</summary>
    private static readonly string[] OnGrounds = ["priority", "concern", "threat"];

    /// <summary>Why a statement is not taken; <see langword="null"/> where it is.</summary>
    public static Refusal? Check(CaseState state, Statement statement, DateTimeOffset now)
    {
        if (statement.Case != state.File.Id) return No("wrong-case", $"this statement is of case {statement.Case} and not of {state.File.Id}");
        if (Topics.Find(statement.Topic) is not { } topic)
            return No("no-topic", $"expected a topic ({string.Join(", ", Topics.All.Select(t => t.Word))}), found \"{ReadIssue.Cut(statement.Topic)}\"");
        return Said(topic, statement) ?? Fields(topic, statement) ?? Times(statement, now) ?? Position(statement) ?? Ground(statement)
            ?? Corrected(state, statement);
    }

    private static Refusal? Said(Topic topic, Statement statement)
    {
        if (!topic.Kinds.Contains(statement.Kind))
            return No(
                "wrong-kind",
                $"{A(topic)} is said as {Or(topic.Kinds.Select(k => k.ToString().ToLowerInvariant()))}, not as "
                    + $"{statement.Kind.ToString().ToLowerInvariant()}");
        if (topic.Values.Count > 0 && !topic.Values.Contains(statement.Value ?? ""))
            return No("wrong-value", $"expected {A(topic)} to be {Or(topic.Values)}, found \"{ReadIssue.Cut(statement.Value ?? "")}\"");
        if (topic.IsFree && string.IsNullOrWhiteSpace(statement.Value))
            return No("wrong-value", $"{A(topic)} says of which kind or of whom, and nothing is given");
        if (topic.Values.Count == 0 && !topic.IsFree && statement.Value is not null)
            return No("wrong-value", $"{A(topic)} has no value, found \"{ReadIssue.Cut(statement.Value)}\"");
        if (topic.Allegations.Count > 0 && topic.Allegations.Contains(statement.Value!) != (statement.Kind == StatementKind.Allegation))
            return No(
                "wrong-kind",
                $"{A(topic)} at the stage \"{statement.Value}\" is said as "
                    + $"{(topic.Allegations.Contains(statement.Value!) ? "an allegation, and is no fact" : "a fact, and is no allegation")}");
        if (topic.Red.Contains(statement.Value ?? "") && statement.Handling.Tlp != Tlp.Red)
            return No(
                "wrong-handling",
                $"{A(topic)} that is {statement.Value} is marked RED, for only those may know to whom it was given; found {statement.Handling}");
        if (topic.NeedsLegalBasis && string.IsNullOrWhiteSpace(statement.LegalBasis))
            return No("needs-legal-basis", $"{A(topic)} names the law it rests on, and none is given");
        if (statement.LegalBasis is { } law && ReasonRules.SaysNothing(law))
            return No("wrong-field", Nothing("the legal basis", topic, law));
        if (topic.NeedsText && ReasonRules.Length(statement.Text) < MinText)
            return No("text-too-short", $"{A(topic)} is said in words, at least {MinText} characters of them");
        return string.IsNullOrWhiteSpace(statement.Source) ? No("no-source", $"{A(topic)} names its source, and none is given") : null;
    }

    private static Refusal? Fields(Topic topic, Statement statement)
    {
        foreach (var field in topic.Fields.Where(f => f.IsRequired && !topic.Bare.Contains(statement.Value ?? "")))
            if (string.IsNullOrWhiteSpace(statement.Fields.GetValueOrDefault(field.Name)))
                return No("field-missing", $"{A(topic)} needs {field.Name}, and it is not given");
        foreach (var (name, text) in statement.Fields)
        {
            if (NoPositions.In(name, text) is { } position) return NotKept(position);
            if (topic.Fields.FirstOrDefault(f => f.Name == name) is not { } field)
                return No(
                    "no-field",
                    $"{A(topic)} has {(topic.Fields.Count == 0 ? "no fields" : $"the fields {Or(topic.Fields.Select(f => f.Name))}")}, found "
                        + $"\"{ReadIssue.Cut(name)}\"");
            if (field.Values.Count > 0 && !field.Values.Contains(text))
                return No("wrong-field", $"expected {name} of {A(topic)} to be {Or(field.Values)}, found \"{ReadIssue.Cut(text)}\"");
            if (name == "authority" && ReasonRules.SaysNothing(text)) return No("wrong-field", Nothing(name, topic, text));
            if (field.IsDate && !PartialDate.TryParse(text, out _) && !WrittenInstant.TryRead(text, out _))
                return No("wrong-field", $"expected {name} of {A(topic)} to be a date such as 2026-03-01, found \"{ReadIssue.Cut(text)}\"");
        }

        return Category(topic, statement);
    }

    /// <summary>A category that the data know by the statute is that one.</summary>
    private static Refusal? Category(Topic topic, Statement statement) =>
        topic.Word == "charge" && statement.Fields.GetValueOrDefault("category") is { } category
            && Topics.CategoryOf(statement.Fields.GetValueOrDefault("statute", "")) is { } known && category != known
            ? No(
                "wrong-field",
                $"expected category of {A(topic)} under {ReadIssue.Cut(statement.Fields["statute"])} to be {known}, found \"{ReadIssue.Cut(category)}\"")
            : null;

    private static string Nothing(string what, Topic topic, string found) =>
        $"expected {what} of {A(topic)} to say which, in at least {ReasonRules.MinWord} letters or digits, found \"{ReadIssue.Cut(found)}\"";

    private static Refusal? Times(Statement statement, DateTimeOffset now)
    {
        if (statement.At > now)
            return No("in-future", FormattableString.Invariant($"what is said is since {statement.At:u}, which is not yet: it is now {now:u}"));
        // Of a contact or an arrest: it was, and what is to come is no contact.
        if (statement.Fields.GetValueOrDefault("date") is { } on && Starts(on) is { } starts && starts > now)
            return No("in-future", FormattableString.Invariant($"the date of what is said of {statement.Topic} is {on}, which is not yet: it is now {now:u}"));
        if (statement.Kind == StatementKind.Assessment && statement.Until is null)
            return No("needs-until", $"an assessment lapses: one of {statement.Topic} names the last day on which it holds");
        if (statement.Until is not { } until) return null;
        var from = DateOnly.FromDateTime(statement.At.UtcDateTime);
        if (until.Latest < from) return No("wrong-until", $"the last day, {until}, is before the first, {PartialDate.OfDay(from)}");
        return statement.Kind == StatementKind.Assessment && until.Latest.DayNumber - from.DayNumber > MaxAssessmentDays
            ? No("wrong-until", $"an assessment holds for at most {MaxAssessmentDays} days and is then made anew, found until {until}")
            : null;
    }

    private static DateTimeOffset? Starts(string date) =>
        PartialDate.TryParse(date, out var day) ? day.StartsAt : WrittenInstant.TryRead(date, out var at) ? at : null;

    private static Refusal? Position(Statement statement) =>
        new[] { statement.Value, statement.Text, statement.Source, statement.LegalBasis }.Select(NoPositions.In).FirstOrDefault(p => p is not null)
            is { } position
            ? NotKept(position)
            : null;

    private static Refusal? Ground(Statement statement) => OnGrounds.Contains(statement.Topic)
        ? new[] { statement.Value, statement.Text }.Select(GroundRules.Check).FirstOrDefault(r => r is not null)
        : null;

    private static Refusal? Corrected(CaseState state, Statement statement)
    {
        if (statement.Corrects is not { } position) return null;
        var all = state.Statements.Values.SelectMany(s => s).Concat(state.Lapsed).Concat(state.Superseded).ToList();
        if (all.FirstOrDefault(s => s.Position == position) is not { } corrected)
            return No("no-statement", $"there is no statement at position {position} of this case to correct");
        if (corrected.Statement.Topic != statement.Topic)
            return No("wrong-topic", $"one of {statement.Topic} cannot correct what stands at position {position}, which is of {corrected.Statement.Topic}");
        return corrected.SupersededBy is { } by && all.Any(s => s.Position == by && s.Statement.Corrects == position)
            ? No("already-corrected", $"what stands at position {position} was corrected at position {by}: correct that")
            : null;
    }

    /// <summary>Why a text is not kept for where it says somebody is, or which device they carry; <see langword="null"/> where it says neither.</summary>
    public static Refusal? NoPosition(string? text) => NoPositions.In(text) is { } position ? NotKept(position) : null;

    internal static Refusal NotKept(string what) =>
        new("no-positions", $"a case never holds where somebody is or which device they carry, and here stands {what}: a contact is its date, kind and source");

    private static string A(Topic topic) => $"{("aeiou".Contains(topic.Word[0], StringComparison.Ordinal) ? "an" : "a")} {topic.Word}";

    private static string Or(IEnumerable<string> words) => string.Join(", ", words);

    private static Refusal No(string code, string sentence) => new(code, sentence);
}
