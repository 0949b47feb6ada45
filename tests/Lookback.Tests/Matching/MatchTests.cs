using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

public sealed class MatchTests
{
    [Theory]
    [InlineData("Jon Tarkovian", "John Tarkovian")]
    [InlineData("Jon Smith", "John Smith")]
    [InlineData("Ann Zuberek", "Anne Zuberek")]
    [InlineData("Bill Zuberek", "William Zuberek")]
    [InlineData("Tarkovian Maria", "Maria Tarkovian")]
    [InlineData("TARKOVIAN, Maria", "Maria Tarkovian")]
    [InlineData("Dr. Maria Tarkovian", "Maria Tarkovian")]
    [InlineData("Мария Тарковян", "Maria Tarkovian")]
    [InlineData("Usama Zuberek", "Osama Zuberek")]
    [InlineData("محمد اشترى", "Muhammad Ashtara")]
    [InlineData("Ron L Zuberek", "Ron Ludwig Zuberek")]
    [InlineData("Valery Zuberek", "Valery Nikolaevich Zuberek")]
    [InlineData("van der Bilten Maria", "Vanderbilten Maria")]
    [InlineData("AlisherTarkovian", "Alisher Tarkovian")]
    public void One_person_under_two_spellings_is_an_alert(string one, string other) => Assert.True(Person(one, other).IsAlert);

    [Theory]
    [InlineData("Valery Konstantinovich Zuberek", "Valery Nikolaevich Zuberek")]
    [InlineData("Carlos Garcia", "GARCIA BELARMINO, Juan Carlos")]
    [InlineData("Igor Zuberek", "Oleg Zuberek")]
    [InlineData("Maria", "Maria Tarkovian")]
    [InlineData("John", "Thomas John")]
    [InlineData("Ahmad bin Hasan al-Zuberi", "Hasan bin Ahmad al-Zuberi")]
    [InlineData("김민수", "김민석")]
    [InlineData("Lu Wu", "Li Wu")]
    [InlineData("UNKNOWN", "UNKNOWN")]
    public void Two_people_are_no_alert_by_name_alone(string one, string other) => Assert.False(Person(one, other).IsAlert);

    [Theory]
    [InlineData("ZUBEREK OIL COMP", "Zuberek Oil Company")]
    [InlineData("Zuberek Limited Liability Company", "ООО Зуберек")]
    [InlineData("Siemens Aktiengesellschaft", "Siemens AG")]
    [InlineData("GUANGZHOU TARKO COMM GRP", "Guangzhou Tarko Communications Group")]
    [InlineData("Pro Zuberek Bank", "ProZuberekBank JSC")]
    [InlineData("株式会社トヨタ自動車", "トヨタ自動車")]
    [InlineData("Brigade Forty-Four", "Brigade 44")]
    public void One_company_under_two_spellings_is_an_alert(string one, string other) =>
        Assert.True(Parties.Compare(Parties.Company(one), Parties.Company(other)).IsAlert);

    [Theory]
    [InlineData("BELLETECH CORP", "11420 CORP.")]
    [InlineData("The Zuberek Group", "The Tarkovian Group")]
    [InlineData("A-B-C Company", "Acme Trading Company")]
    [InlineData("주식회사 삼성전자", "주식회사 현대자동차")]
    [InlineData("Tarkovian 44", "Tarkovian 45")]
    [InlineData("Brigade 44", "Brigade 45")]
    public void Two_companies_are_no_alert(string one, string other) =>
        Assert.False(Parties.Compare(Parties.Company(one), Parties.Company(other)).IsAlert);

    [Fact]
    public void A_contradicting_part_costs_far_more_than_a_missing_one()
    {
        var missing = Person("Valery Zuberek", "Valery Nikolaevich Zuberek").Score;
        var contradicting = Person("Valery Konstantinovich Zuberek", "Valery Nikolaevich Zuberek").Score;
        Assert.True(missing - contradicting > 0.2, $"{missing} against {contradicting}");
    }

    [Fact]
    public void Tagged_names_the_wrong_way_round_are_not_the_same()
    {
        PartyFacts Tagged(string given, string family) => new()
        {
            Schema = Schema.Person,
            Names = [new PartyName { Full = $"{given} {family}", Given = given, Family = family }],
        };
        var right = Parties.Compare(Tagged("Maria", "Tarkovian"), Tagged("Maria", "Tarkovian"));
        var swapped = Parties.Compare(Tagged("Tarkovian", "Maria"), Tagged("Maria", "Tarkovian"));
        Assert.True(right.IsAlert);
        Assert.True(swapped.Score < right.Score - 0.2);
    }

    [Fact]
    public void A_person_against_a_company_is_penalised() =>
        Assert.False(Parties.Compare(Parties.Person("Emma Daniels"), Parties.Company("EMMA LLC")).IsAlert);

