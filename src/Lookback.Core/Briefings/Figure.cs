using Lookback.Core.Records;

namespace Lookback.Core.Briefings;

/// <summary>
/// A number about a cohort with its unit: what is known, and how many more it may be at the most, since unknown is never no.
/// </summary>
/// <param name="Name">Its name: <c>members</c>, <c>charged:terrorism</c>.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Known">How many are known.</param>
/// <param name="Unknown">Of how many it is not known.</param>
/// <param name="Because">Why it is not known of them; <see langword="null"/> where it is of all.</param>
public sealed record Figure(string Name, CountUnit Unit, long Known, long Unknown, string? Because)
{
    /// <summary>Where it has no upper bound.</summary>
    public const long Endless = long.MaxValue;

    /// <summary>How many different persons whom somebody met are among those known; <see langword="null"/> where that is not what it counts.</summary>
    public long? Met { get; init; }

    /// <summary>By how many fewer persons it may be than cases are counted: cases of one subject that nobody merged.</summary>
    public long Unmerged { get; init; }

    /// <summary>The least that it may be.</summary>
    public long Least => Known - Unmerged;

    /// <summary>The most that it may be.</summary>
    public long Most => Unknown >= Endless - Known ? Endless : Known + Unknown;

    /// <summary>The number as it is written: <c>404</c>, or <c>401 to 404</c>.</summary>
    public override string ToString() => Most == Least ? FormattableString.Invariant($"{Known:N0}")
        : Most == Endless ? FormattableString.Invariant($"{Least:N0} or more")
        : FormattableString.Invariant($"{Least:N0} to {Most:N0}");
}
