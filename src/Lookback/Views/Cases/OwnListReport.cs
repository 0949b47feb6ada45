using Lookback.Core.Records;

namespace Lookback.Views.Cases;

/// <summary>An own list as it was brought into force.</summary>
internal sealed record OwnListReport(WatchlistId Watchlist, EditionId Edition, bool IsUnchanged, EditionCounts Counts);
