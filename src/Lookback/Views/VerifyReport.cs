using Lookback.Core.Proofs;
using Lookback.Store.Verifying;

namespace Lookback.Views;

/// <summary>What a verification went through without finding anything wrong.</summary>
internal sealed record VerifyReport(
    string Store,
    TreeHead Head,
    long Entries,
    long Heads,
    IReadOnlyList<TreeHead> Against,
    long Keys,
    long Erased,
    long Originals,
    long? ViewRows,
    double Seconds,
    double EntriesPerSecond)
{
    /// <summary>Of a verification.</summary>
    /// <param name="store">The store's id.</param>
    /// <param name="verified">What was gone through.</param>
    /// <param name="read">How long the entries took.</param>
    /// <param name="took">How long it took with files and views.</param>
    public static VerifyReport Of(string store, Verified verified, TimeSpan read, TimeSpan took) => new(
        store,
        verified.Head,
        verified.Head.Size,
        verified.Heads,
        verified.Against,
        verified.Keys,
        verified.Erased,
        verified.Originals,
        verified.ViewRows,
        Math.Round(took.TotalSeconds, 3),
        Math.Round(verified.Head.Size / Math.Max(read.TotalSeconds, 0.001)));
}
