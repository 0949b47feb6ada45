namespace Lookback.Api.People;

/// <summary>Somebody who signed in and is there.</summary>
/// <param name="account">The account.</param>
/// <param name="how">How they proved that it is theirs.</param>
/// <param name="hasSecondFactor">Whether the account has a second factor, or whoever vouches for it asked for one.</param>
/// <param name="signedInAt">When.</param>
/// <param name="endsAt">When it is over, whatever is done in it.</param>
internal sealed class PersonSession(string account, string how, bool hasSecondFactor, DateTimeOffset signedInAt, DateTimeOffset endsAt)
{
    private long _lastSeen = signedInAt.UtcTicks;

    /// <summary>The account.</summary>
    public string Account => account;

    /// <summary>How they proved that it is theirs.</summary>
    public string How => how;

    /// <summary>When they signed in.</summary>
    public DateTimeOffset SignedInAt => signedInAt;

    /// <summary>When it is over, whatever is done in it.</summary>
    public DateTimeOffset EndsAt => endsAt;

    /// <summary>Whether the account has a second factor; one that is set up in the session counts at once.</summary>
    public bool HasSecondFactor { get; set; } = hasSecondFactor;

    /// <summary>What requests that change something have to bring beside the cookie: another site's page can send the one, and cannot read the other.</summary>
    public string Antiforgery { get; } = Flows.Access.DrawnToken.Draw().Text;

    /// <summary>When something was last asked in it.</summary>
    public DateTimeOffset LastSeen => new(Interlocked.Read(ref _lastSeen), TimeSpan.Zero);

    /// <summary>Something is asked in it.</summary>
    public void See(DateTimeOffset now) => Interlocked.Exchange(ref _lastSeen, now.UtcTicks);
}
