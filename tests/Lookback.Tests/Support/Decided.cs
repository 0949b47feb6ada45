using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Tests.Support;

/// <summary>Any valid decision on an alert, for tests to which it does not matter what it rests on.</summary>
internal static class Decided
{
    /// <summary>Decides an alert: a false positive because the listed party was dead before.</summary>
    public static void As(Ledger ledger, RaisedAlert alert, Decision decision, string reason) =>
        new DecideAlert(ledger).Run(alert, Asked(ledger, alert, decision, reason));

    /// <summary>What is asked for it.</summary>
    public static AlertDecision Asked(Ledger ledger, RaisedAlert alert, Decision decision, string reason) => new()
    {
        Decision = decision,
        Reason = reason,
        ReasonCode = "papers-compared",
        Cited = decision == Decision.FalsePositive ? [Seen] : [],
        Question = decision == Decision.Inconclusive ? new OpenQuestion("Which is the number of the passport?", "consular desk", ledger.Now.AddDays(7)) : null,
    };

    /// <summary>A conflict that may be cited whatever the listing says, and whatever was recorded of the subject.</summary>
    private static Citation Seen { get; } = new(Comparison.Conflict, "deceased-before", "met in 2025", "died in 1999");
}
