namespace Lookback.Core.Records;

/// <summary>A workflow's definition, kept as text for as long as a case is under it.</summary>
/// <param name="Id">The workflow's id: <c>border-1</c>.</param>
/// <param name="Version">Its version, counted up.</param>
/// <param name="Json">The definition in its normal form.</param>
public sealed record WorkflowText(string Id, int Version, string Json);

/// <summary>How much care a watchlist's alerts take: on one of the high tier nobody is cleared by one person alone.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="IsHigh">Whether it is of the high tier from here on.</param>
/// <param name="Person">Who decided.</param>
/// <param name="Reason">Why.</param>
public sealed record ListTier(WatchlistId Watchlist, bool IsHigh, StaffId Person, string Reason);
