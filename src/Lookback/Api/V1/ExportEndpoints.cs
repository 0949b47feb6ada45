using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Store;
using Lookback.Views.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/exports</c>: records of many persons as a file. A few lines a day go out at once; for more somebody else says so first.</summary>
internal static class ExportEndpoints
{
    /// <summary>The header that says which export a file is.</summary>
    public const string ExportHeader = "Lookback-Export";

    /// <summary>The most lines that any file has.</summary>
    public const int MostLines = 100_000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/exports");
        exports.MapPost("/", AskAsync);
        exports.MapGet("/", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(
            Right.Oversee, "exports", (ledger, at) => new Page<ExportLine>(at.Position, ExportLine.All(ledger, at, inquiry.Now), null))));
        exports.MapGet("/{request:long}", async (Inquiry inquiry, long request) => Answer.Of(await inquiry.ReadAsync(
            Right.Export,
            "export-request",
            (ledger, at) => ledger.Views.Access.Exports.Of(request, at) is { } found
                && (found.Asked.Body.Person == inquiry.Caller.Person || inquiry.Caller.May(Right.Oversee))
                    ? ExportLine.Of(ledger, found, at, inquiry.Now)
                    : throw Problems.Nothing())));
        exports.MapPost("/{request:long}/decision", async (Inquiry inquiry, long request) =>
        {
            var body = await inquiry.BodyAsync<ExportDeciding>(Right.Oversee, "export-decide");
            return Answer.Of(await inquiry.WriteAsync(Right.Oversee, "export-decide", ledger =>
                ExportLine.Of(ledger, new DecideExport(ledger).Run(request, body.Approve, body.Reason), ledger.Head, inquiry.Now)));
        });
        exports.MapGet("/{request:long}/file", FetchAsync);
    }

    private static async Task<IResult> AskAsync(Inquiry inquiry, ServerSettings settings)
    {
        const string Question = "export";
        var body = await inquiry.BodyAsync<ExportBody>(Right.Export, Question);
        var asked = body.ToQuestion();
        await inquiry.RequireAsync(Seeing(asked), Question);
        var purpose = inquiry.Purpose();
        var rows = await RowsAsync(inquiry, asked, static ledger => ledger.Head);
        var left = await inquiry.Desk.ReadAsync(ledger => new AskExport(ledger).Left(inquiry.Caller.Person, settings.ExportLines, inquiry.Now), inquiry.Cancel);
        if (rows.Count > left)
        {
            if (string.IsNullOrWhiteSpace(body.Reason))
            {
                throw new RefusedException(
                    "export-needs-second", FormattableString.Invariant($"this is {rows.Count} lines, and {left} may still go out to one person today on ")
                        + "their own word: expected a reason, for a second person to decide by, found none");
            }

            var line = await inquiry.WriteAsync(Right.Export, Question, ledger => ExportLine.Of(
                ledger, new AskExport(ledger).Run(asked.ToString(), purpose.Word, body.Reason, rows.Count), ledger.Head, inquiry.Now));
            inquiry.Http.Response.Headers.Location = FormattableString.Invariant($"/api/v1/exports/{line.Request}");
            return Results.Json(line, ApiJson.Rules, statusCode: StatusCodes.Status202Accepted);
        }

        await inquiry.AdmitAsync(Question, [.. rows.Select(r => r.Subject).Distinct()]);
        return await SendAsync(inquiry, asked, rows, Question, purpose, null, ledger =>
        {
            // Looked at again in its turn: many at once are no way round it.
            if (new AskExport(ledger).Left(inquiry.Caller.Person, settings.ExportLines, inquiry.Now) < rows.Count)
                throw new RefusedException("export-needs-second", "other exports went out meanwhile: expected a reason, for a second person to decide by");
        });
    }

    private static async Task<IResult> FetchAsync(Inquiry inquiry, long request)
    {
        const string Question = "export-file";
        var found = await inquiry.ReadAsync(Right.Export, Question, (ledger, _) => DecideExport.Fetch(ledger, request, inquiry.Caller.Person, inquiry.Now));
        var asked = ExportQuestion.Read(found.Asked.Body.Question) ?? throw new RefusedException(
            "export-over", "what was asked stands there in words that this version does not know: ask for it again");
        await inquiry.RequireAsync(Seeing(asked), Question);
        // What a second person agreed to, and nothing that came since.
        var rows = await RowsAsync(inquiry, asked, _ => request);
        return await SendAsync(
            inquiry, asked, rows, Question, (found.Asked.Body.Purpose, null), request,
            ledger => DecideExport.Fetch(ledger, request, inquiry.Caller.Person, inquiry.Now));
    }

    private static Right Seeing(ExportQuestion asked) => asked.What == "encounters" ? Right.SeeSubjects : Right.SeeAlerts;

    private static Task<List<ExportRow>> RowsAsync(Inquiry inquiry, ExportQuestion asked, Func<Ledger, long> upTo) => inquiry.Desk.ReadAsync(
        ledger =>
        {
            var rows = ExportRow.Of(ledger, asked, upTo(ledger)).Take(MostLines + 1).ToList();
            return rows.Count <= MostLines ? rows : throw new RefusedException(
                "export-too-large", FormattableString.Invariant($"expected {MostLines} lines at the most, found more: ask for less at once"));
        },
        inquiry.Cancel);

    // On record before the first byte leaves: that the file went out, and who was shown by it.
    private static async Task<IResult> SendAsync(
        Inquiry inquiry,
        ExportQuestion asked,
        List<ExportRow> rows,
        string question,
        (string Word, string? Reference) purpose,
        long? request,
        Action<Ledger> check)
    {
        var text = await inquiry.WriteAsync(Right.Export, question, ledger =>
        {
            check(ledger);
            var made = new ExportMade
            {
                Watermark = DrawnId.Next(),
                Account = inquiry.Caller.Account,
                Person = inquiry.Caller.Person,
                Question = asked.ToString(),
                Purpose = purpose.Word,
                Lines = rows.Count,
                Sha256 = "",
                Request = request,
            };
            var written = ExportText.Of(ledger, rows, asked, made, ledger.Now);
            new AskExport(ledger).Write(written.Made);
            return written;
        });
        await inquiry.RecordReadAsync(purpose, question, rows.Select(r => r.Subject).Distinct().Order(), rows.Count);
        inquiry.Http.Response.Headers[ExportHeader] = text.Made.Watermark;
        var type = asked.Format == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson";
        return Results.File(text.Bytes, type, $"{asked.What}-{text.Made.Watermark}.{asked.Format}");
    }
}

