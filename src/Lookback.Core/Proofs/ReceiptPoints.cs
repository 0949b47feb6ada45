namespace Lookback.Core.Proofs;

/// <summary>The points of a verdict as they come up.</summary>
internal sealed class ReceiptPoints
{
    private readonly List<ReceiptPoint> _points = [];

    public IReadOnlyList<ReceiptPoint> All => _points;

    /// <summary>Adds one; <see langword="null"/> for what could not be looked at.</summary>
    public void Check(string code, bool? holds, string yes, string no) => _points.Add(holds switch
    {
        true => new ReceiptPoint(code, PointAnswer.Holds, yes),
        false => new ReceiptPoint(code, PointAnswer.Fails, no),
        null => new ReceiptPoint(code, PointAnswer.NotReached, $"not looked at, because a check before it failed; to show was: {yes}"),
    });
}
