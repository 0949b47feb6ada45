using Lookback.Core.Access;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary>Whoever was met: <c>/api/v1/subjects</c>, <c>encounters</c>, <c>receipts</c> and <c>replays</c>. Ids are whole.</summary>
internal static class SubjectEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/subjects/{word}", async (Inquiry inquiry, string word) => Results.Json(
            await inquiry.ReadPersonsAsync(Right.SeeSubjects, "subject", (ledger, at) => Subjects(ledger, at, word)), ApiJson.Rules));
        routes.MapGet("/encounters/{id}", async (Inquiry inquiry, string id) => Results.Json(
            await inquiry.ReadPersonsAsync(Right.SeeSubjects, "encounter", (ledger, at) => One(ledger, at, new EncounterId(id))), ApiJson.Rules));
        routes.MapGet("/receipts/{word}", async (Inquiry inquiry, string word) => Results.Bytes(
            await inquiry.ReadPersonsAsync(Right.SeeSubjects, "receipt", (ledger, at) => Receipt(ledger, at, word)), "application/json"));
        routes.MapGet("/replays/{word}", async (Inquiry inquiry, string word) => Results.Json(
            await inquiry.ReadPersonsAsync(Right.SeeSubjects, "replay", (ledger, at) => Replay(inquiry, ledger, at, word)), ApiJson.Rules));
    }

    private static Shown<Page<SubjectReport>> Subjects(Ledger ledger, Horizon at, string word)
    {
        var found = ledger.Views.Encounters.FindNamed(word, at);
        var erased = ledger.Views.Erasures.KnownBy(word).Select(e => e.Erasure.Subject)
            .Where(s => ledger.Views.Encounters.Positions(s, at).Count > 0 && !found.Contains(s));
        List<long> positions = [.. found, .. erased];
        if (positions.Count == 0) throw Problems.Nothing();
        List<SubjectReport> reports = [.. positions.Select(s => SubjectHistory.Of(ledger, s, at))];
        return new Shown<Page<SubjectReport>>(new Page<SubjectReport>(at.Position, reports, null), positions, reports.Count);
    }

    private static Shown<MetSubject> One(Ledger ledger, Horizon at, EncounterId id)
    {
        if (ledger.Views.Erasures.KnownBy(id.Value) is [var erased, ..]) throw new RefusedException("not-replayable", erased.Because);
        foreach (var subject in ledger.Views.Encounters.FindNamed(id.Value, at))
        {
            var report = SubjectHistory.Of(ledger, subject, at);
            if (report.Encounters.FirstOrDefault(e => e.Encounter == id) is { } met)
                return new Shown<MetSubject>(new MetSubject(report.Subject, report.Facts!, met), [subject], 1);
        }

        throw Problems.Nothing();
    }

    private static Shown<byte[]> Receipt(Ledger ledger, Horizon at, string word)
    {
        var (subject, _) = Find(ledger, word, at);
        var receipt = ScreeningReceipt.Of(ledger, ScreeningWord.FindScreening(ledger, word, at), null);
        return new Shown<byte[]>(ReceiptJson.Write(receipt), [subject], 1);
    }

    private static Shown<ReplayReport> Replay(Inquiry inquiry, Ledger ledger, Horizon at, string word)
    {
        var (subject, screening) = Find(ledger, word, at);
        var report = ReplayReport.Of(ledger, subject, screening, at, (inquiry.AsOf, inquiry.EffectiveAt));
        return new Shown<ReplayReport>(inquiry.Http.Request.Query["explain"] == "true" ? report.Explained(ledger) : report, [subject], 1);
    }

    // A start of an id that happens to name one is no name here.
    private static (long Subject, long? Screening) Find(Ledger ledger, string word, Horizon at)
    {
        var found = ScreeningWord.Find(ledger, word, at);
        return found.Screening is null && ledger.Views.Erasures.Of(found.Subject) is null
            && !ledger.Views.Encounters.FindNamed(word, at).Contains(found.Subject)
            ? throw Problems.Nothing()
            : found;
    }
}

/// <summary>One encounter, and who was met.</summary>
internal sealed record MetSubject(SubjectId Subject, PartyFacts Facts, EncounterHistory Encounter);
