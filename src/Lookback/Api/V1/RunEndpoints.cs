using System.Globalization;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/runs</c> and <c>network-runs</c>: lookbacks started, followed and cancelled. What they found is under <c>findings</c>.</summary>
internal static class RunEndpoints
{
    private const string Path = "/api/v1/runs";
    private const string NetworkPath = "/api/v1/network-runs";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/runs", (Inquiry inquiry, Lookbacks lookbacks) => StartAsync(inquiry, lookbacks, LookbackKind.Lists));
        routes.MapPost("/network-runs", (Inquiry inquiry, Lookbacks lookbacks) => StartAsync(inquiry, lookbacks, LookbackKind.Networks));
        routes.MapGet("/runs", async (Inquiry inquiry) =>
        {
            var page = PageRequest.Of(inquiry);
            return Results.Json(
                await inquiry.ReadAsync(Right.SeeCounts, "runs", (ledger, _) => Page(page, RunLines.Of(ledger, page.At(ledger)), r => r.Run)),
                ApiJson.Rules);
        });
        routes.MapGet("/network-runs", async (Inquiry inquiry) =>
        {
            var page = PageRequest.Of(inquiry);
            return Results.Json(
                await inquiry.ReadAsync(Right.SeeCounts, "network-runs", (ledger, _) => Page(page, RunLines.OfNetworks(ledger, page.At(ledger)), r => r.Run)),
                ApiJson.Rules);
        });
        routes.MapGet("/runs/{id:long}", async (Inquiry inquiry, Lookbacks lookbacks, long id) => Results.Json(
            await inquiry.ReadAsync(Right.SeeCounts, "run", (ledger, at) => One(ledger, at, lookbacks, id)), ApiJson.Rules));
        routes.MapGet("/network-runs/{id:long}", async (Inquiry inquiry, Lookbacks lookbacks, long id) => Results.Json(
            await inquiry.ReadAsync(Right.SeeCounts, "network-run", (ledger, at) => OneOfNetworks(ledger, at, lookbacks, id)), ApiJson.Rules));
        routes.MapGet("/runs/{id:long}/events", (Inquiry inquiry, Lookbacks lookbacks, long id) => FollowAsync(inquiry, lookbacks, id));
        routes.MapGet("/network-runs/{id:long}/events", (Inquiry inquiry, Lookbacks lookbacks, long id) => FollowAsync(inquiry, lookbacks, id));
        routes.MapDelete("/runs/current", CancelAsync);
    }

    private static async Task<IResult> StartAsync(Inquiry inquiry, Lookbacks lookbacks, LookbackKind kind)
    {
        await inquiry.RequireAsync(Right.RunLookbacks, "run-start");
        var body = await inquiry.BodyAsync<RunBody>();
        // Begun under the caller's name, it goes on whether or not the caller listens.
        var run = await lookbacks.StartAsync(kind, body.Mode ?? RunMode.Delta, inquiry.Caller.Account).WaitAsync(inquiry.Cancel);
        if (run is not { } id) return Results.Json(new StartedRun(null, "nothing-to-do"), ApiJson.Rules);
        inquiry.Http.Response.Headers.Location = $"{(kind == LookbackKind.Lists ? Path : NetworkPath)}/{id}";
        return Results.Json(new StartedRun(id, "running"), ApiJson.Rules, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> CancelAsync(Inquiry inquiry, Lookbacks lookbacks)
    {
        await inquiry.RequireAsync(Right.RunLookbacks, "run-cancel");
        var run = lookbacks.Current?.Run;
        return lookbacks.Cancel()
            ? Results.Json(new StartedRun(run, "cancelling"), ApiJson.Rules, statusCode: StatusCodes.Status202Accepted)
            : throw Problems.Nothing();
    }

    private static async Task<IResult> FollowAsync(Inquiry inquiry, Lookbacks lookbacks, long id)
    {
        await inquiry.RequireAsync(Right.SeeCounts, "run-follow");
        var run = new RunId(id);
        if (lookbacks.Followed is { } followed && followed.Run == run) return new EventStream(followed);
        // Of before this server started: all that is left to say is how it ended, if it did.
        var ended = await inquiry.ReadAsync(Right.SeeCounts, "run-follow", (ledger, at) =>
            ledger.Views.Runs.All(at).FirstOrDefault(r => r.Id == run) is { } lists ? lists.End is not null
            : ledger.Views.Networks.Exposures.AllRuns(at).FirstOrDefault(r => r.Id == run) is { } networks ? networks.End is not null
            : throw Problems.Nothing());
        var over = new FollowedRun(LookbackKind.Lists, run, inquiry.Desk.Time);
        over.Tell(ended ? "ended" : "cut", 0, ended ? 1 : 0);
        return new EventStream(over);
    }

    /// <summary>A lookback by lists, and how far it is.</summary>
    public static RunAnswer One(Ledger ledger, Horizon at, Lookbacks lookbacks, long id)
    {
        var run = RunLines.Of(ledger, at).FirstOrDefault(r => r.Run.Position == id) ?? throw Problems.Nothing();
        return new RunAnswer(run, null, State(lookbacks, run.Run, run.Ended), Progress(lookbacks, run.Run));
    }

    /// <summary>A lookback by network, and how far it is.</summary>
    public static RunAnswer OneOfNetworks(Ledger ledger, Horizon at, Lookbacks lookbacks, long id)
    {
        var run = RunLines.OfNetworks(ledger, at).FirstOrDefault(r => r.Run.Position == id) ?? throw Problems.Nothing();
        return new RunAnswer(null, run, State(lookbacks, run.Run, run.Ended), Progress(lookbacks, run.Run));
    }

    private static string State(Lookbacks lookbacks, RunId run, bool ended) => ended ? "ended" : lookbacks.Current?.Run == run ? "running" : "cut";

    private static RunEvent? Progress(Lookbacks lookbacks, RunId run) => lookbacks.Followed is { } followed && followed.Run == run ? followed.Last : null;

    private static Page<T> Page<T>(PageRequest page, IEnumerable<T> runs, Func<T, RunId> id)
        where T : class => page.Of(runs, r => id(r).Position, r => id(r).Position.ToString(CultureInfo.InvariantCulture), r => r);
}

/// <summary>What a lookback is asked to do.</summary>
internal sealed record RunBody
{
    /// <summary>How; from what changed where nobody says.</summary>
    public RunMode? Mode { get; init; }
}

/// <summary>What became of asking for a lookback, or for its end.</summary>
/// <param name="Run">The run; <see langword="null"/> where everything is current.</param>
/// <param name="State"><c>running</c>, <c>nothing-to-do</c> or <c>cancelling</c>.</param>
internal sealed record StartedRun(RunId? Run, string State);

/// <summary>A lookback, and how far it is.</summary>
/// <param name="Run">It, where it is one by lists.</param>
/// <param name="NetworkRun">It, where it is one by network.</param>
/// <param name="State"><c>running</c>, <c>ended</c>, or <c>cut</c>: it goes on when it is asked for again.</param>
/// <param name="Last">The last that happened in it, where this server has seen it.</param>
internal sealed record RunAnswer(RunLine? Run, NetworkRunLine? NetworkRun, string State, RunEvent? Last);
