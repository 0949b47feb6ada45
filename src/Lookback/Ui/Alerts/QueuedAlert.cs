using Lookback.Store.Tables;

namespace Lookback.Ui.Alerts;

/// <summary>An alert that waits, with all that its place in a queue goes by.</summary>
/// <param name="Raised">The alert.</param>
/// <param name="LastHit">The position of its last hit.</param>
/// <param name="Score">How much speaks for it; of one whose evidence cannot be read, nothing.</param>
/// <param name="FromLookback">Whether a lookback raised it or met it last.</param>
/// <param name="WasDecided">Whether it was decided before and waits again.</param>
internal sealed record QueuedAlert(RaisedAlert Raised, long LastHit, double Score, bool FromLookback, bool WasDecided)
{
    /// <summary>The oldest first.</summary>
    public static IComparer<QueuedAlert> ByAge { get; } = Comparer<QueuedAlert>.Create(static (a, b) => Age(a, b));

    /// <summary>The one that most speaks for first; of equals the oldest.</summary>
    public static IComparer<QueuedAlert> ByEvidence { get; } = Comparer<QueuedAlert>.Create(
        static (a, b) => b.Score.CompareTo(a.Score) is var c and not 0 ? c : Age(a, b));

    private static int Age(QueuedAlert a, QueuedAlert b) => a.Raised.Position.CompareTo(b.Raised.Position) is var c and not 0
        ? c
        : string.CompareOrdinal(a.Raised.Alert.Value, b.Raised.Alert.Value);
}