/// <summary>What is asked for as a file.</summary>
internal sealed record ExportBody
{
    /// <summary>Which records: <c>alerts</c>, <c>findings</c> or <c>encounters</c>.</summary>
    public required string What { get; init; }

    /// <summary><c>csv</c>, as where it is left out, or <c>jsonl</c>.</summary>
    public string? Format { get; init; }

    /// <summary>What narrows them.</summary>
    public ExportFilter? Filter { get; init; }

    /// <summary>Why; needed where it takes a second person.</summary>
    public string? Reason { get; init; }

    /// <summary>The question.</summary>
    public ExportQuestion ToQuestion()
    {
        Among("what", What, ExportQuestion.Kinds);
        var format = Format ?? ExportQuestion.Formats[0];
        Among("format", format, ExportQuestion.Formats);
        var filter = Filter ?? new ExportFilter();
        if (filter.State is { } state) Among("filter.state", state, ["open", "all"]);
        Only("filter.state", filter.State is null, "alerts");
        Only("filter.watchlist", filter.Watchlist is null, "alerts", "findings");
        Only("filter.run", filter.Run is null, "findings");
        Only("filter.from", filter.From is null && filter.Until is null, "encounters");
        return new ExportQuestion
        {
            What = What,
            Format = format,
            IsOpenAlone = filter.State == "open",
            Watchlist = filter.Watchlist is { } list ? Parameters.Watchlist(list) : null,
            Run = filter.Run is { } run ? new RunId(run) : null,
            From = filter.From,
            Until = filter.Until,
        };
    }

    private static void Among(string where, string found, IReadOnlyList<string> words)
    {
        if (!words.Contains(found)) throw new BadRequestException(where, $"expected one of {string.Join(", ", words)}, found \"{ReadIssue.Cut(found)}\"");
    }

    private void Only(string where, bool isLeftOut, params IReadOnlyList<string> kinds)
    {
        if (!isLeftOut && !kinds.Contains(What)) throw new BadRequestException(where, $"expected it with {string.Join(" or ", kinds)} alone, found {What}");
    }
}

/// <summary>What narrows an export.</summary>
/// <param name="State"><c>open</c> or <c>all</c>; of alerts.</param>
/// <param name="Watchlist">The short name of a list; of alerts and findings.</param>
/// <param name="Run">A run; of findings.</param>
/// <param name="From">The first day; of encounters.</param>
/// <param name="Until">The last day; of encounters.</param>
internal sealed record ExportFilter(string? State = null, string? Watchlist = null, long? Run = null, DateOnly? From = null, DateOnly? Until = null);

/// <summary>What a second person says to an export.</summary>
internal sealed record ExportDeciding(bool Approve, string Reason);
