using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;
using static Lookback.Tests.Support.OfacAdvanced;

namespace Lookback.Tests.Lists;

public class OfacAdvancedReaderTests
{
    private static readonly string PersonNames =
        Alias("74", true, false, Written("9", ("1", "Vorell"), ("2", "Anton"), ("3", "Pavel")), Written("9", ("1", "Vorel"), ("2", "Anton")), Written("8", ("1", "Ворелл"), ("2", "Антон")))
        + Alias("71", false, false, Written("9", ("1", "Worell"), ("2", "Anton")))
        + Alias("72", false, false, Written("9", ("1", "Antonov")))
        + Alias("73", false, false, Written("9", ("1", "Vorell"), ("4", "de Novak"), ("2", "Toni")))
        + Alias("71", false, true, Written("9", ("5", "Tony the Boat")))
        + Alias("72", false, true, Written("8", ("5", "Тони")))
        + Alias("71", false, false, Written("7", ("1", "沃"), ("2", "安东")));

    private static readonly string PersonGroups = Groups(("1", "21"), ("2", "22"), ("3", "23"), ("4", "24"), ("5", "25"));

    private static readonly string PersonFeatures =
        Feature("501", Period("1978-4-12", "1978-4-12") + """<VersionDetail DetailTypeID="1"/>""")
        + Feature("501", Period("1979-1-1", "1979-12-31"))
        + Feature("501", Period("1961-1-1", "1961-12-31", isAbout: true))
        + Feature("501", Period("1975-1-1", "1977-12-31"))
        + Feature("501", """<DatePeriod CalendarTypeID="1"><Start Approximate="false"><From><Year>1980</Year><Month>5</Month></From></Start></DatePeriod>""")
        + Feature("502", Detail("Gomel, Belarus"))
        + Feature("503", """<VersionDetail DetailTypeID="4"/><VersionLocation LocationID="802"/>""")
        + Feature("504", """<VersionDetail DetailTypeID="4"/><VersionLocation LocationID="803"/>""")
        + Feature("505", """<VersionDetail DetailTypeID="2" DetailReferenceID="31"/>""")
        + Feature("506", Detail("Director"))
        + Feature("507", """<VersionLocation LocationID="801"/>""")
        + Feature("508", Detail("www.vorell.example"))
        + Feature("509", Detail("anton@vorell.example"))
        + Feature("510", Detail("375 17 5550101"))
        + Feature("511", Detail("12EXAMPLEaddress"))
        + Feature("512", Detail("VORLBY2X"), comment: "head office")
        + Feature("513", """<VersionDetail DetailTypeID="2" DetailReferenceID="33"/>""")
        + Feature("521", Detail("x"));

    private static readonly string PersonPlaces =
        Place("801", "3", ("46", "220000"), ("44", "Minsk"), ("41", "1 Mill Lane"), ("42", "Flat 2"))
        + Place("802", "6")
        + Place("803", null, ("1", "Belarus"));

    private static readonly string PersonDocuments =
        $"""<IDRegDocument ID="1" IDRegDocTypeID="61" IdentityID="20010" IssuedBy-CountryID="3" ValidityID="1"><Comment/><IDRegistrationNo>AB123456</IDRegistrationNo><DocumentDate IDRegDocDateTypeID="1">{Period("2011-7-10", "2011-7-10")}</DocumentDate><DocumentDate IDRegDocDateTypeID="2">{Period("2021-1-1", "2021-12-31")}</DocumentDate></IDRegDocument>"""
        + """<IDRegDocument ID="2" IDRegDocTypeID="61" IdentityID="20010" IssuedBy-CountryID="5" IssuedIn-LocationID="801" ValidityID="2"><IDRegistrationNo>ZZ1</IDRegistrationNo><IssuingAuthority>Harbour office</IssuingAuthority></IDRegDocument>"""
        + """<IDRegDocument ID="3" IDRegDocTypeID="63" IdentityID="20010"><IDRegistrationNo>M-77</IDRegistrationNo></IDRegDocument>""";

    private static readonly string PersonEntries = Entry("2001", "2", "2014-10-10", "DEMO-B", "DEMO-A") + Entry("2001", "1", "2012-5-3", "DEMO-A");

    private const string PersonRelations =
        """<ProfileRelationship ID="1" From-ProfileID="2001" To-ProfileID="2002" RelationTypeID="1" RelationQualityID="1" Former="false" SanctionsEntryID="1"><Comment/></ProfileRelationship>"""
        + """<ProfileRelationship ID="2" From-ProfileID="2001" To-ProfileID="2003" RelationTypeID="2" RelationQualityID="2" Former="true" SanctionsEntryID="1"><Comment>till 2019</Comment></ProfileRelationship>""";

