using System.Globalization;
using Lookback.Core.Arrivals.Publication;
using Lookback.Views.Arrivals;

namespace Lookback.Pages;

/// <summary>What is said of what went out in the same words on screen and on a page.</summary>
internal static class ReleaseSayings
{
    /// <summary>How much is hidden, and what came late.</summary>
    public static string Says(ReleaseReport r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Hidden} of {r.Cells} cells are hidden; of rows that went out before, {r.RecordedSince} events were recorded later and are in none of them");

    /// <summary>A cell as anybody sees it.</summary>
    public static string Cell(int? count) => count is { } shown ? Show.Count(shown) : TableCsv.Hidden;
}
