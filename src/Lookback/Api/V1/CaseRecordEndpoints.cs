using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary>What is said in a case, and what of it was handed on; and a case carried over to another version of its workflow.</summary>
internal static class CaseRecordEndpoints
{
    private static readonly CaseWork Cases = new(Right.SeeCases, Right.WorkCases, null);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder cases)
    {
        cases.MapPost("/{id}/statements", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<CaseStatement>(Right.WorkCases, "case-record");
            return Answer.Made(await Do(inquiry, "case-record", id, (ledger, file, now) =>
                new RecordStatement(ledger, now).Run(file, Statement(body, file.File.Id, now), inquiry.Caller.Account)));
        });
        cases.MapPost("/{id}/disclosures", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<CaseDisclosure>(Right.WorkCases, "case-disclose");
            return Answer.Made(await Do(inquiry, "case-disclose", id, (ledger, file, now) =>
                new Disclose(ledger, now).Run(file, Disclosure(body, file.File.Id), inquiry.Caller.Account)));
        });
        cases.MapPost("/{id}/disclosures/{position:long}/answer", async (Inquiry inquiry, string id, long position) =>
        {
            var body = await inquiry.BodyAsync<DisclosureReply>(Right.WorkCases, "case-answer");
            return Answer.Made(await Do(inquiry, "case-answer", id, (ledger, file, now) =>
                new Disclose(ledger, now).Answer(file, position, !body.Refused, body.Reference, inquiry.Caller.Account)));
        });
        cases.MapPost("/{id}/migration", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<Migration>(Right.WorkCases, "case-migrate");
            return Answer.Of(await Cases.DoAsync(inquiry, Right.WorkCases, "case-migrate", id, body.ExpectedPosition, (ledger, file, now) =>
                new MigrateCase(ledger, now).Run(file, body.ToVersion, body.State, body.Reason, inquiry.Caller.Account)));
        });
    }

    // What is recorded is added to what stands there, and takes nobody's place.
    private static Task<Views.Cases.CaseReport> Do(
        Inquiry inquiry, string question, string id, Action<Store.Ledger, Store.Cases.RecordedCase, DateTimeOffset> act) =>
        Cases.DoAsync(inquiry, Right.WorkCases, question, id, null, act);

    private static Statement Statement(CaseStatement said, CaseId file, DateTimeOffset now) => new()
    {
        Case = file,
        Kind = said.Kind switch
        {
            "fact" => StatementKind.Fact,
            "allegation" => StatementKind.Allegation,
            "assessment" => StatementKind.Assessment,
            var other => throw new BadRequestException("kind", $"expected fact, allegation or assessment, found \"{ReadIssue.Cut(other)}\""),
        },
        Topic = said.Topic,
        Value = said.Value,
        At = said.At ?? now,
        Until = said.Until,
        Fields = said.Fields ?? new Dictionary<string, string>(),
        Text = said.Text,
        Source = said.Source,
        LegalBasis = said.LegalBasis,
        Grade = Parameters.GradeOf(said.Grade, "grade"),
        Handling = Parameters.Mark(said.Handling, "handling"),
        Corrects = said.Corrects,
        Person = default,
    };

    private static Disclosure Disclosure(CaseDisclosure made, CaseId file) => new()
    {
        Case = file,
        What = made.What,
        Recipient = made.To,
        RecipientCountry = made.Country is not { } code ? null
            : Countries.Find(code) ?? throw new BadRequestException("country", $"expected a country's code such as de, found \"{ReadIssue.Cut(code)}\""),
        Reason = made.Reason,
        LegalBasis = made.LegalBasis,
        Handling = Parameters.Mark(made.Handling, "handling"),
        Corrects = made.Corrects,
        Person = default,
    };
}

/// <summary>Something said in a case.</summary>
/// <param name="Topic">What it is about, by a word.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Kind"><c>fact</c>, <c>allegation</c> or <c>assessment</c>.</param>
/// <param name="Value">What is said, by a word of the topic.</param>
/// <param name="At">Since when, in the world; now where it is left out.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="Fields">What else the topic has.</param>
/// <param name="Text">In words.</param>
/// <param name="LegalBasis">The law under which it is kept.</param>
/// <param name="Grade">An Admiralty grade.</param>
/// <param name="Handling">Who may see it.</param>
/// <param name="Corrects">The position of the statement that it corrects.</param>
internal sealed record CaseStatement(
    string Topic,
    string Source,
    string Kind = "fact",
    string? Value = null,
    DateTimeOffset? At = null,
    PartialDate? Until = null,
    IReadOnlyDictionary<string, string>? Fields = null,
    string? Text = null,
    string? LegalBasis = null,
    string? Grade = null,
    string? Handling = null,
    long? Corrects = null);

/// <summary>Something of a case that was handed on.</summary>
/// <param name="To">To whom.</param>
/// <param name="What">What.</param>
/// <param name="LegalBasis">On which law.</param>
/// <param name="Reason">Why.</param>
/// <param name="Country">Of which country the recipient is an authority.</param>
/// <param name="Handling">Who may see it.</param>
/// <param name="Corrects">The position of the disclosure that it corrects.</param>
internal sealed record CaseDisclosure(
    string To, string What, string LegalBasis, string Reason, string? Country = null, string? Handling = null, long? Corrects = null);

/// <summary>What a recipient made of a disclosure.</summary>
/// <param name="Reference">Its reference, or its reason for refusing.</param>
/// <param name="Refused">Whether it refused.</param>
internal sealed record DisclosureReply(string Reference, bool Refused = false);

/// <summary>A case to be carried over to another version of its workflow.</summary>
internal sealed record Migration(long ExpectedPosition, string Reason, int? ToVersion = null, string? State = null);
