using Lookback.Core.Records;

namespace Lookback.Views.Cases;

/// <summary>What came of a round through open cases.</summary>
/// <param name="Steps">The steps that the program took by itself.</param>
/// <param name="Breaches">The times that had passed, each told once.</param>
/// <param name="OwnLists">The own lists that changed because a nomination lapsed.</param>
internal sealed record RoundReport(IReadOnlyList<Step> Steps, IReadOnlyList<ClockBreach> Breaches, IReadOnlyList<WatchlistId> OwnLists);
