namespace Lookback.Views;

/// <summary>How many pairs were compared, and how many match at the product's own threshold.</summary>
internal sealed record CompareReport(long Pairs, long Matches);
