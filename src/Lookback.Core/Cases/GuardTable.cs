using System.Text.RegularExpressions;

namespace Lookback.Core.Cases;

/// <summary>
/// The vocabulary of guards, closed: a definition brings no code. Several are joined by ";" or " and "; the first row whose shape a guard has is the one
/// that is meant, so that fixed phrases come before the forms with a field.
/// </summary>
internal static class GuardTable
{
    private const string Word = "([a-z][a-z0-9_]*)";
    private const string Value = "([A-Za-z0-9_-]+)";
    private const string List = @"\(([A-Za-z0-9_, -]+)\)";

    public static IReadOnlyList<GuardRule> Rules { get; } =
    [
        new("no-alert", "no_alert", false, (q, _) => AlertGuards.None(q)),
        new("alert", "alert_exists", false, (q, _) => AlertGuards.Exists(q)),
        new("discriminators", "discriminators_strong>=1 or lesser>=2", true, (q, _) => AlertGuards.ToldApart(q)),
        new("changed", "list_entry_or_subject_or_matcher_changed", false, (q, _) => AlertGuards.Changed(q)),
        new("second", "four_eyes when list[.]tier=high", false, static (_, _) => null, static (_, setting) => setting.IsHighTier),
        new("hold", "hold=false or override_legal_basis present", true, (q, _) => ReleaseRule.Check(q)),
        new("stay", "no_active_stay", false, (q, _) => ProtectionGuards.NoStay(q)),
        new("appeal", "no_appeal", false, (q, _) => ProtectionGuards.NoAppeal(q)),
        new("appeal-window", "appeal window passed", false, (q, _) => TimeGuards.AppealWindow(q)),
        new("review-by", "review_by<=([0-9]{1,4})d", true, (q, found) => TimeGuards.ReviewWithin(q, found[0])),
        new("review-due", "review_by-([0-9]{1,4})d", false, (q, found) => TimeGuards.ReviewNear(q, found[0])),
        new("review-passed", "review_by passed", false, (q, _) => TimeGuards.ReviewPassed(q)),
        new("reopen", "reopen", true, (q, _) => PersonGuards.Reopen(q)),
        new("reviewer", "reviewer not in any prior decider of the subject", true, (q, _) => PersonGuards.IndependentReviewer(q)),
        new("second-reviewer", "reviewer differs from first review", true, (q, _) => PersonGuards.OtherReviewer(q)),
        new("assigned", "decider=reviewer", false, (q, _) => PersonGuards.IsReviewer(q)),
        new("nominator", "decider!=nominator", false, (q, _) => PersonGuards.NotNominator(q)),
        new("business-line", "decider_outside_business_line", false, (q, _) => PersonGuards.OutsideBusinessLine(q)),
        new("tipping-off", "rfi_no_tipping_off", true, (q, _) => TextGuards.NoTippingOff(q)),
        new(
            "recipients",
            "every disclosure recipient acknowledged, or supervisor records which refused",
            true,
            (q, _) => RecipientGuard.Check(q),
            static (state, _) => RecipientGuard.Refused(state).Count > 0),
        new("identity", "identity not verifiable", false, (q, _) => ProtectionGuards.NotVerifiable(q)),
        new("field", $"{Word} not in {List}", false, (q, found) => FieldGuards.NotIn(q, found[0], Split(found[1]))),
        new("field", $"{Word} in {List}", false, (q, found) => FieldGuards.In(q, found[0], Split(found[1]))),
        new("field", $"{Word}={Value}", false, (q, found) => FieldGuards.In(q, found[0], [found[1]])),
    ];

    private static readonly IReadOnlyList<(Regex Shape, GuardRule Rule)> Shapes =
        [.. Rules.Select(r => (new Regex($@"\A{r.Shape}\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), r))];

    public static IReadOnlyList<Guard> Read(JsonPlace at)
    {
        var guards = new List<Guard>();
        foreach (var text in at.Text().Split([";", " and "], StringSplitOptions.TrimEntries))
        {
            if (Find(text) is not { } guard)
                throw at.Bad("guards of the vocabulary (docs/cases.md), joined by \";\" or \" and \"", $"\"{Records.ReadIssue.Cut(text)}\"");
            guards.Add(guard);
        }

        return guards;
    }

    public static Guard? Find(string text)
    {
        foreach (var (shape, rule) in Shapes)
        {
            if (shape.Match(text) is not { Success: true } match) continue;
            IReadOnlyList<string> found = [.. match.Groups.Values.Skip(1).Select(g => g.Value)];
            var named = rule.Name == "field" ? rule with { Name = found[0].Replace('_', '-') } : rule;
            return new Guard(text, named, question => rule.Check(question, found))
            {
                Choice = rule.Name == "field" && !IsBarring(text) ? (found[0], Split(found[1])) : null,
                Barred = rule.Name == "field" && IsBarring(text) ? Split(found[1]) : null,
            };
        }

        return null;
    }

    private static bool IsBarring(string text) => text.Contains(" not in ", StringComparison.Ordinal);

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
