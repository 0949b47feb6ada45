using Lookback.Core.Proofs;

namespace Lookback.Views;

/// <summary>A receipt that was written.</summary>
internal sealed record ReceiptWritten(string File, TreeHead Head, ReceiptSummary Summary);

/// <summary>Does a receipt hold, and what does that mean?</summary>
/// <param name="Holds">Whether nothing in it is false.</param>
/// <param name="IsTied">Whether its head is every head that was kept elsewhere; true where none was given.</param>
/// <param name="Head">The head it is proved under.</param>
/// <param name="Summary">What was asked and answered.</param>
/// <param name="Points">Every check.</param>
/// <param name="Proves">What it proves, where it holds.</param>
/// <param name="DoesNotProve">What it leaves open.</param>
internal sealed record ReceiptReport(
    bool Holds,
    bool IsTied,
    TreeHead Head,
    ReceiptSummary Summary,
    IReadOnlyList<ReceiptPoint> Points,
    IReadOnlyList<string> Proves,
    IReadOnlyList<string> DoesNotProve)
{
    /// <summary>Of a receipt and what came of checking it; held to heads that were kept elsewhere, where there are any.</summary>
    public static ReceiptReport Of(Receipt receipt, ReceiptVerdict verdict, IReadOnlyList<TreeHead> kept)
    {
        var ties = kept.Select(head => Against(receipt.Head, head)).ToList();
        var points = verdict.Points.Concat(ties).ToList();
        var holds = verdict.Holds && ties.TrueForAll(p => p.Answer != PointAnswer.Fails);
        var isTied = ties.TrueForAll(p => p.Answer == PointAnswer.Holds);
        return new ReceiptReport(
            holds,
            isTied,
            receipt.Head,
            receipt.Summary,
            points,
            holds ? ReceiptVerdict.WhatItProves : [],
            holds && isTied && kept.Count > 0 ? ReceiptVerdict.WhatItDoesNot.Skip(1).ToList() : ReceiptVerdict.WhatItDoesNot);
    }

    private static ReceiptPoint Against(TreeHead own, TreeHead kept) => own == kept
        ? new ReceiptPoint("kept-head", PointAnswer.Holds, "the receipt's head is the one that was kept elsewhere")
        : own.Size == kept.Size
            ? new ReceiptPoint("kept-head", PointAnswer.Fails, $"the head kept elsewhere has another root for the same {kept.Size} entries")
            : new ReceiptPoint(
                "kept-head",
                PointAnswer.NotReached,
                $"the head kept elsewhere is of {kept.Size} entries and the receipt's of {own.Size}: `receipt show --under` that head makes one that fits");
}
