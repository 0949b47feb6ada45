using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/audit</c>: who saw whom, what did this account see, what was refused it, and on what was it
/// decided? Whoever asks is on record as well.</summary>
internal static class AuditEndpoints
{
    private const int Usual = 100;
    private const int Most = 500;
    private const int UsualSample = 20;
    private const int MostSampled = 100;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/audit/reads", async (Inquiry inquiry) => Results.Json(
            await inquiry.ReadPersonsAsync(Right.SeeAudit, "audit-reads", (ledger, at) => Reads(inquiry, ledger, at)), ApiJson.Rules));
        routes.MapGet("/audit/events", async (Inquiry inquiry) => Results.Json(
            await inquiry.ReadAsync(Right.SeeAudit, "audit-events", (ledger, at) => new Page<AccessEventLine>(
                at.Position, AccessEventLine.Of(ledger, at, Word(inquiry, "account"), inquiry.Number("limit", Usual, 1, Most)), null)),
            ApiJson.Rules));
        routes.MapGet("/audit/sample", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadPersonsAsync<DecisionSample>(
            Right.SeeAudit, "audit-sample", (ledger, at) =>
            {
                var (count, seed) = (inquiry.Number("decisions", UsualSample, 1, MostSampled), Seed(inquiry));
                var sample = DecisionSample.Of(ledger, at, count, seed);
                return new(sample, sample.Decisions.Select(d => d.Subject), sample.Decisions.Count);
            })));
    }

    /// <summary>The word to draw by.</summary>
    public static string Seed(Inquiry inquiry) => inquiry.Needed("seed", "a word to draw by, so that the same can be drawn again") is var seed
        && Purposes.IsReference(seed)
        ? seed
        : throw new BadRequestException("seed", "expected up to 64 letters, digits, dots and dashes");

    /// <summary>Who saw whom: newest first, and older ones behind a position, so that what is recorded meanwhile stands before the first page.</summary>
    public static Shown<Page<ReadLine>> Reads(Inquiry inquiry, Ledger ledger, Horizon at)
    {
        var (subject, account) = (Word(inquiry, "subject"), Word(inquiry, "account"));
        if (subject is not null && account is not null) throw new BadRequestException("subject", "expected a subject or an account, found both");
        var (most, before) = (inquiry.Number("limit", Usual, 1, Most), (long)inquiry.Number("before", int.MaxValue, 1, int.MaxValue));
        var lines = subject is not null ? ReadLine.Of(ledger, at, SeenSubject.Position(ledger, subject, at), before, most)
            : account is not null ? ReadLine.By(ledger, at, account, before, most)
            : ReadLine.All(ledger, at, before, most);
        var next = lines.Count == most ? FormattableString.Invariant($"before={lines[^1].Position}") : null;
        return new Shown<Page<ReadLine>>(new Page<ReadLine>(at.Position, lines, next), lines.SelectMany(l => l.Read.Subjects), lines.Count);
    }

    private static string? Word(Inquiry inquiry, string name) => inquiry.Http.Request.Query[name].ToString() is { Length: > 0 } word ? word : null;
}
