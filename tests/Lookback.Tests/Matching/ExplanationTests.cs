using CsCheck;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>Can an analyst say why it scored as it did, and what would change it?</summary>
public sealed class ExplanationTests
{
    private static readonly WatchlistId List = new("test-list");
    private static readonly PartyComparer Comparer = new(Policy.Default);

    [Theory]
    [InlineData("Александр Зуберек", "ZUBEREK, Aleksandr", LinkKind.Transliteration, "given name Александр = Aleksandr (transliteration)")]
    [InlineData("Bill Zuberek", "William Zuberek", LinkKind.Nickname, "name part Bill = William (nickname or variant)")]
    [InlineData("J Zuberek", "John Zuberek", LinkKind.Initial, "initial J = John (initial)")]
    [InlineData("Maria Tarkovian", "Maria Tarkoviyam", LinkKind.Spelling, "name part Tarkovian = Tarkoviyam (spelling)")]
    [InlineData("Maria Tarkovian", "MARÍA Tarkovian", LinkKind.Same, "name part Maria = MARÍA (the same but for case and marks)")]
    [InlineData("Maria Tarkovian", "Maria Tarko Vian", LinkKind.Joined, "name parts Tarkovian = Tarko Vian (joined)")]
    public void A_link_of_two_parts_says_how_they_are_one(string one, string other, LinkKind how, string sentence)
    {
        var match = Parties.Compare(Parties.Person(one), Parties.Person(other));
        Assert.Contains(match.Alignment.Links, l => l.How == how && l.Reason == sentence);
        Assert.Contains(match.Evidence, e => e.Sentence == sentence && e.Contribution == 0);
    }

    [Theory]
    [InlineData("ZUBEREK OIL COMM", "Zuberek Oil Communications", LinkKind.Abbreviation)]
    [InlineData("Brigade Forty-Four", "Brigade 44", LinkKind.Number)]
    public void A_link_of_words_of_companies_says_how_they_are_one(string one, string other, LinkKind how) =>
        Assert.Contains(Parties.Compare(Parties.Company(one), Parties.Company(other)).Alignment.Links, l => l.How == how);

