using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Briefings;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Briefings;
using Lookback.Flows.Cases;
using Lookback.Tests.Support;

namespace Lookback.Tests.Briefings;

[Collection(nameof(Alone))]
public sealed class CohortLedgerTests
{
    private static readonly DateTimeOffset Day = Some.Instant("2024-06-25");

    [Fact]
    public void The_ledger_of_the_reference_is_printed_as_the_reference_prints_it()
    {
        using var past = Story();
        past.Temp.Close();
        Golden.Check("cohort-ledger.txt", Run(past, "cohort", "ledger", "C-0007", "--as-of", "2024-06-25").Expect(0).Output);
        Golden.Check("cohort-charges.txt", Run(past, "cohort", "charges", "C-0007", "--as-of", "2024-06-25").Expect(0).Output);
    }

    [Fact]
    public void None_is_answered_with_how_far_sources_go_or_as_not_determinable()
    {
        using var past = Story(sources: false);
        Assert.Equal("0 found, 153 not determinable: no source said how far it is complete on charge", Answer(past));
        var unanswered = new CohortFigures(past.Ledger, past.Count()).Of("charged:terrorism");
        Assert.Equal((0, 153), (unanswered.Known, unanswered.Unknown));
        Report(past, "the court", "2024-06-25");
        Report(past, "the prosecutor", "2024-05-12");
        Assert.Equal("0 of 153 persons; 0 unknown; sources complete to 2024-05-12", Answer(past));
        // Of what may have come about since the sources' last day nothing is said.
        var behind = new CohortFigures(past.Ledger, past.Count(Day)).Of("charged:terrorism");
        Assert.Equal((0, 153, "complete on charge are the prosecutor to 2024-05-12, and not to 2024-06-25"), (behind.Known, behind.Unknown, behind.Because));
        Report(past, "the prosecutor", "2024-06-25");
        Assert.Equal(0, new CohortFigures(past.Ledger, past.Count(Day)).Of("charged:terrorism").Unknown);
        // Somebody arrested of whom nothing is recorded about charges, and somebody whose charge has no category: unknown is never no.
        var one = past.Open("Nobody Charged");
        past.Say(one, "facilitated-by", "F-12");
        past.Say(one, "arrest", "warrant");
        var other = past.Open("Somebody Charged");
        past.Say(other, "facilitated-by", "F-12");
        past.Say(other, "charge", "charged", statute: "unheard of");
        Assert.Equal("0 found, 2 not determinable: of them nothing is recorded; sources complete to 2024-06-25", Answer(past));
        past.Say(one, "charge", "none");
        past.Say(other, "charge", "charged", statute: "unheard of", category: "other", corrects: past.Ledger.Head - 1);
        Assert.Equal("0 of 155 persons; 0 unknown; sources complete to 2024-06-25", Answer(past));
    }

    [Fact]
    public void An_allegation_is_no_charge_and_a_charge_counts_whatever_became_of_it()
    {
        using var past = new CohortPast();
        past.Adopt();
        foreach (var (stage, kind) in new[] { ("allegation", StatementKind.Allegation), ("investigation", StatementKind.Fact), ("charged", StatementKind.Fact), ("dismissed", StatementKind.Fact) })
        {
            var one = past.Open($"Person{stage} Invented");
            past.Say(one, "facilitated-by", "F-12");
            past.Say(one, "arrest", "criminal");
            past.Say(one, "charge", stage, kind: kind, category: "terrorism", statute: "18 U.S.C. 2339B");
            if (stage == "dismissed") past.Say(one, "charge", "charged", past.Clock.Now.AddHours(-1), category: "terrorism", statute: "18 U.S.C. 2339B");
        }

        Report(past, "the court", "2024-05-01");
        Assert.Equal(new ChargedCount("terrorism", 2, 4, 1) { Members = 4 }, past.Count().Ledger.Charges.First(c => c.Category == "terrorism"));
        var rows = new ChargeTable(past.Ledger, past.Count()).Rows();
        Assert.Equal(["allegation", "charged", "dismissed", "investigation"], rows.Select(r => r.Stage));
        Assert.All(rows, r => Assert.Equal((1, 1), (r.Persons, r.Charges)));
    }

    [Fact]
    public void Where_nobody_was_arrested_and_no_source_is_complete_none_is_not_determinable()
    {
        using var past = new CohortPast();
        past.Adopt();
        past.Say(past.Open("Somebody Invented"), "facilitated-by", "F-12");
        var charged = past.Count().Ledger.Charges.First(c => c.Category == "terrorism");
        Assert.Equal((0L, 0L, 1L), (charged.Charged, charged.Of, charged.Open));
        Assert.Equal("0 found, 1 not determinable: no source said how far it is complete on charge", Answer(past));
    }

