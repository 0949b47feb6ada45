using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;
using static Lookback.Tests.Cases.PlayedCase;
using static Lookback.Tests.Cases.StepRulesTests;

namespace Lookback.Tests.Cases;

/// <summary>What may be said in a case; facts, allegations and assessments apart, and never a position.</summary>
public sealed class StatementRulesTests
{
    [Fact]
    public void Every_topic_takes_what_it_is_for()
    {
        foreach (var topic in Topics.All)
        {
            var played = In("UNDER_REVIEW");
            var said = played.Statement(topic.Word, topic.Values.FirstOrDefault() ?? (topic.IsFree ? "hearing" : null)) with
            {
                Kind = topic.Allegations.Count > 0 ? StatementKind.Allegation : topic.Kinds[0],
                Fields = topic.Fields.ToDictionary(f => f.Name, f => f.IsDate ? "2026-03-01" : f.Values.FirstOrDefault() ?? "text 7"),
                Until = PartialDate.Parse("2026-06-01"),
            };
            Assert.Null(played.Say(said)?.Sentence);
            Assert.Single(played.State.Said(topic.Word));
        }
    }

    [Theory]
    [InlineData("whereabouts", null, "no-topic", "expected a topic (contact, arrest, ")]
    [InlineData("custody", "jailed", "wrong-value", "expected a custody to be none, detained, bond, recognizance, parole, alternatives_to_detention, found \"jailed\"")]
    [InlineData("contact", " ", "wrong-value", "a contact says of which kind or of whom, and nothing is given")]
    [InlineData("note", "x", "wrong-value", "a note has no value, found \"x\"")]
    [InlineData("arrest", "criminal", "field-missing", "an arrest needs authority, and it is not given")]
    [InlineData("charge", "charged", "field-missing", "a charge needs statute, and it is not given")]
    [InlineData("charge", "allegation", "wrong-kind", "a charge at the stage \"allegation\" is said as an allegation, and is no fact")]
    [InlineData("protection-claim", "confidential", "wrong-handling", "a protection-claim that is confidential is marked RED, for only those may know to whom it was given; found AMBER+STRICT")]
    [InlineData("contact", "seen at 55.7558, 37.6173", "no-positions", "a case never holds where somebody is or which device they carry, and here stands coordinates")]
    [InlineData("contact", "handset, IMEI on file", "no-positions", "and here stands \"imei\"")]
    public void What_a_topic_is_not_for_is_refused(string topic, string? value, string code, string sentence)
    {
        var played = In("UNDER_REVIEW");
        Refused(played.Say(played.Statement(topic, value)), code, sentence);
    }

    [Theory]
    [InlineData("concern", "religious school", "He is seen at one of them every week.", "religious")]
    [InlineData("concern", "travel", "He travels as a Muslim every single year.", "muslim")]
    [InlineData("priority", "high", "A national of the country in question.", "national of")]
    [InlineData("threat", "unspecific", "His ethnicity is that of the others.", "ethnicity")]
    public void Nationality_religion_and_ethnicity_are_no_ground(string topic, string value, string text, string word)
    {
        var played = In("UNDER_REVIEW");
        var said = played.Statement(topic, value) with { Kind = StatementKind.Assessment, Text = text, Until = PartialDate.Parse("2026-06-01") };
        Refused(played.Say(said), "no-ground", $"nationality, religion and ethnicity are never a ground, and here stands \"{word}\"");
    }

    [Fact]
    public void A_field_is_one_the_topic_has()
    {
        var played = In("UNDER_REVIEW");
        Refused(played.Say(played.Statement("custody", "bond", ("amount", "7"))), "no-field", "a custody has the fields authority, reference, found \"amount\"");
        Refused(played.Say(played.Statement("custody", "bond", ("position", "7"))), "no-positions", "and here stands a field \"position\"");
        Refused(
            played.Say(played.Statement("proceeding", null, ("forum", "court"), ("next_event", "soon"))),
            "wrong-field",
            "expected next_event of a proceeding to be a date such as 2026-03-01, found \"soon\"");
        Refused(
            played.Say(played.Statement("charge", "charged", ("statute", "x"), ("category", "bad"))),
            "wrong-field",
            "expected category of a charge to be immigration, terrorism, other, found \"bad\"");
    }

    [Fact]
    public void What_is_alleged_is_no_fact_and_what_is_charged_no_allegation()
    {
        var played = In("UNDER_REVIEW");
        var charge = played.Statement("charge", "convicted", ("statute", "18 U.S.C. 2339B"));
        Refused(
            played.Say(charge with { Kind = StatementKind.Allegation }), "wrong-kind", "a charge at the stage \"convicted\" is said as a fact, and is no allegation");
        Refused(played.Say(charge with { Kind = StatementKind.Assessment }), "wrong-kind", "a charge is said as fact, allegation, not as assessment");
        Assert.Null(played.Say(charge with { Kind = StatementKind.Allegation, Value = "allegation" }));
        Assert.Null(played.State.Value("charge"));
        Assert.Null(played.Say(charge));
        Assert.Equal(2, played.State.Said("charge").Count);
        Assert.Equal("convicted", played.State.Value("charge"));
    }

