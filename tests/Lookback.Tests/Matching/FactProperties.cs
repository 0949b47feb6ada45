using CsCheck;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>What holds of every fact besides names, whatever the two parties are.</summary>
public sealed class FactProperties
{
    [Fact]
    public void Facts_weigh_the_same_whoever_is_the_subject() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
    {
        var (there, back) = (Find(one, other), Find(other, one));
        return there.Logit == back.Logit && there.Corroboration == back.Corroboration && there.Pinned == back.Pinned;
    });

    [Fact]
    public void The_order_of_facts_changes_nothing() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
    {
        var (before, after) = (Find(one, other), Find(Reversed(one), Reversed(other)));
        return before.Logit == after.Logit && before.Corroboration == after.Corroboration;
    });

    [Fact]
    public void Every_agreeing_fact_only_adds() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
    {
        var before = Parties.Compare(one, other);
        return Agreeing(one, other).All(more =>
        {
            var after = Parties.Compare(more, other);
            return after.Score >= before.Score - 1e-9 && after.Corroboration >= before.Corroboration - 1e-9 && (after.IsAlert || !before.IsAlert);
        });
    });

    [Fact]
    public void One_more_alternative_of_a_kind_that_is_there_never_loses_a_hit() => Gen.Select(Parties.Any, Parties.Any, Parties.Any).Sample((one, other, third) =>
    {
        var before = Parties.Compare(one, other);
        return Alternatives(one, third).All(more => Keeps(before, Parties.Compare(more, other)))
            && Alternatives(other, third).All(more => Keeps(before, Parties.Compare(one, more)));

        static bool Keeps(Match before, Match after) => after.Score >= before.Score - 1e-9 && (after.IsAlert || !before.IsAlert);
    });

    [Fact]
    public void Unknown_is_never_no() => Gen.Select(Parties.Any, Parties.Any).Sample((one, other) =>
        Find(new PartyFacts { Names = one.Names }, other).Logit == 0 && Find(one, new PartyFacts { Names = other.Names }).Logit == 0);

    private static FactFindings Find(PartyFacts one, PartyFacts other)
    {
        var (subject, listing) = (PreparedParty.Of(one), PreparedParty.Of(other));
        return FactFindings.Of(subject, listing, Policy.Default).WithPlaces(subject, listing, Policy.Default.Facts);
    }

    private static PartyFacts Reversed(PartyFacts facts) => facts with
    {
        BirthDates = [.. facts.BirthDates.Reverse()],
        BirthPlaces = [.. facts.BirthPlaces.Reverse()],
        Countries = [.. facts.Countries.Reverse()],
        Identifiers = [.. facts.Identifiers.Reverse()],
        Addresses = [.. facts.Addresses.Reverse()],
        Phones = [.. facts.Phones.Reverse()],
        Emails = [.. facts.Emails.Reverse()],
        Websites = [.. facts.Websites.Reverse()],
    };

    private static IEnumerable<PartyFacts> Agreeing(PartyFacts one, PartyFacts other)
    {
        foreach (var phone in other.Phones) yield return one with { Phones = [.. one.Phones, phone] };
        foreach (var email in other.Emails) yield return one with { Emails = [.. one.Emails, email] };
        foreach (var site in other.Websites) yield return one with { Websites = [.. one.Websites, site] };
        foreach (var place in other.BirthPlaces) yield return one with { BirthPlaces = [.. one.BirthPlaces, place] };
        foreach (var address in other.Addresses) yield return one with { Addresses = [.. one.Addresses, address] };
    }

    private static IEnumerable<PartyFacts> Alternatives(PartyFacts one, PartyFacts more)
    {
        if (one.BirthDates.Count > 0) yield return one with { BirthDates = [.. one.BirthDates, .. more.BirthDates] };
        if (one.Countries.Count > 0) yield return one with { Countries = [.. one.Countries, .. more.Countries] };
        if (one.BirthPlaces.Count > 0) yield return one with { BirthPlaces = [.. one.BirthPlaces, .. more.BirthPlaces] };
        yield return one with { Phones = [.. one.Phones, .. more.Phones] };
        yield return one with { Emails = [.. one.Emails, .. more.Emails] };
        yield return one with { Websites = [.. one.Websites, .. more.Websites] };
        yield return one with { Addresses = [.. one.Addresses, .. more.Addresses] };
    }
}
