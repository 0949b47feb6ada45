using System.Globalization;
using System.Text;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>The same scores, keys, dates and sentences, letter for letter, wherever the machine thinks it is.</summary>
public sealed class CultureTests
{
    private static readonly string[] Names =
    [
        "INGRID TARKOVIAN", "Ingrid Tarkoviyan", "İngrid Tarkovıan", "ingrid tarkovian", "Ιnγriδ Ταρκοβιάν", "حسين الزبيري", "Hussein al-Zubairi", "김민수", "Kim Min-su",
        "Ivan Ivanovich Zuberek", "İVAN ZUBEREK II", "Straße Großmann", "STRASSE GROSSMANN", "Titi Iıiİ", "กมล ทองดี", "Kamol Thongdi", "رضا ۱۲", "Reza 12",
    ];

    private static readonly string[] Companies = ["Tarko Trading GmbH 44", "TARKO TRDNG LIMITED 45", "Minsk İnşaat A.Ş.", "MINSK INSAAT AS", "Brigade Forty-Four", "Brigade ٤٤"];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("az-Latn-AZ")]
    public void What_is_computed_is_the_same_text_in_every_culture(string culture)
    {
        var plain = In(CultureInfo.InvariantCulture, Battery);
        Assert.Equal(plain, In(CultureInfo.GetCultureInfo(culture), Battery));
        Assert.Contains("0.", plain, StringComparison.Ordinal);
    }

    /// <summary>In a process that was started for a culture, see <c>CultureSuiteTests</c>.</summary>
    [Fact]
    public void The_culture_that_was_asked_for_is_in_force() =>
        Assert.Equal(Environment.GetEnvironmentVariable("LOOKBACK_TESTS_CULTURE") ?? CultureInfo.CurrentCulture.Name, CultureInfo.CurrentCulture.Name);

    private static string In(CultureInfo culture, Func<string> act)
    {
        var (format, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return act();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (format, words);
        }
    }

    private static string Battery()
    {
        var told = new StringBuilder();
        foreach (var schema in new[] { Schema.Person, Schema.Organization, Schema.Unknown })
        {
            var parties = (schema == Schema.Organization ? Companies : Names).Select((name, i) => PreparedParty.Of(new PartyFacts
            {
                Schema = schema,
                Names = [new PartyName { Full = name }],
                BirthDates = i % 3 == 0 ? [] : [i % 2 == 0 ? PartialDate.OfDay(1961, 2, 3) : PartialDate.Parse("1961~")],
                Identifiers = [new Identifier { Kind = IdentifierKind.Imo, Number = "imo 9187629" + (i % 2) }],
                Countries = [new CountryTie(new CountryCode("IR"), CountryRole.Nationality)],
            })).ToList();
            foreach (var one in parties)
            {
                told.Append(CultureInfo.InvariantCulture, $"{one.Names[0]}: {string.Join(' ', one.Keys.All().Select(k => k.ToString("x", CultureInfo.InvariantCulture)))}\n");
                foreach (var other in parties) Tell(told, one, other);
            }
        }

        return told.ToString();
    }

    private static void Tell(StringBuilder told, PreparedParty one, PreparedParty other)
    {
        var comparer = new PartyComparer(Policy.Default);
        var match = comparer.Compare(one, other, new WatchlistId("test-list"));
        told.Append(CultureInfo.InvariantCulture, $"{match.Score:R} {match.Corroboration:R} {match.Because}\n");
        foreach (var evidence in match.Evidence) told.Append(CultureInfo.InvariantCulture, $"  {evidence.Contribution:R} {evidence.Sentence}\n");
        foreach (var change in WhatIf.Of(comparer, one, other, new WatchlistId("test-list"))) 
            told.Append(CultureInfo.InvariantCulture, $"  {change.Hypothesis} {change.Score:R} {change.IsAlert}\n");
    }
}
