using System.Globalization;
using System.Reflection;
using Lookback.Core.Access;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Serving;
using Lookback.Store;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api;

/// <summary>
/// One request: who asks, what for, and as of which moment. Every endpoint goes through it, so what is asked of persons is on record before it is
/// answered, and nothing is done that the caller may not.
/// </summary>
internal sealed class Inquiry
{
    /// <summary>The header that says what records of persons are looked at for, and what the purpose belongs to: <c>alert-review 7k2mp0</c>.</summary>
    public const string PurposeHeader = "Lookback-Purpose";

    /// <summary>The header that says up to which position an answer sees.</summary>
    public const string PositionHeader = "Lookback-Position";

    private readonly HttpContext _http;

    private Inquiry(HttpContext http, Desk desk, Caller caller) => (_http, Desk, Caller) = (http, desk, caller);

    /// <summary>The store.</summary>
    public Desk Desk { get; }

    /// <summary>Who asks.</summary>
    public Caller Caller { get; }

    /// <summary>Stops when the client has gone.</summary>
    public CancellationToken Cancel => _http.RequestAborted;

    /// <summary>The request itself, for what no other member says of it.</summary>
    public HttpContext Http => _http;

    /// <summary>The moment answers are given at: the one asked about, else now.</summary>
    public DateTimeOffset Now => EffectiveAt ?? AsOf ?? Desk.Time.GetUtcNow();

    /// <summary>By when it was known, where that was asked.</summary>
    public DateTimeOffset? AsOf => Instant("asOf");

    /// <summary>By when it had come true, where that was asked.</summary>
    public DateTimeOffset? EffectiveAt => Instant("effective");

    /// <summary>What the request turned out to take, and what it asks; for whoever keeps its answer.</summary>
    public (Right Right, string Question)? Asked { get; private set; }

    /// <summary>What records of persons are looked at for where the request does not say: a page that is for one thing alone says that here.</summary>
    public (string Word, string? Reference)? UsualPurpose { get; set; }

    /// <summary>What it put on record of who was shown; <see langword="null"/> while that is nobody.</summary>
    public PersonRead? Read { get; private set; }

    /// <summary>Made of a request by the framework, for every endpoint that asks for one.</summary>
    public static async ValueTask<Inquiry> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var desk = (Desk)http.RequestServices.GetService(typeof(Desk))!;
        var callers = (Callers)http.RequestServices.GetService(typeof(Callers))!;
        var caller = await callers.OfAsync(http);
        // An emergency shows: nothing is done under it, and whatever is done takes what the roles give.
        var inquiry = new Inquiry(http, desk, HttpMethods.IsGet(http.Request.Method) ? caller : caller.AsUsual());
        try
        {
            inquiry.Service<RequestLimit>().Pass(http, caller);
            if (caller.Locked is { } locked) throw new RefusedException(Emergencies.Locked, locked);
        }
        catch (RefusedException refused)
        {
            await inquiry.RecordAttemptAsync("requests", refused.Refusal.Code);
            throw;
        }

