using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows;

/// <summary>In a file.</summary>
public sealed class SqliteImportEditionTests() : ImportEditionTests(StoreKind.Sqlite);

/// <summary>On a server.</summary>
public sealed class PostgresImportEditionTests() : ImportEditionTests(StoreKind.Postgres);

/// <summary>An edition comes into force whole or not at all, and a damaged one leaves the last good one in force.</summary>
public abstract class ImportEditionTests(StoreKind kind)
{
    private static readonly ListingText[] Forty = Enumerable.Range(0, 40).Select(i => Some.Listing($"L{i:00}", $"Person{i} Varkonyev")).ToArray();

    public static TheoryData<string, string> Refusals => new()
    {
        { "edition-shrank", "28 of 40 listings, published later" },
        { "older-edition", "an older one" },
        { "published-in-future", "one of tomorrow's tomorrow" },
        { "too-many-bad-rows", "rows that are no JSON" },
        { "truncated", "a last line that breaks off" },
        { "empty-file", "nothing" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_is_likely_damaged_is_refused_and_changes_nothing(string code, string what)
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        var (head, inForce) = (temp.Ledger.Head, temp.Ledger.Views.Editions.InForce(temp.Ledger.Head)[0].Edition.Id);
        var request = what switch
        {
            "28 of 40 listings, published later" => Request("2025-07-01", Some.Ftm(Forty.Take(28))),
            "an older one" => Request("2025-05-01", Some.Ftm(Forty.Skip(1))),
            "one of tomorrow's tomorrow" => Request("2026-01-03", Some.Ftm(Forty.Skip(1))),
            "rows that are no JSON" => Request("2025-07-01", With(Forty, "not json\nnot json\nnot json\n")),
            "a last line that breaks off" => Request("2025-07-01", With(Forty, "{\"id\":\"L99\",\"schema\":\"Per")),
            _ => Request("2025-07-01", Sources.Text("entities.ftm.json", "")),
        };
        for (var time = 0; time < 2; time++)
            Assert.Equal(code, Assert.Throws<RefusedException>(() => new ImportEdition(temp.Ledger).Run(request, static _ => { })).Refusal.Code);
        Assert.Equal(inForce, temp.Ledger.Views.Editions.InForce(temp.Ledger.Head)[0].Edition.Id);
        Assert.Equal(40, temp.Ledger.Views.Listings.InForce(Some.Watchlist, temp.Ledger.Head).Count());
        // What can be read is kept aside, once; what cannot be read leaves no trace.
        var kept = code is "truncated" or "empty-file" ? 0 : 1;
        Assert.Equal((head + kept, kept), (temp.Ledger.Head, temp.Ledger.Views.Refused.All(temp.Ledger.Head).Count(r => r.Refused.Check == code)));
    }

    [Fact]
    public void An_id_that_is_given_to_another_party_is_a_new_listing_and_a_renamed_party_is_not()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-06-01", [Some.Listing("A", "Oleg Varkonyev", "1951"), Some.Listing("B", "Marta Helvarainen", "1970"), Some.Listing("C", "Behruz Qasemizadeh")]);
        var counts = Some.Import(temp.Ledger, "2025-07-01", [
            Some.Listing("A", "Ifeoma Okonjebal", "1988"), Some.Listing("B", "Svetla Quillfeather", "1970"), Some.Listing("C", "Tomasz Zuberek", "1960"),
        ]).Loaded.Edition.Counts;
        Assert.Equal((3, 1, 2, 1), (counts.Listings, counts.Added, counts.Changed, counts.Removed));
        var (views, head) = (temp.Ledger.Views, temp.Ledger.Head);
        var history = views.Listings.History(new ListingId(Some.Watchlist, "A"), head);
        Assert.Equal(2, history.Count);
        Assert.Equal(ReusedId.Because, views.Listings.EndedAt(history[0].UntilPosition!.Value)!.Because);
        Assert.Equal("Ifeoma Okonjebal", views.Listings.At(new ListingId(Some.Watchlist, "A"), head)!.Text.Facts.Names[0].Full);
        Assert.Equal(3, views.Listings.InForce(Some.Watchlist, head).Count());
        temp.Ledger.RebuildViews();
        Assert.Equal(3, temp.Ledger.Views.Listings.InForce(Some.Watchlist, head).Count());
    }

