using CsCheck;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using static Lookback.Tests.Cases.PlayedCase;
using static Lookback.Tests.Cases.StepRulesTests;

namespace Lookback.Tests.Cases;

public sealed class DisclosureRulesTests
{
    private static readonly string?[] Claims = [null, "none", "asserted", "filed", "granted", "denied_final", "confidential"];
    private static readonly CountryCode[] Countries = [new("AA"), new("BB"), new("CC")];

    [Fact]
    public void A_disclosure_says_what_goes_to_whom_why_and_on_which_law()
    {
        var played = In("UNDER_REVIEW");
        var disclosure = Made(played, null);
        Assert.Null(DisclosureRules.Check(played.State, disclosure, []));
        Refused(
            DisclosureRules.Check(played.State, disclosure with { LegalBasis = " " }, []),
            "field-missing",
            "a disclosure says what goes to whom, why and on which law, and the legal basis is not given");
        Refused(DisclosureRules.Check(played.State, disclosure with { Case = new CaseId("other") }, []), "wrong-case", "this disclosure is of case other");
        Refused(DisclosureRules.Check(played.State, disclosure with { What = "last seen at 55.7558, 37.6173" }, []), "no-positions", "and here stands coordinates");
    }

    /// <summary>For any claim, recipient and nationalities: it passes only where the claim is known to be none, or the country known to be another.</summary>
    [Fact]
    public void Nothing_goes_to_the_country_that_protection_is_claimed_from() =>
        Gen.Select(Gen.Int[0, Claims.Length - 1], Gen.Int[0, 3], Gen.OneOf<CountryCode>(Countries).Array[0, 3]).Sample((claim, to, nationalities) =>
        {
            var played = In("UNDER_REVIEW");
            if (Claims[claim] is { } said)
                Assert.Null(played.Say(played.Statement("protection-claim", said) with { Handling = new Handling(Tlp.Red) }));
            CountryCode? country = to == 3 ? null : Countries[to];
            var refusal = DisclosureRules.Check(played.State, Made(played, country), nationalities);
            var mayPass = country is not { } of || Claims[claim] is "none" or "denied_final" || (nationalities.Length > 0 && !nationalities.Contains(of));
            Assert.Equal(mayPass, refusal is null);
            if (refusal is null) return;
            Assert.Equal("protected", refusal.Code);
            // Whether there is a claim that is confidential, no refusal tells.
            Assert.DoesNotContain("confidential", refusal.Sentence, StringComparison.Ordinal);
        });

    private static Disclosure Made(PlayedCase played, CountryCode? country) => new()
    {
        Case = played.File.Id, What = "the finding", Recipient = "Agency B", RecipientCountry = country, Reason = "request 7", LegalBasis = "treaty 3", Person = Analyst.Person,
    };
}
