namespace Lookback.Views;

/// <summary>How many pairs were compared, how many match at the product's own threshold, and why, where asked for.</summary>
internal sealed record CompareReport(long Pairs, long Matches, IReadOnlyList<Explanation> Explanations);
