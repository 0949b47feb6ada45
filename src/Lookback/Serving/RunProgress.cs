using Lookback.Core.Records;

namespace Lookback.Serving;

/// <summary>Which lookback it is.</summary>
internal enum LookbackKind
{
    /// <summary>By lists.</summary>
    Lists,

    /// <summary>By network.</summary>
    Networks,
}

/// <summary>Something that happened in a lookback under way.</summary>
/// <param name="Number">Its number within the run, from 1.</param>
/// <param name="What"><c>started</c>, <c>progress</c>, <c>ended</c>, <c>cut</c> or <c>failed</c>.</param>
/// <param name="Run">The run.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Share">The share of the whole, from 0 to 1.</param>
/// <param name="At">When.</param>
/// <param name="Because">Why, of one that failed.</param>
internal sealed record RunEvent(long Number, string What, RunId Run, long Done, double Share, DateTimeOffset At, string? Because)
{
    /// <summary>Whether nothing comes after it.</summary>
    public bool IsLast => What is "ended" or "cut" or "failed";
}
