using Lookback.Flows.Access;

namespace Lookback.Tests.Access;

/// <summary>How long whoever guesses waits.</summary>
public sealed class LockoutTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fifth_wrong_one_within_a_quarter_of_an_hour_locks_for_as_long()
    {
        var secret = Guess(new AccountSecret(), Noon, 4);
        Assert.False(Lockout.IsLocked(secret, Noon));
        secret = Lockout.Wrong(secret, Noon);
        Assert.True(Lockout.IsLocked(secret, Noon.AddMinutes(15).AddTicks(-1)));
        Assert.False(Lockout.IsLocked(secret, Noon.AddMinutes(15)));
    }

    [Fact]
    public void What_was_wrong_longer_ago_no_longer_counts() =>
        Assert.False(Lockout.IsLocked(Lockout.Wrong(Guess(new AccountSecret(), Noon, 4), Noon.AddMinutes(15)), Noon.AddMinutes(15)));

    [Fact]
    public void Each_further_time_is_twice_as_long_and_a_day_at_the_most()
    {
        var (secret, at) = (new AccountSecret(), Noon);
        var waits = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            secret = Guess(secret, at, 5);
            waits.Add((secret.LockedUntil!.Value - at).TotalMinutes);
            at = secret.LockedUntil.Value;
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1440, 1440], waits.Take(9));
        Assert.All(waits.Skip(7), w => Assert.Equal(1440, w));
        Assert.Equal(15, (Guess(Lockout.Open(secret), at, 5).LockedUntil!.Value - at).TotalMinutes);
    }

    [Fact]
    public void While_it_is_locked_nothing_makes_it_longer()
    {
        var locked = Guess(new AccountSecret(), Noon, 5);
        Assert.Same(locked, Lockout.Wrong(locked, Noon.AddMinutes(14)));
    }

    private static AccountSecret Guess(AccountSecret secret, DateTimeOffset at, int times)
    {
        for (var i = 0; i < times; i++) secret = Lockout.Wrong(secret, at);
        return secret;
    }
}