    private static readonly string Person = Party("2001", "14", PersonNames, PersonGroups, PersonFeatures, "(Linked To: NORDHAVN TRADING)");

    private static readonly string Body = Party(
        "2003", "13", Alias("74", true, false, Written("9", ("6", "Nordhavn Trading, Ltd"))), Groups(("6", "26")), Feature("522", """<VersionLocation LocationID="802"/>"""));

    private static SourceFile Whole(string ns = Namespace) =>
        File(Person, PersonPlaces, PersonDocuments, PersonRelations, PersonEntries, ns: ns);

    [Theory]
    [InlineData(Namespace)]
    [InlineData("http://www.un.org/sanctions/1.0")]
    [InlineData("https://www.un.org/sanctions/1.0")]
    public void Any_namespace_is_read_and_the_edition_is_dated(string ns)
    {
        var (reading, listings) = Sources.Read(Whole(ns));

        Assert.Equal((ListFormat.OfacAdvancedXml, 1L, 0L), (reading.Format, reading.RowsRead, reading.RowsLost));
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero), reading.PublishedAt);
        Assert.Equal("test-list:2001", Assert.Single(listings).Id.ToString());
    }

    [Fact]
    public void Names_have_their_kind_their_script_and_their_parts()
    {
        var person = Sources.One(Whole());

        Assert.Equal(
            [
                "Anton Pavel Vorell (Primary)", "Anton Vorel (Alias)", "Антон Ворелл (OriginalScript)", "Anton Worell (Alias)", "Antonov (Former)", "Toni Vorell de Novak (Alias)",
                "Tony the Boat (WeakAlias)", "Тони (WeakAlias)", "沃安东 (OriginalScript)",
            ],
            Sources.Names(person));
        Assert.Equal(("Anton Pavel", "Vorell"), (person.Facts.Names[0].Given, person.Facts.Names[0].Family));
        Assert.Equal(("安东", "沃"), (person.Facts.Names[^1].Given, person.Facts.Names[^1].Family));
    }

    [Fact]
    public void Births_are_read_as_far_as_they_are_known()
    {
        var facts = Sources.One(Whole()).Facts;

        Assert.Equal(["1978-04-12", "1979", "1961~", "1975-01-01/1977-12-31", "1980-05"], facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Gomel, Belarus"], facts.BirthPlaces);
    }

    [Fact]
    public void What_stands_before_and_behind_a_party_comes_to_it()
    {
        var person = Sources.One(Whole());

        Assert.Equal(["1 Mill Lane, Flat 2, Minsk, 220000, Belarus"], person.Facts.Addresses);
        Assert.Equal(["BY Birth", "RU Nationality", "BY Nationality", "BY Residence"], person.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(
            ["Passport AB123456 BY", "Passport ZZ1", "Other M-77 Moon Permit", "Wallet 12EXAMPLEaddress XBT", "Bic VORLBY2X SWIFT/BIC"], Sources.Numbers(person));
        Assert.Equal(["DEMO-A", "DEMO-B"], person.Programmes);
        Assert.Equal(("2012-05-03", Schema.Person, Sex.Male), (person.DesignatedOn.ToString(), person.Facts.Schema, person.Facts.Sex));
        Assert.Equal(["Director"], person.Titles);
        Assert.Equal(["www.vorell.example", "anton@vorell.example", "375 17 5550101"], [.. person.Facts.Websites, .. person.Facts.Emails, .. person.Facts.Phones]);
    }

    [Fact]
    public void What_has_no_place_is_a_remark()
    {
        var (reading, listings) = Sources.Read(Whole());

        Assert.Equal(
            [
                "Passport AB123456 (Belarus) issued 10 Jul 2011 expires 2021", "Passport ZZ1: Fraudulent, issued by Harbour office, issued in 1 Mill Lane, Flat 2, Minsk, 220000, Belarus, issued by Atlantis",
                "SWIFT/BIC VORLBY2X: head office", "Secondary sanctions risk: See Section 99.",
                "List: Consolidated List, since 10 Oct 2014", "Sanctions: Block", "List: SDN List, since 03 May 2012",
            ],
            listings[0].Remarks);
        Assert.Equal(["Order 7 (Demo)"], listings[0].LegalBases);
        Assert.Equal(
            [
                "Association Either | Associate Of: 2002, quality High", "Ownership Target | Owned or Controlled By: 2003, formerly, till 2019",
                "Other Either | Linked To: NORDHAVN TRADING",
            ],
            Sources.Relations(listings[0]));
        Assert.Equal(1, reading.Dropped["ethnicity"]);
        Assert.Equal(["sdn_advanced.xml, line 38, issuing country: expected a country, found \"Atlantis\""], reading.Issues.Select(i => i.ToString()));
    }

    [Fact]
    public void A_ship_is_read()
    {
        var features = Feature("515", Detail("9HXX1")) + Feature("516", """<VersionDetail DetailTypeID="2" DetailReferenceID="32"/>""")
            + Feature("517", """<VersionDetail DetailTypeID="4"/><VersionLocation LocationID="804"/>""") + Feature("518", Detail("Malta"))
            + Feature("519", Detail("7000")) + Feature("520", Detail("Nordhavn Trading"));
        var documents = """<IDRegDocument ID="4" IDRegDocTypeID="62" IdentityID="30010"><IDRegistrationNo>IMO 9123456</IDRegistrationNo></IDRegDocument>""";
        var names = Alias("74", true, false, Written("9", ("7", "GREY HERON, II")));
        var (reading, listings) = Sources.Read(File(Party("3001", "11", names, Groups(("7", "27")), features), Place("804", "4"), documents));

        var ship = Assert.Single(listings);
        Assert.Equal((Schema.Vessel, 0L), (ship.Facts.Schema, reading.IssueCount));
        Assert.Equal(["GREY HERON, II (Primary)"], Sources.Names(ship));
        Assert.Equal(["Imo 9123456 Vessel Registration Identification", "Other 9HXX1 Call Sign"], Sources.Numbers(ship));
        Assert.Equal([new CountryTie(new CountryCode("PA"), CountryRole.Registration)], ship.Facts.Countries);
        Assert.Equal(["Vessel Type Tug", "Former Vessel Flag Malta", "Gross Registered Tonnage 7000"], ship.Remarks);
        Assert.Equal(["Ownership Target | Vessel Owner: Nordhavn Trading"], Sources.Relations(ship));
    }

    [Fact]
    public void A_body_is_told_by_its_party_type_and_keeps_its_comma()
    {
        var body = Sources.One(File(Body, PersonPlaces));

        Assert.Equal((Schema.Organization, "Nordhavn Trading, Ltd"), (body.Facts.Schema, body.Facts.Names[0].Full));
        Assert.Equal(["RU Registration"], body.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
    }

    [Fact]
    public void Places_are_read_however_little_is_known_of_them()
    {
        var features = string.Concat(new[] { "1", "2", "3", "4" }.Select(id => Feature("507", $"<VersionLocation LocationID=\"{id}\"/>")));
        var places = Place("1", null, ("40", "Gaza"), ("44", "Jabaliya")) + Place("2", "4") + """<Location ID="3"><LocationAreaCode AreaCodeID="90"/></Location>"""
            + """<Location ID="4"><LocationCountry CountryID="3" CountryRelevanceID="1"/><LocationPart LocPartTypeID="44"><LocationPartValue Primary="true"><Value>Minsk</Value></LocationPartValue><LocationPartValue Primary="false"><Value>Минск</Value></LocationPartValue></LocationPart></Location>""";
        var facts = Sources.One(File(Party("5", "13", Alias("74", true, false, Written("9", ("6", "X Y"))), Groups(("6", "26")), features), places)).Facts;

        Assert.Equal(["Jabaliya, Region: Gaza", "Minsk, Belarus", "Минск, Belarus"], facts.Addresses);
        Assert.Equal(["PS", "PA", "BY"], facts.Countries.Select(c => c.Country.Value));
    }

    [Fact]
    public void What_refers_to_nothing_is_an_issue_and_the_reading_goes_on()
    {
        var features = Feature("999", Detail("something")) + Feature("507", """<VersionLocation LocationID="77"/>""")
            + Feature("501", Period("1399-1-1", "1399-12-29", calendar: "2")) + Feature("501", Period("1978-13-1", "1978-13-1")) + Feature("501", Period("1980-1-1", "1979-1-1"))
            + Feature("512", Detail("VORLBY2X"), reliability: "2");
        var party = Party("6", "15", Alias("79", false, false, Written("9", ("6", "X Y"), ("66", "Z"))) + Alias("71", false, false, Written("9")), Groups(("6", "26")), features);
        var (reading, listings) = Sources.Read(File(party, documents: PersonDocuments, entries: PersonEntries));

        var listing = Assert.Single(listings);
        Assert.Equal(["X Y Z (Alias)"], Sources.Names(listing));
        Assert.Equal(["Feature something", "SWIFT/BIC VORLBY2X: False"], listing.Remarks);
        Assert.Equal(["Bic VORLBY2X SWIFT/BIC"], Sources.Numbers(listing));
        Assert.Equal(
            [
                "PartySubTypeID", "AliasTypeID", "NamePartGroupID", "DocumentedName", "FeatureTypeID", "LocationID", "Location", "CalendarTypeID", "Birthdate",
                "From", "To", "DatePeriod", "IdentityID", "ProfileID",
            ],
            reading.Issues.Select(i => i.Field == "DOB" ? "Birthdate" : i.Field).Distinct());
        Assert.Equal(0, reading.RowsLost);
    }

    [Fact]
    public void A_party_without_a_number_or_a_name_is_lost_with_its_line()
    {
        var nameless = Party("7", "13", Alias("74", true, false, Written("9", ("6", " "))), Groups(("6", "26")));
        var (reading, listings) = Sources.Read(File($"{nameless}\n{Body.Replace(" FixedRef=\"2003\"", "", StringComparison.Ordinal)}\n{Body}", PersonPlaces));

        Assert.Equal("2003", Assert.Single(listings).Id.Key);
        Assert.Equal((3L, 2L), (reading.RowsRead, reading.RowsLost));
        Assert.Equal(["DocumentedName", "FixedRef"], reading.Issues.Where(i => i.Weight == ReadIssueWeight.Row).Select(i => i.Field));
    }

    [Fact]
    public void An_unknown_element_is_said_once()
    {
        var strange = Body.Replace("</Profile>", "<Novelty>x</Novelty></Profile>", StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(File(strange + strange.Replace("2003", "2004", StringComparison.Ordinal) + "<NewParty/>", PersonPlaces));

        Assert.Equal(2, listings.Count);
        Assert.Equal(["NewParty", "Novelty"], reading.Issues.Select(i => i.Field));
    }

    [Fact]
    public void A_file_that_breaks_off_is_refused_before_a_listing_was_taken()
    {
        var text = Text(Person, PersonPlaces, PersonDocuments, PersonRelations, PersonEntries, "Version=\"1\"", Namespace);
        var taken = 0;
        var refused = Assert.Throws<RefusedException>(() =>
        {
            foreach (var _ in Sources.Open(Sources.Text("sdn_advanced.xml", text[..^200])).Listings()) taken++;
        });

        Assert.Equal(("malformed-xml", 0), (refused.Refusal.Code, taken));
        Assert.Contains("sdn_advanced.xml, line ", refused.Refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_refused_or_an_issue_and_never_a_crash()
    {
        var whole = Text(Person + Body, PersonPlaces, PersonDocuments, PersonRelations, PersonEntries, "Version=\"1\"", Namespace);
        for (var at = 200; at < whole.Length; at += 53)
        {
            foreach (var damaged in new[] { whole[..at], whole[..at] + "7" + whole[(at + 1)..], whole[..at] + whole[(at + 3)..] })
            {
                try
                {
                    Sources.Read(Sources.Text("sdn_advanced.xml", damaged));
                    Assert.True(damaged.Length > at, $"cut at {at} and not refused");
                }
                catch (RefusedException)
                {
                    // Said in words: that is all that is asked for.
                }
            }
        }
    }

    [Fact]
    public void A_file_without_parties_is_no_edition() => Assert.Equal("empty-edition", Sources.Refused(File("")).Code);

    [Fact]
    public void A_delta_is_no_edition()
    {
        var refusal = Sources.Refused(File(Body, PersonPlaces, root: "Version=\"7\" DeltaBaseVersion=\"6\""));

        Assert.Equal("wrong-format", refusal.Code);
        Assert.Equal("sdn_advanced.xml holds only the changes since version 6 (DeltaBaseVersion): expected the whole list", refusal.Sentence);
    }

    [Fact]
    public void A_schema_of_the_format_is_refused_as_what_it_is()
    {
        var refusal = Sources.Refused(SharedData.Source("lists/ofac_sdn/sdn_advanced_namespace_2020-04-15.xml.gz"));

        Assert.Equal("wrong-format", refusal.Code);
        Assert.Contains("is an XML schema, which describes a list's format, not the list", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_project_s_fixture_is_read_without_an_issue()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/format_fixtures/openwatchlist/advanced/sdn-advanced-fixture.xml"));

        Assert.Equal((3, 3L, 0L), (listings.Count, reading.RowsRead, reading.IssueCount));
        Assert.Equal([Schema.Organization, Schema.Person, Schema.Vessel], listings.Select(l => l.Facts.Schema));
        Assert.All(listings, l => Assert.Equal("2026-07-13", l.DesignatedOn.ToString()));
    }
}
