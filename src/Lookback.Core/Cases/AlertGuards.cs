namespace Lookback.Core.Cases;

/// <summary>Guards on what screening found and what changed since. Not known is neither yes nor no.</summary>
internal static class AlertGuards
{
    public static string? None(GuardQuestion question) => question.Setting.AlertExists switch
    {
        false => null,
        true => "nobody is cleared by the program whose screening gave an alert: a person decides on it",
        null => "nobody is cleared without a screening, and it is not known whether this subject was screened",
    };

    public static string? Exists(GuardQuestion question) => question.Setting.AlertExists switch
    {
        true => null,
        false => "a case is alerted by an alert, and the screening gave none",
        null => "a case is alerted by an alert, and it is not known whether this subject was screened",
    };

    public static string? ToldApart(GuardQuestion question) => DiscriminatorRules.Suffice(question.Draft.Discriminators)?.Sentence;

    public static string? Changed(GuardQuestion question) => question.Setting.ChangedSince is null
        ? "a decided pair is reopened when the listing, the subject or the matcher changed, and none of them is known to have"
        : null;
}

/// <summary>Guards on what protects the subject.</summary>
internal static class ProtectionGuards
{
    public static string? NoStay(GuardQuestion question) => In(question, "stay", "active") is { } place
        ? $"nobody is removed while a stay is active, and one is{place}: record its lifting first"
        : null;

    public static string? NoAppeal(GuardQuestion question) =>
        (question.State.State == "APPEAL_OR_STAY" ? "" : In(question, "appeal", "filed")) is { } place
            ? $"nobody is removed while an appeal is open, and one is{place}: record how it was decided or that it was withdrawn first"
            : null;

    // In this case, or in which other of the same subject; null for in none.
    private static string? In(GuardQuestion question, string topic, string value) => question.State.Value(topic) == value ? ""
        : question.Setting.Elsewhere(topic, value) is { } other ? $", in case {other.Case} of the same subject" : null;

    public static string? NotVerifiable(GuardQuestion question) => question.State.Value("identity") switch
    {
        "not-verifiable" => null,
        null => "without a review only those are answered whose identity cannot be verified, and nothing is recorded on that (topic identity)",
        _ => "without a review only those are answered whose identity cannot be verified, and this one is verifiable",
    };
}

/// <summary>Guards on any field or topic.</summary>
internal static class FieldGuards
{
    public static string? In(GuardQuestion question, string field, IReadOnlyList<string> values) => question.Look(field) is not { } found
        ? $"the step to {question.Step.To} takes {field} to be {string.Join(", ", values)}, and no {field} is recorded"
        : values.Contains(found) ? null : $"the step to {question.Step.To} takes {field} to be {string.Join(", ", values)}, and it is {found}";

    public static string? NotIn(GuardQuestion question, string field, IReadOnlyList<string> values)
    {
        var rule = $"the step to {question.Step.To} is barred while {field} is {string.Join(", ", values)}";
        if (question.Look(field) is not { } found) return $"{rule}, and no {field} is recorded: unknown is not \"none\", record which it is";
        if (values.Contains(found)) return $"{rule}, and it is {found}";
        return question.Setting.Elsewhere(field.Replace('_', '-'), values) is { } other
            ? $"{rule}, and in case {other.Case} of the same subject it is {other.Value}"
            : null;
    }
}

/// <summary>Guards on texts that leave the house.</summary>
internal static class TextGuards
{
    public static string? NoTippingOff(GuardQuestion question)
    {
        var text = question.Draft.Fields.GetValueOrDefault("rfi_text", "");
        return CaseWords.FirstIn(text, CaseWords.TippingOff) is { } word
            ? $"a question to a customer must not tip them off, and this one says \"{word}\": ask for the fact that is missing"
            : null;
    }
}
