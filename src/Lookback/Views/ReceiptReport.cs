using Lookback.Core.Proofs;

namespace Lookback.Views;

/// <summary>A receipt that was written.</summary>
internal sealed record ReceiptWritten(string File, TreeHead Head, ReceiptSummary Summary);

/// <summary>Does a receipt hold, and what does that mean?</summary>
internal sealed record ReceiptReport(
    bool Holds,
    TreeHead Head,
    ReceiptSummary Summary,
    IReadOnlyList<ReceiptPoint> Points,
    IReadOnlyList<string> Proves,
    IReadOnlyList<string> DoesNotProve)
{
    /// <summary>Of a receipt and what came of checking it; held to heads that were kept elsewhere, where there are any.</summary>
    public static ReceiptReport Of(Receipt receipt, ReceiptVerdict verdict, IReadOnlyList<TreeHead> kept)
    {
        var points = verdict.Points.Concat(kept.Select(head => Against(receipt.Head, head))).ToList();
        var holds = points.TrueForAll(p => p.Answer == PointAnswer.Holds);
        return new ReceiptReport(
            holds,
            receipt.Head,
            receipt.Summary,
            points,
            holds ? ReceiptVerdict.WhatItProves : [],
            holds && kept.Count > 0 ? ReceiptVerdict.WhatItDoesNot.Skip(1).ToList() : ReceiptVerdict.WhatItDoesNot);
    }

    private static ReceiptPoint Against(TreeHead own, TreeHead kept) => own == kept
        ? new ReceiptPoint("kept-head", PointAnswer.Holds, "the receipt's head is the one that was kept elsewhere")
        : own.Size == kept.Size
            ? new ReceiptPoint("kept-head", PointAnswer.Fails, $"the head kept elsewhere has another root for the same {kept.Size} entries")
            : new ReceiptPoint(
                "kept-head",
                PointAnswer.NotReached,
                $"the head kept elsewhere is of {kept.Size} entries and the receipt's of {own.Size}: only `verify --against` on the ledger can tie them");
}
