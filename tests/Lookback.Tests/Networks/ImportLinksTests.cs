using Lookback.Flows.Networks;
using CsCheck;
using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Networks;

public sealed class ImportLinksTests
{
    private const string Head = "from,to,type,grade\n";
    private static readonly LinkDefaults Defaults = new() { Day = default, Source = "case-12", LegalBasis = "Act 7" };

    private static LinkImportResult Import(Ledger ledger, string text, string? nodes = null, WatchlistId? watchlist = null) => new ImportLinks(ledger).Run(
        new LinkImportRequest(Sources.Text("links", text), nodes is null ? null : Sources.Text("nodes", nodes), LinkMapping.None, Defaults, watchlist), static _ => { });

    private static IReadOnlyList<RecordedLinkText> Recorded(Ledger ledger) =>
        [.. ledger.Views.Networks.Links.All(ledger.Head).Select(l => new RecordedLinkText($"{l.Link.From} -{l.Link.Type}-> {l.Link.To}", l.Link.Expires.ToString()))];

    private static void Adds(LinkImportResult result) =>
        Assert.Equal(result.Rows, result.Taken + result.Known + result.NotTaken + result.Dropped.Values.Sum());

    [Fact]
    public void The_same_file_again_adds_nothing()
    {
        using var temp = new TempLedger();
        const string Text = Head + "party:a,party:b,owns,B2\nparty:a,phone:+998907312846,uses-phone,\nparty:a,party:b,owns,B2\n";
        var first = Import(temp.Ledger, Text);
        Assert.Equal((3, 2, 1, 1), (first.Rows, first.Taken, first.Known, first.Ungraded));
        var head = temp.Ledger.Head;
        var second = Import(temp.Ledger, Text);
        Assert.Equal((3, 0, 3, head), (second.Rows, second.Taken, second.Known, temp.Ledger.Head));
        Assert.Equal([new("party:a -owns-> party:b", "2031-01-01"), new("party:a -uses-phone-> phone:+998907312846", "2031-01-01")], Recorded(temp.Ledger));
    }

    [Fact]
    public void Ends_that_are_alike_are_one_link_whichever_stands_first()
    {
        using var temp = new TempLedger();
        var result = Import(temp.Ledger, "from,to,type,from_name\nparty:b,party:a,associated-with,\nparty:a,party:b,associated-with,\nparty:b,party:a,owns,\nparty:a,party:b,owns,\n");
        Assert.Equal((3, 1), (result.Taken, result.Known));
    }

