namespace Lookback.Story.World;

/// <summary>An edition of a watchlist, and when it came here.</summary>
/// <param name="Watchlist">The list, such as <c>ofac-sdn</c>.</param>
/// <param name="PublishedOn">The day on which its publisher published it.</param>
/// <param name="LoadedAt">When it is imported: always on the first of a month, before anybody is met.</param>
/// <param name="Files">The names of its files.</param>
internal sealed record InventedEdition(string Watchlist, DateOnly PublishedOn, DateTimeOffset LoadedAt, IReadOnlyList<string> Files);
