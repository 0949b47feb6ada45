using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Flows.Fetching;

namespace Lookback.Views;

/// <summary>A file that was fetched.</summary>
internal sealed record FetchedFileLine(string Name, string Address, bool Unchanged, string Sha256);

/// <summary>What came of one list: an import, or the refusal of it.</summary>
internal sealed record FetchedList(WatchlistId Watchlist, IReadOnlyList<FetchedFileLine> Files, ImportReport? Import, Refusal? Refused)
{
    /// <summary>Of a fetch that came to an import.</summary>
    public static FetchedList Of(ListSource source, FetchResult result, DateTimeOffset now) => new(
        source.Watchlist,
        [.. result.Files.Select(f => new FetchedFileLine(f.Name, f.Mark.Address, f.IsUnchanged, f.Mark.Sha256))],
        ImportReport.Of(result.Import, now),
        null);
}

/// <summary>What was fetched, for the caller.</summary>
/// <param name="SourcesVersion">The version of the addresses that were asked.</param>
/// <param name="Lists">Each list that was asked for.</param>
internal sealed record FetchReport(int SourcesVersion, IReadOnlyList<FetchedList> Lists)
{
    /// <summary>How many could not be had.</summary>
    public int Failed => Lists.Count(l => l.Refused is not null);
}
