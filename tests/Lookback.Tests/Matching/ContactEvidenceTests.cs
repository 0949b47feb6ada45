using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

public sealed class ContactEvidenceTests
{
    private static readonly FactWeights W = Policy.Default.Facts;

    public static TheoryData<string, string, double> PhonePairs => new()
    {
        { "+49 (30) 555 01 01", "0049-30-5550101", W.PhoneAgrees },
        { "+49 30 5550101", "030 5550101", W.PhoneAgrees / 2 },
        { "030 5550101", "0305550101", W.PhoneAgrees / 2 },
        { "+49 30 5550101", "+43 30 5550101", 0 },
        { "+49 30 5550101", "+49 30 5550102", 0 },
        { "-101823", "-101823", 0 },
        { "000 000 0000", "000 000 0000", 0 },
        { "1234567", "1234567", 0 },
    };

    public static TheoryData<string, string, double> EmailPairs => new()
    {
        { "M.Tarkovian+shop@Gmail.com", "mailto:mtarkovian@googlemail.com", W.EmailAgrees },
        { "m.tarkovian@zuberek.example", "mtarkovian@zuberek.example", W.EmailAgrees / 5 },
        { "tarkovian@yahoo.com", "zuberek@yahoo.com", 0 },
        { "info@zuberek.example", "INFO@zuberek.example", W.EmailAgrees * 0.6 },
        { "info@gmail.com", "info@gmail.com", W.EmailAgrees / 20 },
        { "maria@münchen.example", "maria@xn--mnchen-3ya.example", W.EmailAgrees },
        { "not an address", "not an address", 0 },
    };

    public static TheoryData<string, string, double> SitePairs => new()
    {
        { "https://www.zuberek.example/en/about", "ZUBEREK.example", W.WebsiteAgrees },
        { "facebook.com/zuberek", "https://www.facebook.com/Zuberek/", W.WebsiteAgrees },
        { "facebook.com/zuberek", "facebook.com/tarkovian", 0 },
        { "facebook.com", "facebook.com", 0 },
        { "none", "none", 0 },
        { "\ufffd.example", "\ufffd.example", 0 },
    };

    [Theory]
    [MemberData(nameof(PhonePairs))]
    public void Telephones(string one, string other, double logit) => Assert.Equal(logit, Found.Logit(
        EvidenceKind.Phone, Parties.Person(Found.Name) with { Phones = [one] }, Parties.Person(Found.Name) with { Phones = [other] }));

    [Fact]
    public void The_partys_countries_say_how_its_number_is_dialled()
    {
        var listed = Parties.Person(Found.Name) with { Phones = ["+49 30 5550101"] };
        var subject = Found.Of(("DE", CountryRole.Residence)) with { Phones = ["030 5550101"] };
        Assert.Equal(W.PhoneAgrees, Found.Logit(EvidenceKind.Phone, subject, listed));
        Assert.Equal("telephone 030 5550101 against +49 30 5550101: the same number", Found.Evidence(EvidenceKind.Phone, subject, listed)!.Sentence);
    }

    [Theory]
    [MemberData(nameof(EmailPairs))]
    public void Mailboxes(string one, string other, double logit) => Assert.Equal(logit, Found.Logit(
        EvidenceKind.Email, Parties.Person(Found.Name) with { Emails = [one] }, Parties.Person(Found.Name) with { Emails = [other] }));

    [Theory]
    [MemberData(nameof(SitePairs))]
    public void Web_sites(string one, string other, double logit) => Assert.Equal(logit, Found.Logit(
        EvidenceKind.Website, Parties.Person(Found.Name) with { Websites = [one] }, Parties.Person(Found.Name) with { Websites = [other] }));

    [Fact]
    public void A_contact_finds_a_party_under_another_name_and_alerts_only_with_more()
    {
        var subject = Parties.Person("Maria Tarkovian", "1951-11-22") with { Emails = ["quill@zuberek.example"], Phones = ["+49 30 5550101"] };
        var listing = Parties.Person("Oyelaran Zuberek") with { Emails = ["quill@zuberek.example"] };
        Assert.True(PreparedParty.Of(subject).Keys.Meet(PreparedParty.Of(listing).Keys));
        Assert.False(Parties.Compare(subject, listing).IsAlert);
        Assert.True(Parties.Compare(subject, Parties.Person("Oyelaran Zuberek", "1951-11-22") with { Emails = listing.Emails }).IsAlert);
        Assert.True(Parties.Compare(subject, listing with { Phones = subject.Phones }).IsAlert);
    }

    [Fact]
    public void What_many_share_is_no_key()
    {
        var party = new PartyFacts { Names = [], Emails = ["info@gmail.com"], Phones = ["0000000000"], Websites = ["facebook.com"] };
        Assert.False(PreparedParty.Of(party).Keys.Any);
    }
}