    [Fact]
    public void A_state_without_a_class_is_told_by_the_case_with_an_exit_code_of_its_own_and_nothing_else()
    {
        using var past = new CohortPast();
        past.Adopt();
        var one = past.Open("Person Invented");
        past.Say(one, "facilitated-by", "F-12");
        past.Walk(one, "NO_SUCH_STATE");
        past.Temp.Close();
        var ran = Run(past, "cohort", "ledger", "C-0007").Expect(6);
        Assert.Equal("", ran.Output);
        Assert.Equal($"parts and whole differ: members stand where their workflow has no class for them: {one.Value}", ran.Error.Trim());
    }

    [Fact]
    public void Parts_that_are_not_the_whole_are_told_whichever_way_they_differ()
    {
        var membership = new CohortMembership { Members = [1, 2], Excluded = [], Duplicates = [] };
        Assert.Equal([2L], Differ(Member(1)).Cases);
        Assert.Equal([2L], Differ(Member(1), Member(2), Member(2)).Cases);
        Assert.Equal([3L], Differ(Member(1), Member(2), Member(3)).Cases);
        Assert.Equal([2L], Differ(Member(1), Member(2) with { Class = "elsewhere" }).Cases);
        Assert.Equal(2, CohortLedger.Of(membership, [Member(1), Member(2)], ["here"], []).Members);

        UnreconciledException Differ(params CountedMember[] members) => Assert.Throws<UnreconciledException>(() => CohortLedger.Of(membership, members, ["here"], []));
    }

