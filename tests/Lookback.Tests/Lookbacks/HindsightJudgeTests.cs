using CsCheck;
using Lookback.Core.Lookbacks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lookbacks;

public sealed class HindsightJudgeTests
{
    private static readonly DateTimeOffset Met = Some.Instant("2024-03-14T09:12:00Z");

    // Listed after the encounter, loaded a day later: what the other cases change one thing of.
    private static readonly HindsightQuestion LetThrough = new()
    {
        EncounterAt = Met,
        Screened = Outcome.NoHit,
        Then = ThenMatch.NotLoaded,
        ListedName = "Test Person",
        Now = new TextDates { PublishedAt = Some.Instant("2024-05-01"), LoadedAt = Some.Instant("2024-05-02"), LastWithoutAt = Some.Instant("2024-03-01") },
    };

    private static readonly TextDates Old = new() { PublishedAt = Some.Instant("2024-01-01"), LoadedAt = Some.Instant("2024-01-02") };

    public static TheoryData<Verdict> All => [.. Enum.GetValues<Verdict>()];

    [Theory]
    [MemberData(nameof(All))]
    public void There_is_a_case_for_every_verdict(Verdict verdict)
    {
        var question = verdict switch
        {
            Verdict.NotListedThen => LetThrough,
            Verdict.ListedNotLoaded => LetThrough with { Now = LetThrough.Now with { PublishedAt = Some.Instant("2024-03-10") } },
            Verdict.LoadedNotMatched => LetThrough with { Then = ThenMatch.Matches, Loaded = Old },
            Verdict.SubjectDataDiffered => LetThrough with { SubjectDiffers = true },
            Verdict.WeakAliasOnly => LetThrough with { Then = ThenMatch.WeakAliasAlone, Loaded = Old },
            Verdict.HitCleared => LetThrough with { Prior = PriorHit.Cleared, Loaded = Old },
            Verdict.HitUnresolved => LetThrough with { Prior = PriorHit.Unresolved, Loaded = Old },
            Verdict.Suppressed => LetThrough with { Prior = PriorHit.Suppressed, Loaded = Old },
            Verdict.NotScreened => LetThrough with { Screened = Outcome.Unscreened },
            Verdict.NotReplayable => LetThrough with { Screened = null },
            _ => throw new InvalidOperationException($"no case for {verdict}"),
        };
        var hindsight = HindsightJudge.Judge(question);
        Assert.Equal(verdict, hindsight.Verdict);
        Assert.StartsWith("met on 2024-03-14; ", hindsight.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_added_to_a_listing_that_was_loaded_is_judged_by_when_the_name_was_published()
    {
        var later = HindsightJudge.Judge(LetThrough with { Then = ThenMatch.OtherFacts, Now = LetThrough.Now with { ChangesEarlierText = true } });
        Assert.Equal(Verdict.NotListedThen, later.Verdict);
        Assert.Contains("the party was listed, but what matches it now (\"Test Person\")", later.Because, StringComparison.Ordinal);
        var before = LetThrough.Now with { ChangesEarlierText = true, PublishedAt = Some.Instant("2024-03-01") };
        Assert.Equal(Verdict.ListedNotLoaded, HindsightJudge.Judge(LetThrough with { Then = ThenMatch.OtherFacts, Now = before }).Verdict);
    }

    [Fact]
    public void An_old_designation_date_does_not_outweigh_an_edition_that_lacked_the_party()
    {
        // Publishers list a party again under its first date: the UN's Iran listings of September 2025 carry dates of 2006.
        var again = LetThrough with { Now = LetThrough.Now with { DesignatedOn = PartialDate.OfDay(2006, 12, 23) } };
        Assert.Equal(Verdict.NotListedThen, HindsightJudge.Judge(again).Verdict);
        var first = again with { Now = again.Now with { LastWithoutAt = null } };
        Assert.Equal(Verdict.ListedNotLoaded, HindsightJudge.Judge(first).Verdict);
    }

    [Fact]
    public void A_designation_between_two_editions_is_when_it_could_be_known()
    {
        var between = LetThrough with { Now = LetThrough.Now with { DesignatedOn = PartialDate.OfDay(2024, 3, 12) } };
        var hindsight = HindsightJudge.Judge(between);
        Assert.Equal(Verdict.ListedNotLoaded, hindsight.Verdict);
        Assert.Equal(Some.Instant("2024-03-12"), hindsight.KnowableAt);
        Assert.True(hindsight.Gap < TimeSpan.Zero);
    }

    [Theory]
    [InlineData("2024-03-14", "2024-03-14T09:12:00Z")]
    [InlineData("2024-03-14T08:00:00Z", "2024-03-14")]
    [InlineData("2024-03-14", "2024-03-14")]
    public void Of_one_day_nobody_can_say_which_came_first_and_the_doubt_accuses_nobody(string published, string met)
    {
        var hindsight = HindsightJudge.Judge(LetThrough with
        {
            EncounterAt = Some.Instant(met), Now = LetThrough.Now with { PublishedAt = Some.Instant(published) },
        });
        Assert.Equal(Verdict.NotListedThen, hindsight.Verdict);
        var timed = HindsightJudge.Judge(LetThrough with
        {
            EncounterAt = Some.Instant("2024-03-14T09:12:00Z"), Now = LetThrough.Now with { PublishedAt = Some.Instant("2024-03-14T08:00:00Z") },
        });
        Assert.Equal(Verdict.ListedNotLoaded, timed.Verdict);
    }

    [Fact]
    public void An_edition_of_unknown_publication_is_known_from_its_loading()
    {
        var hindsight = HindsightJudge.Judge(LetThrough with { Now = new TextDates { LoadedAt = Some.Instant("2024-03-14T09:13:00Z") } });
        Assert.Equal(Verdict.NotListedThen, hindsight.Verdict);
        Assert.Equal(TimeSpan.FromMinutes(1), hindsight.Gap);
    }

    [Fact]
    public void Every_question_has_exactly_one_verdict_and_keeps_its_dates_apart()
    {
        var day = Gen.Int[0, 2000].Select(d => Some.Instant("2020-01-01").AddDays(d));
        var dates = Gen.Select(day, day, day, Gen.Bool, Gen.Bool).Select((published, loaded, without, known, earlier) => new TextDates
        {
            PublishedAt = known ? published : null,
            LoadedAt = loaded,
            LastWithoutAt = earlier ? without : null,
            ChangesEarlierText = earlier,
        });
        Gen.Select(day, dates, Gen.Enum<PriorHit>(), Gen.Enum<ThenMatch>(), Gen.Enum<Outcome>(), Gen.Bool).Sample((met, now, prior, then, screened, differs) =>
        {
            var hindsight = HindsightJudge.Judge(LetThrough with
            {
                EncounterAt = met, Now = now, Prior = prior, Then = then, Screened = screened, SubjectDiffers = differs,
            });
            Assert.True(Enum.IsDefined(hindsight.Verdict));
            Assert.Equal((met, now.LoadedAt, now.PublishedAt), (hindsight.EncounterAt, hindsight.LoadedAt, hindsight.PublishedAt));
            Assert.Equal(hindsight.KnowableAt - met, hindsight.Gap);
        });
    }
}
