using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Lookback.Core.Access;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Flows;
using Lookback.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lookback.Api.V1;

/// <summary>
/// <c>/api/v1/screenings/batch</c>: many encounters, as a JSON array or line by line. A line is answered for each that was sent, whatever is wrong with
/// it; what was answered is on record. Nothing is held for longer than it takes, however long the stream is.
/// </summary>
internal static class BatchEndpoint
{
    private const string Question = "screen-batch";
    private const string Lines = "application/x-ndjson";
    private const int MostTogether = 1_000;

    // What a client that sends everything before it reads anything may be behind by.
    private const int MostUnread = 16 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    /// <summary>Screens them.</summary>
    public static async Task<IResult> ScreenAsync(Inquiry inquiry)
    {
        await inquiry.RequireAsync(Right.Screen, Question);
        SentEncounter.Listings(inquiry);
        if (!StrictBody.IsOf(inquiry.Http, Lines)) return await ArrayAsync(inquiry);
        if (inquiry.Http.Request.Headers.ContainsKey(Idempotency.Header))
        {
            throw new BadRequestException(
                Idempotency.Header, "expected none beside a stream, which is not kept to be answered again: rows sent again add nothing as they are");
        }

        return new Streamed(inquiry);
    }

    private static async Task<IResult> ArrayAsync(Inquiry inquiry)
    {
        StrictBody.Require(inquiry.Http, "application/json");
        var (rows, today) = (new List<EncounterRow>(), SentEncounter.Today(inquiry));
        try
        {
            var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(inquiry.Http.Request.Body, StrictBody.Rules, inquiry.Cancel);
            await foreach (var element in elements) rows.Add(SentEncounter.Read(element, rows.Count + 1, today));
        }
        catch (JsonException)
        {
            throw new BadRequestException(
                "body", FormattableString.Invariant($"expected a list of encounters, found something else at number {rows.Count + 1}"));
        }

        var lines = new List<object>(rows.Count);
        foreach (var some in rows.Chunk(MostTogether)) lines.AddRange(await RecordAsync(inquiry, some));
        return Referral.IsAll(inquiry.Caller)
            ? Results.Json<IReadOnlyList<Referral>>([.. lines.Cast<Referral>()], ApiJson.Rules)
            : Results.Json<IReadOnlyList<RowLine>>([.. lines.Cast<RowLine>()], ApiJson.Rules);
    }

    /// <summary>Some of them, in one turn; what was answered is durable.</summary>
    private static async Task<List<object>> RecordAsync(Inquiry inquiry, EncounterRow[] rows)
    {
        var started = inquiry.Desk.Time.GetTimestamp();
        var isPartner = Referral.IsAll(inquiry.Caller);
        var lines = await inquiry.ScreenAsync(Question, rows, Policy.Default, (_, outcomes) => outcomes.Select(Line).ToList());
        inquiry.Desk.Telemetry.Screened(Question, rows.Length, inquiry.Desk.Time.GetElapsedTime(started));
        if (isPartner) await Referral.HoldAsync(inquiry.Desk.Time, started, inquiry.Cancel);
        return lines;

        object Line(RowOutcome row) => isPartner ? Referral.Of(row.Reference, row.Outcome) : RowLine.Of(row, []);
    }

    /// <summary>An answer that is written while the request is read.</summary>
    private sealed class Streamed(Inquiry inquiry) : IResult
    {
        private readonly DateOnly _today = SentEncounter.Today(inquiry);
        private readonly Pipe _answers = new(new PipeOptions(pauseWriterThreshold: MostUnread, resumeWriterThreshold: MostUnread / 2));
        private readonly List<EncounterRow> _rows = [];

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            // A stream has no length to hold against a limit: each of its lines has.
            if (httpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
            httpContext.Response.ContentType = Lines;
            await httpContext.Response.StartAsync(inquiry.Cancel);
            var sending = _answers.Reader.CopyToAsync(httpContext.Response.Body, inquiry.Cancel);
            try
            {
                await WorkAsync(httpContext);
            }
            catch (Exception e) when (e is not OperationCanceledException || !inquiry.Cancel.IsCancellationRequested)
            {
                // The status has been sent: what went wrong is the last line, and what was answered before it stands.
                await WriteAsync(Problems.Of(e));
            }
            finally
            {
                await _answers.Writer.CompleteAsync();
            }

            await sending;
        }

        private async Task WorkAsync(HttpContext http)
        {
            var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            var lines = new ArrivingLines(http.Request.BodyReader);
            for (var next = lines.NextAsync(inquiry.Cancel); ; next = lines.NextAsync(inquiry.Cancel))
            {
                // Whoever waits for an answer before sending more has it at once; whoever sends all they have has it a thousand lines at a time.
                if (_rows.Count > 0 && !next.IsCompleted) await Task.WhenAny(next, Task.Delay(Patience, inquiry.Cancel));
                if (_rows.Count == MostTogether || (_rows.Count > 0 && !next.IsCompleted)) await AnswerAsync();
                if (await next.WaitAsync(stopping) is not { } line) break;
                if (line.Text is null) _rows.Add(line.TooLong());
                else if (!string.IsNullOrWhiteSpace(line.Text)) _rows.Add(SentEncounter.Read(line.Text, line.Number, _today));
            }

            if (_rows.Count > 0) await AnswerAsync();
        }

        private async Task AnswerAsync()
        {
            foreach (var line in await RecordAsync(inquiry, [.. _rows])) await WriteAsync(line);
            _rows.Clear();
            await _answers.Writer.FlushAsync(inquiry.Cancel);
        }

        private async Task WriteAsync(object line)
        {
            using (var writer = new Utf8JsonWriter(_answers.Writer)) JsonSerializer.Serialize(writer, line, line.GetType(), ApiJson.Rules);
            _answers.Writer.Write("\n"u8);
            if (_answers.Writer.UnflushedBytes > 64 << 10) await _answers.Writer.FlushAsync(inquiry.Cancel);
        }
    }
}
