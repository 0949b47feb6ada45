using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Flows;

/// <summary>What two editions differ in, told by kind: what is work for a lookback, what is none, and what does not stay.</summary>
public sealed class EditionDifferenceTests
{
    private static readonly string Filler = string.Concat(Enumerable.Range(0, 12).Select(i => Row($"90{i:00}", $"FILLER{i}, Anton{i}")));

    private static string Row(string key, string name, string programme = "DEMO", string remarks = "-0- ", string type = "individual") =>
        $"{key},\"{name}\",\"{type}\",\"{programme}\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remarks}\"\r\n";

    private static LoadedEditions Import(TempLedger temp, params string[] editions)
    {
        for (var i = 0; i < editions.Length; i++)
        {
            var request = new ImportRequest(
                Some.Watchlist, [Sources.Text("sdn.csv", editions[i] + Filler)], Some.Instant($"2025-01-{i + 1:00}"), null, "as the test says it");
            new ImportEdition(temp.Ledger).Run(request, static _ => { });
        }

        return new LoadedEditions(temp);
    }

    private static EditionDifferenceReport Diff(params string[] editions)
    {
        using var temp = new TempLedger();
        return Import(temp, editions).Diff(editions.Length - 2, editions.Length - 1);
    }

    private static IEnumerable<string> Keys(IEnumerable<ListingLine> lines) => lines.Select(l => l.Listing.Key);

    [Fact]
    public void Another_primary_name_under_the_same_id_is_told_apart_with_both_names()
    {
        var diff = Diff(
            Row("1", "VORELL, Anton", remarks: "DOB 1970.") + Row("2", "QUISPE, Ana") + Row("3", "Zuberek, Jan"),
            Row("1", "WORELLI, Antonio", remarks: "DOB 1970.") + Row("2", "QUISPE, Ana", remarks: "a.k.a. 'ANITA Q'.") + Row("3", "ZUBEREK, Jan"));
        var renamed = Assert.Single(diff.Renamed);
        Assert.Equal(("1", "Anton VORELL", "Antonio WORELLI"), (renamed.Listing.Key, renamed.NameBefore, renamed.Name));
        Assert.Equal("names", Assert.Single(renamed.Facts).Fact);
        // An alias that came, and capitals, rename nobody.
        Assert.Equal(["2", "3"], diff.Changed.Select(c => c.Listing.Key));
        Assert.Empty(diff.Reused);
    }

    [Fact]
    public void An_id_that_was_given_to_another_party_is_no_change_of_one_party()
    {
        var diff = Diff(Row("1", "VORELL, Anton", "OLD"), Row("1", "NORDHAVN TRADING LTD", "NEW", type: "-0- "));
        var reused = Assert.Single(diff.Reused);
        Assert.Equal((Schema.Person, "Anton VORELL", "NORDHAVN TRADING LTD"), (reused.SchemaBefore, reused.NameBefore, reused.Name));
        Assert.NotEqual(Schema.Person, reused.Schema);
        Assert.Empty(diff.Changed);
        Assert.Empty(diff.Renamed);
        Assert.Equal([("NEW", 1L, 0L), ("OLD", 0L, 1L)], diff.Programmes.Select(p => (p.Programme!, p.Added, p.Removed)));
        // It is one listing after another, and neither flaps.
        Assert.Empty(diff.Flapping);
    }

    [Fact]
    public void Another_order_is_counted_and_changes_nothing()
    {
        const string Ab = "a.k.a. 'TONY V'; a.k.a. 'ANTON W'; DOB 1970; POB Gomel, Belarus.";
        const string Ba = "DOB 1970; a.k.a. 'ANTON W'; POB Gomel, Belarus; a.k.a. 'TONY V'.";
        using var temp = new TempLedger();
        var editions = Import(
            temp,
            Row("1", "VORELL, Anton", remarks: Ab) + Row("2", "QUISPE, Ana") + Row("3", "ZUBEREK, Jan"),
            Row("3", "ZUBEREK, Jan") + Row("1", "VORELL, Anton", remarks: Ba) + Row("2", "QUISPE, Ana"));
        var diff = editions.Diff(0, 1);
        Assert.Equal((0, 0, 0, 0L), (diff.Added.Count, diff.Removed.Count, diff.Changed.Count, diff.Reworded));
        Assert.Equal(new ReorderedLine(1, 1), diff.Reordered);
        // Nothing is on record of it but the edition: there is no work for a run in it.
        var counts = editions.History[1].Edition.Counts;
        Assert.Equal((0, 0, 0), (counts.Added, counts.Changed, counts.Reworded));
        Assert.Equal(editions.History[0].Position + 1, editions.History[1].Position);
    }