    [Fact]
    public void A_statement_has_a_source_a_date_and_where_asked_a_law()
    {
        var played = In("UNDER_REVIEW");
        var hold = played.Statement("hold", "placed");
        Refused(played.Say(hold with { Source = " " }), "no-source", "a hold names its source, and none is given");
        Refused(played.Say(hold with { LegalBasis = null }), "needs-legal-basis", "a hold names the law it rests on, and none is given");
        Refused(
            played.Say(hold with { At = played.Now.AddDays(1) }), "in-future", "what is said is since 2026-03-03 08:00:00Z, which is not yet: it is now 2026-03-02 08:00:00Z");
        Refused(played.Say(hold with { Until = PartialDate.Parse("2026-02-01") }), "wrong-until", "the last day, 2026-02-01, is before the first, 2026-03-02");
        Refused(played.Say(played.Statement("note", null) with { Text = "short" }), "text-too-short", "a note is said in words, at least 20 characters of them");
        Refused(played.Say(hold with { Case = new CaseId("other") }), "wrong-case", "this statement is of case other");
    }

    [Fact]
    public void A_priority_has_a_reason_a_basis_and_an_end_and_lapses_by_itself()
    {
        var played = In("UNDER_REVIEW");
        var priority = played.Statement("priority", "high");
        Refused(played.Say(priority with { Kind = StatementKind.Fact }), "wrong-kind", "a priority is said as assessment, not as fact");
        Refused(played.Say(priority with { Until = null }), "needs-until", "an assessment lapses: one of priority names the last day on which it holds");
        Refused(
            played.Say(priority with { Until = PartialDate.Parse("2027-03-03") }), "wrong-until", "an assessment holds for at most 365 days and is then made anew, found until 2027-03-03");
        Assert.Null(played.Say(priority with { Until = PartialDate.Parse("2026-04-01") }));
        played.Now = Some.Instant("2026-04-01T23:00:00Z");
        Assert.Equal("high", played.State.Value("priority"));
        played.Now = Some.Instant("2026-04-02T00:00:00Z");
        Assert.Null(played.State.Value("priority"));
        Assert.Single(played.State.Lapsed);
    }

    [Fact]
    public void Facilitation_association_and_concern_do_not_imply_one_another()
    {
        var played = In("UNDER_REVIEW").Fact("facilitated-by", "F-12").Fact("facilitated-by", "F-13");
        Assert.Equal(["F-12", "F-13"], played.State.Said("facilitated-by").Select(s => s.Statement.Value));
        Assert.Empty(played.State.Said("associated-with"));
        Assert.Empty(played.State.Said("concern"));
        Assert.Null(played.State.Value("priority"));
    }

    [Fact]
    public void A_correction_supersedes_and_what_was_believed_stays()
    {
        var played = In("UNDER_REVIEW").Fact("custody", "detained");
        var first = played.State.Said("custody")[0].Position;
        played.Now = played.Now.AddHours(5);
        var correction = played.Statement("custody", "parole") with { At = played.Now.AddHours(-5), Corrects = first };
        Refused(played.Say(correction with { Corrects = 3 }), "no-statement", "there is no statement at position 3 of this case to correct");
        Refused(played.Say(played.Statement("hold", "placed") with { Corrects = first }), "wrong-topic", $"one of hold cannot correct what stands at position {first}, which is of custody");
        Assert.Null(played.Say(correction));
        var state = played.State;
        Assert.Equal("parole", state.Value("custody"));
        var old = Assert.Single(state.Superseded);
        Assert.Equal(("detained", played.Now, state.Said("custody")[0].Position), (old.Statement.Value, old.BelievedUntil, old.SupersededBy));
        Refused(played.Say(correction), "already-corrected", $"what stands at position {first} was corrected at position {state.Said("custody")[0].Position}: correct that");
    }

    [Fact]
    public void What_came_late_and_speaks_of_an_earlier_time_does_not_supersede()
    {
        var played = In("UNDER_REVIEW");
        played.Now = played.Now.AddDays(10);
        played.Fact("custody", "detained");
        Assert.Null(played.Say(played.Statement("custody", "bond") with { At = played.Now.AddDays(-9) }));
        Assert.Equal("detained", played.State.Value("custody"));
        Assert.Equal("bond", played.At(played.Now.AddDays(-1)).Value("custody"));
        Assert.Null(played.At(played.Now.AddDays(-9.5)).Value("custody"));
    }

