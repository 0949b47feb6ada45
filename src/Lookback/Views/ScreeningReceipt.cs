using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>What proves, to somebody without this ledger, what was asked and answered at a screening?</summary>
internal static class ScreeningReceipt
{
    /// <summary>The receipt of the screening made at a position, under the ledger's head of now.</summary>
    /// <exception cref="RefusedException">Code <c>not-replayable</c>: its subject was erased.</exception>
    public static Receipt Of(Ledger ledger, long position)
    {
        var head = ledger.Tree.Head();
        var made = ledger.Views.Screenings.At(position);
        var encounter = ledger.Views.Encounters.At(ledger.Views.Encounters.Find(made.Screening.Encounter)!.Value);
        return new Receipt
        {
            Format = Receipt.CurrentFormat,
            Store = ledger.Id,
            Head = head,
            Summary = ReceiptSummary.Of(
                made.Screening, encounter.Encounter, ledger.Views.Coverages.At(made.Screening.Coverage), position, made.MadeAt),
            Screening = ledger.Prove(position, head),
            Encounter = ledger.Prove(encounter.Position, head),
            Coverage = ledger.Prove(made.Screening.Coverage, head),
        };
    }
}