        StrictQuery.Require(http);
        return inquiry;
    }

    /// <summary>Asks what is nobody's record.</summary>
    public async Task<T> ReadAsync<T>(Right right, string question, Func<Ledger, Horizon, T> ask)
    {
        await RequireAsync(right, question);
        return await Desk.ReadAsync(ledger => ask(ledger, At(ledger)), Cancel);
    }

    /// <summary>Asks for records of persons: refused without a purpose, and on record before the answer leaves.</summary>
    public async Task<T> ReadPersonsAsync<T>(Right right, string question, Func<Ledger, Horizon, Shown<T>> ask)
    {
        await RequireAsync(right, question);
        var purpose = Purpose();
        var shown = await Desk.ReadAsync(
            ledger =>
            {
                var found = ask(ledger, At(ledger));
                // Whatever was asked lazily is asked now, while the ledger is ours.
                return found with { Subjects = found.Subjects.Distinct().Order().ToList() };
            },
            Cancel);
        await AdmitAsync(question, [.. shown.Subjects]);
        await RecordReadAsync(purpose, question, shown.Subjects, shown.Lines);
        return shown.Answer;
    }

    /// <summary>Does something that ends up on record under the caller's name.</summary>
    public async Task<T> WriteAsync<T>(Right right, string question, Func<Ledger, T> act)
    {
        await RequireNowAsync(right, question);
        try
        {
            return await Desk.WriteAsync(Caller.Account, act, Cancel);
        }
        catch (RefusedException refused) when (Problems.Of(refused).Status == StatusCodes.Status403Forbidden)
        {
            // Who may not is told by the flow itself in what takes two persons: an attempt all the same.
            await RecordAttemptAsync(question, refused.Refusal.Code);
            throw;
        }
    }

    /// <summary>Screens rows and records them, together with what others send at the same moment; durable when it is answered.</summary>
    public async Task<T> ScreenAsync<T>(
        string question, IReadOnlyList<EncounterRow> rows, Policy policy, Func<Ledger, IReadOnlyList<RowOutcome>, T> answer)
    {
        await RequireNowAsync(Right.Screen, question);
        return await Desk.Gate.ScreenAsync(rows, policy, Caller.Account, answer, Cancel);
    }

    /// <summary>Does something, where the answer shows records of persons.</summary>
    public async Task<T> WritePersonsAsync<T>(Right right, string question, Func<Ledger, Shown<T>> act)
    {
        var purpose = Purpose();
        // What was done is told whoever did it; so whether there is room for one more is asked before.
        await LimitedAsync(question, limits => limits.RequireRoomAsync(_http, Caller.Person, question));
        var shown = await WriteAsync(right, question, ledger =>
        {
            var done = act(ledger);
            return done with { Subjects = done.Subjects.Distinct().Order().ToList() };
        });
        await RecordReadAsync(purpose, question, shown.Subjects, shown.Lines);
        return shown.Overtaken is { } overtaken ? throw overtaken : shown.Answer;
    }

    /// <summary>Refuses an answer that shows more persons than one person may be shown.</summary>
    public Task AdmitAsync(string question, IReadOnlyCollection<long> subjects) =>
        LimitedAsync(question, limits => limits.AdmitAsync(_http, Caller.Person, question, subjects));

    /// <summary>Puts on record that persons are about to be shown.</summary>
    public async Task RecordReadAsync((string Word, string? Reference) purpose, string question, IEnumerable<long> subjects, long lines)
    {
        var read = new PersonRead
        {
            Account = Caller.Account,
            Person = Caller.Person,
            Purpose = Caller.Emergency is null ? purpose.Word : Purposes.Emergency,
            Reference = purpose.Reference,
            Question = question,
            Subjects = [.. subjects],
            Lines = lines,
            Key = Caller.Key?.Id,
            Emergency = Caller.Emergency,
        };
        await Service<PersonLimits>().CountAsync(Caller.Person, question, read.Subjects);
        await Desk.Recorder.RecordAsync(new EntryBody.PersonsRead(read), Caller.Account, Cancel);
        Read = read;
    }

    /// <summary>Says up to which position the answer sees.</summary>
    public void TellPosition(long position) => _http.Response.Headers[PositionHeader] = position.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the caller says that records of persons are looked at for.</summary>
    /// <exception cref="RefusedException">Nothing, or no word of those there are.</exception>
    public (string Word, string? Reference) Purpose()
    {
        string? given = _http.Request.Headers[PurposeHeader];
        if (string.IsNullOrWhiteSpace(given)) given = _http.Request.Query["purpose"];
        if (string.IsNullOrWhiteSpace(given) && Caller.Emergency is not null) return (Purposes.Emergency, null);
        if (string.IsNullOrWhiteSpace(given) && UsualPurpose is { } usual) return usual;
        if (string.IsNullOrWhiteSpace(given))
        {
            throw new RefusedException(
                "purpose-missing", $"records of persons are shown for a purpose: expected the header {PurposeHeader} with one of "
                    + $"{string.Join(", ", Purposes.All)}, and after a space what it belongs to, found none");
        }

        var parts = given.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts[0] == Purposes.Emergency && Caller.Emergency is null)
            throw new BadRequestException(PurposeHeader, "expected an open emergency for this purpose (POST /api/v1/emergencies), found none");
        if (!Purposes.All.Contains(parts[0]) && parts[0] != Purposes.Emergency)
            throw new BadRequestException(PurposeHeader, $"expected one of {string.Join(", ", Purposes.All)}, found \"{ReadIssue.Cut(parts[0])}\"");
        if (parts.Length == 2 && !Purposes.IsReference(parts[1]))
            throw new BadRequestException(PurposeHeader, "expected after the purpose an id of letters, digits, dots and dashes, found something else");
        return (parts[0], parts.Length == 2 ? parts[1] : null);
    }

    /// <summary>How far the request sees on both clocks.</summary>
    public Horizon At(Ledger ledger)
    {
        var at = ledger.HorizonAt(EffectiveAt, AsOf);
        TellPosition(at.Position);
        return at;
    }

    /// <summary>The body, of known fields alone.</summary>
    /// <exception cref="BadRequestException">It is not of that form.</exception>
    public Task<T> BodyAsync<T>()
        where T : class => StrictBody.ReadAsync<T>(_http);

    /// <summary>The body of whoever has a right; of nobody else so much as a byte is read.</summary>
    /// <exception cref="BadRequestException">It is not of that form.</exception>
    public async Task<T> BodyAsync<T>(Right right, string question)
        where T : class
    {
        await RequireAsync(right, question);
        return await BodyAsync<T>();
    }

    /// <summary>A number of the query within bounds.</summary>
    public int Number(string name, int otherwise, int least, int most)
    {
        string? text = _http.Request.Query[name];
        if (string.IsNullOrEmpty(text)) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new BadRequestException(name, $"expected a number from {least} to {most}, found \"{ReadIssue.Cut(text)}\"");
    }

    /// <summary>Refuses whoever lacks a right, and puts the attempt on record.</summary>
    public async Task RequireAsync(Right right, string question)
    {
        Asked = (right, question);
        if (Caller.May(right)) return;
        if (Caller.Lacks is { } lacks)
            throw new RefusedException(lacks, "the roles of the account take a second factor: expected one to be set up first, found none");
        const string Code = "wrong-role";
        await RecordAttemptAsync(question, Code);
        throw new RefusedException(
            Code, $"{question} takes the right {AccessRules.WordOf(right)}: expected one of the roles {string.Join(", ", AccessRules.RolesWith(right))}, "
                + $"found {string.Join(", ", Caller.Roles)}{(Caller.Key is null ? "" : " within the scopes of the key")}");
    }

    /// <summary>Refuses what takes somebody who signed in just now, and not whoever found the screen they left.</summary>
    /// <exception cref="RefusedException">Code <c>sign-in-again</c>.</exception>
    public void RequireFresh()
    {
        var settings = Service<ServerSettings>();
        if (Caller.Session is not { } session || Desk.Time.GetUtcNow() - session.SignedInAt <= settings.FreshFor) return;
        throw new RefusedException(
            "sign-in-again",
            FormattableString.Invariant($"expected you to have signed in within {settings.FreshFor.TotalMinutes} minutes: sign in again, and repeat it"));
    }

    private async Task RequireNowAsync(Right right, string question)
    {
        await RequireAsync(right, question);
        if (_http.Request.Query.ContainsKey("asOf") || _http.Request.Query.ContainsKey("effective"))
            throw new BadRequestException("asOf", "expected it on reads alone: what is written happens now");
    }

    private Task RecordAttemptAsync(string question, string code) => Service<RefusedAttempts>().RecordAsync(Caller.Account, question, code);

    private async Task LimitedAsync(string question, Func<PersonLimits, Task> ask)
    {
        try
        {
            await ask(Service<PersonLimits>());
        }
        catch (RefusedException refused) when (refused.Refusal.Code == PersonLimits.Code)
        {
            await RecordAttemptAsync(question, refused.Refusal.Code);
            throw;
        }
    }

    private T Service<T>()
        where T : class => (T)_http.RequestServices.GetService(typeof(T))!;

    private DateTimeOffset? Instant(string name)
    {
        string? text = _http.Request.Query[name];
        if (string.IsNullOrEmpty(text)) return null;
        return WrittenInstant.TryRead(text, out var at)
            ? at
            : throw new BadRequestException(name, $"expected an instant such as 2024-03-14T09:12:00Z, found \"{ReadIssue.Cut(text)}\"");
    }
}