    [Fact]
    public void An_encounter_is_found_by_its_id_and_by_a_reference_and_of_several_of_one_subject_it_is_the_oldest()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]);
        var (late, early) = (Some.Encounter("Ana Quispe", "1985", "R-1", "2025-06-01"), Some.Encounter("Ana Quispe", "1985", "R-1", "2025-03-01"));
        var other = Some.Encounter("Ana Quispe", "1985", "R-2", "2025-01-01");
        Some.Screen(temp.Ledger, late, early, other);
        var result = Import(temp.Ledger, Head + $"encounter:R-1,party:a,owns,\nencounter:{late.Id},party:a,owns,\nencounter:R-1,encounter:{early.Id},associated-with,\n");
        Assert.Equal((2L, 1L), (result.Taken, result.Dropped["self-loop"]));
        Assert.Equal([$"encounter:{early.Id} -owns-> party:a", $"encounter:{late.Id} -owns-> party:a"], Recorded(temp.Ledger).Select(l => l.Text));
    }

    [Fact]
    public void A_word_of_several_subjects_or_of_none_and_a_listing_that_is_not_in_force_are_issues()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]);
        Some.Screen(temp.Ledger, Some.Encounter("Ana Quispe", "1985", "R-1"), Some.Encounter("Eva Quispe", "1990", "R-1"));
        var result = Import(temp.Ledger, Head + "encounter:R-1,party:a,owns,\nencounter:R-9,party:a,owns,\ntest-list:7,party:a,owns,\n"
            + "test-list:1,party:a,owns,\nparty:b,party:a,owns,\nparty:c,party:a,owns,\n");
        Adds(result);
        Assert.Equal((3, 3), (result.Taken, result.NotTaken));
        Assert.Equal(
            [
                "links, line 2, from: expected an encounter and no ambiguous word: 2 subjects have it, found \"encounter:R-1\"",
                "links, line 3, from: expected an encounter on record, by its id or reference, found \"encounter:R-9\"",
                "links, line 4, from: expected a listing in force, found \"listing:test-list:7\"",
            ],
            result.Issues.Select(i => i.ToString()));
    }

    [Fact]
    public void A_file_of_more_bad_rows_than_good_is_refused_and_changes_nothing()
    {
        using var temp = new TempLedger();
        var head = temp.Ledger.Head;
        var refusal = Assert.Throws<RefusedException>(() => Import(temp.Ledger, Head + "party:a,party:b,owns,\nx,party:b,owns,\nx,party:c,owns,\n")).Refusal;
        Assert.Equal("too-many-bad-rows", refusal.Code);
        Assert.StartsWith("links: 2 of 3 rows could not be taken: expected at most half of them; the first: links, line 3, from: expected", refusal.Sentence, StringComparison.Ordinal);
        Assert.Equal("no-links", Assert.Throws<RefusedException>(() => Import(temp.Ledger, Head)).Refusal.Code);
        Assert.Equal("open-quote", Assert.Throws<RefusedException>(() => Import(temp.Ledger, Head + string.Concat(Enumerable.Range(0, 3000).Select(i => $"party:a,party:{i},owns,\n")) + "\"x\n")).Refusal.Code);
        Assert.Equal(head, temp.Ledger.Head);
        Assert.Empty(Recorded(temp.Ledger));
        Assert.Equal(1, Import(temp.Ledger, Head + "party:a,party:b,owns,\n").Taken);
    }

    [Fact]
    public void What_a_person_took_back_does_not_come_back_by_the_same_file()
    {
        using var temp = new TempLedger();
        Import(temp.Ledger, Head + "party:a,party:b,owns,\n");
        var link = temp.Ledger.Views.Networks.Links.All(temp.Ledger.Head).Single().Link.Id;
        using (var append = temp.Ledger.BeginAppend())
        {
            append.Add(new EntryBody.LinkWithdrawn(new LinkWithdrawal(link, "the source took it back")));
            append.Commit();
        }

        var again = Import(temp.Ledger, Head + "party:a,party:b,owns,\nparty:a,party:c,owns,\n");
        Assert.Equal((1L, 1L), (again.Taken, again.Dropped["withdrawn-before"]));
        Assert.Equal("party:a -owns-> party:c", Assert.Single(Recorded(temp.Ledger)).Text);
    }

    [Fact]
    public void Entities_of_a_list_in_force_are_its_listings()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("p1", "Oleg Varkonyev")]);
        const string Tie = """{"id":"t","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"]}}""" + "\n";
        Import(temp.Ledger, Tie, watchlist: Some.Watchlist);
        Assert.Equal("listing:test-list:p1 -owns-> party:case-12/c1", Assert.Single(Recorded(temp.Ledger)).Text);
        Assert.Equal("no-edition", Assert.Throws<RefusedException>(() => Import(temp.Ledger, Tie, watchlist: new WatchlistId("other"))).Refusal.Code);
    }

    [Fact]
    public void Every_row_has_one_outcome_and_what_is_on_record_adds_nothing()
    {
        string[] ends = ["party:a", "party:b", "phone:+998907312846", "lawyer:x", "nonsense", "", "encounter:R-1", "test-list:1", "test-list:7"];
        string[] grades = ["", "B2", "x"];
        string[] types = ["owns", "associated-with", "uses-phone", "family", "represented-by", "nationality", "", "shoe"];
        var rows = Gen.Select(Gen.Int[0, ends.Length - 1].Select(i => ends[i]), Gen.Int[0, ends.Length - 1].Select(i => ends[i]), Gen.Int[0, types.Length - 1].Select(i => types[i]), Gen.Int[0, 2].Select(i => grades[i])).Select((f, t, k, g) => $"{f},{t},{k},{g}\n");
        rows.Array[1, 40].Sample(
            some =>
            {
                using var temp = new TempLedger();
                Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]);
                // As many that can be taken, so that no file is refused for its share of bad ones.
                var text = Head + string.Concat(some) + string.Concat(some.Select((_, i) => $"party:x,party:y{i},owns,B2\n"));
                var first = Import(temp.Ledger, text);
                Adds(first);
                Assert.Equal(some.Length * 2, first.Rows);
                Assert.Equal(first.Taken, ledgerLinks(temp.Ledger));
                var second = Import(temp.Ledger, text);
                Adds(second);
                Assert.Equal((0, first.Taken + first.Known, first.NotTaken), (second.Taken, second.Known, second.NotTaken));
                Assert.Equal(first.Taken, ledgerLinks(temp.Ledger));
            },
            iter: 20, threads: 1);

        static long ledgerLinks(Ledger ledger) => ledger.Views.Networks.Links.Count(ledger.Head).Standing;
    }

    private sealed record RecordedLinkText(string Text, string Expires);
}
