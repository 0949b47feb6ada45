using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Flows;

/// <summary>
/// The edition pairs that the shared data's README counts, imported one after the other: docs/lists.md has both figures and why they differ.
/// </summary>
public sealed class EditionPairTests
{
    private const string Sdn = "lists/ofac_sdn/";

    /// <summary>List, files of the one and of the other, sizes; then added, removed, merged, changed facts (renamed and reused ids too), reworded.</summary>
    public static TheoryData<string, string, string, string, string> Pairs => new()
    {
        // Of the README's 10 changed, 5 are of remarks and dates of amendments alone.
        { "un-sc", "lists/un/un_consolidated_2025-08-02.xml.gz", "lists/un/un_consolidated_2025-11-18.xml.gz", "879 1000", "123 2 0 5 5" },
        { "ofac-sdn", Sdn + "sdn_2024-02-20.csv.gz", Sdn + "sdn_2024-02-23.csv.gz", "13931 14484", "553 0 0 8 0" },
        { "ofac-sdn", Sdn + "sdn_2022-04-22.csv.gz", Sdn + "sdn_2022-04-29.csv.gz", "10025 10025", "0 0 0 1 498" },
        { "ofac-sdn", Sdn + "sdn_2022-03-21.csv.gz", Sdn + "sdn_2022-03-24.csv.gz", "9396 9793", "397 0 0 7 0" },
        { "ofac-sdn", Set("2019-01-04", "sdn_comments"), Set("2021-04-25"), "7379 8890", "1712 201 0 0 0" },
        { "ofac-sdn", Set("2021-04-25"), Set("2021-07-07", "sdn_comments"), "8890 8976", "150 64 0 0 0" },
        { "ofac-sdn", Set("2019-01-04", "sdn_comments"), Set("2021-07-07", "sdn_comments"), "7379 8976", "0 0 0 0 0" },
        { "us-dpl", "lists/us_bis_dpl/dpl_2022-09-07.txt.gz", "lists/us_bis_dpl/dpl_2023-11-30.txt.gz", "461 547", "185 99 0 11 0" },
    };

    private static string Set(string edition, params string[] more) =>
        string.Join(' ', new[] { "add", "alt", "sdn" }.Concat(more).Select(f => $"{Sdn}full_{edition}/{f}.csv.gz"));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_edition_pair_differs_in_what_the_publisher_changed(string watchlist, string from, string to, string sizes, string expected)
    {
        using var temp = new TempLedger();
        var (before, after) = (Import(temp, watchlist, from, "2020-01-01").Loaded, Import(temp, watchlist, to, "2020-02-01").Loaded);
        var diff = EditionDifference.Of(temp.Ledger, before, after, temp.Ledger.Head, Some.Instant("2026-01-01"));

        Assert.Equal(sizes, $"{before.Edition.Counts.Listings} {after.Edition.Counts.Listings}");
        var facts = diff.Changed.Count + diff.Renamed.Count + diff.Reused.Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"{facts} facts, of those {diff.Renamed.Count} renamed, {diff.Reused.Count} reused; reordered {diff.Reordered}");
        foreach (var r in diff.Renamed.Take(20)) TestContext.Current.TestOutputHelper?.WriteLine($"renamed {r.Listing} {r.NameBefore} -> {r.Name}");
        foreach (var r in diff.Reused.Take(20)) TestContext.Current.TestOutputHelper?.WriteLine($"reused {r.Listing} {r.NameBefore} {r.SchemaBefore} -> {r.Name} {r.Schema}");
        foreach (var r in diff.Merged.Take(20)) TestContext.Current.TestOutputHelper?.WriteLine($"merged {r.Listing} {r.Name}: {r.Because}");
        foreach (var r in diff.Programmes.Take(80)) TestContext.Current.TestOutputHelper?.WriteLine($"{r}");
        Assert.Equal(expected, $"{diff.Added.Count} {diff.Removed.Count} {diff.Merged.Count} {facts} {diff.Reworded}");
    }

    [Fact]
    public void The_snapback_shows_by_programme_and_two_were_delisted()
    {
        using var temp = new TempLedger();
        var from = Import(temp, "un-sc", "lists/un/un_consolidated_2025-08-02.xml.gz", null).Loaded;
        var to = Import(temp, "un-sc", "lists/un/un_consolidated_2025-11-18.xml.gz", null).Loaded;
        var diff = EditionDifference.Of(temp.Ledger, from, to, temp.Ledger.Head, Some.Instant("2026-01-01"));

        Assert.Equal(["QDi.317", "QDi.336"], diff.Removed.Select(r => r.Listing.Key).Order());
        var prefixes = diff.Added.GroupBy(a => a.Listing.Key[..3]).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal((78, 43, 2), (prefixes["IRe"], prefixes["IRi"], prefixes["HTi"]));
        Assert.Equal((123, 2), (diff.Programmes.Sum(p => p.Added), diff.Programmes.Sum(p => p.Removed)));
        Assert.Empty(diff.Flapping);
    }

    [Fact]
    public void An_empty_download_is_refused_and_the_edition_before_stays()
    {
        using var temp = new TempLedger();
        var before = Import(temp, "ofac-sdn", Sdn + "sdn_2024-05-03.csv.gz", "2024-05-03").Loaded;
        var refused = Assert.Throws<RefusedException>(() => Import(temp, "ofac-sdn", "broken/ofac_sdn_2024-05-04_empty_download.csv", "2024-05-04"));

        Assert.Equal("empty-file", refused.Refusal.Code);
        var inForce = Assert.Single(temp.Ledger.Views.Editions.History(new WatchlistId("ofac-sdn"), temp.Ledger.Head));
        Assert.Equal((before.Position, 14965L), (inForce.Position, inForce.Edition.Counts.Listings));
    }

    // What a guard holds back, as 99 of 461 gone, comes in by a reason: the pair is a year apart.
    private static ImportResult Import(TempLedger temp, string watchlist, string files, string? published) => new ImportEdition(temp.Ledger).Run(
        new ImportRequest(
            new WatchlistId(watchlist),
            [.. files.Split(' ').Select(SharedData.Source)],
            published is null ? null : Some.Instant(published),
            null,
            "a pair that lies far apart"),
        static _ => { });
}
