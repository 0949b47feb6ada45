using System.Collections.Concurrent;
using System.Globalization;
using Lookback.Core.Records;
using Lookback.Serving;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api;

/// <summary>
/// How many different persons one person may be shown: within an hour, and within a day. Counted by whose account it is, so that a second account or a
/// key opens no more; and from what is on record, so that a restart does not begin anew. Against whoever copies the store out record by record.
/// </summary>
internal sealed class PersonLimits
{
    /// <summary>The code of the refusal.</summary>
    public const string Code = "too-many-persons";

    // Answers that name nobody, or whoever by numbers alone: to look at who it is takes a question of its own, and that counts. And what a second
    // person agreed to.
    private static readonly HashSet<string> Uncounted = new(StringComparer.Ordinal) { "check", "audit-reads", "emergency", "export-file" };

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly Desk _desk;
    private readonly (int Most, TimeSpan Within, string Words, string Setting)[] _limits;
    private readonly ConcurrentDictionary<StaffId, SeenPersons> _seen = [];
    private readonly Lock _door = new();
    private Task? _counted;

    /// <summary>Begins with what is on record.</summary>
    public PersonLimits(ServerSettings settings, Desk desk)
    {
        _desk = desk;
        _limits = [(settings.PersonsAnHour, TimeSpan.FromHours(1), "an hour", "--persons-per-hour"), (settings.PersonsADay, Day, "a day", "--persons-per-day")];
    }

    /// <summary>Lets an answer out, and counts whom it shows.</summary>
    /// <exception cref="RefusedException">Code <see cref="Code"/>; when to ask again is said beside it where that helps.</exception>
    public async Task AdmitAsync(HttpContext http, StaffId person, string question, IReadOnlyCollection<long> subjects)
    {
        if (subjects.Count == 0 || Uncounted.Contains(question)) return;
        await CountedAsync();
        var (shown, seen, now) = (subjects.ToHashSet(), Of(person), _desk.Time.GetUtcNow());
        lock (seen)
        {
            seen.Forget(now - Day);
            foreach (var (most, within, words, setting) in _limits)
            {
                var wait = seen.Wait(shown, most, within, now);
                if (wait == TimeSpan.Zero) continue;
                var had = seen.CountAfter(now - within, new HashSet<long>());
                if (wait is { } time) http.Response.Headers.RetryAfter = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                throw new RefusedException(
                    Code, FormattableString.Invariant($"one person may be shown {most} others within {words} ({setting}): {had} were, and this answer shows ")
                        + FormattableString.Invariant($"{shown.Count}{(wait is null ? ", which is too many at once" : "")}"));
            }

            seen.Add(shown, now);
        }
    }

    /// <summary>Refuses whoever has been shown too many already something that would show one more.</summary>
    /// <exception cref="RefusedException">Code <see cref="Code"/>.</exception>
    public async Task RequireRoomAsync(HttpContext http, StaffId person, string question)
    {
        await CountedAsync();
        var (seen, now) = (Of(person), _desk.Time.GetUtcNow());
        var nobody = new HashSet<long>();
        lock (seen)
        {
            foreach (var (most, within, words, setting) in _limits)
            {
                if (seen.Wait(nobody, most, within, now) is not { } wait || wait == TimeSpan.Zero) continue;
                http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                throw new RefusedException(
                    Code, FormattableString.Invariant($"{question}: one person may be shown {most} others within {words} ({setting}), and more were"));
            }
        }
    }

    /// <summary>Counts whom somebody was shown in what could not be held back any more: the answer to something done.</summary>
    public async Task CountAsync(StaffId person, string question, IEnumerable<long> subjects)
    {
        if (Uncounted.Contains(question)) return;
        await CountedAsync();
        var (seen, now) = (Of(person), _desk.Time.GetUtcNow());
        lock (seen) seen.Add(subjects, now);
    }

    private SeenPersons Of(StaffId person) => _seen.GetOrAdd(person, static _ => new SeenPersons());

    // What could not be read is asked for again by the next.
    private Task CountedAsync()
    {
        lock (_door) return _counted = _counted is null or { IsFaulted: true } ? CountRecordedAsync() : _counted;
    }

    private Task<bool> CountRecordedAsync() => _desk.ReadAsync(
        ledger =>
        {
            var from = ledger.HorizonAt(null, _desk.Time.GetUtcNow() - Day).Position;
            foreach (var read in ledger.Views.Access.Reads.After(from).Where(r => !Uncounted.Contains(r.Body.Question)))
                Of(read.Body.Person).Add(read.Body.Subjects, read.At);
            return true;
        },
        CancellationToken.None);
}
