using Lookback.Core.Lists.Ofac;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class OfacRemarksTests
{
    private static ListingText Person(string remarks) => Of(remarks, "\"individual\"");

    private static ListingText Of(string remarks, string type) =>
        Sources.One(Sources.Text("sdn.csv", $"1,\"VORELL, Anton\",{type},\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remarks.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"));

    [Theory]
    [InlineData("DOB 12 Apr 1978", "1978-04-12")]
    [InlineData("DOB 1942", "1942")]
    [InlineData("DOB Apr 1950", "1950-04")]
    [InlineData("DOB circa 1961", "1961~")]
    [InlineData("DOB circa Jan 1961", "1961-01~")]
    [InlineData("DOB 1960 to 1962", "1960-01-01/1962-12-31")]
    [InlineData("DOB 10 Oct 1969 to 12 Nov 1970", "1969-10-10/1970-11-12")]
    [InlineData("DOB circa 1979-1982", "1979-01-01~/1982-12-31~")]
    [InlineData("DOB circa 1960 to 1962", "1960-01-01~/1962-12-31~")]
    [InlineData("DOB 29 Feb 1980; alt. DOB 1981", "1980-02-29", "1981")]
    public void Birth_dates_are_read_as_far_as_they_are_stated(string remarks, params string[] dates) =>
        Assert.Equal(dates, Person(remarks + ".").Facts.BirthDates.Select(d => d.ToString()));

    [Fact]
    public void What_is_kept_of_nobody_is_counted_and_left_out()
    {
        var (reading, listings) = Sources.Read(Sources.Text("sdn.csv", "1,\"VORELL, Anton\",\"individual\",\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1978; ethnicity Nordic.\"\n"));
        Assert.Equal(1, reading.Dropped["ethnicity"]);
        Assert.Empty(listings[0].Remarks);
    }

    [Theory]
    [InlineData("Email Address info@vorell.example", "info@vorell.example")]
    [InlineData("alt. Email Address a@vorell.example", "a@vorell.example")]
    [InlineData("Email:a@vorell.example", "a@vorell.example")]
    [InlineData("a@vorell.example (email)", "a@vorell.example")]
    [InlineData("Website www.vorell.example", "www.vorell.example")]
    [InlineData("http://www.vorell.example (website)", "http://www.vorell.example")]
    [InlineData("Telephone No. 009613000000", "009613000000")]
    [InlineData("Telephone: 97000000", "97000000")]
    [InlineData("alt. Phone Number 850 2 000 0000", "850 2 000 0000")]
    [InlineData("Fax 96613000000", "96613000000")]
    public void Contacts_are_facts(string remarks, string contact)
    {
        var listing = Person(remarks + ".");
        Assert.Equal([contact], [.. listing.Facts.Phones, .. listing.Facts.Emails, .. listing.Facts.Websites]);
        Assert.Empty(listing.Remarks);
    }

    [Theory]
    [InlineData("Phone Number unlisted")]
    [InlineData("Website under construction")]
    [InlineData("Email Address unknown")]
    public void A_contact_that_looks_like_none_stays_a_remark(string remark) => Assert.Equal([remark], Person(remark + ".").Remarks);

    [Theory]
    [InlineData("Passport A0002302 (Iran)", "Passport A0002302 IR")]
    [InlineData("alt. Passport RL 522139 (Lebanon)", "Passport RL 522139 LB")]
    [InlineData("Passport AF465508 Colombia", "Passport AF465508 CO")]
    [InlineData("Passport D000000483, Diplomatic (Syria)", "Passport D000000483 SY")]
    [InlineData("Diplomatic Passport 4138 (Syria)", "Passport 4138 SY Diplomatic Passport")]
    [InlineData("National ID No. 660000 73767 (Belgium)", "NationalId 660000 73767 BE National ID No.")]
    [InlineData("Cedula No. V-8348784 (Venezuela)", "NationalId V-8348784 VE Cedula No.")]
    [InlineData("SSN 900-00-0000 (United States)", "NationalId 900-00-0000 US SSN")]
    [InlineData("Tax ID No. AABA 670850 Y", "TaxId AABA 670850 Y Tax ID No.")]
    [InlineData("NIT # 800146749-7 (Colombia)", "TaxId 800146749-7 CO NIT #")]
    [InlineData("Matricula Mercantil No 181301-1 Cali (Colombia)", "Registration 181301-1 CO Matricula Mercantil No")]
    [InlineData("Folio Mercantil No. 293481 Distrito Federal (Mexico)", "Registration 293481 MX Folio Mercantil No.")]
    [InlineData("Tax ID No. 21 ABC (Germany)", "TaxId 21 ABC DE Tax ID No.")]
    [InlineData("Equity Ticker K3ED SG", "Other K3ED SG Equity Ticker")]
    [InlineData("Equity Ticker 0728 HK", "Other 0728 HK Equity Ticker")]
    [InlineData("Equity Ticker NNJ DE", "Other NNJ DE Equity Ticker")]
    [InlineData("Registration ID HRB 26136 (Germany)", "Registration HRB 26136 DE Registration ID")]
    [InlineData("Company Number IMO 5055293", "Registration IMO 5055293 Company Number")]
    [InlineData("SWIFT/BIC TESTIRTH", "Bic TESTIRTH SWIFT/BIC")]
    [InlineData("SWIFT/BIC TEST IR TH", "Bic TESTIRTH SWIFT/BIC")]
    [InlineData("Legal Entity Number 253400EXAMPLE0000X12", "Lei 253400EXAMPLE0000X12 Legal Entity Number")]
    [InlineData("Legal Entity Number 851683897 (Netherlands)", "Registration 851683897 NL Legal Entity Number")]
    [InlineData("Aircraft Tail Number EP-MMH", "AircraftNumber EP-MMH Aircraft Tail Number")]
    [InlineData("Aircraft Construction Number (also called L/N or S/N or F/N) 8401", "AircraftNumber 8401 Aircraft Construction Number (also called L/N or S/N or F/N)")]
    [InlineData("alt. Digital Currency Address - XBT 1QExample", "Wallet 1QExample XBT")]
    public void Documents_and_numbers_are_read_with_their_country(string remarks, string number)
    {
        var listing = Of(remarks + ".", "-0- ");

        Assert.Equal([number], Sources.Numbers(listing));
    }

    [Fact]
    public void A_dated_document_is_a_fact_and_stays_a_remark_as_well()
    {
        var listing = Person("Passport G4506013 (Iran) issued 18 Jul 2010 expires 18 Jul 2015.");

        Assert.Equal(["Passport G4506013 IR"], Sources.Numbers(listing));
        Assert.Equal(["Passport G4506013 (Iran) issued 18 Jul 2010 expires 18 Jul 2015"], listing.Remarks);
    }

    [Fact]
    public void The_place_of_a_register_is_kept_in_the_remark()
    {
        var listing = Of("Matricula Mercantil No 181301-1 Cali (Colombia).", "-0- ");

        Assert.Equal(["Matricula Mercantil No 181301-1 Cali (Colombia)"], listing.Remarks);
        Assert.Equal("181301-1", Assert.Single(listing.Facts.Identifiers).Number);
        Assert.Null(Assert.Single(Of("Equity Ticker 0728 HK.", "-0- ").Facts.Identifiers).Country);
    }

    [Fact]
    public void Places_nationalities_and_sex_are_read()
    {
        var listing = Person("POB Pyongyang, Korea, North; alt. POB Minsk, Belarus; nationality Korea, North; citizen Burma; Gender Female.");

        Assert.Equal(["Pyongyang, Korea, North", "Minsk, Belarus"], listing.Facts.BirthPlaces);
        Assert.Equal(["KP Birth", "BY Birth", "KP Nationality", "MM Nationality"], listing.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(Sex.Female, listing.Facts.Sex);
        Assert.Empty(listing.Remarks);
    }

    [Fact]
    public void What_is_not_understood_stays_as_written_and_matches_nothing()
    {
        string[] kept = ["(Vice Minister; acting)", "Passport issued in Sarajevo", "Gender unclear", "Secondary sanctions risk: section 1(b)"];
        var listing = Person(string.Join("; ", kept) + ".");

        Assert.Equal(kept, listing.Remarks);
        Assert.Empty(listing.Facts.Identifiers);
    }

    [Theory]
    [InlineData("Linked To: NORDHAVN TRADING, LTD.", "NORDHAVN TRADING, LTD")]
    [InlineData("(Linked To: NORDHAVN TRADING, LTD.)", "NORDHAVN TRADING, LTD.")]
    [InlineData("(Linked To: NORDHAVN TRADING (GREY); Linked To: VORELL, Anton).", "NORDHAVN TRADING (GREY)|VORELL, Anton")]
    public void Whom_a_party_is_linked_to_is_a_relation_by_name(string remarks, string others)
    {
        var listing = Person(remarks);

        Assert.Equal(others.Split('|').Select(o => $"Other Either | Linked To: {o}"), Sources.Relations(listing));
        Assert.Empty(listing.Remarks);
    }

    [Fact]
    public void Who_operates_an_aircraft_is_a_relation_by_name()
    {
        var listing = Of("Aircraft Operator NORDHAVN AIR; Linked To: NORDHAVN AIR.", "\"aircraft\"");

        Assert.Equal(["Ownership Target | Aircraft Operator: NORDHAVN AIR", "Other Either | Linked To: NORDHAVN AIR"], Sources.Relations(listing));
        Assert.Empty(listing.Remarks);
    }

    [Fact]
    public void A_doubtful_nationality_is_a_tie_and_no_nationality()
    {
        var listing = Person("nationality possibly Palestinian;arrested 23 Apr 2003.");

        Assert.Equal(["PS Linked"], listing.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["arrested 23 Apr 2003"], listing.Remarks);
    }

    [Fact]
    public void Former_names_in_remarks_are_weak_as_the_xml_has_them() =>
        Assert.Equal(["Anton VORELL (Primary)", "OLD HERON (WeakAlias)"], Sources.Names(Person("f.k.a. 'OLD HERON'.")));

    [Theory]
    [InlineData("a; b (c; d); e.", "a", "b (c; d)", "e")]
    [InlineData("a (b; c; d", "a (b", "c", "d")]
    [InlineData(" ; ;; ")]
    public void Remarks_are_parted_at_semicolons_outside_parentheses(string remarks, params string[] pieces) =>
        Assert.Equal(pieces, OfacRemarks.Pieces(remarks));
}
