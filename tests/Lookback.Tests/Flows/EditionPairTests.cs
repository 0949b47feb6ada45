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

    /// <summary>List, files of the one and of the other, sizes; then added, removed, merged, changed, renamed, reworded.</summary>
    public static TheoryData<string, string, string, string, string> Pairs => new()
    {
        // Of the README's 10 changed, 5 differ in remarks alone.
        { "un-sc", "lists/un/un_consolidated_2025-08-02.xml.gz", "lists/un/un_consolidated_2025-11-18.xml.gz", "879 1000", "123 2 0 5 0 5" },
        // The README's 8: 10392 and 34992 changed in programmes and remarks alone; 16713 lost "Previously Cape Verde" from the country of two documents,
        // which is that country still, so that it says the same.
        { "ofac-sdn", Sdn + "sdn_2024-02-20.csv.gz", Sdn + "sdn_2024-02-23.csv.gz", "13931 14484", "553 0 0 5 0 2" },
        // The README's 499, which must not raise 499 alerts: one (17018) grew past the 1,000 characters of sdn.csv, which cut its tax number off.
        { "ofac-sdn", Sdn + "sdn_2022-04-22.csv.gz", Sdn + "sdn_2022-04-29.csv.gz", "10025 10025", "0 0 0 1 0 498" },
        // The README's 7: five of them under another primary name.
        { "ofac-sdn", Sdn + "sdn_2022-03-21.csv.gz", Sdn + "sdn_2022-03-24.csv.gz", "9396 9793", "397 0 0 2 5 0" },
        // The README compares sdn.csv alone (about 833 and 11 changed); a listing has its aliases, addresses and comments, too.
        { "ofac-sdn", Set("2019-01-04", "sdn_comments"), Set("2021-04-25"), "7379 8890", "1712 201 0 108 16 718" },
        { "ofac-sdn", Set("2021-04-25"), Set("2021-07-07", "sdn_comments"), "8890 8976", "150 64 0 9 0 7" },
        { "ofac-sdn", Set("2019-01-04", "sdn_comments"), Set("2021-07-07", "sdn_comments"), "7379 8976", "1858 261 0 111 16 715" },
        // The README counts the line of headers as an entry. The key holds the effective date, so that an order that was renewed is another listing: of
        // its 99 removed, 36 live on as their renewals and are no delistings. Of 11 changed (10 in the README), 3 differ in remarks alone.
        { "us-dpl", "lists/us_bis_dpl/dpl_2022-09-07.txt.gz", "lists/us_bis_dpl/dpl_2023-11-30.txt.gz", "461 547", "185 63 36 8 0 3" },
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
        Assert.Equal(
            expected, $"{diff.Added.Count} {diff.Removed.Count} {diff.Merged.Count} {diff.Changed.Count} {diff.Renamed.Count} {diff.Reworded}");
        Assert.Empty(diff.Reused);
        Assert.Equal(2, diff.History.Count);
        // None of the publishers puts listings elsewhere in its file.
        Assert.Equal(0, diff.Reordered!.Moved);
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
