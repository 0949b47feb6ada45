using System.Globalization;
using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Briefings;

/// <summary>A published number, and how it stands to the ledger where it was checked.</summary>
internal sealed record ClaimLine(
    ClaimId Claim,
    CohortId Cohort,
    string Figure,
    string Says,
    long Value,
    Qualifier Qualifier,
    CountUnit Unit,
    string Source,
    PartialDate Date,
    string? Text,
    ClaimVerdict? Verdict,
    string? Because,
    DateTimeOffset? AsOf,
    long? Position,
    int? RuleVersion)
{
    /// <summary>A claim as it was recorded.</summary>
    public static ClaimLine Of(Claim claim) => new(
        claim.Id, claim.Cohort, claim.Figure, ClaimCheck.Words(claim), claim.Value, claim.Qualifier, claim.Unit, claim.Source, claim.Date, claim.Text, null,
        null, null, null, null);

    /// <summary>A claim that was checked: the sentence says both numbers, the position and the rule.</summary>
    public static ClaimLine Of(Ledger ledger, CheckedClaim check)
    {
        var known = check.Position > 0 ? ledger.KnownAt(check.Position) : check.Claim.At;
        return Of(check.Claim.Body) with
        {
            Verdict = check.Check.Verdict,
            Because = string.Create(
                CultureInfo.InvariantCulture,
                $"{check.Check.Because}; as of {check.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, "
                + $"known at position {check.Position} ({known.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z), rule v{check.RuleVersion}."),
            AsOf = check.At,
            Position = check.Position,
            RuleVersion = check.RuleVersion,
        };
    }

    /// <summary>Every claim, as recorded.</summary>
    public static IReadOnlyList<ClaimLine> All(Ledger ledger, Horizon at, CohortId? cohort) =>
        [.. ledger.Views.Cases.Cohorts.Claims(at, cohort).Select(c => Of(c.Body))];

    /// <summary>The claims whose ids start so.</summary>
    public static IReadOnlyList<Recorded<Claim>> Find(Ledger ledger, Horizon at, string word) =>
        [.. ledger.Views.Cases.Cohorts.Claims(at).Where(c => c.Body.Id.Value.StartsWith(word, StringComparison.Ordinal)).Take(20)];
}
