using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Tests.Matching;

public sealed class BirthDateEvidenceTests
{
    private static readonly BirthDateWeights W = Policy.Default.BirthDate;

    public static TheoryData<string, string, double, string> Pairs => new()
    {
        { "1951-11-22", "1951-11-22", W.SameDay, "birth date 1951-11-22 on both sides" },
        { "1951-03-04", "1951-04-03", W.Swapped, "birth date 1951-03-04 against 1951-04-03: day and month swapped" },
        { "1951-11-22", "1951-11-23", W.DaySlip, "birth date 1951-11-22 against 1951-11-23: a slip in the day or month" },
        { "1951-11-30", "1951-12-01", W.DaySlip, "birth date 1951-11-30 against 1951-12-01: a slip in the day or month" },
        { "1972-12-31", "1973-01-01", W.DaySlip, "birth date 1972-12-31 against 1973-01-01: one day apart" },
        { "1951-11-22", "1951-11", W.SameMonth, "birth date 1951-11-22 against 1951-11: the same month" },
        { "1951-11-22", "1951", W.SameYear, "birth date 1951-11-22 against 1951: the same year" },
        { "1951", "1951", W.SameYear, "birth date 1951 on both sides" },
        { "1951-01-01", "1951-07-19", W.SameYear, "birth date 1951-01-01 against 1951-07-19: the same year, 1 January standing for the year" },
        { "1951-07-01", "1951-07-19", W.SameYear, "birth date 1951-07-01 against 1951-07-19: the same month, the day perhaps filled in" },
        { "1951-06-30", "1951-02-19", W.FilledIn, "birth date 1951-06-30 against 1951-02-19: the same year, day and month perhaps filled in" },
        { "1951-03-04", "1951-09-22", W.OtherDay, "birth date 1951-03-04 against 1951-09-22: the same year, another day" },
        { "1951-03", "1951-09-22", W.OtherDay, "birth date 1951-03 against 1951-09-22: the same year, another month" },
        { "1985-02-03", "1958-02-03", W.YearSlip, "birth date 1985-02-03 against 1958-02-03: the same day and month, a slip in the year" },
        { "1970-08-21", "1969-08-21", W.YearSlip, "birth date 1970-08-21 against 1969-08-21: the same day and month, a slip in the year" },
        { "1925-03-04", "2025-03-04", W.YearSlip, "birth date 1925-03-04 against 2025-03-04: the same day and month, the year of another century" },
        { "1960/1964", "1962-05-06", W.Overlap, "birth date 1960-01-01/1964-12-31 against 1962-05-06: may be the same" },
        { "195X", "1951", W.Overlap / 2, "birth date 195X against 1951: may be the same, but one says little" },
        { "1960~", "1962", W.Overlap / 2, "birth date 1960~ against 1962: close, and one is approximate" },
        { "1960", "1961", W.OneReckonedYear, "birth date 1960 against 1961: one year apart" },
        { "1960-05-06", "1961-11-12", W.OneYear, "birth date 1960-05-06 against 1961-11-12: one year apart" },
        { "1960", "1962-11-12", W.FewReckonedYears, "birth date 1960 against 1962-11-12: two years apart" },
        { "1960-05-06", "1963-11-12", W.FewYears, "birth date 1960-05-06 against 1963-11-12: three years apart" },
        { "1985", "1958", W.FewYears, "birth date 1985 against 1958: digits of the year swapped" },
        { "1951", "1967-02-03", W.OtherYear, "birth date 1951 against 1967-02-03: ten years apart or more" },
        // 12 Mordad 1360, and 1 Ramadan 1402, as the two calendars' own tables have them.
        { "1360-05-12", "1981-08-03", W.SameDay + W.OtherCalendar, "birth date 1360-05-12 against 1981-08-03: the same day, read in the solar calendar of Iran and Afghanistan" },
        { "1402-09-01", "1982-06-22", W.SameDay + W.OtherCalendar, "birth date 1402-09-01 against 1982-06-22: the same day, read in the lunar Islamic calendar" },
        { "1360", "1981", W.SameYear + W.OtherCalendar, "birth date 1360 against 1981: the same year, read in the solar calendar of Iran and Afghanistan" },
        { "1360-05-12", "1360-05-12", W.SameDay, "birth date 1360-05-12 on both sides" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_dates_are_to_each_other_what_the_sentence_says(string one, string other, double logit, string sentence)
    {
        var found = Found.Evidence(EvidenceKind.BirthDate, Found.Born(one), Found.Born(other))!;
        Assert.Equal((sentence, logit), (found.Sentence, found.Contribution));
    }

    [Fact]
    public void A_year_of_another_calendar_that_fits_in_none_contradicts() =>
        Assert.True(Found.Logit(EvidenceKind.BirthDate, Found.Born("1360-05-12"), Found.Born("1951-11-20")) <= W.FewYears);

    [Fact]
    public void Several_dates_are_alternatives_in_any_order()
    {
        var listed = Found.Born("1951", "1967-02-03");
        Assert.Equal(W.SameDay, Found.Logit(EvidenceKind.BirthDate, Found.Born("1949", "1967-02-03"), listed));
        Assert.Equal(W.SameDay, Found.Logit(EvidenceKind.BirthDate, Found.Born("1967-02-03", "1949"), listed));
    }

    [Theory]
    [InlineData("Wang Wei", "1951-11-22", false)]
    [InlineData("Gideon Quillfeather Tarkovian", "1951-11-22", true)]
    public void A_weak_alias_stands_on_the_year_alone_only_where_few_bear_it(string name, string born, bool alert)
    {
        var listing = Support.Parties.Person(name, "1951", NameKind.WeakAlias);
        Assert.Equal(alert, Support.Parties.Compare(Support.Parties.Person(name, born), listing).IsAlert);
        CountryTie[] ties = [new(new CountryCode("AA"), CountryRole.Nationality)];
        Assert.True(Support.Parties.Compare(Support.Parties.Person(name, born) with { Countries = ties }, listing with { Countries = ties }).IsAlert);
        Assert.True(Support.Parties.Compare(Support.Parties.Person(name, born), Support.Parties.Person(name, born, NameKind.WeakAlias)).IsAlert);
    }

    [Fact]
    public void A_near_year_is_enough_for_a_rare_name_and_not_for_one_that_many_bear()
    {
        Match Of(string name) => Support.Parties.Compare(Support.Parties.Person(name, "1951"), Support.Parties.Person(name, "1952"));
        Assert.True(Of("Gideon Quillfeather Tarkovian").IsAlert);
        var common = Of("Wang Wei");
        Assert.False(common.IsAlert);
        Assert.Contains(common.Evidence, e => e.Sentence == "\"Wang Wei\" is a name that many bear, so that what contradicts counts more");
    }
}
