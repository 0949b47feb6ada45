using System.Globalization;
using CsCheck;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

public sealed class MatchProperties
{
    private static readonly WatchlistId List = new("test-list");
    private static readonly PartyComparer Comparer = new(Policy.Default);

    [Fact]
    public void The_fast_path_says_what_the_full_comparison_says() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
    {
        var (subject, listing) = (PreparedParty.Of(one), PreparedParty.Of(other));
        var match = Comparer.Compare(subject, listing, List);
        return Comparer.IsAlert(subject, listing, List, out var score) == match.IsAlert && (!match.IsAlert || score == match.Score);
    });

    [Fact]
    public void A_score_is_below_one_and_a_name_alone_below_0_98() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
        Parties.Compare(one, other).Score is >= 0 and < 1 && Parties.Compare(NamesOf(one), NamesOf(other)).Score < 0.98);

    [Fact]
    public void A_name_alone_has_no_corroboration() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
        Parties.Compare(NamesOf(one), NamesOf(other)).Corroboration == 0);

    [Fact]
    public void Adding_an_agreeing_fact_never_lowers_the_score_nor_takes_an_alert_away() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
    {
        var before = Parties.Compare(one, other);
        return Agreeing(one, other).All(more =>
        {
            var after = Parties.Compare(more, other);
            return after.Score >= before.Score - 1e-9 && after.Corroboration >= before.Corroboration - 1e-9 && (after.IsAlert || !before.IsAlert);
        });
    });

    [Fact]
    public void One_more_name_never_loses_a_hit() => Gen.Select(Parties.Any, Parties.Any, Parties.AnyName).Sample((one, other, name) =>
    {
        var before = Parties.Compare(one, other);
        var subjectHasMore = Parties.Compare(one with { Names = [.. one.Names, name] }, other);
        var listingHasMore = Parties.Compare(one, other with { Names = [.. other.Names, name] });
        return Keeps(before, subjectHasMore) && Keeps(before, listingHasMore);

        static bool Keeps(Match before, Match after) => after.Score >= before.Score && (after.IsAlert || !before.IsAlert);
    });

    [Fact]
    public void Renaming_countries_on_both_sides_changes_nothing() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
    {
        var (before, after) = (Parties.Compare(one, other), Parties.Compare(Renamed(one), Renamed(other)));
        return before.Score == after.Score && before.Corroboration == after.Corroboration && before.IsAlert == after.IsAlert;
    });

    [Fact]
    public void Untagged_names_are_compared_in_any_order() =>
        Gen.Select(Gen.OneOf("Maria", "Tarkovian", "Zuberek", "Belarmino", "Ali", "Oyelaran").Array[2, 4], Parties.NameText, Gen.Int[0, 1000])
            .Sample((words, other, seed) =>
            {
                var shuffled = words.OrderBy(w => HashCode(w, seed)).ToArray();
                var before = Parties.Compare(Parties.Person(string.Join(' ', words)), Parties.Person(other)).Score;
                return Math.Abs(before - Parties.Compare(Parties.Person(string.Join(' ', shuffled)), Parties.Person(other)).Score) < 1e-6;
            });

    [Fact]
    public void A_weak_alias_never_alerts_alone() => Gen.Select(Parties.NameText, Parties.NameText).Sample((one, other) =>
        !Parties.Compare(Parties.Person(one), Parties.Person(other, kind: NameKind.WeakAlias)).IsAlert
        && !Parties.Compare(Parties.Person(one), Parties.Person(one, kind: NameKind.WeakAlias)).IsAlert);

    [Fact]
    public void Evidence_of_the_facts_and_the_name_sums_to_the_score() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
    {
        var match = Parties.Compare(one, other);
        // A number that identifies is not outweighed, see PartyComparer.
        if (match.SubjectName is null || match.Evidence.Any(e => e.Kind == EvidenceKind.Identifier && e.Direction == Direction.For)) return true;
        var sum = match.Evidence.Sum(e => e.Contribution);
        return Math.Abs(match.Score - Math.Min(0.9999, 1 / (1 + Math.Exp(-sum)))) < 0.01 || match.Evidence[0].Contribution < -6;
    });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    public void A_score_does_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var (one, other) = (Parties.Person("INGRID TARKOVIAN", "1961-03-02"), Parties.Person("Ingrid Tarkoviyan", "1961"));
        var plain = Parties.Compare(one, other);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var there = Parties.Compare(one, other);
            Assert.Equal(plain.Score, there.Score);
            Assert.Equal(plain.Evidence.Select(e => e.Sentence), there.Evidence.Select(e => e.Sentence));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<PartyFacts> Agreeing(PartyFacts one, PartyFacts other)
    {
        foreach (var name in other.Names) yield return one with { Names = [.. one.Names, name] };
        foreach (var date in other.BirthDates) yield return one with { BirthDates = [.. one.BirthDates, date] };
        foreach (var tie in other.Countries) yield return one with { Countries = [.. one.Countries, tie] };
        foreach (var identifier in other.Identifiers) yield return one with { Identifiers = [.. one.Identifiers, identifier] };
        if (one.Sex == Sex.Unknown) yield return one with { Sex = other.Sex };
    }

    private static PartyFacts NamesOf(PartyFacts facts) => new() { Schema = facts.Schema, Names = facts.Names };

    private static PartyFacts Renamed(PartyFacts facts) => facts with
    {
        Countries = [.. facts.Countries.Select(c => c with { Country = new CountryCode(c.Country.Value switch { "AA" => "CC", "BB" => "AA", _ => "BB" }) })],
    };

    private static uint HashCode(string word, int seed) => word.Aggregate((uint)seed * 2654435761u, (h, c) => (h ^ c) * 16777619u);
}
