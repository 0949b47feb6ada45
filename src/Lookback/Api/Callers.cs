using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Lookback.Api.People;
using Lookback.Api.Yente;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Serving;
using Lookback.Store;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api;

/// <summary>From a request to who sent it.</summary>
internal sealed class Callers(Desk desk, Sessions sessions, ServerSettings settings, MachineTokens? tokens = null)
{
    private const string Scheme = "ApiKey ";
    private const string Bearer = "Bearer ";
    private const int MostKnown = 1_000;
    private readonly ConcurrentDictionary<string, (long Head, Caller Caller)> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (long Head, Caller? Caller)> _people = new(StringComparer.Ordinal);

    /// <summary>Who sent it.</summary>
    /// <exception cref="RefusedException">Nobody known; which part of what was sent is wrong is not said.</exception>
    public async Task<Caller> OfAsync(HttpContext http)
    {
        string? header = http.Request.Headers.Authorization;
        if (header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return await OfKeyAsync(header[Scheme.Length..].Trim(), http.RequestAborted);
        if (YenteEdge.Is(http) && YenteKey.Of(http.Request) is { } key) return await OfKeyAsync(key, http.RequestAborted);
        // After yente's, whose clients send their key as a bearer's token.
        if (header is not null && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return await OfTokenAsync(header[Bearer.Length..].Trim(), http.RequestAborted);
        if (SessionCookie.Of(http) is { } token) return await OfSessionAsync(http, token);
        throw new RefusedException("not-signed-in", "expected a key (Authorization: ApiKey ...) or a session, found neither");
    }

    // Who a key is follows from the ledger alone: while nothing was recorded it is not asked again.
    private async Task<Caller> OfKeyAsync(string text, CancellationToken cancel)
    {
        var (mark, head, now) = (Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))), desk.Head, desk.Time.GetUtcNow());
        if (_known.TryGetValue(mark, out var known) && known.Head == head && now < known.Caller.Key!.ExpiresAt && now < known.Caller.HoldsUntil)
            return known.Caller;
        var caller = await desk.ReadAsync(ledger => Find(ledger, text, now), cancel);
        if (_known.Count >= MostKnown) _known.Clear();
        _known[mark] = (head, caller);
        return caller;
    }

    private async Task<Caller> OfTokenAsync(string token, CancellationToken cancel) =>
        tokens is not null && await tokens.AccountAsync(token) is { } account && await PersonAsync(account, cancel) is { } person
            ? person
            : throw new RefusedException("wrong-credentials", "the token is none for this server, its time is over, or it names no account");

    private async Task<Caller> OfSessionAsync(HttpContext http, string token)
    {
        if (sessions.Of(token) is not { } session) throw Over();
        Forgery.Refuse(http, session);
        if (await PersonAsync(session.Account, http.RequestAborted) is { } person) return In(session, person);
        sessions.EndAll(session.Account);
        throw Over();
    }

    /// <summary>Who is in a session.</summary>
    public async Task<Caller> OfAsync(PersonSession session, CancellationToken cancel) =>
        In(session, await PersonAsync(session.Account, cancel) ?? throw Over());

    private Caller In(PersonSession session, Caller person)
    {
        if (session.HasSecondFactor || !person.Roles.Any(settings.SecondFactorFor.Contains)) return person with { Session = session };
        return person with { Session = session, Lacks = "second-factor-missing", Rights = FrozenSet<Right>.Empty, Opened = FrozenSet<Right>.Empty };
    }

    // What an account may is looked up again whenever anything was recorded: whoever is dismissed is out at once.
    private async Task<Caller?> PersonAsync(string account, CancellationToken cancel)
    {
        var (head, now) = (desk.Head, desk.Time.GetUtcNow());
        if (_people.TryGetValue(account, out var known) && known.Head == head && !(now >= known.Caller?.HoldsUntil)) return known.Caller;
        var caller = await desk.ReadAsync(
            ledger => Appointed(ledger, account) is not { } its
                ? null
                : Emergencies.Apply(ledger, new Caller(account, its.Person, its.Roles, its.Unit, AccessRules.Of(its.Roles), Key: null), now),
            cancel);
        if (_people.Count >= MostKnown) _people.Clear();
        _people[account] = (head, caller);
        return caller;
    }

    private static RefusedException Over() => new("not-signed-in", "the session is over: expected you to sign in again");

    private static Caller Find(Ledger ledger, string text, DateTimeOffset now)
    {
        if (KeySecret.Find(ledger, text, now) is not { } key || Appointed(ledger, key.Account) is not { } appointment)
            throw new RefusedException("wrong-credentials", "the key is none, was taken back, or its time is over");
        var rights = AccessRules.Of(appointment.Roles);
        IReadOnlySet<Right> scoped = key.Scopes.Count == 0 ? rights : rights.Where(r => key.Scopes.Contains(AccessRules.WordOf(r))).ToHashSet();
        return Emergencies.Apply(ledger, new Caller(key.Account, appointment.Person, appointment.Roles, appointment.Unit, scoped, key), now);
    }

    private static Appointment? Appointed(Ledger ledger, string account) =>
        ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment is { Roles.Count: > 0 } appointment ? appointment : null;
}
