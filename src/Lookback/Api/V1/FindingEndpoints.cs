using System.Globalization;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/findings</c>: past encounters that lookbacks surfaced.</summary>
internal static class FindingEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/findings", async (Inquiry inquiry) =>
        {
            var page = PageRequest.Of(inquiry);
            var run = Run(inquiry);
            return Results.Json(await inquiry.ReadPersonsAsync(Right.SeeAlerts, "findings", (ledger, _) => List(page, ledger, run)), ApiJson.Rules);
        });
        routes.MapGet("/findings/{id}", async (Inquiry inquiry, string id) => Results.Json(
            await inquiry.ReadPersonsAsync(Right.SeeAlerts, "finding", (ledger, at) => One(ledger, at, id)), ApiJson.Rules));
    }

    /// <summary>The run that is asked about, if one is.</summary>
    public static RunId? Run(Inquiry inquiry)
    {
        string? word = inquiry.Http.Request.Query["run"];
        if (string.IsNullOrEmpty(word)) return null;
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new RunId(position)
            : throw new BadRequestException("run", $"expected a run's number, found \"{ReadIssue.Cut(word)}\"");
    }

    private static Shown<Page<FindingLine>> List(PageRequest page, Ledger ledger, RunId? run)
    {
        var at = page.At(ledger);
        // One more than is shown, to know whether it goes on.
        var found = ledger.Views.Findings.After(run, at, Math.Max(page.After, 0), page.Limit + 1).Select(f => new Row(f.Position, f, null));
        var erased = ledger.Views.Findings.Erased(run, at).Select(e => new Row(e.Position, null, e));
        var subjects = new List<IEnumerable<long>>();
        var lines = page.Of(found.Concat(erased), r => r.Position, _ => "", row =>
        {
            subjects.Add(row.Erased is { } gone ? [gone.SubjectPosition] : Whom.Of(ledger, row.Found!.Subject).ToList());
            return row.Erased is { } left ? FindingList.Erased(ledger, left) : FindingList.Line(ledger, row.Found!);
        });
        return new Shown<Page<FindingLine>>(lines, subjects.Take(lines.Items.Count).SelectMany(s => s), lines.Items.Count);
    }

    /// <summary>One finding with its reasons.</summary>
    public static Shown<FindingLine> One(Ledger ledger, Horizon at, string id)
    {
        if (ledger.Views.Findings.Find(id, at).FirstOrDefault(f => f.Finding.Id.Value == id) is { } found)
            return new Shown<FindingLine>(FindingList.Explained(ledger, found), Whom.Of(ledger, found.Subject), 1);
        throw ledger.Views.Erasures.KnownBy(id) is [var erased, ..] ? new RefusedException("not-replayable", erased.Because) : Problems.Nothing();
    }

    private sealed record Row(long Position, RecordedFinding? Found, ErasedFindingRow? Erased);
}