    [Fact]
    public void A_step_says_what_its_fields_say()
    {
        var played = In("LOCATED");
        var contact = played.State.LastContact!.Statement;
        Assert.Equal(("contact_kind 7", "source 7", Some.Instant("2026-03-02")), (contact.Value, contact.Source, contact.At));
        played.Do("ARRESTED", Caseworker, ("basis_kind", "criminal: 18 U.S.C. 1546"));
        var arrest = Assert.Single(played.State.Said("arrest")).Statement;
        Assert.Equal(("criminal", "18 U.S.C. 1546", "legal_basis 7"), (arrest.Value, arrest.Fields["statute"], arrest.LegalBasis));
        Assert.Equal(("detained", true, "in custody"), (played.State.Value("custody"), played.State.HasBeenArrested, played.State.LedgerClass));
        played.Do("CHARGED", Caseworker, ("statute", "8 U.S.C. § 1325"));
        var charge = Assert.Single(played.State.Said("charge")).Statement;
        Assert.Equal(("charged", "immigration", StatementKind.Fact), (charge.Value, charge.Fields["category"], charge.Kind));
        played.Do("IN_PROCEEDINGS", Caseworker, ("next_event", "2026-09-01"));
        Assert.Equal("2026-09-01", Assert.Single(played.State.Said("proceeding")).Statement.Fields["next_event"]);

        var released = In("ARRESTED");
        released.Now = released.Now.AddHours(2);
        released.Do("RELEASED", Supervisor, ("release_terms", "Bond of 5,000, weekly check-in"));
        Assert.Equal(("bond", "released, in proceedings"), (released.State.Value("custody"), released.State.LedgerClass));
    }

    [Fact]
    public void Whoever_is_charged_is_charged_and_an_allegation_is_said_as_one()
    {
        var played = In("ARRESTED");
        foreach (var stage in new[] { "allegation", "investigation" })
        {
            StepRulesTests.Refused(
                played.Try("CHARGED", Caseworker, ("charge_stage", stage)), "wrong-field", $"expected charge_stage of a step to CHARGED to be charged, convicted, found \"{stage}\"");
        }

        var said = played.Statement("charge", "allegation", ("statute", "18 U.S.C. 2339B"));
        Assert.Null(played.Say(said with { Kind = StatementKind.Allegation }));
        Assert.Null(played.State.Value("charge"));
        played.Do("CHARGED", Caseworker, ("charge_stage", "convicted"));
    }

    [Fact]
    public void A_sign_names_no_law_and_no_authority()
    {
        var played = In("UNDER_REVIEW");
        foreach (var field in new[] { "legal_basis", "authority", "evidence_refs" })
        {
            StepRulesTests.Refused(
                played.Try("CONFIRMED_IDENTITY", Analyst, (field, ".a1")), "wrong-field", $"expected {field} to say which, in at least 3 letters or digits, found \".a1\"");
        }

        StepRulesTests.Refused(
            In("INCONCLUSIVE").Try("RELEASED", Supervisor, ("override_legal_basis", ".")),
            "wrong-field",
            "expected override_legal_basis to say which, in at least 3 letters or digits, found \".\"");
        var arrest = played.Statement("arrest", "warrant", ("authority", "the port"));
        StepRulesTests.Refused(
            played.Say(arrest with { LegalBasis = "." }), "wrong-field", "expected the legal basis of an arrest to say which, in at least 3 letters or digits, found \".\"");
        StepRulesTests.Refused(played.Say(played.Statement("arrest", "warrant", ("authority", "--"))), "wrong-field", "expected authority of an arrest to say which");
        Assert.Null(played.Say(arrest));
    }

    [Fact]
    public void A_contact_was_and_an_answer_is_due_within_a_year()
    {
        var played = In("UNDER_REVIEW");
        StepRulesTests.Refused(
            played.Say(played.Statement("contact", "check-in", ("date", "2026-03-03"))), "in-future", "the date of what is said of contact is 2026-03-03, which is not yet");
        played.Fact("contact", "check-in", ("date", "2026-03-02"));
        StepRulesTests.Refused(
            played.Try("INCONCLUSIVE", Analyst, ("due_at", "2027-03-05")), "wrong-field", "due_at is 2027-03-05, and an answer is due within 366 days");
        played.Do("INCONCLUSIVE", Analyst, ("due_at", "2027-03-01"));
    }

    [Fact]
    public void The_category_of_a_charge_is_that_of_its_statute_where_the_data_know_it()
    {
        var played = In("UNDER_REVIEW");
        Statement Charge(string statute, string category) => played.Statement("charge", "charged", ("statute", statute), ("category", category));
        StepRulesTests.Refused(
            played.Say(Charge("8 U.S.C. 1326", "terrorism")), "wrong-field", "expected category of a charge under 8 U.S.C. 1326 to be immigration, found \"terrorism\"");
        Assert.Null(played.Say(Charge("8 U.S.C. 1326", "immigration")));
        Assert.Null(played.Say(Charge("section 5", "terrorism")));
    }

    [Theory]
    [InlineData("8 U.S.C. 1326", "immigration")]
    [InlineData("8 USC §1326(a)", "immigration")]
    [InlineData("INA 237(a)(1)(B)", "immigration")]
    [InlineData("18 U.S.C. 2339B", "terrorism")]
    [InlineData("18 U.S.C. 1546", null)]
    [InlineData("section 5", null)]
    public void A_statute_has_the_category_that_the_data_give_and_else_none(string statute, string? category) => Assert.Equal(category, Topics.CategoryOf(statute));
}
