namespace Lookback.Views;

/// <summary>From how many entries the views were made anew.</summary>
internal sealed record RebuildReport(long Entries);
