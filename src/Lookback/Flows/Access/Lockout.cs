namespace Lookback.Flows.Access;

/// <summary>
/// Whoever guesses waits: after five wrong ones within a quarter of an hour for as long, and twice as long each further time, to a day at the most. It
/// is counted for the account, from wherever it is tried.
/// </summary>
internal static class Lockout
{
    /// <summary>How many wrong ones there may be, the last of which locks.</summary>
    public const int Most = 5;

    /// <summary>Within which time they count together, and how long the first wait is.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Whether nothing is taken now.</summary>
    public static bool IsLocked(AccountSecret secret, DateTimeOffset now) => now < secret.LockedUntil;

    /// <summary>After something wrong. While it is locked nothing is counted: it is not looked at either.</summary>
    public static AccountSecret Wrong(AccountSecret secret, DateTimeOffset now)
    {
        if (IsLocked(secret, now)) return secret;
        IReadOnlyList<DateTimeOffset> wrong = [.. secret.Wrong.Where(w => w > now - First), now];
        if (wrong.Count < Most) return secret with { Wrong = wrong };
        var wait = First * Math.Pow(2, Math.Min(secret.Locks, 10));
        return secret with { Wrong = [], Locks = secret.Locks + 1, LockedUntil = now + (wait < Longest ? wait : Longest) };
    }

    /// <summary>After everything was right, or somebody opened it.</summary>
    public static AccountSecret Open(AccountSecret secret) => secret with { Wrong = [], Locks = 0, LockedUntil = null };
}
