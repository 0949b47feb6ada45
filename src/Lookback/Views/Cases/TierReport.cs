using Lookback.Core.Records;

namespace Lookback.Views.Cases;

/// <summary>How much care a watchlist's alerts take from now on.</summary>
internal sealed record TierReport(WatchlistId Watchlist, bool IsHigh);
