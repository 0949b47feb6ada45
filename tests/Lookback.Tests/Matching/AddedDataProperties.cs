using CsCheck;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>
/// What more data may do. What agrees never lowers a score. What is new may rightly contradict: a first birth date or place, country or
/// number. Beside one that agrees it may not, for several values are alternatives; nor may one more name or address.
/// </summary>
public sealed class AddedDataProperties
{
    [Fact]
    public void What_agrees_never_lowers_the_score_nor_takes_an_alert_away() => MatchProperties.Pairs.Sample(pair =>
    {
        var before = Parties.Compare(pair.Subject, pair.Listing);
        return Agreeing(pair.Subject, pair.Listing).All(more => Holds(before, Parties.Compare(more.Facts, pair.Listing), $"the subject, its {more.What}"))
            && Agreeing(pair.Listing, pair.Subject).All(more => Holds(before, Parties.Compare(pair.Subject, more.Facts), $"the listing, its {more.What}"));
    }, iter: 500, print: MatchProperties.Print);

    [Fact]
    public void One_more_name_never_loses_a_hit() =>
        Gen.Select(MatchProperties.Pairs, Gen.OneOf(Parties.AnyName, RelatedParties.Name)).Sample((pair, name) =>
        {
            var before = Parties.Compare(pair.Subject, pair.Listing);
            return Holds(before, Parties.Compare(pair.Subject with { Names = [.. pair.Subject.Names, name] }, pair.Listing), "the subject")
                && Holds(before, Parties.Compare(pair.Subject, pair.Listing with { Names = [.. pair.Listing.Names, name] }), "the listing");
        }, iter: 500, print: p => $"{MatchProperties.Print(p.Item1)} + {p.Item2.Full} {p.Item2.Kind}");

    [Fact]
    public void One_more_date_place_country_or_number_beside_one_that_agrees_never_loses_a_hit() =>
        Gen.Select(MatchProperties.Pairs, RelatedParties.Date, RelatedParties.Tie, RelatedParties.Number).Sample((pair, date, tie, number) =>
        {
            var before = Parties.Compare(pair.Subject, pair.Listing);
            return Both(EvidenceKind.BirthDate, f => f with { BirthDates = [.. f.BirthDates, date] })
                && Both(EvidenceKind.BirthPlace, f => f with { BirthPlaces = [.. f.BirthPlaces, "Quillport"] })
                && Both(EvidenceKind.Country, f => f with { Countries = [.. f.Countries, tie] })
                && Both(EvidenceKind.Identifier, f => f with { Identifiers = [.. f.Identifiers, number] });

            bool Both(EvidenceKind kind, Func<PartyFacts, PartyFacts> more) =>
                !before.Evidence.Any(e => e.Kind == kind && e.Direction == Direction.For)
                || (Holds(before, Parties.Compare(more(pair.Subject), pair.Listing), "the subject")
                    && Holds(before, Parties.Compare(pair.Subject, more(pair.Listing)), "the listing"));
        }, iter: 500, print: p => $"{MatchProperties.Print(p.Item1)} + {p.Item2}, {p.Item3}, {p.Item4.Kind} {p.Item4.Number} {p.Item4.Country}");

    [Fact]
    public void One_more_address_never_loses_a_hit() => Gen.Select(MatchProperties.Pairs, Gen.OneOf("Tarkograd", "Quillport", "9 Mill Lane, Belmarsk")).Sample((pair, place) =>
    {
        var before = Parties.Compare(pair.Subject, pair.Listing);
        return Holds(before, Parties.Compare(pair.Subject with { Addresses = [.. pair.Subject.Addresses, place] }, pair.Listing), "the subject")
            && Holds(before, Parties.Compare(pair.Subject, pair.Listing with { Addresses = [.. pair.Listing.Addresses, place] }), "the listing");
    }, iter: 500, print: p => $"{MatchProperties.Print(p.Item1)} + {p.Item2}");

    private static bool Holds(Match before, Match after, string where) =>
        after.Score >= before.Score - 1e-9 && after.Corroboration >= before.Corroboration - 1e-9 && (after.IsAlert || !before.IsAlert)
        ? true
        : throw new InvalidOperationException($"more of {where}: {before.Score} ({before.IsAlert}) became {after.Score} ({after.IsAlert})");

    /// <summary>One side with one more value of the other's, each in turn.</summary>
    private static IEnumerable<(string What, PartyFacts Facts)> Agreeing(PartyFacts one, PartyFacts other)
    {
        foreach (var name in other.Names) yield return ($"name {name.Full}", one with { Names = [.. one.Names, name] });
        foreach (var date in other.BirthDates) yield return ($"date {date}", one with { BirthDates = [.. one.BirthDates, date] });
        foreach (var place in other.BirthPlaces) yield return ($"birth place {place}", one with { BirthPlaces = [.. one.BirthPlaces, place] });
        foreach (var tie in other.Countries) yield return ($"country {tie.Country}", one with { Countries = [.. one.Countries, tie] });
        foreach (var id in other.Identifiers) yield return ($"number {id.Kind} {id.Number}", one with { Identifiers = [.. one.Identifiers, id] });
        foreach (var address in other.Addresses) yield return ($"address {address}", one with { Addresses = [.. one.Addresses, address] });
        if (one.Sex == Sex.Unknown) yield return ("sex", one with { Sex = other.Sex });
    }
}
