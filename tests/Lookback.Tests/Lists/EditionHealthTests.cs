using Lookback.Core.Lists.Health;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>An edition that is likely damaged is told by what it lacks against the one before it, and an honest one is not held back.</summary>
public sealed class EditionHealthTests
{
    private static readonly DateTimeOffset Now = Some.Instant("2026-03-01");

    [Theory]
    [InlineData("nothing", null, HealthVerdict.Fine)]
    [InlineData("a tenth of the list", null, HealthVerdict.Fine)]
    [InlineData("a fifth of the list", "edition-shrank programme-shrank", HealthVerdict.Refuse)]
    [InlineData("a whole programme", "programme-shrank", HealthVerdict.Refuse)]
    [InlineData("a quarter of a programme", "programme-shrank", HealthVerdict.Refuse)]
    [InlineData("a programme of a few", null, HealthVerdict.Fine)]
    [InlineData("a programme that another took over", null, HealthVerdict.Fine)]
    [InlineData("the names of programmes", "programme-shrank", HealthVerdict.Watch)]
    [InlineData("birth dates", "field-vanished", HealthVerdict.Refuse)]
    [InlineData("aliases", "field-vanished", HealthVerdict.Refuse)]
    [InlineData("birth dates, in another format", "field-vanished", HealthVerdict.Watch)]
    public void What_is_lost_is_told_by_its_check(string lost, string? check, HealthVerdict verdict)
    {
        var before = Edition(Thousand());
        var now = lost switch
        {
            "a tenth of the list" => Edition(Thousand().Where((_, i) => i % 10 != 1), before),
            "a fifth of the list" => Edition(Thousand().Where((_, i) => i % 5 != 1), before),
            "a whole programme" => Edition(Thousand().Where(l => l.Programmes[0] != "BETA"), before),
            "a quarter of a programme" => Edition(Thousand().Where((l, i) => l.Programmes[0] != "BETA" || i % 4 > 0), before),
            "a programme of a few" => Edition(Thousand().Where(l => l.Programmes[0] != "GAMMA"), before),
            "a programme that another took over" =>
                Edition(Thousand().Select(l => l.Programmes[0] == "BETA" ? l with { Programmes = ["ALPHA"] } : l), before),
            "the names of programmes" => Edition(Thousand().Select(l => l with { Programmes = [l.Programmes[0].ToLowerInvariant()] }), before),
            "birth dates" => Edition(Thousand().Select(l => l with { Facts = l.Facts with { BirthDates = [] } }), before),
            "aliases" => Edition(Thousand().Select(l => l with { Facts = l.Facts with { Names = [l.Facts.Names[0]] } }), before),
            "birth dates, in another format" => Edition(Thousand().Select(l => l with { Facts = l.Facts with { BirthDates = [] } }), before) with { Format = "UnXml" },
            _ => Edition(Thousand(), before),
        };
        var found = EditionHealth.Of(now, before, before.PublishedAt, Now).Where(f => f.Verdict != HealthVerdict.Fine).ToList();
        Assert.Equal((check ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => (c, verdict)), found.Select(f => (f.Check, f.Verdict)));
        Assert.All(found, f => Assert.DoesNotContain("  ", f.Because, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1.2, HealthVerdict.Fine)]
    [InlineData(1.5, HealthVerdict.Watch)]
    [InlineData(2.5, HealthVerdict.Watch)]
    public void What_grows_fast_is_looked_at_and_never_held_back(double times, HealthVerdict verdict)
    {
        var before = Edition(Thousand());
        var now = Edition(Enumerable.Range(0, (int)(1000 * times)).Select(Listing), before);
        Assert.Equal(verdict, EditionHealth.Of(now, before, null, Now).Single(f => f.Check == "edition-grew").Verdict);
    }

    [Theory]
    [InlineData(0, HealthVerdict.Fine)]
    [InlineData(3, HealthVerdict.Watch)]
    [InlineData(40, HealthVerdict.Refuse)]
    public void Births_that_cannot_be_are_counted(int wrong, HealthVerdict verdict)
    {
        var now = Edition(Thousand().Select((l, i) => i >= wrong
            ? l
            : l with { Facts = l.Facts with { BirthDates = [PartialDate.OfYear(i % 2 == 0 ? 2068 : 1801)] } }));
        Assert.Equal(verdict, EditionHealth.Of(now, null, null, Now).Single(f => f.Check == "implausible-births").Verdict);
    }

    [Fact]
    public void What_goes_over_half_a_year_is_no_broken_download()
    {
        var before = Edition(Thousand()) with { PublishedAt = Some.Instant("2025-06-01") };
        var now = Edition(Thousand().Where((l, i) => l.Programmes[0] != "BETA" || i % 4 > 0), before);
        Assert.Equal(HealthVerdict.Fine, EditionHealth.Of(now, before, null, Now).Single(f => f.Check == "programme-shrank").Verdict);
        now = Edition(Thousand().Where(l => l.Programmes[0] != "BETA"), before);
        Assert.Equal(HealthVerdict.Watch, EditionHealth.Of(now, before, null, Now).Single(f => f.Check == "programme-shrank").Verdict);
    }

    [Fact]
    public void A_column_that_slipped_renames_them_all()
    {
        var before = Edition(Thousand());
        var now = Edition(Thousand(), before);
        now = now with { Profile = now.Profile! with { Renamed = 600 } };
        Assert.Equal("edition-renamed", Assert.Single(EditionHealth.Of(now, before, null, Now), f => f.Verdict == HealthVerdict.Refuse).Check);
    }

    [Theory]
    [InlineData(100, HealthVerdict.Fine)]
    [InlineData(200, HealthVerdict.Refuse)]
    public void Ids_that_name_others_are_counted_by_themselves(int reused, HealthVerdict verdict)
    {
        var before = Edition(Thousand());
        var now = Edition(Thousand(), before);
        now = now with
        {
            Counts = now.Counts with { Added = reused, Removed = reused }, Profile = now.Profile! with { ReusedIds = reused },
        };
        var found = EditionHealth.Of(now, before, null, Now).ToList();
        Assert.Equal(verdict, found.Single(f => f.Check == "ids-reused").Verdict);
        Assert.Equal(HealthVerdict.Fine, found.Single(f => f.Check == "edition-shrank").Verdict);
    }

    [Fact]
    public void A_companys_founding_is_no_birth_that_cannot_be()
    {
        var old = Thousand().Select(l => l with { Facts = l.Facts with { Schema = Schema.Organization, BirthDates = [PartialDate.OfYear(1750)] } });
        Assert.Equal(HealthVerdict.Fine, EditionHealth.Of(Edition(old), null, null, Now).Single(f => f.Check == "implausible-births").Verdict);
    }

    [Fact]
    public void An_edition_from_before_this_was_counted_is_held_against_nothing()
    {
        var before = Edition(Thousand()) with { Profile = null };
        Assert.All(EditionHealth.Of(Edition(Thousand(), before), before, null, Now), f => Assert.Equal(HealthVerdict.Fine, f.Verdict));
    }

    [Theory]
    [InlineData("2026-02-20", 14, HealthVerdict.Fine)]
    [InlineData("2026-02-01", 14, HealthVerdict.Watch)]
    [InlineData("2020-01-01", null, HealthVerdict.Fine)]
    public void A_list_is_stale_beyond_its_publishers_pace(string published, int? mostDays, HealthVerdict verdict) =>
        Assert.Equal(verdict, EditionHealth.Age(Edition(Thousand()) with { PublishedAt = Some.Instant(published) }, Now, mostDays, Now).Verdict);

    private static IEnumerable<ListingText> Thousand() => Enumerable.Range(0, 1000).Select(Listing);

    private static ListingText Listing(int number) => Some.Listing($"{number}", $"Person{number} Varkonyev", number % 2 == 0 ? $"{1950 + (number % 40)}" : null) is var listing
        ? listing with
        {
            Programmes = [number % 100 == 0 ? "GAMMA" : number % 10 == 0 ? "BETA" : "ALPHA"],
            Facts = listing.Facts with { Names = [.. listing.Facts.Names, new PartyName { Full = $"Alias{number} Varkonyev", Kind = NameKind.Alias }] },
        }
        : throw new InvalidOperationException();

    private static Edition Edition(IEnumerable<ListingText> listings, Edition? before = null)
    {
        var census = new EditionCensus(DateOnly.FromDateTime(Now.UtcDateTime));
        var count = 0;
        foreach (var listing in listings)
        {
            census.Add(listing);
            count++;
        }

        var was = before?.Counts.Listings ?? 0;
        return new Edition
        {
            Id = new EditionId("e"),
            Watchlist = Some.Watchlist,
            Format = "FollowTheMoney",
            PublishedAt = Some.Instant("2026-02-27"),
            Files = [new OriginalFile("list.json", "0", 1)],
            Counts = new EditionCounts
            {
                Listings = count, Added = Math.Max(0, count - was), Changed = 0, Reworded = 0, Merged = 0, Removed = Math.Max(0, was - count),
            },
            Profile = census.Build(count, 0),
        };
    }
}
