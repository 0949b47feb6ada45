using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>
/// What it takes to tell two parties apart: a conflict in one strong fact, or in two different lesser ones. What agrees or may be true of both
/// tells nothing apart, and what is not known of one side is never a conflict.
/// </summary>
public static class DiscriminatorRules
{
    /// <summary>Longest value taken, in characters.</summary>
    public const int MaxValue = 400;

    private static readonly string[] WordsForUnknown = ["-", "--", "?", "n/a", "na", "none", "not known", "not stated", "null", "unknown"];

    /// <summary>Facts that nothing on record is kept of, or of one side alone: here a reviewer names the values of both sides.</summary>
    private static readonly string[] NotKept = ["deceased-before", "father-name", "occupation", "spouse-name", "mother-name", "appearance"];

    /// <summary>Why a discriminator cannot be cited as it is; <see langword="null"/> where it can.</summary>
    public static Refusal? Check(Discriminator cited)
    {
        if (DiscriminatorField.Find(cited.Field) is null)
            return new Refusal("no-such-field", $"expected a field such as {Words(DiscriminatorField.All)}, found \"{cited.Field}\"");
        if (IsUnknown(cited.Ours) || IsUnknown(cited.Theirs))
        {
            var side = IsUnknown(cited.Ours) ? IsUnknown(cited.Theirs) ? "either side" : "our side" : "the listed side";
            return new Refusal(
                "unknown-side",
                $"{cited.Field}: expected a value of both sides, and it is not known of {side}: what is unknown neither agrees nor conflicts; "
                + $"what was seen of the subject is named as {cited.Field}=OURS");
        }

        if (cited.Ours.Length > MaxValue || cited.Theirs.Length > MaxValue)
            return new Refusal("value-too-long", FormattableString.Invariant($"{cited.Field}: expected values of at most {MaxValue} characters"));
        return cited.Comparison == Comparison.Conflict && AreSame(cited.Ours, cited.Theirs)
            ? new Refusal("no-conflict", $"{cited.Field}: expected two values that cannot both be true of one party, found \"{cited.Ours}\" on both sides")
            : null;
    }

    /// <summary>
    /// Why a value cannot be cited of the listed party; <see langword="null"/> where it can: it is what the listing says, or one of the things it says,
    /// or the listing says nothing of a fact that is never kept.
    /// </summary>
    /// <param name="field">The fact.</param>
    /// <param name="theirs">The value cited.</param>
    /// <param name="listed">What the listing says; <see langword="null"/> where it says nothing.</param>
    public static Refusal? OfListing(string field, string theirs, string? listed)
    {
        if (listed is null)
        {
            return NotKept.Contains(field)
                ? null
                : new Refusal(
                    "not-on-record", $"{field}: the listing says nothing of it, and what is unknown is no conflict; found \"{ReadIssue.Cut(theirs)}\" for it");
        }

        return CaseWords.FirstIn(listed, [ReasonRules.Normal(theirs)]) is { Length: > 0 }
            ? null
            : new Refusal("not-on-record", $"{field}: expected of the listed side what the listing says, \"{listed}\", found \"{ReadIssue.Cut(theirs)}\"");
    }

    /// <summary>Why these do not tell two parties apart: what is there, and what is missing; <see langword="null"/> where they do.</summary>
    public static Refusal? Suffice(IReadOnlyList<Discriminator> cited)
    {
        foreach (var each in cited)
            if (Check(each) is { } wrong) return wrong;
        var conflicts = cited.Where(d => d.Comparison == Comparison.Conflict).Select(d => DiscriminatorField.Find(d.Field)!).Distinct().ToList();
        if (conflicts.Any(f => f.IsStrong) || conflicts.Count >= 2) return null;
        var there = conflicts.Count == 1 ? $"a conflict in {conflicts[0].Word}, which is a lesser one" : "no conflict";
        var others = cited.Where(d => d.Comparison != Comparison.Conflict).Select(d => d.Field).Distinct().ToList();
        var beside = others.Count == 0 ? "" : $" ({string.Join(", ", others)}: what agrees or is compatible tells nobody apart)";
        var missing = conflicts.Count == 1 ? "a conflict in another fact" : "a conflict in one strong fact or in two lesser ones";
        return new Refusal(
            "too-few-conflicts",
            $"to find two parties different takes a conflict in one strong fact ({Words(DiscriminatorField.All.Where(f => f.IsStrong))}) "
            + "or in two different lesser ones: "
            + $"found {there}{beside}; missing is {missing}");
    }

    /// <summary>Whether a value says nothing: left out, or a word for "not known".</summary>
    public static bool IsUnknown(string? value) =>
        string.IsNullOrWhiteSpace(value) || WordsForUnknown.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase);

    private static bool AreSame(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Words(IEnumerable<DiscriminatorField> fields) => string.Join(", ", fields.Select(f => f.Word));
}
