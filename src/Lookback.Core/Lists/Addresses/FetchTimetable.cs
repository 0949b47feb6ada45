using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lookback.Core.Lists.Addresses;

/// <summary>A list and when its publisher is to be asked next.</summary>
/// <param name="List">The list.</param>
/// <param name="DueAt">From when on; never later than the longest wait from now.</param>
/// <param name="IsDue">Whether that is now.</param>
public sealed record PlannedFetch(ListSource List, DateTimeOffset DueAt, bool IsDue);

/// <summary>
/// When lists are to be fetched: at the interval of each, and sooner after a failure, each time a little later than agreed so that many clients do not
/// ask at once. It keeps nothing and does nothing; whoever runs it (a verb, a server) says what the clock says and asks again
/// after every fetch.
/// </summary>
/// <param name="seed">
/// What tells this client apart from others, such as its store's id: how much later is a function of it, so that the same is said twice.
/// </param>
public sealed class FetchTimetable(string seed)
{
    /// <summary>How long is waited after a first failure; it doubles with each that follows.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);

    /// <summary>The longest that is waited after failures: a publisher that was down for a week is asked the same day it is up.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>By how much of the wait at most it is lengthened.</summary>
    public const double Jitter = 0.1;

    /// <summary>What a clock may be ahead of another's; a fetch further ahead was made before a clock was set back.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(1);

    /// <summary>When lists are due, the longest overdue first; of those that are due alike the one with the lesser name.</summary>
    /// <param name="now">What the wall clock says.</param>
    /// <param name="lists">The lists, and how asking for each has gone.</param>
    public IReadOnlyList<PlannedFetch> Plan(DateTimeOffset now, IEnumerable<(ListSource List, FetchTimes Times)> lists) =>
    [
        .. lists
            .Select(l => (l.List, DueAt: DueAt(l.List, l.Times, now)))
            .OrderBy(l => l.DueAt).ThenBy(l => l.List.Watchlist.Value, StringComparer.Ordinal)
            .Select(l => new PlannedFetch(l.List, l.DueAt, l.DueAt <= now)),
    ];

    // However often a fetch was missed while nobody ran this, it is made up for once.
    private DateTimeOffset DueAt(ListSource list, FetchTimes times, DateTimeOffset now) =>
        times.AskedAt is { } asked && asked <= now + MostAhead ? asked + Wait(list, times, asked) : now;

    private TimeSpan Wait(ListSource list, FetchTimes times, DateTimeOffset asked)
    {
        var wait = times.Failures == 0 ? list.Every : Min(list.Every, Min(LongestWait, FirstWait * Math.Pow(2, Math.Min(times.Failures - 1, 30))));
        return TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds * (1 + (Jitter * Fraction(list, times, asked)))));
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private double Fraction(ListSource list, FetchTimes times, DateTimeOffset asked)
    {
        var what = FormattableString.Invariant($"{seed}\0{list.Watchlist}\0{asked.ToUnixTimeSeconds()}\0{times.Failures}");
        return BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(what))) / ((double)uint.MaxValue + 1);
    }
}