    [Theory]
    [InlineData("1951-11-22", "1951-11-22", true)]
    [InlineData("1951-11-22", "1951", true)]
    [InlineData("1951-03-04", "1951-04-03", true)]
    [InlineData("1951-01-01", "1951-07-19", true)]
    [InlineData("1951-11-22", "1967-02-03", false)]
    [InlineData("1951-11-22", "1953", false)]
    public void A_birth_date_settles_a_common_name(string one, string other, bool alert) =>
        Assert.Equal(alert, Parties.Compare(Parties.Person("Sergio Ramirez", one), Parties.Person("RAMIREZ, Sergio", other)).IsAlert);

    [Fact]
    public void A_birth_date_without_a_name_is_no_evidence() =>
        Assert.Equal(0, Parties.Compare(Parties.Person("Maria Tarkovian", "1951-11-22"), Parties.Person("Oyelaran Zuberek", "1951-11-22")).Score, 2);

    [Fact]
    public void The_same_strong_number_is_near_certain_under_any_name()
    {
        PartyFacts With(string name) => Parties.Person(name) with { Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = "AB123456" }] };
        var match = Parties.Compare(With("Maria Tarkovian"), With("Oyelaran Zuberek"));
        Assert.True(match.IsAlert && match.Score > 0.9);
        Assert.Equal(1, match.Corroboration);
        var born = Parties.Compare(
            With("Maria Tarkovian") with { BirthDates = [PartialDate.OfYear(1951)] },
            With("Oyelaran Zuberek") with { BirthDates = [PartialDate.OfYear(1987)] });
        Assert.True(born.IsAlert);
    }

    [Fact]
    public void Another_number_of_the_same_kind_speaks_weakly_against()
    {
        PartyFacts With(string number) => Parties.Person("Maria Tarkovian") with { Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = number }] };
        var (bare, other) = (Person("Maria Tarkovian", "Maria Tarkovian"), Parties.Compare(With("AB123456"), With("XY999999")));
        Assert.InRange(other.Score, bare.Score - 0.1, bare.Score - 0.0001);
    }

    [Fact]
    public void A_weak_alias_corroborates_a_strong_name()
    {
        var strong = Parties.Person("Maria Tarkoviyan");
        var both = strong with { Names = [.. strong.Names, new PartyName { Full = "Maria Tarkovian", Kind = NameKind.WeakAlias }] };
        Assert.True(Parties.Compare(Parties.Person("Maria Tarkovian"), both).Score >= Parties.Compare(Parties.Person("Maria Tarkovian"), strong).Score);
        Assert.True(Parties.Compare(Parties.Person("Maria Tarkovian"), both).IsAlert);
    }

    [Fact]
    public void A_weak_alias_with_a_birth_date_may_alert()
    {
        var listing = Parties.Person("Maria Tarkovian", "1951-11-22", NameKind.WeakAlias);
        Assert.True(Parties.Compare(Parties.Person("Maria Tarkovian", "1951-11-22"), listing).IsAlert);
        Assert.True(Parties.Compare(Parties.Person("Maria Tarkovian"), listing).WeakAliasOnly);
    }

    [Fact]
    public void Each_reason_says_both_values_in_a_sentence()
    {
        var match = Parties.Compare(Parties.Person("Александр Зуберек", "1985-02-03"), Parties.Person("ZUBEREK, Aleksandr", "1958-02-03"));
        var sentences = match.Evidence.Select(e => e.Sentence).ToList();
        Assert.Contains("given name Александр = Aleksandr (transliteration)", sentences);
        Assert.Contains("birth date 1985-02-03 against 1958-02-03: the same day and month, a slip in the year", sentences);
        Assert.Equal("Александр Зуберек", match.SubjectName?.Full);
        Assert.Equal("ZUBEREK, Aleksandr", match.ListedName?.Full);
    }

    [Fact]
    public void Thresholds_of_a_watchlist_override_those_of_the_policy()
    {
        var policy = Policy.Default with { Watchlists = new Dictionary<string, Thresholds> { ["strict-list"] = new() { NameOnly = 0.99, Corroborated = 0.99 } } };
        var (subject, listing) = (PreparedParty.Of(Parties.Person("Maria Tarkovian")), PreparedParty.Of(Parties.Person("Maria Tarkovian")));
        var comparer = new PartyComparer(policy);
        Assert.True(comparer.Compare(subject, listing, new WatchlistId("other-list")).IsAlert);
        Assert.False(comparer.Compare(subject, listing, new WatchlistId("strict-list")).IsAlert);
    }

    private static Match Person(string one, string other) => Parties.Compare(Parties.Person(one), Parties.Person(other));
}
