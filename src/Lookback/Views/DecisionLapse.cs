using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>Why a decision holds no more.</summary>
/// <param name="What"><c>listing</c>, <c>engine</c>, <c>policy</c>, <c>expiry</c> or <c>met-again</c>.</param>
/// <param name="Then">What it rested on.</param>
/// <param name="Now">What there was when the alert was raised again.</param>
internal sealed record DecisionLapse(string What, string? Then, string? Now)
{
    /// <summary>What had changed by the hit that reopened an alert.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="decided">The decision.</param>
    /// <param name="reopened">Where that hit stands.</param>
    /// <param name="listing">What the list says otherwise since.</param>
    public static IReadOnlyList<DecisionLapse> Of(Ledger ledger, RecordedDisposition decided, long reopened, IReadOnlyList<FactChange> listing)
    {
        var (lapses, said) = (new List<DecisionLapse>(), decided.Disposition);
        if (listing.Count > 0) lapses.Add(new DecisionLapse("listing", null, string.Join(", ", listing.Select(f => f.Fact))));
        if (said.Decision == Decision.FalsePositive && said.Matcher is { } matcher)
        {
            var (then, now) = (AlertMemory.EngineAndPolicy(matcher), AlertMemory.EngineAndPolicy(PolicyInForce.Matcher(ledger, reopened)));
            if (then.Engine != now.Engine) lapses.Add(new DecisionLapse("engine", then.Engine, now.Engine));
            if (then.Policy != now.Policy) lapses.Add(new DecisionLapse("policy", then.Policy, now.Policy));
        }

        var day = DateOnly.FromDateTime(ledger.KnownAt(reopened).UtcDateTime);
        if (said.Expires is { } expires && expires.Latest < day)
            lapses.Add(new DecisionLapse("expiry", expires.ToString(), FormattableString.Invariant($"{day:yyyy-MM-dd}")));
        // It could not be told who it is, nothing changed, and they were met again: the question is as open as it was.
        if (lapses.Count == 0) lapses.Add(new DecisionLapse("met-again", null, null));
        return lapses;
    }
}