    [Fact]
    public void Two_cases_of_one_person_that_nobody_merged_are_told_and_events_are_never_fewer_than_persons()
    {
        using var past = new CohortPast();
        past.Adopt();
        foreach (var name in new[] { "Person One", "Person One", "Person Two" })
            past.Say(past.Open(name, reference: $"R-{name}"), "facilitated-by", "F-12");
        var counted = past.Count();
        Assert.Equal((3, 2, 2), (counted.Ledger.Members, counted.Ledger.Subjects, counted.Ledger.Unmerged.Count));
        Assert.Equal(2, new CohortFigures(past.Ledger, counted).Of("encounters").Known);

        // A member is a case: of persons there are two or three, and the classes still sum to the members.
        var members = new CohortFigures(past.Ledger, counted).Of("members");
        Assert.Equal(("2 to 3", 3, 2), (members.ToString(), members.Known, members.Least));
        Assert.Equal(3, counted.Ledger.Classes.Sum(c => c.Persons));
        foreach (var (qualifier, value, verdict) in ((Qualifier, long, ClaimVerdict)[])[
            (Qualifier.Exact, 3, ClaimVerdict.Undetermined), (Qualifier.AtLeast, 2, ClaimVerdict.Consistent), (Qualifier.AtLeast, 4, ClaimVerdict.Inconsistent)])
        {
            var claim = new Claim { Id = default, Cohort = CohortPast.Cohort, Figure = "members", Value = value, Qualifier = qualifier, Unit = CountUnit.Persons, Source = "a paper", Date = PartialDate.Parse("2024-06-24") };
            var check = ClaimCheck.Of(claim, members);
            Assert.Equal(verdict, check.Verdict);
            Assert.Contains("1 case may be of a person who has another case among them, and nobody merged them", check.Because, StringComparison.Ordinal);
        }

        past.Temp.Close();
        Assert.Contains("members 3 cases of 2 persons | ", Run(past, "cohort", "ledger", "C-0007").Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(2, Run(past, "cohort", "ledger", "C-0007", "--json").Expect(0).Json.GetProperty("subjects").GetInt64());
    }

    [Fact]
    public void A_version_without_a_ledger_counts_no_case_otherwise_than_before()
    {
        using var past = Story();
        var before = JsonSerializer.Serialize(past.Count().Ledger);
        var published = JsonNode.Parse(Workflow.Shipped.Single(w => w.Id == CohortPast.Border).ToJson())!.AsObject();
        published.Remove("ledger");
        published["version"] = 2;
        new Definitions(past.Ledger).Take(Workflow.Read(published.ToJsonString())[0]);
        Assert.Equal(before, JsonSerializer.Serialize(past.Count().Ledger));
    }

    [Fact]
    public void Claims_are_checked_at_their_own_date_under_what_is_known_and_by_the_rule_that_is_named()
    {
        using var past = Story();
        Claim(past, "members", Qualifier.AtLeast, 400, "2024-06-25");
        Claim(past, "arrested", Qualifier.AtLeast, 150, "2024-06-25");
        Claim(past, "no-confirmed-contact", Qualifier.AtLeast, 50, "2024-06-25");
        Claim(past, "charged:terrorism", Qualifier.Exact, 0, "2024-06-25");
        Claim(past, "members", Qualifier.Exact, 1_500, "2024-06-25", CountUnit.Encounters);
        Claim(past, "members", Qualifier.AtLeast, 1, "2024-04-30");
        var checks = new CheckClaims(past.Ledger);
        var all = past.Ledger.Views.Cases.Cohorts.Claims(past.Ledger.Head).Skip(1).Select(c => checks.Run(c, past.Ledger.Head, null, null).Check.Verdict);
        Assert.Equal(
            [ClaimVerdict.Consistent, ClaimVerdict.Consistent, ClaimVerdict.Consistent, ClaimVerdict.Consistent, ClaimVerdict.Undetermined, ClaimVerdict.Inconsistent], all);
        past.Erase(past.Cases[0]);
        var members = new CheckClaims(past.Ledger).Run(past.Ledger.Views.Cases.Cohorts.Claims(past.Ledger.Head)[0], past.Ledger.Head, null, null);
        Assert.Equal("403 to 404", members.Figure.ToString());
        Assert.Equal("of 1 erased case it cannot be told whether they belonged", members.Figure.Because);
    }

    [Fact]
    public void Refusals_say_what_is_expected()
    {
        using var past = Story();
        past.Temp.Close();
        Says("\"C-9\" names no cohort: `cohort ls` shows them", "cohort", "ledger", "C-9");
        Says("cohort C-0007 has the versions 1 to 1 of its rule, found 4", "cohort", "ledger", "C-0007", "--version", "4");
        Says("cohort C-0007 had no rule by then: its first was adopted on 2024-06-10; --version 1 counts by it all the same", "cohort", "ledger", "C-0007", "--as-of", "2024-05-02");
        Says("expected a day up to ", "cohort", "source", "C-0007", "--source", "x", "--topic", "charge", "--complete-to", "2999-01-01");
        Says("expected one of the topics there are (contact, arrest, ", "cohort", "source", "C-0007", "--source", "x", "--topic", "nationality", "--complete-to", "2024-01-01");
        Says("\"guilt\" names no figure: expected one of members, removed, in-custody, ", "claim", "add", "C-0007", "--figure", "guilt", "--value", "1", "--qualifier", "exact", "--unit", "persons", "--source", "x", "--date", "2024-01-01");
        Says("--names: expected with it a --purpose of at least 20 characters, found 0", "briefing", "new", "C-0007", "--names");
        Says("cohort C-0007 has no briefing 7: `briefing ls C-0007` shows them", "briefing", "show", "C-0007", "7");
        Assert.Contains(
            "Here --as-of is the moment in the world, and --known what was known by then", Run(past, "cohort", "ledger", "C-0007", "--effective", "2024-06-01").Expect(2).Error, StringComparison.Ordinal);

        void Says(string sentence, params string[] line) => Assert.Contains($"): {sentence}", Run(past, line).Expect(3).Error, StringComparison.Ordinal);
    }

    internal static CohortPast Story(bool sources = true)
    {
        var past = new CohortPast();
        past.Reference();
        past.Clock.Now = Some.Instant("2024-06-10T09:00:00Z");
        past.Adopt();
        past.Clock.Now = Some.Instant("2024-06-24T09:00:00Z");
        if (sources)
        {
            past.Clock.Now = Some.Instant("2024-06-24T12:00:00Z");
            new ReportSource(past.Ledger, "supervisor", new DateOnly(2024, 6, 26)).Run(CohortPast.Cohort, "the court", "charge", PartialDate.Parse("2024-06-25"));
            Claim(past, "members", Qualifier.AtLeast, 399, "2024-06-24");
        }

        return past;
    }

    internal static Ran Run(CohortPast past, params string[] line) => InProcess.Run([.. line, "--store", past.Temp.Path]);

    internal static void Claim(CohortPast past, string figure, Qualifier qualifier, long value, string date, CountUnit unit = CountUnit.Persons) => new AddClaim(past.Ledger).Run(
        new Claim
        {
            Id = default, Cohort = CohortPast.Cohort, Figure = figure, Value = value, Qualifier = qualifier, Unit = unit, Source = "an evening paper", Date = PartialDate.Parse(date),
        },
        Some.Instant("2024-06-26"));

    private static void Report(CohortPast past, string source, string day) =>
        new ReportSource(past.Ledger, "supervisor", new DateOnly(2024, 6, 30)).Run(CohortPast.Cohort, source, "charge", PartialDate.Parse(day));

    private static string Answer(CohortPast past)
    {
        var counted = past.Count();
        return new CohortFigures(past.Ledger, counted).Charges.Answer(counted.Ledger.Charges.First(c => c.Category == "terrorism"));
    }

    private static CountedMember Member(long position) => new()
    {
        Case = position, Subject = position, Workflow = "w", Class = "here", LifeCycle = "unresolved", ArrestedEver = false, HasChargeRecord = false, Charged = [], Protection = null, Represented = null,
    };
}
