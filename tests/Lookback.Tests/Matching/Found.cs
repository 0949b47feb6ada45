using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>What a comparison of two parties found on one kind of fact.</summary>
internal static class Found
{
    public const string Name = "Gideon Quillfeather";

    public static PartyFacts Born(params string[] dates) => Parties.Person(Name) with { BirthDates = [.. dates.Select(PartialDate.Parse)] };

    public static PartyFacts Of(params (string Code, CountryRole Role)[] ties) =>
        Parties.Person(Name) with { Countries = [.. ties.Select(t => new CountryTie(new CountryCode(t.Code), t.Role))] };

    public static PartyFacts Numbered(IdentifierKind kind, string number, string? country = null, string? label = null) => Parties.Person(Name) with
    {
        Identifiers = [new Identifier { Kind = kind, Number = number, Country = country is null ? null : new CountryCode(country), Label = label }],
    };

    /// <summary>The evidence of that kind; both ways round it must say the same.</summary>
    public static Evidence? Evidence(EvidenceKind kind, PartyFacts one, PartyFacts other)
    {
        var (there, back) = (Parties.Compare(one, other), Parties.Compare(other, one));
        var (found, again) = (there.Evidence.SingleOrDefault(e => e.Kind == kind), back.Evidence.SingleOrDefault(e => e.Kind == kind));
        Assert.Equal(found?.Contribution, again?.Contribution);
        Assert.Equal(there.Corroboration, back.Corroboration);
        return found;
    }

    public static double Logit(EvidenceKind kind, PartyFacts one, PartyFacts other) => Evidence(kind, one, other)?.Contribution ?? 0;
}
