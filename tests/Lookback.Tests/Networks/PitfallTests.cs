using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Networks;
using Lookback.Tests.Support;

namespace Lookback.Tests.Networks;

/// <summary>Every way known in which a network accuses somebody wrongly, and what is made of it here.</summary>
public sealed class PitfallTests
{
    private const string Phone = "+998 90 731 28 46";

    [Fact]
    public void A_direct_link_of_good_grade_is_E1_and_two_are_E2()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        past.Meet("BK-2", "Bruno Talmadge", phone: Phone);
        past.Meet("BK-3", "Carla Omund");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1");
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}");
        Assert.Equal(["E1 BK-1", "E2 BK-2"], past.Labels());
        var report = past.Trace();
        Assert.All(report.Exposures.SelectMany(e => e.Paths).SelectMany(p => p.Hops), h =>
        {
            Assert.NotEmpty(h.Sentence);
            Assert.NotEmpty(h.Innocent);
            Assert.NotEmpty(h.Source);
        });
        Assert.Contains("not evidence of conduct", report.Caveat, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C3", true)]
    [InlineData("D1", false)]
    [InlineData("A4", false)]
    [InlineData("F1", false)]
    [InlineData("A6", false)]
    public void What_is_weaker_than_C3_or_ungraded_is_not_reported(string grade, bool reported)
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1", grade);
        var report = past.Trace();
        Assert.Equal(reported, report.Exposures.Count == 1);
        Assert.Equal(reported ? 0 : 1, report.NotReported);
    }

    [Fact]
    public void A_number_given_to_somebody_else_since_ties_nobody()
    {
        using var past = new NetworkPast();
        past.Meet("OLD", "Ana Quispe", "2023-05-10", phone: Phone);
        past.Meet("NEW", "Bruno Talmadge", "2025-05-10", phone: Phone);
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}", since: "2023-03", until: "2023-06");
        Assert.Equal(["E2 OLD"], past.Labels());
        Assert.Equal(1, past.Trace().LeftOut.WrongTimes);
    }

    [Fact]
    public void Having_lived_together_years_before_the_listing_is_no_contact_with_a_listed_person()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe", "2015-05-10", address: "12 Navoi Street, Tashkent");
        past.Say(NetworkPast.Listed, "lives-at", "address:12 Navoi Street, Tashkent", since: "2014", until: "2015");
        Assert.Empty(past.Labels());
        Assert.Equal(1, past.Trace().NotReported);
    }

    [Fact]
    public void When_it_was_is_not_on_record_and_that_is_said()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe", metAt: null, phone: Phone);
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}", since: null, until: null);
        Assert.Equal(Overlap.Unknown, Assert.Single(Assert.Single(past.Trace().Exposures).Paths).Times);
    }

    [Fact]
    public void An_address_of_everybody_ties_nobody()
    {
        using var past = new NetworkPast();
        foreach (var written in new[] { "unknown", "c/o Vorell Agency", "N/A", "Tashkent", "no fixed abode", "Hotel" })
            past.Meet($"BK-{written}", $"Guest {written}", address: written);
        Assert.All(new[] { "unknown", "c/o Vorell Agency", "n/a", "Tashkent", "hotel" }, written => Assert.Null(NodeReader.Address(written)));
        past.Ledger.BringEdgesForward(cancel: TestContext.Current.CancellationToken);
        Assert.Equal(0, past.Ledger.Edges.Count);
    }

    [Fact]
    public void Strangers_at_a_hub_raise_nobody_and_free_those_who_were_there_before()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe", address: "12 Navoi Street, Tashkent");
        past.Say(NetworkPast.Listed, "lives-at", "address:12 Navoi Street, Tashkent");
        Assert.Equal(["E2 BK-1"], past.Labels());
        for (var i = 0; i < 60; i++) past.Meet($"ST-{i}", $"Stranger Number{i} Of{i}", address: "12, Navoi St., Tashkent");
        Assert.Empty(past.Labels());
        Assert.Equal(1, past.Trace().LeftOut.Crowded);
    }

    [Fact]
    public void One_person_met_often_is_no_crowd()
    {
        using var past = new NetworkPast();
        for (var i = 0; i < 80; i++) past.Meet($"BK-{i}", "Ana Quispe", $"2023-05-{1 + (i % 28):00}", phone: Phone, passport: "AA7654321");
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}");
        var report = past.Trace();
        Assert.Equal((80, 1), (report.Exposures.Count, report.Persons));
    }

    [Fact]
    public void What_many_share_is_walked_through_only_where_a_person_opened_it_with_a_reason()
    {
        using var past = new NetworkPast();
        for (var i = 0; i < 60; i++) past.Meet($"BK-{i}", $"Guest Number{i} Of{i}", phone: Phone);
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}");
        Assert.Empty(past.Labels());
        Assert.Equal("reason-too-short", Assert.Throws<RefusedException>(() => new OpenNode(past.Ledger).Run($"phone:{Phone}", true, "because")).Refusal.Code);
        new OpenNode(past.Ledger).Run($"phone:{Phone}", true, "an agent's telephone, all of whose customers are asked about");
        Assert.Equal(60, past.Labels().Count);
        new OpenNode(past.Ledger).Run($"phone:{Phone}", false, "the question about the agent's customers was answered");
        Assert.Empty(past.Labels());
    }

    [Fact]
    public void Journeys_carriers_and_public_places_lead_nowhere()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        foreach (var (place, type) in new[] { ("journey:UZ-101/2023-05-10", "boarded"), ("public-place:Hotel Meridian", "stayed-at"), ("bank-branch:Vostok 12", "stayed-at") })
        {
            past.Say(NetworkPast.Listed, type, place);
            past.Say("encounter:BK-1", type, place);
        }

        Assert.Empty(past.Labels());
        Assert.Equal(3, past.Trace().LeftOut.Public);
    }

    [Fact]
    public void Being_on_the_same_journey_is_never_reported_alone()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        past.Say(NetworkPast.Listed, "travelled-with", "encounter:BK-1", "A1");
        Assert.Empty(past.Labels());
    }

    [Theory]
    [InlineData("family")]
    [InlineData("professional")]
    public void Families_and_protected_professions_are_hidden(string type)
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        past.Say(NetworkPast.Listed, type, "encounter:BK-1", "A1");
        Assert.Empty(past.Labels());
        Assert.Equal(1, past.Trace().LeftOut.Hidden);
        Assert.Equal(["E1 BK-1"], past.Labels(with: r => r with { IncludesHidden = true }));
        past.Run();
        Assert.Empty(past.Standing());
    }

    [Fact]
    public void Quoting_in_a_circle_makes_one_source()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1", source: "paper-a", quotes: ["paper-b"]);
        past.Say(NetworkPast.Listed, "paid", "encounter:BK-1", source: "paper-b", quotes: ["paper-c"]);
        past.Say(NetworkPast.Listed, "employs", "encounter:BK-1", source: "paper-c", quotes: ["paper-a"]);
        var circle = Assert.Single(past.Trace().Exposures);
        Assert.Equal((3, 1, true), (circle.Paths.Count, circle.IndependentSources, circle.RestsOnOneSource));
        past.Say(NetworkPast.Listed, "sponsored", "encounter:BK-1", source: "register", document: "file 7");
        past.Say(NetworkPast.Listed, "supplied", "encounter:BK-1", source: "informant", document: "file 7");
        var more = Assert.Single(past.Trace().Exposures);
        Assert.Equal((2, false), (more.IndependentSources, more.RestsOnOneSource));
    }

    [Fact]
    public void What_remains_without_a_step_is_said()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe", phone: Phone, email: "ana.q@zuberek.example");
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}");
        Assert.All(Assert.Single(past.Trace().Exposures).Paths[0].Hops, h => Assert.False(h.StillReachedWithout));
        past.Say(NetworkPast.Listed, "uses-email", "email:ana.q@zuberek.example", source: "case-2");
        var both = Assert.Single(past.Trace().Exposures);
        Assert.All(both.Paths.SelectMany(p => p.Hops), h => Assert.True(h.StillReachedWithout));
        Assert.False(both.RestsOnOneSource);
    }

    [Fact]
    public void Booking_somebody_on_ones_own_booking_makes_them_no_alert_and_says_how_little_it_is()
    {
        using var past = new NetworkPast();
        // The adversary is met, and confirmed to be the listed party; the target was added to their booking.
        past.Meet("BK-1", "Facilitator Vorell", booking: "QX7RTP");
        past.Meet("BK-2", "Ana Quispe", booking: "qx7 rtp");
        var alert = Assert.Single(past.Ledger.Views.Alerts.All(past.Ledger.Head));
        Decided.As(past.Ledger, alert, Decision.TrueMatch, "same passport and face to face, both officers agree");
        Assert.Equal(["E0 BK-1", "E2 BK-2"], past.Labels());
        var target = past.Trace().Exposures.Single(e => e.Level == ExposureLevel.E2);
        Assert.Equal((0, true), (target.IndependentSources, target.RestsOnOneSource));
        Assert.All(target.Paths[0].Hops, h => Assert.False(h.StillReachedWithout));
        past.Run();
        Assert.Equal(["E2 BK-2"], past.Standing());
        Assert.Single(past.Ledger.Views.Alerts.All(past.Ledger.Head));
    }

    [Fact]
    public void Two_people_of_one_name_and_a_first_of_January_are_two()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Aziz Karimov", "2023-05-10", born: "1990-01-01");
        past.Meet("BK-2", "Aziz Karimov", "2023-06-10", born: "1990-01-01");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1");
        Assert.Equal(["E1 BK-1"], past.Labels());
    }

    [Fact]
    public void Twins_by_transliteration_are_two_and_one_document_makes_one()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Sergei Tarkovian", passport: "AA1112223");
        past.Meet("BK-2", "Sergey Tarkoviyan", passport: "AA1112224");
        past.Meet("BK-3", "Serguei Tarkovyan", passport: "AA 1112223");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1");
        Assert.Equal(["E1 BK-1", "E1 BK-3"], past.Labels());
        Assert.Equal(1, past.Trace().Persons);
    }

    [Fact]
    public void One_document_and_births_that_contradict_make_nobody_one()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Sergei Tarkovian", passport: "AA1112223", born: "1970-04-02");
        past.Meet("BK-2", "Omar Helvarainen", passport: "AA1112223", born: "1991-09-12");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1");
        Assert.Equal(["E1 BK-1"], past.Labels());
    }

    [Fact]
    public void Nobody_is_the_listed_party_by_somebody_elses_confirmation()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Facilitator Vorell", passport: "AA1112223", born: "1970-03-04");
        past.Meet("BK-2", "Fasilitator Vorel", passport: "AA1112223");
        past.Meet("BK-3", "Mariam Tashpulatova", passport: "AA1112223", booking: "QX7RTP");
        past.Meet("BK-4", "Carla Omund", booking: "QX7RTP");
        var alert = past.Ledger.Views.Alerts.All(past.Ledger.Head).First(a => past.Ledger.Views.Encounters.At(a.SubjectPosition).Encounter.Reference == "BK-1");
        Decided.As(past.Ledger, alert, Decision.TrueMatch, "same passport and face to face, both officers agree");
        Assert.Equal(["E0 BK-1", "E1 BK-2"], past.Labels().Where(l => l is not "E2 BK-3"));
        Assert.DoesNotContain(past.Labels(), l => l.EndsWith("BK-4", StringComparison.Ordinal));
        var hops = past.Trace().Exposures.Single(e => e.Reference == "BK-2").Paths[0].Hops;
        Assert.Contains("who confirmed the alert", hops[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("both showed Passport AA1112223", hops[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_dated_statements_the_one_that_fits_counts()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe", "2023-05-10", phone: Phone);
        for (var year = 2010; year <= 2020; year++) past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}", "A1", since: $"{year}", until: $"{year}");
        Assert.Empty(past.Labels());
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}", "C3", since: "2023", until: "2023");
        Assert.Equal(["E2 BK-1"], past.Labels());
    }

    [Fact]
    public void A_trace_of_few_links_finds_a_designation_from_somebody_met()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe", phone: Phone);
        past.Meet("BK-2", "Bruno Talmadge");
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}");
        past.Say("encounter:BK-2", "paid", NetworkPast.Listed);
        Assert.Equal(["E2 BK-1"], past.Labels("BK-1", depth: 2));
        Assert.Equal(["E1 BK-2"], past.Labels("BK-2", depth: 1));
        Assert.Empty(past.Labels("BK-1", depth: 1));
    }

    [Theory]
    [InlineData("booking", "NONE")]
    [InlineData("booking", "walk-in")]
    [InlineData("booking", "Unknown")]
    [InlineData("booking", "1234")]
    [InlineData("booking", "654321")]
    [InlineData("email", "none@none.com")]
    [InlineData("email", "noemail@gmail.com")]
    [InlineData("email", "test@test.com")]
    [InlineData("address", "c/o Agency, 12 Mill Lane, Gomel")]
    [InlineData("address", "Refugee shelter, 5 Camp Road, Gomel")]
    [InlineData("address", "St Anne Hospital, 5 Camp Road, Gomel")]
    public void What_stands_for_nothing_or_for_a_protected_place_ties_nobody(string kind, string written) =>
        Assert.Null(kind switch { "booking" => NodeReader.Booking(written), "email" => NodeReader.Email(written), _ => NodeReader.Address(written) });

    [Fact]
    public void Streets_and_lanes_of_one_name_are_two_and_a_street_named_for_a_church_is_a_street()
    {
        Assert.NotEqual(NodeReader.Address("12 Mill Lane, Gomel"), NodeReader.Address("12 Mill Road, Gomel"));
        Assert.Equal(NodeReader.Address("12 Mill Lane, Gomel"), NodeReader.Address("12, MILL LANE; GOMEL"));
        Assert.NotNull(NodeReader.Address("5 Church Street, Gomel"));
    }

    [Fact]
    public void Where_somebody_comes_from_completes_no_telephone()
    {
        CountryTie[] from = [new(new CountryCode("UZ"), CountryRole.Nationality)];
        Assert.Null(NodeReader.Phone("90 731 28 46", from));
        Assert.Equal("+998907312846", NodeReader.Phone("90 731 28 46", [.. from, new(new CountryCode("PE"), CountryRole.Nationality), new(new CountryCode("UZ"), CountryRole.Linked)])!.Value.Key);
    }

    [Fact]
    public void Links_follow_a_split()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Aziz Karimov", passport: "AA1112223");
        past.Meet("BK-2", "Karimov Aziz B", passport: "AA1112223");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1");
        past.Run();
        Assert.Equal(["E1 BK-1", "E1 BK-2"], past.Standing());
        new DecideIdentity(past.Ledger).Run(IdentityKind.Apart, ["BK-2"], Grade.Parse("A1"), "the passport was stolen in 2022, the police file says");
        past.Meet("BK-3", "Aziz Karimoff", passport: "AA1112223");
        Assert.Equal(["E1 BK-1"], past.Labels());
        past.Run();
        Assert.Equal(["E1 BK-1"], past.Standing());
        new DecideIdentity(past.Ledger).Run(IdentityKind.Same, ["BK-1", "BK-3"], Grade.Parse("B2"), "he was asked and named both journeys by himself");
        Assert.Equal(["E1 BK-1", "E1 BK-3"], past.Labels());
        new DecideIdentity(past.Ledger).Run(IdentityKind.Same, ["BK-1", "BK-2"], Grade.Parse("D4"), "an anonymous letter says that it was him after all");
        Assert.Equal(["E1 BK-1", "E1 BK-3"], past.Labels());
    }

    [Fact]
    public void Expired_links_and_links_that_begin_later_are_not_followed()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        past.Meet("BK-2", "Bruno Talmadge");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1", expires: "2025-05-31");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-2", since: "2025-07", until: null);
        var report = past.Trace();
        Assert.Equal((0, 1, 1), (report.Exposures.Count, report.LeftOut.Expired, report.LeftOut.NotYet));
        past.Day = new DateOnly(2025, 8, 1);
        Assert.Equal(["E1 BK-2"], past.Labels());
    }

    [Fact]
    public void What_few_may_see_is_neither_followed_nor_shown()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        past.Say(NetworkPast.Listed, "facilitated", "encounter:BK-1", handling: "RED");
        Assert.Equal((0, 1), (past.Trace().Exposures.Count, past.Trace().LeftOut.Restricted));
        Assert.Equal(["E1 BK-1"], past.Labels(with: r => r with { Reader = new Handling(Tlp.Red) }));
    }

    [Fact]
    public void Circles_and_a_party_between_are_walked_once()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe");
        past.Say(NetworkPast.Listed, "owns", "party:x/1");
        past.Say("party:x/1", "owns", "party:x/2");
        past.Say("party:x/2", "owns", NetworkPast.Listed);
        past.Say("party:x/1", "facilitated", "encounter:BK-1");
        Assert.Equal(["E2 BK-1"], past.Labels());
    }

    [Fact]
    public void A_trace_from_somebody_met_finds_the_same_paths_the_other_way()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe", phone: Phone);
        past.Meet("BK-2", "Bruno Talmadge");
        past.Say(NetworkPast.Listed, "uses-phone", $"phone:{Phone}");
        past.Say("party:x/1", "facilitated", "encounter:BK-2");
        new DesignateParty(past.Ledger, past.Day).Run("party:x/1", "Agent X", "named by two independent witnesses as an agent", "test act, section 2", PartialDate.Parse("2025-12-01"));
        var one = Assert.Single(past.Trace("BK-1").Exposures);
        Assert.Equal((ExposureLevel.E2, "Facilitator Vorell", "BK-1"), (one.Level, one.Start.Name, one.Reference));
        Assert.Equal(
            past.Trace().Exposures.Single().Paths[0].Hops.Select(h => h.Sentence),
            one.Paths[0].Hops.Select(h => h.Sentence));
        var other = Assert.Single(past.Trace("BK-2").Exposures);
        Assert.Equal((ExposureLevel.E1, "Agent X"), (other.Level, other.Start.Name));
    }

    [Fact]
    public void What_was_said_of_a_party_before_it_was_listed_is_said_of_the_listing_and_nobody_is_the_listing_on_a_sources_word()
    {
        using var past = new NetworkPast();
        past.Meet("BK-1", "Ana Quispe", booking: "QX7RTP");
        past.Meet("BK-2", "Bruno Talmadge");
        past.Say("party:x/1", "booked-on", "booking:QX7RTP");
        past.Say("party:x/2", "facilitated", "encounter:BK-2");
        past.Run();
        Assert.Empty(past.Standing());
        past.Say("party:x/1", "same-party", NetworkPast.Listed, since: null, until: null);
        past.Say("party:x/2", "same-party", NetworkPast.Listed, "D4", since: null, until: null);
        Assert.Equal(["E2 BK-1"], past.Labels());
        Assert.Equal(["E2 BK-1"], past.Labels("BK-1"));
        Assert.Equal(Overlap.Together, past.Trace().Exposures[0].Paths[0].Times);
        past.Run();
        Assert.Equal(["E2 BK-1"], past.Standing());
        past.Meet("BK-3", "Carla Omund", booking: "QX7RTP");
        past.Run();
        Assert.Equal(["E2 BK-1", "E2 BK-3"], past.Standing());
        past.Say("encounter:BK-2", "same-party", NetworkPast.Listed, "A1", since: null, until: null);
        past.Say("encounter:BK-1", "same-party", "party:x/1", "A1", since: null, until: null);
        Assert.Equal(["E1 BK-1", "E2 BK-3"], past.Labels());
        past.Run();
        past.Meet("BK-4", "Dario Umland");
        past.Say(NetworkPast.Listed, "owns", "party:x/3");
        past.Say("party:x/3", "employs", "party:x/4");
        past.Run();
        past.Say("party:x/4", "same-party", "encounter:BK-4", "A1", since: null, until: null);
        past.Run();
        Assert.Contains("E2 BK-4", past.Standing());
        Assert.Equal((0, 0), past.Run(RunMode.Full)!.End! is var full ? (full.Findings, full.Lost) : default);
    }

    [Fact]
    public void A_designation_lapses_unless_it_is_made_again()
    {
        using var past = new NetworkPast();
        past.Meet("BK-2", "Bruno Talmadge");
        past.Say("party:x/1", "facilitated", "encounter:BK-2");
        var designate = new DesignateParty(past.Ledger, past.Day);
        Assert.Equal("review-out-of-range", Refusal(() => designate.Run("party:x/1", null, "named by two independent witnesses", "act 2", PartialDate.Parse("2027-01-01"))));
        Assert.Equal("no-legal-basis", Refusal(() => designate.Run("party:x/1", null, "named by two independent witnesses", " ", PartialDate.Parse("2025-12-01"))));
        Assert.Equal("not-a-party", Refusal(() => designate.Run($"phone:{Phone}", null, "named by two independent witnesses", "act 2", PartialDate.Parse("2025-12-01"))));
        Assert.Equal("not-designated", Refusal(() => past.Labels("party:x/1")));
        designate.Run("party:x/1", null, "named by two independent witnesses", "act 2", PartialDate.Parse("2025-12-01"));
        past.Run();
        Assert.Equal(["E1 BK-2"], past.Standing());
        past.Day = new DateOnly(2025, 12, 2);
        past.Run();
        Assert.Empty(past.Standing());
    }

    private static string Refusal(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;
}
