using System.Text;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows.Cases;
using Lookback.Flows.Cases.Forms;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows.Cases;

/// <summary>What is refused says what was expected and what was found, and leaves the ledger as it was.</summary>
public sealed class CaseRefusalTests : IDisposable
{
    private readonly CasePast _past = new();

    public void Dispose() => _past.Dispose();

    [Fact]
    public void The_first_who_is_appointed_appoints_the_others()
    {
        using var temp = new TempLedger();
        var refusal = Assert.Throws<RefusedException>(() => new AppointStaff(temp.Ledger).Run(Appointment("ana", "ana", "analyst"), "tester")).Refusal;
        Assert.Equal("nobody was appointed yet: the first appointment is of whoever appoints the others, with the role admin alone", refusal.Sentence);
        Assert.Equal(0, temp.Ledger.Head);
    }

    [Fact]
    public void Nobody_appoints_themselves_or_decides_and_appoints()
    {
        Assert.Equal("whoever appoints decides nothing else: the role admin goes with no other", Appoint("admin-alone", Appointment("eva", "eva", "admin", "analyst"), "boss"));
        Assert.Equal("nobody appoints themselves: boss is who acts", Appoint("own-appointment", Appointment("boss.2", "boss", "supervisor"), "boss"));
        Assert.Equal("whoever appoints decides nothing else: ana has another account as analyst, supervisor", Appoint("admin-alone", Appointment("ana.3", "ana", "admin"), "boss"));
        Assert.Equal("expected a person, found \"system\", under which the program itself acts", Appoint("no-person", Appointment("system", "eva", "analyst"), "boss"));
        Assert.Equal("appoints staff: expected one of the roles admin, found analyst of the account \"ana\"", Appoint("wrong-role", Appointment("eva", "eva", "analyst"), "ana"));
        Assert.StartsWith("expected a role (admin, analyst, auditor, ", Appoint("no-role", Appointment("eva", "eva", "king"), "boss"), StringComparison.Ordinal);
        Assert.EndsWith(", found \"king\"", Appoint("no-role", Appointment("eva", "eva", "king"), "boss"), StringComparison.Ordinal);
        Assert.StartsWith("the account \"eva\" was not appointed", Appoint("unknown-account", Appointment("eva", "eva", "analyst"), "eva"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tier_of_a_list_is_set_once_by_who_may_on_a_list_that_is_loaded()
    {
        void Set(string list, bool high, string account) => new SetTier(_past.Ledger).Run(new WatchlistId(list), high, "It names whoever is sought for violence.", account);
        Assert.Equal("no edition of other-list is loaded: `lookback list ls` shows those that are", _past.Refused("no-watchlist", () => Set("other-list", true, "sue")));
        Assert.Equal("test-list is of the ordinary tier already", _past.Refused("same-tier", () => Set("test-list", false, "sue")));
        Assert.Equal(
            "sets the tier of a list: expected one of the roles supervisor, list_officer, sanctions_officer, found analyst of the account \"ana\"",
            _past.Refused("wrong-role", () => Set("test-list", true, "ana")));
        Set("test-list", true, "sue");
        Assert.Equal("test-list is of the high tier already", _past.Refused("same-tier", () => Set("test-list", true, "sue")));
    }

    [Fact]
    public void A_definition_is_taken_as_the_next_version_and_not_twice()
    {
        var json = Workflow.Shipped.Single(w => w.Id == "border-1").ToJson();
        void Take(string text) => new Definitions(_past.Ledger).Take(Workflow.Read(text)[0]);
        string Version(int number) => json.Replace("\"version\":1", $"\"version\":{number}", StringComparison.Ordinal).Replace("\"version\": 1", $"\"version\": {number}", StringComparison.Ordinal);
        Assert.Equal("workflow border-1 stands so already, as version 1", _past.Refused("same-workflow", () => Take(json)));
        Assert.Equal("expected version 2 of the workflow border-1, found 3", _past.Refused("wrong-version", () => Take(Version(3))));
        Assert.Equal("expected version 1 of the workflow own-1, found 2", _past.Refused("wrong-version", () => Take(Version(2).Replace("border-1", "own-1", StringComparison.Ordinal))));
        var file = _past.Open(0);
        Assert.Equal(
            "expected a version of border-1 on record, found 2",
            _past.Refused("wrong-version", () => new MigrateCase(_past.Ledger, _past.Clock.Now).Run(file, 2, null, "The second version has a state more.", "sue")));
        Take(Version(2));
        Assert.Equal(1, _past.State(file).Workflow.Version);
        Assert.Equal(
            "expected a reason of at least 20 characters, found 5",
            _past.Refused("reason-too-short", () => new MigrateCase(_past.Ledger, _past.Clock.Now).Run(file, 2, null, "short", "sue")));
        new MigrateCase(_past.Ledger, _past.Clock.Now).Run(file, 2, null, "The second version has a state more.", "sue");
        Assert.Equal(2, _past.State(file).Workflow.Version);
    }

    [Fact]
    public void A_case_is_opened_once_by_who_was_appointed_under_a_workflow_that_is_there()
    {
        var file = _past.Open(0);
        Assert.Equal(
            $"this is case {file.File.Id} already, opened on 2026-02-01: `lookback case show {file.File.Id}` says where it stands", _past.Refused("already-open", () => _past.Open(0, "ben")));
        Assert.StartsWith("the account \"nobody\" was not appointed", _past.Refused("unknown-account", () => _past.Open(1, "nobody")), StringComparison.Ordinal);
        Assert.Equal(
            "expected a workflow (border-1, compliance-1, nomination-1, redress-1), found \"mine\"",
            _past.Refused("no-workflow", () => new OpenCase(_past.Ledger, _past.Clock.Now).OnAlert(_past.Alert(1), "mine", CaseChannel.Live, null, "ana")));
    }

    [Fact]
    public void What_the_other_cases_of_a_subject_say_is_before_whoever_works_on_one_and_what_others_say_is_not()
    {
        var file = _past.Open(0);
        var other = new OpenCase(_past.Ledger, _past.Clock.Now).OnAlert(_past.Alert(0), "compliance-1", CaseChannel.Live, "port", "sue");
        _past.Say(other, "stay", "active", "sue");
        _past.Say(other, "appeal", "filed", "sue");
        _past.Say(other, "protection-claim", "filed", "sue");
        _past.Say(_past.Open(1), "stay", "active", "ana");
        var says = new CaseSettings(_past.Ledger, new CaseReading(_past.Ledger), _past.Clock.Now).Of(file).OtherValues;
        Assert.Equal(["appeal", "protection-claim", "stay"], says.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([new OtherValue(other.File.Id, "active")], says["stay"]);
        _past.Clock.Now = _past.Clock.Now.AddHours(1);
        _past.Say(other, "stay", "lifted", "sue");
        Assert.Equal(
            [new OtherValue(other.File.Id, "lifted")], new CaseSettings(_past.Ledger, new CaseReading(_past.Ledger), _past.Clock.Now).Of(file).OtherValues["stay"]);
    }

    [Fact]
    public void A_charge_has_the_category_of_its_statute_without_anybody_saying_it()
    {
        var file = _past.Open(0);
        _past.Say(file, "charge", "charged", "ana", ("statute", "8 U.S.C. 1326"));
        _past.Say(file, "charge", "charged", "ana", ("statute", "section 5"));
        Assert.Equal(["immigration", null], _past.State(file).Said("charge").Select(s => s.Statement.Fields.GetValueOrDefault("category")));
    }

    [Fact]
    public void Where_protection_is_claimed_nothing_goes_to_a_country_that_may_be_their_own()
    {
        var file = _past.Open(0);
        // Whether they claim it is not known: never taken for "no".
        Assert.Equal(
            "nothing goes to an authority of RU, the country of nationality, while it is not recorded whether protection was claimed (topic protection-claim)",
            _past.Refused("protected", () => _past.Disclose(file, "Port of Y", "ru", "sue")));
        _past.Say(file, "protection-claim", "none", "ana");
        _past.Disclose(file, "Port of Y", "ru", "sue");
        _past.Say(file, "protection-claim", "filed", "ana");
        Assert.Equal(
            "nothing goes to an authority of RU, the country of nationality, while a claim of protection stands or may stand",
            _past.Refused("protected", () => _past.Disclose(file, "Port of Y", "ru", "sue")));
        _past.Disclose(file, "Port of Z", "de", "sue");

        _past.Step(file, "UNDER_REVIEW", "ana");
        _past.Step(file, "CONFIRMED_IDENTITY", "ana");
        _past.Approve(file, "sue");
        void Refer(string country) => _past.Step(file, "REFERRED", "sue", ("recipient", "Port of Y"), ("recipient_country", country));
        _past.Refused("protected", () => Refer("RU"));
        Assert.Equal("expected recipient_country to be a country's code such as de, found \"Nowhereland\"", _past.Refused("wrong-field", () => Refer("Nowhereland")));
        Refer("de");

        var other = _past.Open(1);
        _past.Say(other, "protection-claim", "confidential", "ana");
        Assert.Equal(
            "nothing goes to an authority of a country while a claim of protection stands or may stand and the nationality is not known, for it may be that one",
            _past.Refused("protected", () => _past.Disclose(other, "Port of Z", "de", "sue")));
        Assert.Equal(
            "no disclosure of case " + other.File.Id + " stands at position 1", _past.Refused("no-disclosure", () => new Disclose(_past.Ledger, _past.Clock.Now).Answer(other, 1, true, "A-1", "sue")));
    }

    [Theory]
    [InlineData("{\"name\": \"Ana\"", "form: expected a JSON object of texts, found other text in line 1")]
    [InlineData("{\"name\": {\"full\": \"Ana\"}}", "form: expected name to be a text or a list of texts, found Object")]
    [InlineData("Ana Petrova", "form: expected lines such as name: Ana Petrova, in line 1, found \"Ana Petrova\"")]
    [InlineData("name: Ana\ncontact: box 7\n", "form: expected the field complaint, found contact, name")]
    [InlineData("", "form: expected the field name, found an empty form")]
    public void A_form_that_is_none_is_told_what_it_lacks(string text, string sentence) =>
        Assert.Equal(sentence, _past.Refused("bad-form", () => RedressForm.Read(Sources.Text("form", text), new DateOnly(2026, 2, 1))));

    [Fact]
    public void A_form_is_text_of_a_size_with_fields_that_are_known()
    {
        string Refused(byte[] bytes) => _past.Refused("bad-form", () => RedressForm.Read(new SourceFile("form", () => new MemoryStream(bytes)), new DateOnly(2026, 2, 1)));
        const string Filled = "name: Ana\ncontact: box 7\ncomplaint: held up\n";
        Assert.Equal("form: expected text in UTF-8, found other bytes", Refused([0x6e, 0xff, 0xfe]));
        Assert.Equal("form: expected at most 65536 bytes, found more", Refused(new byte[65_537]));
        Assert.Equal("form: expected at most 4000 characters of complaint, found 4001", Refused(Encoding.UTF8.GetBytes($"complaint: {new string('x', 4001)}\n")));
        Assert.Equal(
            "form: expected fields of a person (name, birth_date, nationality ...) and complaint, contact, represented_by, letter, found \"shoe_size\"",
            Refused(Encoding.UTF8.GetBytes(Filled + "shoe size: 43\n")));
    }

    [Theory]
    [InlineData("family_name: Petrova\n", "found a family name and 0 lesser")]
    [InlineData("name: Petrova\nbirth_date: 1985\n", "found no family name and 1 lesser")]
    [InlineData("family_name: Petrova\nbirth_date: 1985\n", "found a family name and 1 lesser")]
    public void Whoever_cannot_be_told_from_others_is_not_nominated(string facts, string found)
    {
        var form = Form(facts);
        Assert.Equal(
            "expected a family name and one of a given name, a whole date of birth, the number of a document, or two lesser facts "
            + $"(year of birth, place of birth, sex, address, telephone), {found}",
            NominationForm.MinimumIdentity(form.Facts("form", new DateOnly(2026, 2, 1)))?.Sentence);
    }

    [Theory]
    [InlineData("given_name: Ana\nfamily_name: Petrova\n")]
    [InlineData("family_name: Petrova\nbirth_date: 1985-02-03\n")]
    [InlineData("family_name: Petrova\npassport: A1234567\n")]
    [InlineData("family_name: Petrova\nbirth_date: 1985\nbirth_place: Sofia\n")]
    public void Whoever_can_be_told_from_others_is(string facts) =>
        Assert.Null(NominationForm.MinimumIdentity(Form(facts).Facts("form", new DateOnly(2026, 2, 1))));

    private static Form Form(string facts) =>
        NominationForm.Read(Sources.Text("form", facts + "basis: report 12\nsource: police of X\ngrade: B2\n"), new DateOnly(2026, 2, 1));

    private static Appointment Appointment(string account, string person, params string[] roles) =>
        new() { Account = account, Person = new StaffId(person), Roles = roles, Reason = "Works here from today on, by order." };

    private string Appoint(string code, Appointment appointment, string by) => _past.Refused(code, () => new AppointStaff(_past.Ledger).Run(appointment, by));
}