    [Fact]
    public void Parts_stand_in_the_order_written_with_what_became_of_each()
    {
        var match = Parties.Compare(Parties.Person("Dr. Maria Quillfeather Tarkovian"), Parties.Person("TARKOVIAN, Maria"));
        Assert.Equal(["Dr", "Maria", "Quillfeather", "Tarkovian"], match.Alignment.Subject.Select(p => p.Text));
        Assert.Equal(
            [PartStanding.Aside, PartStanding.Linked, PartStanding.Alone, PartStanding.Linked], match.Alignment.Subject.Select(p => p.Standing));
        Assert.Equal([[1], [3]], match.Alignment.Links.Select(l => l.Subject));
        Assert.Contains(match.Evidence, e => e.Contribution < 0 && e.Sentence.Contains("Quillfeather", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Maria Tarkovian", "Maria Quillfeather Tarkovian", "the listed name has Quillfeather, which the subject's lacks")]
    [InlineData("Maria Tarkovian Oyelaran", "Maria Tarkovian Zuberek", "both sides keep a part that the other lacks, Oyelaran and Zuberek: another name")]
    [InlineData("Maria Tarkovian", "Maria Tarkovian", "a name alone never reaches more than 0.97")]
    public void A_sentence_names_the_parts_it_is_about(string one, string other, string sentence) =>
        Assert.Contains(Parties.Compare(Parties.Person(one), Parties.Person(other)).Evidence, e => e.Sentence == sentence && e.Contribution < 0);

    [Fact]
    public void Different_numbers_and_legal_forms_are_said_with_both()
    {
        var sentences = Parties.Compare(Parties.Company("Tarko Trading 44 GmbH"), Parties.Company("Tarko Trading 45 LLP")).Evidence.Select(e => e.Sentence).ToList();
        Assert.Contains("numbers differ: 44 against 45", sentences);
        Assert.Contains("legal forms differ: GmbH against LLP", sentences);
    }

    [Fact]
    public void An_alert_and_a_near_miss_say_by_which_numbers()
    {
        Assert.EndsWith("reaches 0.700, the threshold for a name alone", Parties.Compare(Parties.Person("Maria Tarkovian"), Parties.Person("Maria Tarkovian")).Because, StringComparison.Ordinal);
        var weak = Parties.Compare(Parties.Person("Maria Tarkovian"), Parties.Person("Maria Tarkovian", kind: NameKind.WeakAlias));
        Assert.StartsWith("only a weak alias fits and too little else agrees, so it is no alert at any score; ", weak.Because, StringComparison.Ordinal);
        var far = Parties.Compare(Parties.Person("Igor Zuberek"), Parties.Person("Oleg Zuberek"));
        Assert.Contains(" falls short of 0.700", far.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_feature_of_a_name_is_about_something() => Assert.All(
        Enum.GetValues<NameFeature>(), feature => Assert.NotEqual(NameTheme.Ceiling, NameContributions.ThemeOf(feature)));

    [Fact]
    public void What_would_change_it_is_computed_by_comparing_again()
    {
        var (subject, listing) = (Parties.Person("Sergio Ramirez"), Parties.Person("RAMIREZ, Sergio", "1951-11-22"));
        var told = WhatIf.Of(Comparer, PreparedParty.Of(subject), PreparedParty.Of(listing), List);
        var agrees = told.Single(w => w.Hypothesis == "if the subject's birth date were the listed 1951-11-22");
        Assert.Equal(Parties.Compare(subject with { BirthDates = [PartialDate.OfDay(1951, 11, 22)] }, listing).Score, agrees.Score);
        Assert.True(agrees.IsAlert);
        Assert.False(told.Single(w => w.Hypothesis == "if the birth year were quite another").IsAlert);
    }

    [Fact]
    public void A_weak_alias_is_asked_about_as_a_good_name_and_a_listed_name_as_missing()
    {
        var listing = Parties.Person("Maria Tarkovian", kind: NameKind.WeakAlias);
        var both = listing with { Names = [new PartyName { Full = "Oyelaran Zuberek" }, .. listing.Names] };
        var told = WhatIf.Of(Comparer, PreparedParty.Of(Parties.Person("Maria Tarkovian")), PreparedParty.Of(both), List);
        var strong = told.Single(w => w.Hypothesis == "if the weak alias \"Maria Tarkovian\" were a good name");
        Assert.True(strong is { IsAlert: true, Decides: true });
        Assert.Contains(told, w => w.Hypothesis == "if the listing had no name \"Maria Tarkovian\"" && w.Score < 0.1);
        // What decides comes first.
        Assert.True(told[0].Decides);
    }

    [Fact]
    public void A_part_too_many_and_a_part_that_were_another_are_asked_about()
    {
        var told = WhatIf.Of(
            Comparer, PreparedParty.Of(Parties.Person("Maria Tarkovian")), PreparedParty.Of(Parties.Person("Maria Quillfeather Tarkovian")), List);
        var without = told.Single(w => w.Hypothesis == "if the listed name had no Quillfeather");
        Assert.Equal(Parties.Compare(Parties.Person("Maria Tarkovian"), Parties.Person("Maria Tarkovian")).Score, without.Score);
        Assert.Contains(told, w => w.Hypothesis == "if the name part Tarkovian of the subject were another" && !w.IsAlert);
    }

    [Fact]
    public void Every_hypothesis_moves_the_score_or_the_answer_and_none_shows_what_it_puts_in() => MatchProperties.Pairs.Sample(pair =>
    {
        var (subject, listing) = (PreparedParty.Of(pair.Subject), PreparedParty.Of(pair.Listing));
        var now = Comparer.Compare(subject, listing, List);
        var told = WhatIf.Of(Comparer, subject, listing, List);
        return told.Count <= 8
            && told.All(w => w.Hypothesis.StartsWith("if ", StringComparison.Ordinal) && w.Decides == (w.IsAlert != now.IsAlert))
            && told.All(w => w.Decides || Math.Abs(w.Score - now.Score) >= 0.01)
            && told.All(w => !w.Hypothesis.Contains("qoxz", StringComparison.OrdinalIgnoreCase) && !w.Hypothesis.Contains("ZZ", StringComparison.Ordinal));
    }, iter: 200, print: MatchProperties.Print);
}
