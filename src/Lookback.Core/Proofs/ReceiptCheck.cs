using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Proofs;

/// <summary>
/// Checks a receipt with nothing but the receipt: no ledger, no key, no trust in whoever handed it over. Every receipt that can be read gets a
/// verdict, however hostile.
/// </summary>
public static class ReceiptCheck
{
    /// <summary>The verdict on a receipt.</summary>
    public static ReceiptVerdict Of(Receipt receipt)
    {
        var points = new ReceiptPoints();
        points.Check("format", receipt.Format == Receipt.CurrentFormat, "the format is known", $"expected format {Receipt.CurrentFormat}, found another");
        var screening = Opened<Screening>("screening", Receipt.ScreeningKind, receipt.Screening, receipt.Head, points);
        var encounter = Opened<Encounter>("encounter", Receipt.EncounterKind, receipt.Encounter, receipt.Head, points);
        var coverage = Opened<Coverage>("coverage", Receipt.CoverageKind, receipt.Coverage, receipt.Head, points);
        CheckIds(encounter, points);
        CheckQuestion(receipt, screening, encounter, points);
        CheckCoverage(receipt, screening, points);
        CheckSummary(receipt, screening, encounter, coverage, points);
        return new ReceiptVerdict { Points = points.All };
    }

    // The record that an entry holds, where its body is what it says and can be read; whether it is in the tree is a point of its own.
    private static T? Opened<T>(string name, string kind, ReceiptEntry entry, TreeHead head, ReceiptPoints points)
        where T : class
    {
        points.Check(
            $"{name}-in-tree",
            entry.IsIn(head),
            $"the {name} entry is in the tree of the head, at position {entry.Position}",
            $"the {name} entry as given is not in the tree of the head at position {entry.Position}");
        var text = EntryText.Of(entry);
        points.Check(
            $"{name}-opens",
            text is not null,
            $"the {name} entry's body is the text given",
            $"the {name} entry's body does not open to the text given");
        var record = text is null ? null : EntryText.Read<T>(text);
        points.Check(
            $"{name}-kind",
            text is null ? null : entry.Kind == kind && record is not null,
            $"the {name} entry is of kind {kind} and reads as one",
            $"expected an entry of kind {kind} that reads as one for the {name}, found another");
        return entry.Kind == kind ? record : null;
    }

    private static void CheckIds(Encounter? stated, ReceiptPoints points)
    {
        var made = stated is null ? null : Encounter.Of(stated.Facts, stated.Reference, stated.MetAt, stated.Place, stated.Booking, stated.RedressNumber);
        points.Check(
            "encounter-ids",
            made is null ? null : made.Id == stated!.Id && made.Subject == stated.Subject,
            "the encounter's ids are those of its content",
            "the encounter's ids are not those of its content");
    }

    private static void CheckQuestion(Receipt receipt, Screening? screening, Encounter? encounter, ReceiptPoints points) => points.Check(
        "screening-names-encounter",
        screening is null || encounter is null
            ? null
            : screening.Encounter == encounter.Id
                && receipt.Screening.Subject == receipt.Encounter.Subject
                && receipt.Encounter.Position < receipt.Screening.Position,
        "the screening names this encounter, of the same subject and recorded before it",
        "the screening names another encounter, or one of another subject, or one recorded after it");

    private static void CheckCoverage(Receipt receipt, Screening? screening, ReceiptPoints points) => points.Check(
        "screening-names-coverage",
        screening is null ? null : screening.Coverage == receipt.Coverage.Position && receipt.Coverage.Position < receipt.Screening.Position,
        "the screening names this coverage, taken before it",
        "the screening names another coverage, or one taken after it");

    private static void CheckSummary(Receipt receipt, Screening? screening, Encounter? encounter, Coverage? coverage, ReceiptPoints points)
    {
        bool? same = null;
        if (screening is not null && encounter is not null && coverage is not null)
        {
            var at = receipt.Screening.ToLeaf().RecordedAt;
            same = at is not null
                && Written(receipt.Summary).AsSpan().SequenceEqual(
                    Written(ReceiptSummary.Of(screening, encounter, coverage, receipt.Screening.Position, at.Value)));
        }

        points.Check("summary", same, "the summary says what the entries say", "the summary says something else than the entries");
    }

    // As written, records with lists in them compare by what they say.
    private static byte[] Written(ReceiptSummary summary) =>
        JsonSerializer.SerializeToUtf8Bytes(summary, StrictJson.TypeOf<ReceiptSummary>(StrictJson.Receipts));
}
