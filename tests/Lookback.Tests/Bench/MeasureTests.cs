using Lookback.Bench;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Bench;

/// <summary>The measures themselves: ratios, intervals, curves, similarity.</summary>
public sealed class MeasureTests
{
    private const double Close = 1e-4;

    [Fact]
    public void Precision_recall_and_F1_are_what_they_are_called()
    {
        var tally = Tally.Of([(true, true), (true, true), (true, false), (false, true), (false, false)]);
        Assert.Equal(new Tally(5, 3, 2, 1), tally);
        Assert.Equal((0.6667, 0.6667, 0.6667, 2), (tally.Precision!.Value, tally.Recall!.Value, tally.F1!.Value, tally.Wrong));
        Assert.Null(Tally.Of([(false, false)]).Recall);
        Assert.Null(Tally.Of([(false, false)]).Precision);
    }

    // By the published formula; the first is the textbook's example of a rate of 0.
    [Theory]
    [InlineData(0, 100, 0, 36.99)]
    [InlineData(10, 100, 55.23, 174.37)]
    [InlineData(50, 50, 928.65, 1000)]
    [InlineData(0, 0, 0, 1000)]
    public void A_rate_has_Wilsons_interval(int events, int of, double low, double high)
    {
        var rate = new Wilson(events, of);
        Assert.Equal(low, rate.Low, 0.01);
        Assert.Equal(high, rate.High, 0.01);
    }

    // The examples of Winkler's own papers.
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.9611)]
    [InlineData("DIXON", "DICKSONX", 0.8133)]
    [InlineData("DWAYNE", "DUANE", 0.84)]
    [InlineData("ABC", "XYZ", 0)]
    [InlineData("", "XYZ", 0)]
    [InlineData("SAME", "SAME", 1)]
    public void Jaro_Winkler_is_the_textbooks(string one, string other, double expected) => Assert.Equal(expected, JaroWinkler.Of(one, other), Close);

    [Fact]
    public void A_cut_lets_through_at_most_so_many_strangers()
    {
        var scores = new StrangerScores(Enumerable.Range(0, 1000).Select(i => i / 1000.0));
        var cut = scores.CutFor(2);
        Assert.Equal(2, Enumerable.Range(0, 1000).Count(i => i / 1000.0 > cut));
        Assert.Equal(0, new StrangerScores([0.9, 0.9, 0.9]).CutFor(1000));
    }

    [Fact]
    public void Ties_at_a_cut_count_as_alerts_and_not_as_found()
    {
        var scores = new StrangerScores([.. Enumerable.Repeat(0.9, 10), .. Enumerable.Repeat(0.0, 990)]);
        var people = new[] { new Place(0.9, 1), new Place(0.95, 1) };
        Assert.Equal(new FoundPeople(2, 1, 1), FoundPeople.Above(people, scores.CutFor(5)));
        Assert.Equal(new RecallCost(1, 10), scores.CostOf(1, [0.9, 0.95]));
        Assert.Equal(new RecallCost(0.5, 0), scores.CostOf(0.5, [0.9, 0.95]));
        Assert.Equal(new RecallCost(1, null), scores.CostOf(1, [0, 0.9]));
    }

    [Fact]
    public void Equal_scores_share_a_rank()
    {
        var ranked = new List<Ranked> { new(7, 0.97), new(3, 0.95), new(5, 0.95), new(1, 0.9) };
        Assert.Equal(new Place(0.95, 2), Place.In(ranked, new HashSet<int> { 5 }));
        Assert.Equal(new Place(0.9, 4), Place.In(ranked, new HashSet<int> { 1 }));
        Assert.Equal(default, Place.In(ranked, new HashSet<int> { 2 }));
    }

    [Fact]
    public void A_group_that_is_too_small_to_say_is_marked_and_does_not_make_the_worst()
    {
        string[] group = [.. Enumerable.Repeat("large", 2000), .. Enumerable.Repeat("loud", 1000), .. Enumerable.Repeat("small", 10)];
        bool[] alerts = [.. Enumerable.Range(0, 2000).Select(i => i < 4), .. Enumerable.Range(0, 1000).Select(i => i < 8), .. Enumerable.Range(0, 10).Select(i => i < 1)];
        var fairness = Fairness.Of(group, alerts, Array.ConvertAll(alerts, a => a ? 0.9 : 0.1));
        Assert.Equal(["large", "loud", "small"], fairness.Groups.Select(g => g.Group));
        Assert.Equal([false, false, true], fairness.Groups.Select(g => g.TooFew));
        Assert.Equal(fairness.Groups[1].TimesAverage, fairness.WorstToAverage);
        Assert.Equal(1.85, fairness.WorstToAverage!.Value, 0.01);
    }

    [Fact]
    public void The_rarity_of_a_name_is_that_of_all_its_words()
    {
        Assert.Equal("all words rare", Rarity("Oxlbert Varkonyev"));
        Assert.Equal("rare and common", Rarity("Mohammed Varkonyev"));
        Assert.Equal("all words common", Rarity("Mohammed Ahmed"));
        static string Rarity(string name) => Fairness.RarityOf(PreparedParty.Of(Person(name)));
    }

    [Fact]
    public void A_pair_scores_the_highest_threshold_at_which_it_would_alert()
    {
        var scorer = new PairScorer(Policy.Default, PairScorer.LowFloor);
        foreach (var (one, other) in new[] { ("Oleg Varkonyev", "Oleg Varkonjev"), ("Oleg Varkonyev", "Igor Varkonyev"), ("Oleg Varkonyev", "Ana Quispe") })
        {
            var (subject, listing) = (PreparedParty.Of(Person(one)), PreparedParty.Of(Person(other)));
            var score = Parties.Compare(Person(one), Person(other)).Score;
            Assert.Equal(score >= PairScorer.LowFloor ? score : 0, scorer.Score(subject, listing));
        }
    }

    [Fact]
    public void A_weak_alias_carries_a_pair_no_further_than_its_other_names_do()
    {
        var scorer = new PairScorer(Policy.Default, PairScorer.LowFloor);
        var subject = PreparedParty.Of(Person("Oleg Varkonyev"));
        var weak = PreparedParty.Of(new PartyFacts
        {
            Schema = Schema.Person,
            Names = [new PartyName { Full = "Ana Quispe" }, new PartyName { Full = "Oleg Varkonyev", Kind = NameKind.WeakAlias }],
        });
        Assert.True(scorer.Score(subject, weak) < Policy.Default.Thresholds.NameOnly);
        Assert.True(scorer.Score(subject, PreparedParty.Of(Person("Oleg Varkonyev"))) > 0.9);
    }

    private static PartyFacts Person(string name) => new() { Schema = Schema.Person, Names = [new PartyName { Full = name }] };
}
