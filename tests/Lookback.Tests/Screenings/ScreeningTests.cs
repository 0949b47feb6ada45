using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Screenings;

public sealed class ScreeningTests
{
    private static readonly Hit Hit = new()
    {
        Listing = new ListingId(Some.Watchlist, "1"), Score = 0.9, Corroboration = 0.5, SubjectName = "a", ListedName = "b",
    };

    [Theory]
    [InlineData(Decision.FalsePositive, "facts", "2/p", "2026-05-01", true)]
    [InlineData(Decision.FalsePositive, "facts", "2/p", "2026-05-02", false)]
    [InlineData(Decision.FalsePositive, "facts", "3/p", "2026-05-01", false)]
    [InlineData(Decision.FalsePositive, "facts", "2/q", "2026-05-01", false)]
    [InlineData(Decision.FalsePositive, "other facts", "2/p", "2026-05-01", false)]
    [InlineData(Decision.TrueMatch, "facts", "2/p", "2026-05-01", false)]
    [InlineData(Decision.Inconclusive, "facts", "2/p", "2026-05-01", false)]
    public void Only_a_cleared_pair_whose_ground_stands_stays_silent(Decision decision, string facts, string matcher, string day, bool suppressed)
    {
        var disposition = new Disposition
        {
            Alert = default, Decision = decision, Reason = "r", ListingFacts = "facts", Matcher = AlertMemory.Matcher("2", "p"), Expires = PartialDate.Parse("2026-05-01"),
        };
        Assert.Equal(suppressed ? 7 : null, AlertMemory.Recall(Hit, Ground(facts, matcher, day), disposition, 7).SuppressedBy);
    }

    [Fact]
    public void What_was_decided_before_engine_and_policy_were_kept_stands_on_the_list_alone()
    {
        var disposition = new Disposition { Alert = default, Decision = Decision.FalsePositive, Reason = "r", ListingFacts = "facts" };
        Assert.Equal(7, AlertMemory.Recall(Hit, Ground("facts", "99/z", "2099-01-01"), disposition, 7).SuppressedBy);
    }

    [Fact]
    public void A_pair_that_nobody_decided_alerts() => Assert.Null(AlertMemory.Recall(Hit, Ground("facts", "2/p", "2026-05-01"), null, 0).SuppressedBy);

    private static DecisionGround Ground(string facts, string matcher, string day) => new(facts, matcher, PartialDate.Parse(day).Earliest);

    [Fact]
    public void Hits_come_best_first_and_each_says_why()
    {
        var index = ListingIndex.Build(
            [Some.Listing("1", "Oleg Varkonyev", "1961"), Some.Listing("2", "Oleg Varkonyev", "1961-02-14"), Some.Listing("3", "Marta Helvarainen")],
            Policy.Default);
        var hits = index.Screen(PreparedParty.Of(Some.Person("Oleg Varkonyev", "1961-02-14")));
        Assert.Equal(["2", "1"], hits.Select(h => h.Listing.Key));
        Assert.All(hits, h => Assert.Contains(h.Evidence, e => e.Kind == EvidenceKind.Name && e.Sentence.Contains("Varkonyev", StringComparison.Ordinal)));
        Assert.All(hits, h => Assert.True(h.Score < 1));
    }

    [Fact]
    public void A_hit_by_number_alone_shows_both_names()
    {
        static ListingText With(string name)
        {
            var listing = Some.Listing("1", name);
            return listing with { Facts = listing.Facts with { Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = "X4417702" }] } };
        }

        var index = ListingIndex.Build([With("Oleg Varkonyev")], Policy.Default);
        var hit = Assert.Single(index.Screen(PreparedParty.Of(With("Marta Helvarainen").Facts)));
        Assert.Equal("Marta Helvarainen", hit.SubjectName);
        Assert.Equal("Oleg Varkonyev", hit.ListedName);
    }

    [Fact]
    public void A_subject_without_names_hits_nothing() =>
        Assert.Empty(ListingIndex.Build([Some.Listing("1", "Oleg Varkonyev")], Policy.Default).Screen(PreparedParty.Of(new PartyFacts { Names = [] })));

    [Theory]
    [InlineData("Mr", false)]
    [InlineData("LLC", false)]
    [InlineData("Ltd Co", false)]
    [InlineData("X", false)]
    [InlineData("12345", false)]
    [InlineData("N/A", false)]
    [InlineData("1961-02-03", false)]
    [InlineData("???", false)]
    [InlineData("★★★", false)]
    [InlineData("\ufffd\ufffd", false)]
    [InlineData("洋 杨", true)]
    [InlineData("Haji Ibrahim", true)]
    [InlineData("Cho Il U", true)]
    [InlineData("习近平", true)]
    public void A_name_of_titles_forms_and_digits_is_nothing_to_screen_by(string name, bool hasSubstance) =>
        Assert.Equal(hasSubstance, PreparedParty.Of(new PartyFacts { Names = [new PartyName { Full = name }] }).HasSubstance);
}
