using System.Text.RegularExpressions;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Cases;

/// <summary>What a step has to say: when, why, and in the fields of its definition.</summary>
internal static partial class FieldRules
{
    private const int MaxReviewDays = 365;
    private const int MaxDueDays = 366;
    private static readonly string[] NotInFields = ["reason_code", "reason_text", "discriminators"];
    private static readonly string[] NamedInWords = [ReleaseRule.Override, "legal_basis", "authority", "evidence_refs"];
    private static readonly string[] Uncharged = ["allegation", "investigation", "acquitted", "dismissed", "none"];
    private static readonly string[] Happened = ["execution_date", "arrest_date", "contact_date"];

    public static Refusal? Check(GuardQuestion question) =>
        When(question.Draft, question.State.Since, question.Now)
        ?? Given(question)
        ?? Reason(question)
        ?? Choice(question)
        ?? question.Draft.Fields.Select(f => Field(f.Key, f.Value, question)).FirstOrDefault(r => r is not null)
        ?? Said(question);

    internal static Refusal? When(Step draft, DateTimeOffset since, DateTimeOffset now)
    {
        if (draft.At > now) return No("in-future", FormattableString.Invariant($"the step is dated {draft.At:u}, which is not yet: it is now {now:u}"));
        return draft.At < since
            ? No("out-of-order", FormattableString.Invariant($"the step is dated {draft.At:u}, before the one ahead of it, {since:u}"))
            : null;
    }

    private static Refusal? Given(GuardQuestion question)
    {
        var (step, draft) = (question.Step, question.Draft);
        var missing = step.Requires.Except(NotInFields).Where(f => string.IsNullOrWhiteSpace(draft.Fields.GetValueOrDefault(f))).ToList();
        if (step.Requires.Contains("discriminators") && draft.Discriminators.Count == 0) missing.Add("discriminators");
        if (step.IsAdverse && missing.FirstOrDefault(f => f is "legal_basis" or "authority") is { } law)
            return No("needs-legal-basis", $"the step to {step.To} weighs on somebody and names its legal basis and authority, and {law} is not given");
        return missing.Count == 0
            ? null
            : No("field-missing", $"the step to {step.To} takes {string.Join(", ", missing)}, and {(missing.Count == 1 ? "it is" : "they are")} not given");
    }

    private static Refusal? Reason(GuardQuestion question)
    {
        var (step, draft) = (question.Step, question.Draft);
        if (ReasonRules.CheckCode(draft.ReasonCode) is { } code) return code;
        if (step.Requires.Contains("reason_text") && ReasonRules.CheckText(draft.ReasonText) is { } text) return text;
        if (draft.ReasonText.Length > ReasonRules.MaxText) return ReasonRules.CheckText(draft.ReasonText);
        if (NoPositions.In(draft.ReasonText) is { } position) return StatementRules.NotKept(position);
        return step.IsAdverse ? ReasonRules.CheckAdverse(draft.ReasonText, question.Setting.ReasonUsedBefore) : null;
    }

    /// <summary>A field on which every way on depends takes one of the values that lead on, or the case would stand still for good.</summary>
    private static Refusal? Choice(GuardQuestion question)
    {
        foreach (var field in question.Step.Requires)
        {
            var values = question.State.Workflow.Choices(question.Step, field);
            if (values.Count == 0) continue;
            if (!values.Contains(question.Draft.Fields.GetValueOrDefault(field, "").Trim()))
                return No(
                    "wrong-field",
                    $"expected {field} to be {string.Join(", ", values)}, found \"{ReadIssue.Cut(question.Draft.Fields.GetValueOrDefault(field, ""))}\"");
        }

        return null;
    }

    private static Refusal? Field(string name, string text, GuardQuestion question)
    {
        if (NoPositions.In(name, text) is { } position) return StatementRules.NotKept(position);
        if (!Name().IsMatch(name))
            return No("wrong-field", $"expected a field's name of lower-case letters, digits and underscores, found \"{ReadIssue.Cut(name)}\"");
        if (text.Length > ReasonRules.MaxText)
            return No("wrong-field", FormattableString.Invariant($"{name} takes at most {ReasonRules.MaxText} characters, found {text.Length}"));
        if (name == "target_case" && text.Trim() == question.State.File.Id.Value)
            return No("wrong-field", "a case is a duplicate of another case, and target_case names this one");
        if (NamedInWords.Contains(name) && ReasonRules.SaysNothing(text))
            return No("wrong-field", $"expected {name} to say which, in at least {ReasonRules.MinWord} letters or digits, found \"{ReadIssue.Cut(text)}\"");
        if (name == "charge_stage" && question.Step.To == "CHARGED" && Uncharged.Contains(text.Trim()))
            return No("wrong-field", $"expected charge_stage of a step to CHARGED to be charged, convicted, found \"{text.Trim()}\": less is no charge");
        return name.EndsWith("_date", StringComparison.Ordinal) || name is "due_at" or "review_by" or "next_event" || name == question.Step.Clock?.DueField
            ? Dated(name, text, question.Now)
            : null;
    }

    private static Refusal? Dated(string name, string text, DateTimeOffset now)
    {
        var isDay = PartialDate.TryParse(text, out var day);
        if (!isDay && !WrittenInstant.TryRead(text, out _))
            return No("wrong-field", $"expected {name} to be a date such as 2026-03-01, found \"{ReadIssue.Cut(text)}\"");
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (Happened.Contains(name) && (isDay ? day.Earliest > today : WrittenInstant.TryRead(text, out var at) && at > now))
            return No("in-future", $"{name} is {text}, which is not yet: what is recorded has happened");
        if (name is "due_at" && DueDates.TryRead(text, out var due) && due <= now)
            return No("wrong-field", $"{name} is {text}, which has passed: an answer is due later than now");
        if (name is "due_at" && DueDates.TryRead(text, out var far) && far > now.AddDays(MaxDueDays))
            return No("wrong-field", $"{name} is {text}, and an answer is due within {MaxDueDays} days");
        if (name is not "review_by") return null;
        if (!isDay) return No("wrong-field", $"expected review_by to be a day such as 2026-03-01, found \"{ReadIssue.Cut(text)}\"");
        if (day.Latest <= today) return No("wrong-field", $"review_by is {text}, which has passed or is today: a review is due later");
        return day.Latest.DayNumber - today.DayNumber > MaxReviewDays
            ? No("wrong-field", $"review_by is {text}, and nothing goes unreviewed for more than {MaxReviewDays} days")
            : null;
    }

    /// <summary>What a step says beside moving the case is taken as it would be if it were said alone.</summary>
    private static Refusal? Said(GuardQuestion question) =>
        StepStatements.Of(question.Draft).Select(s => StatementRules.Check(question.State, s, question.Now)).FirstOrDefault(r => r is not null);

    private static Refusal No(string code, string sentence) => new(code, sentence);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z")]
    private static partial Regex Name();
}