    [Fact]
    public void A_reason_overrides_the_guard_and_stays_on_record()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        var request = Request("2025-07-01", Some.Ftm(Forty.Take(20))) with { ForcedBecause = "the programme was revoked" };
        var edition = new ImportEdition(temp.Ledger).Run(request, static _ => { }).Loaded.Edition;
        Assert.Equal(("the programme was revoked", 20L, 20L), (edition.ForcedBecause, edition.Counts.Listings, edition.Counts.Removed));
    }

    [Fact]
    public void The_same_bytes_again_change_nothing_and_replaced_ones_come_back_only_with_a_reason()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        Assert.NotNull(Some.Import(temp.Ledger, "2025-06-01", Forty).InForce);
        var second = Some.Import(temp.Ledger, "2025-07-01", Forty.Skip(1));
        var head = temp.Ledger.Head;
        var again = Some.Import(temp.Ledger, "2025-06-01", Forty);
        Assert.Equal(second.Loaded.Edition.Id, again.InForce!.Edition.Id);
        Assert.Equal(head, temp.Ledger.Head);
        var back = new ImportEdition(temp.Ledger).Run(Request("2025-08-01", Some.Ftm(Forty)) with { ForcedBecause = "the publisher took the last one back" }, static _ => { });
        Assert.Equal(back.Loaded.Position, temp.Ledger.Views.Editions.InForce(temp.Ledger.Head)[0].Position);
        Assert.NotNull(temp.Ledger.Views.Listings.At(Forty[0].Id, temp.Ledger.Head));
    }

    [Fact]
    public void An_edition_older_than_any_that_was_loaded_is_refused_even_behind_one_without_a_date()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        Some.Import(temp.Ledger, null, Forty.Skip(1));
        Assert.Equal("older-edition", Assert.Throws<RefusedException>(() => Some.Import(temp.Ledger, "2020-01-01", Forty.Skip(2))).Refusal.Code);
    }

    [Fact]
    public void Read_through_another_mapping_the_same_bytes_are_another_edition()
    {
        using var temp = new TempLedger(kind);
        ImportResult Import(string map) => new ImportEdition(temp.Ledger).Run(
            new ImportRequest(
                Some.Watchlist,
                [Sources.Text("own.csv", "id,name,aka\n1,Oleg Varkonyev,Zoltan Aliasson\n")],
                null,
                Core.Lists.ColumnMapping.Parse(map, "map.json"),
                null),
            static _ => { });
        Import("""{"columns": {"id": "key", "name": "name"}, "ignore": ["aka"]}""");
        var corrected = Import("""{"columns": {"id": "key", "name": "name", "aka": "alias"}}""");
        Assert.Null(corrected.InForce);
        Assert.Equal(1, corrected.Loaded.Edition.Counts.Changed);
    }

    [Fact]
    public void The_difference_asked_backwards_is_the_difference_turned_round()
    {
        using var temp = new TempLedger(kind);
        var a = Some.Import(temp.Ledger, "2025-06-01", Forty).Loaded;
        var b = Some.Import(temp.Ledger, "2025-07-01", Forty.Skip(1).Append(Some.Listing("N1", "Ana Quispe"))).Loaded;
        var forward = temp.Ledger.Views.Listings.Between(Some.Watchlist, a.Position, b.Position);
        var back = temp.Ledger.Views.Listings.Between(Some.Watchlist, b.Position, a.Position);
        Assert.Equal(2, forward.Count);
        Assert.Equal(forward, back.Select(c => c with { Before = c.After, After = c.Before }));
    }

    [Fact]
    public void Fewer_files_than_before_are_refused_for_they_would_lose_every_alias()
    {
        using var temp = new TempLedger(kind);
        const string Sdn = "1,\"VARKONYEV, Oleg\",\"individual\",\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\u001a";
        var both = new ImportRequest(
            new WatchlistId("ofac-sdn"), [Sources.Text("sdn.csv", Sdn), Sources.Text("alt.csv", "1,1,\"aka\",\"VARKONIEFF, Oleg\",-0- \r\n\u001a")], null, null, null);
        new ImportEdition(temp.Ledger).Run(both, static _ => { });
        var alone = both with { Files = [Sources.Text("sdn.csv", Sdn.Replace("\"X\"", "\"Y\"", StringComparison.Ordinal))] };
        Assert.Equal("fewer-files", Assert.Throws<RefusedException>(() => new ImportEdition(temp.Ledger).Run(alone, static _ => { })).Refusal.Code);
    }

    [Fact]
    public void A_key_that_stands_twice_is_an_issue()
    {
        using var temp = new TempLedger(kind);
        var edition = Some.Import(temp.Ledger, null, [.. Forty, Some.Listing("L07", "Somebody Else")]).Loaded.Edition;
        Assert.Equal((40L, 1L), (edition.Counts.Listings, edition.IssueCount));
        Assert.Equal(("key", "L07 again, left out: Somebody Else"), (edition.Issues[0].Field, edition.Issues[0].Found));
        var mostly = Forty.Take(30).Concat(Forty.Take(10).Select(l => l with { Facts = Some.Person("Somebody Else") }));
        Assert.Equal("too-many-bad-rows", Assert.Throws<RefusedException>(() => Some.Import(temp.Ledger, null, mostly)).Refusal.Code);
    }

    [Fact]
    public void The_counts_of_every_edition_add_up()
    {
        for (var seed = 1; seed <= (kind == StoreKind.Sqlite ? 5 : 2); seed++)
        {
            using var temp = new TempLedger(kind);
            new Scenario(seed).Play(temp.Ledger, editions: 6, perEdition: 25, encounters: 2);
            var before = 0L;
            foreach (var loaded in temp.Ledger.Views.Editions.All(temp.Ledger.Head))
            {
                var counts = loaded.Edition.Counts;
                Assert.Equal(before + counts.Added - counts.Removed - counts.Merged, counts.Listings);
                Assert.Equal(counts.Listings, temp.Ledger.Views.Listings.InForce(Some.Watchlist, loaded.Position).LongCount());
                before = counts.Listings;
            }
        }
    }

    [Fact]
    public void The_files_are_kept_byte_for_byte()
    {
        using var temp = new TempLedger(kind);
        var file = Some.Import(temp.Ledger, null, Forty).Loaded.Edition.Files[0];
        using var kept = new MemoryStream();
        Assert.True(temp.Ledger.Originals.CopyTo(file.Sha256, kept));
        using var original = Some.Ftm(Forty).Open();
        using var bytes = new MemoryStream();
        original.CopyTo(bytes);
        Assert.Equal(bytes.ToArray(), kept.ToArray());
    }

    private static ImportRequest Request(string published, SourceFile file) => new(Some.Watchlist, [file], Some.Instant(published), null, null);

    private static SourceFile With(IEnumerable<ListingText> listings, string tail)
    {
        using var reader = new StreamReader(Some.Ftm(listings).Open());
        return Sources.Text("entities.ftm.json", reader.ReadToEnd() + tail);
    }

    [Fact]
    public void Who_dates_an_edition_otherwise_than_its_file_is_told_so()
    {
        using var temp = new TempLedger();
        const string un = """
            <CONSOLIDATED_LIST dateGenerated="2025-03-01T00:00:00"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>OLEG</FIRST_NAME>
            <SECOND_NAME>VARKONYEV</SECOND_NAME><UN_LIST_TYPE>X</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS>
            <ENTITIES/></CONSOLIDATED_LIST>
            """;
        Assert.Empty(Import("2025-03-01", un).Notes);
        Assert.Equal(
            "it counts as published on 2025-03-02, as the caller says; the file itself says 2025-03-01",
            Assert.Single(Import("2025-03-02", un.Replace("OLEG", "OLEH", StringComparison.Ordinal)).Notes));
        // The same list in another format changes much of which its publisher changed nothing.
        var note = Assert.Single(Import("2025-03-03", """{"id":"XXi.001","schema":"Person","caption":"x","properties":{"name":["Oleg Varkonyev"]}}""").Notes);
        Assert.StartsWith("it came as FollowTheMoney and the one before as UnXml: formats say more or less of a party", note, StringComparison.Ordinal);

        ImportResult Import(string published, string text) => new ImportEdition(temp.Ledger).Run(
            new ImportRequest(Some.Watchlist, [Sources.Text("list", text)], Some.Instant(published), null, null), static _ => { });
    }
}
