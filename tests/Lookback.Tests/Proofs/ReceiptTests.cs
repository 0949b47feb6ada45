using System.Text;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Proofs;

public sealed class ReceiptTests
{
    private static readonly string[] Codes =
    [
        "format", "screening-in-tree", "screening-opens", "screening-kind", "encounter-in-tree", "encounter-opens", "encounter-kind",
        "coverage-in-tree", "coverage-opens", "coverage-kind", "encounter-ids", "screening-names-encounter", "screening-names-coverage", "summary",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    public void A_receipt_made_by_hand_holds(int leavesAfter)
    {
        var verdict = ReceiptCheck.Of(new SomeReceipt { LeavesAfter = leavesAfter }.Make());
        Assert.All(verdict.Points, p => Assert.Equal((p.Code, PointAnswer.Holds), (p.Code, p.Answer)));
        Assert.True(verdict.Holds);
        Assert.Equal(Codes, verdict.Points.Select(p => p.Code));
    }

    [Fact]
    public void It_reads_back_from_its_bytes_and_gives_the_same_bytes()
    {
        var bytes = ReceiptJson.Write(new SomeReceipt().Make());
        Assert.Equal(bytes, ReceiptJson.Write(ReceiptJson.Read(bytes)));
        Assert.Equal(bytes, ReceiptJson.Write(ReceiptJson.Read(Encoding.UTF8.GetString(bytes))));
        Assert.Equal(bytes, ReceiptJson.Write(ReceiptJson.Read([.. Encoding.UTF8.Preamble, .. bytes])));
        Assert.True(ReceiptCheck.Of(ReceiptJson.Read(bytes)).Holds);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void The_summary_says_what_was_asked_answered_and_used()
    {
        var summary = new SomeReceipt().Make().Summary;
        Assert.Equal(["Oleg \"Olli\" Värkonyev 𝔒"], summary.Names);
        Assert.Equal(("R-17", "Tampere", Outcome.Hit), (summary.Reference, summary.Place, summary.Outcome));
        Assert.Equal([new ReceiptHit(new ListingId(new WatchlistId("ofac-sdn"), "1001"), "VARKONYEV, Oleg", 0.9125)], summary.Hits);
        Assert.Equal([9L, null], summary.Editions.Select(e => e.AgeDays));
        Assert.Equal((Some.Instant("2025-03-10T12:00:11.000001Z"), 11L), (summary.ScreenedAt, summary.Position));
    }

    [Fact]
    public void A_nameless_encounter_has_a_receipt_too()
    {
        var nameless = Encounter.Of(new PartyFacts { Names = [] }, null, null, null);
        var receipt = new SomeReceipt
        {
            Encounter = nameless,
            Answer = s => s with { Outcome = Outcome.Unscreened, Reason = "no name", Hits = [] },
        }.Make();
        Assert.True(ReceiptCheck.Of(ReceiptJson.Read(ReceiptJson.Write(receipt))).Holds);
    }

    [Fact]
    public void A_screening_of_somebody_else_is_found() => Fails(
        new SomeReceipt { Answer = s => s with { Encounter = Some.Encounter("Marta Helvarainen").Id } }.Make(), "screening-names-encounter");

    [Fact]
    public void A_screening_under_another_coverage_is_found() => Fails(
        new SomeReceipt { Answer = s => s with { Coverage = 3 } }.Make(), "screening-names-coverage");

    [Fact]
    public void Ids_that_are_not_those_of_the_content_are_found()
    {
        var encounter = Some.Encounter("Marta Helvarainen");
        Fails(new SomeReceipt { Encounter = encounter with { Place = "Oulu" } }.Make(), "encounter-ids");
        Fails(new SomeReceipt { Encounter = encounter with { Subject = new SubjectId("other") } }.Make(), "encounter-ids");
    }

    [Fact]
    public void Entries_in_each_others_place_are_found()
    {
        var receipt = new SomeReceipt().Make();
        var verdict = ReceiptCheck.Of(receipt with { Screening = receipt.Encounter, Encounter = receipt.Screening });
        Assert.Equal(["screening-kind", "encounter-kind"], Codes.Where(c => Answer(verdict, c) == PointAnswer.Fails));
        Assert.Equal(PointAnswer.NotReached, Answer(verdict, "summary"));
        Assert.Equal(Codes, verdict.Points.Select(p => p.Code));
    }

    [Fact]
    public void A_plain_body_with_a_text_beside_it_is_found()
    {
        var receipt = new SomeReceipt().Make();
        Fails(receipt with { Coverage = receipt.Coverage with { Text = "{}" } }, "coverage-opens");
        Fails(receipt with { Coverage = receipt.Coverage with { Opening = new byte[32] } }, "coverage-opens");
    }

    [Fact]
    public void A_format_of_another_time_is_found() => Fails(new SomeReceipt().Make() with { Format = "lookback-receipt-2" }, "format");

    [Fact]
    public void What_it_proves_and_does_not_is_said_in_sentences() =>
        Assert.All(ReceiptVerdict.WhatItProves.Concat(ReceiptVerdict.WhatItDoesNot), s => Assert.EndsWith(".", s, StringComparison.Ordinal));

    private static void Fails(Receipt receipt, string code)
    {
        var verdict = ReceiptCheck.Of(receipt);
        Assert.False(verdict.Holds);
        Assert.Equal([code], verdict.Points.Where(p => p.Answer == PointAnswer.Fails).Select(p => p.Code));
    }

    private static PointAnswer Answer(ReceiptVerdict verdict, string code) => verdict.Points.Single(p => p.Code == code).Answer;
}
