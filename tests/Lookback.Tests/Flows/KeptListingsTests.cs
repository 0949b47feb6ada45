using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows;

/// <summary>The listings' index in segments: kept as editions come, and never a reason to find anything else.</summary>
public sealed class KeptListingsTests
{
    private static readonly ListingSizes Small = new(MostBuilt: 5, Few: 4);

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public void Whatever_editions_came_and_whichever_is_asked_about_the_hits_are_those_of_its_listings(StoreKind kind)
    {
        using var temp = new TempLedger(kind);
        var chance = new Random(7);
        var coverages = new List<Coverage>();
        var most = 0;
        for (var edition = 0; edition < 14; edition++)
        {
            Import(temp.Ledger, edition % 4 == 2 ? "other-list" : "test-list", $"2025-01-{1 + edition:00}", Edition(chance, edition));
            if (edition % 3 != 1) KeptListings.Bring(temp.Ledger, static (_, _) => { }, CancellationToken.None, Small);
            coverages.Add(CoverageNow.At(temp.Ledger, temp.Ledger.Head, Policy.Default));
            most = Math.Max(most, KeptListings.Read(temp.Ledger).Count);
        }

        Assert.InRange(most, 2, 8);
        var subjects = Enumerable.Range(0, 40).Select(i => PreparedParty.Of(Some.Person(NameOf(i, i % 3)))).ToList();
        var hits = 0;
        foreach (var coverage in coverages)
        {
            var texts = coverage.Editions.SelectMany(e => temp.Ledger.Views.Listings.InForce(e.Watchlist, e.LoadedPosition)).Select(l => l.Text);
            var (whole, kept) = (ListingIndex.Build(texts, Policy.Default), Listings.InForce(temp.Ledger, coverage, Policy.Default));
            Assert.Equal(whole.Count, kept.Count);
            foreach (var subject in subjects)
            {
                var (expected, found) = (whole.Screen(subject), kept.Screen(subject));
                Assert.Equal(expected.Select(h => (h.Listing, h.Score, h.ListedName)), found.Select(h => (h.Listing, h.Score, h.ListedName)));
                hits += found.Count;
            }
        }

        Assert.True(hits > 100, $"{hits} hits");
    }

    [Fact]
    public void An_edition_costs_what_it_changes_and_what_has_mostly_ended_is_built_anew()
    {
        using var temp = new TempLedger();
        List<int> indexed = [];
        Bring("2025-01-01", Enumerable.Range(0, 20));
        Bring("2025-01-02", Enumerable.Range(0, 21));
        Bring("2025-01-03", Enumerable.Range(0, 21));
        Bring("2025-01-04", Enumerable.Range(15, 7));
        Assert.Equal([20, 1, 0, 7], indexed);
        Assert.Equal(7, KeptListings.Read(temp.Ledger).Sum(k => k.Index.Count));

        void Bring(string published, IEnumerable<int> listings)
        {
            Import(temp.Ledger, "test-list", published, listings.Select(i => Some.Listing($"{i}", NameOf(i, 0))));
            var count = 0;
            KeptListings.Bring(temp.Ledger, (_, _) => count++, CancellationToken.None, Small);
            indexed.Add(count);
        }
    }

    [Fact]
    public void A_segment_that_is_damaged_or_of_another_program_is_made_again()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", Enumerable.Range(0, 9).Select(i => Some.Listing($"{i}", NameOf(i, 0))));
        KeptListings.Bring(temp.Ledger, static (_, _) => { }, CancellationToken.None);
        foreach (var harm in new[] { "bytes = zeroblob(100)", "bytes = substr(bytes, 1, 200)", "number = number + 1", "program = 'another'" })
        {
            temp.Close();
            temp.Place.Do($"UPDATE listing_segment SET {harm}");
            Assert.Empty(KeptListings.Read(temp.Ledger));
            Assert.NotEmpty(Hits(temp.Ledger));
            Assert.Empty(KeptListings.Read(temp.Ledger));
            KeptListings.Bring(temp.Ledger, static (_, _) => { }, CancellationToken.None);
            Assert.Equal(9, Assert.Single(KeptListings.Read(temp.Ledger)).Index.Count);
            Assert.Equal(1, temp.Ledger.Database.Scalar<long>("SELECT COUNT(*) FROM listing_segment"));
            Assert.NotEmpty(Hits(temp.Ledger));
        }

        temp.Ledger.RebuildViews();
        Assert.Empty(KeptListings.Read(temp.Ledger));
        Assert.NotEmpty(Hits(temp.Ledger));
    }

    [Fact]
    public void What_was_built_before_somebody_stopped_it_is_kept()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", Enumerable.Range(0, 23).Select(i => Some.Listing($"{i}", NameOf(i, 0))));
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => KeptListings.Bring(
            temp.Ledger,
            (done, _) =>
            {
                if (done == 12) stop.Cancel();
            },
            stop.Token,
            Small));
        Assert.Equal(10, KeptListings.Read(temp.Ledger).Sum(k => k.Index.Count));
        Assert.NotEmpty(Hits(temp.Ledger));
        var indexed = 0;
        KeptListings.Bring(temp.Ledger, (_, _) => indexed++, CancellationToken.None, Small);
        Assert.Equal(13, indexed);
    }

    [Fact]
    public void Whoever_screens_keeps_what_an_import_did_not()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]);
        Assert.Empty(KeptListings.Read(temp.Ledger));
        Assert.Single(Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev"))[0].Hits);
        Assert.Single(KeptListings.Read(temp.Ledger));
        var before = temp.Ledger.Head;
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev"));
        Assert.Equal(before, temp.Ledger.Head);
    }

    // As much may go as goes.
    private static void Import(Ledger ledger, string watchlist, string published, IEnumerable<ListingText> listings) => new ImportEdition(ledger).Run(
        new ImportRequest(new WatchlistId(watchlist), [Some.Ftm(listings)], Some.Instant(published), null, "lists of a test shrink as they like"), static _ => { });

    private static IReadOnlyList<Hit> Hits(Ledger ledger) =>
        new CheckName(ledger, Policy.Default).Run(Some.Person(NameOf(3, 0)), ledger.Head, NearMisses.Left).Hits;

    private static IEnumerable<ListingText> Edition(Random chance, int edition) =>
        from i in Enumerable.Range(0, 40)
        where chance.Next(4) > 0
        select Some.Listing($"{i}", NameOf(i, edition > 5 && i % 5 == 0 ? 1 : 0), i % 4 == 0 ? $"{1960 + (edition % 3)}" : null);

    // Names of their own, and a second spelling of each.
    private static string NameOf(int number, int spelling)
    {
        string[] first = ["Oleg", "Marta", "Behruz", "Ifeoma", "Quentin", "Svetla", "Tomasz", "Yusra"];
        string[] last = ["Varkonyev", "Helvarainen", "Qasemizadeh", "Okonjebal", "Zuberek"];
        var name = $"{first[number % 8]} {last[number / 8 % 5]}";
        return spelling switch { 0 => name, 1 => name.Replace('a', 'e'), _ => name[..^1] };
    }
}
