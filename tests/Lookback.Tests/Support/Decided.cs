using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Tests.Support;

/// <summary>Any valid decision on an alert, for tests to which it does not matter what it rests on.</summary>
internal static class Decided
{
    /// <summary>Decides an alert: a false positive by a conflict in a number seen, or where the record's numbers agree, in the birth date.</summary>
    public static void As(Ledger ledger, RaisedAlert alert, Decision decision, string reason) =>
        new DecideAlert(ledger).Run(alert, Asked(ledger, alert, decision, reason));

    /// <summary>What is asked for it.</summary>
    public static AlertDecision Asked(Ledger ledger, RaisedAlert alert, Decision decision, string reason) => new()
    {
        Decision = decision,
        Reason = reason,
        ReasonCode = "papers-compared",
        Cited = decision == Decision.FalsePositive ? [Seen(ledger, alert)] : [],
        Question = decision == Decision.Inconclusive ? new OpenQuestion("Which is the number of the passport?", "consular desk", ledger.Now.AddDays(7)) : null,
    };

    private static Citation Seen(Ledger ledger, RaisedAlert alert) =>
        PairFields.Of(ledger, alert, ledger.Head).Any(f => f.Field == "identifier" && f.Comparison == Comparison.Agree)
            ? new Citation(Comparison.Conflict, "birth-date", "1931-02-14", "1987-11-30")
            : new Citation(Comparison.Conflict, "identifier", "Passport A1111111 (XX)", "Passport B2222222 (XX)");
}