    [Fact]
    public void What_went_and_came_back_and_what_came_and_went_does_not_stay()
    {
        var (vorell, quispe, zuberek) = (Row("1", "VORELL, Anton"), Row("2", "QUISPE, Ana"), Row("3", "ZUBEREK, Jan"));
        using var temp = new TempLedger();
        var editions = Import(temp, vorell + zuberek, zuberek, vorell + quispe + zuberek, vorell + zuberek, vorell);
        var back = Assert.Single(editions.Diff(1, 2).Flapping);
        Assert.Equal(("1", "Anton VORELL"), (back.Listing.Key, back.Name));
        Assert.Equal([(false, Some.Instant("2025-01-02")), (true, Some.Instant("2025-01-03"))], back.Steps.Select(s => (s.IsListed, s.PublishedAt!.Value)));
        Assert.Equal(["2"], editions.Diff(2, 3).Flapping.Select(f => f.Listing.Key));
        // Who was there from the first edition on and goes for good was never seen to come.
        Assert.Empty(editions.Diff(3, 4).Flapping);
        Assert.Equal(["3"], Keys(editions.Diff(3, 4).Removed));
        // The net difference does not show what happened in between; this does, whichever way it is asked.
        Assert.Equal(["1", "2"], editions.Diff(0, 3).Flapping.Select(f => f.Listing.Key));
        Assert.Equal(["1", "2"], editions.Diff(3, 0).Flapping.Select(f => f.Listing.Key));
        Assert.Empty(editions.Diff(0, 3).Added);
    }

    [Fact]
    public void What_came_back_long_after_has_stayed_away()
    {
        using var temp = new TempLedger();
        var gone = Enumerable.Range(0, Flapping.Editions).Select(i => Row($"5{i}", $"OTHER{i}, Berta")).ToArray();
        var editions = Import(temp, [Row("1", "VORELL, Anton"), .. gone, Row("1", "VORELL, Anton")]);
        var diff = editions.Diff(Flapping.Editions, Flapping.Editions + 1);
        Assert.Equal(["1"], Keys(diff.Added));
        Assert.DoesNotContain("1", diff.Flapping.Select(f => f.Listing.Key));
    }

    [Fact]
    public void Each_programme_has_its_counts()
    {
        var diff = Diff(
            Row("1", "VORELL, Anton", "BETA") + Row("2", "QUISPE, Ana", "BETA] [ALPHA") + Row("3", "ZUBEREK, Jan", "ALPHA") + Row("4", "OKORO, Ngozi", "ALPHA", "DOB 1950."),
            Row("2", "QUISPE, Ana", "BETA] [ALPHA", "DOB 1971.") + Row("3", "ZUBEREK, Jan", "GAMMA") + Row("4", "OKORO, Ngozi", "ALPHA", "DOB 1950.")
            + Row("5", "HELVARAINEN, Marta", "ALPHA") + Row("6", "NIEMAND, Carl", "-0- "));
        Assert.Equal(
            [
                new ProgrammeLine(null, 1, 0, 0, 0, 0), new ProgrammeLine("ALPHA", 1, 0, 0, 1, 1), new ProgrammeLine("BETA", 0, 1, 0, 1, 0),
                new ProgrammeLine("GAMMA", 0, 0, 0, 0, 1),
            ],
            diff.Programmes);
        Assert.Equal([16L, 17L], diff.History.Select(h => h.Listings));
    }

    [Fact]
    public void Editions_of_two_lists_are_not_compared()
    {
        using var temp = new TempLedger();
        var one = Import(temp, Row("1", "VORELL, Anton")).History[0];
        var request = new ImportRequest(new WatchlistId("other"), [Sources.Text("sdn.csv", Row("1", "QUISPE, Ana"))], null, null, null);
        var other = new ImportEdition(temp.Ledger).Run(request, static _ => { }).Loaded;
        var refused = Assert.Throws<RefusedException>(() => EditionDifference.Of(temp.Ledger, one, other, temp.Ledger.Head, Some.Instant("2025-02-01")));
        Assert.Equal("two-watchlists", refused.Refusal.Code);
    }

    private sealed class LoadedEditions(TempLedger temp)
    {
        public IReadOnlyList<Lookback.Store.Tables.LoadedEdition> History => temp.Ledger.Views.Editions.History(Some.Watchlist, temp.Ledger.Head);

        public EditionDifferenceReport Diff(int from, int to) =>
            EditionDifference.Of(temp.Ledger, History[from], History[to], temp.Ledger.Head, Some.Instant("2025-03-01"));
    }
}
