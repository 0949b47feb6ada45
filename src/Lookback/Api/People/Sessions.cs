using System.Collections.Concurrent;
using Lookback.Flows.Access;
using Lookback.Serving;

namespace Lookback.Api.People;

/// <summary>
/// Who is signed in. In memory alone, and by the hashes of what the browsers hold: nobody takes a session from a disk, and a server that was started
/// again knows nobody.
/// </summary>
internal sealed class Sessions(ServerSettings settings, Desk desk)
{
    /// <summary>How many one account may have; one more ends the oldest.</summary>
    public const int MostEach = 10;

    private readonly ConcurrentDictionary<string, PersonSession> _all = new(StringComparer.Ordinal);

    /// <summary>Begins one; returns what the browser is given, and it.</summary>
    public (string Token, PersonSession Session) Begin(string account, string how, bool hasSecondFactor)
    {
        var now = desk.Time.GetUtcNow();
        foreach (var (hash, session) in _all)
        {
            if (IsOver(session, now)) _all.TryRemove(hash, out _);
        }

        var own = _all.Where(s => s.Value.Account == account).OrderBy(s => s.Value.SignedInAt).ToList();
        foreach (var (hash, _) in own.Take(own.Count - MostEach + 1)) _all.TryRemove(hash, out _);
        var drawn = DrawnToken.Draw();
        var begun = new PersonSession(account, how, hasSecondFactor, now, now + settings.SessionTime);
        _all[drawn.Hash] = begun;
        return (drawn.Text, begun);
    }

    /// <summary>The session of a token, which goes on by it; <see langword="null"/> where there is none, or it is over.</summary>
    public PersonSession? Of(string token)
    {
        var (hash, now) = (DrawnToken.HashOf(token), desk.Time.GetUtcNow());
        if (!_all.TryGetValue(hash, out var session)) return null;
        if (IsOver(session, now))
        {
            _all.TryRemove(hash, out _);
            return null;
        }

        session.See(now);
        return session;
    }

    /// <summary>Those of an account that go on, the latest first.</summary>
    public IReadOnlyList<PersonSession> Those(string account)
    {
        var now = desk.Time.GetUtcNow();
        return [.. _all.Values.Where(s => s.Account == account && !IsOver(s, now)).OrderByDescending(s => s.SignedInAt)];
    }

    /// <summary>Ends one.</summary>
    public void End(string token) => _all.TryRemove(DrawnToken.HashOf(token), out _);

    /// <summary>Ends all of an account.</summary>
    public void EndAll(string account)
    {
        foreach (var (hash, session) in _all)
        {
            if (session.Account == account) _all.TryRemove(hash, out _);
        }
    }

    /// <summary>Ends all of an account but one.</summary>
    public void EndOthers(string account, PersonSession but)
    {
        foreach (var (hash, session) in _all)
        {
            if (session.Account == account && !ReferenceEquals(session, but)) _all.TryRemove(hash, out _);
        }
    }

    private bool IsOver(PersonSession session, DateTimeOffset now) => now >= session.EndsAt || now >= session.LastSeen + settings.SessionIdle;
}
