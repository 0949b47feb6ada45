using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>What proves, to somebody without this ledger, what was asked and answered at a screening?</summary>
internal static class ScreeningReceipt
{
    /// <summary>The receipt of the screening made at a position, under a head that was kept elsewhere, or the ledger's head of now.</summary>
    /// <exception cref="RefusedException">
    /// Its subject was erased (<c>not-replayable</c>), or the head kept is from before the screening (<c>head-before</c>).
    /// </exception>
    /// <exception cref="CorruptLedgerException">The head kept is not one of this ledger, or the receipt would not hold.</exception>
    public static Receipt Of(Ledger ledger, long position, TreeHead? kept)
    {
        var head = kept is null ? ledger.Tree.Head() : Own(ledger, kept, position);
        var made = ledger.Views.Screenings.At(position);
        var encounter = ledger.Views.Encounters.At(ledger.Views.Encounters.Find(made.Screening.Encounter)!.Value);
        var receipt = new Receipt
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
        // What does not hold is not handed out: the tree's nodes may have been damaged.
        return ReceiptCheck.Of(receipt).Points.FirstOrDefault(p => p.Answer != PointAnswer.Holds) is { } point
            ? throw new CorruptLedgerException(position, "a screening whose receipt holds", $"one of which not: {point.Sentence}; `lookback verify` says where")
            : receipt;
    }

    private static TreeHead Own(Ledger ledger, TreeHead kept, long position)
    {
        if (kept.Size < position)
        {
            throw new RefusedException(
                "head-before", $"the head of {kept.Size} entries was taken before the screening at position {position}: it cannot prove it");
        }

        if (kept.Size <= ledger.Head && ledger.Tree.HeadOf(kept.Size) == kept) return kept;
        throw new CorruptLedgerException(1, $"entries that make the head kept elsewhere, {kept}", "others: `lookback verify --against` says more");
    }
}
