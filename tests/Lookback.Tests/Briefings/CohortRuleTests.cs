using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;

namespace Lookback.Tests.Briefings;

public sealed class CohortRuleTests
{
    private const string Fields = "all, any, not, workflow, opened, met, unit, listing, watchlist, run, verdict, exposed_to, says";

    [Theory]
    [InlineData("""{"unit":"Muslim desk"}""")]
    [InlineData("""{"says":{"topic":"concern","value":"religious school"}}""")]
    public void Nationality_religion_and_ethnicity_are_no_ground(string leaf)
    {
        var refused = Assert.Throws<RefusedException>(() => Read(leaf));
        Assert.Equal("no-ground", refused.Refusal.Code);
        Assert.Contains("nationality, religion and ethnicity are never a ground", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"nationality":"TJ"}""", $"where: expected one of the fields there are ({Fields}), found \"nationality\"")]
    [InlineData("""{"any":[{"workflow":"border-1"},{"country":"TJ"}]}""", $"where.any[1]: expected one of the fields there are ({Fields}), found \"country\"")]
    [InlineData("""{"not":{"religion":"x"}}""", $"where.not: expected one of the fields there are ({Fields}), found \"religion\"")]
    [InlineData("""{"met":{"from":"2024-05","to":"2024-01","ethnicity":"x"}}""", "where.met: expected no other members than from, to, found \"ethnicity\"")]
    [InlineData("""{"met":{"from":"2024-05","to":"2024-01"}}""", "where.met: expected a first day that is not after the last, found 2024-05 to 2024-01")]
    [InlineData("""{"met":{}}""", "where.met: expected \"from\", \"to\" or both, found neither")]
    [InlineData("""{"met":{"from":"soon"}}""", "where.met.from: expected a date such as \"2024-05-31\", found \"soon\"")]
    [InlineData("""{"all":[]}""", "where.all: expected at least one, found none")]
    [InlineData("""{"workflow":"border-1","unit":"north"}""", "where: expected exactly one field: several are written under \"all\" or \"any\", found 2")]
    [InlineData("""{"listing":"1001"}""", "where.listing: expected a listing such as \"ofac-sdn:1001\", found \"1001\"")]
    [InlineData("""{"run":"x"}""", "where.run: expected the number of a lookback run, found \"x\"")]
    [InlineData("""{"exposed_to":{"node":"F-12","levels":["E1"]}}""", "where.exposed_to.node: expected a node such as \"party:F-12\"")]
    [InlineData("""{"exposed_to":{"node":"party:F-12","levels":["E3"]}}""", "where.exposed_to.levels[0]: expected \"E1\" or \"E2\", found \"E3\"")]
    [InlineData("""{"says":{"topic":"charge","value":"guilty"}}""", "where.says.value: expected one of allegation, investigation, charged, convicted, acquitted, dismissed, none, found \"guilty\"")]
    [InlineData("""{"says":{"topic":"charge","grade":"F6"}}""", "where.says.grade: expected the least grade that counts, from A1 to E5, found \"F6\"")]
    [InlineData("""{"says":{"topic":"charge","kind":"rumour"}}""", "where.says.kind: expected one of fact, allegation, assessment, found \"rumour\"")]
    public void A_predicate_over_anything_else_is_refused_with_where_and_what_there_is(string where, string sentence)
    {
        var refused = Assert.Throws<RefusedException>(() => Read(where));
        Assert.Equal("bad-cohort-rule", refused.Refusal.Code);
        Assert.StartsWith($"cohort rule, {sentence}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_can_be_asked_of_what_is_said_but_by_a_topic_that_there_is()
    {
        var refused = Assert.Throws<RefusedException>(() => Read("""{"says":{"topic":"nationality","value":"TJ"}}"""));
        Assert.StartsWith("cohort rule, where.says.topic: expected one of the topics there are (contact, arrest, charge, ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("found \"nationality\"", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Facilitated by F-12")]
    [InlineData("Short.")]
    [InlineData("Everybody-whose-journey-F-12-arranged.")]
    public void A_rule_that_is_no_sentence_is_refused(string rule)
    {
        var refused = Assert.Throws<RefusedException>(() => CohortDefinition.Read(
            $$$"""{"cohort":"C-1","title":"t","rule":"{{{rule}}}","where":{"workflow":"border-1"} }""", CohortReading.Words));
        Assert.Equal(
            $"cohort rule, rule: expected the rule as a whole sentence of at least 20 characters that ends in a full stop, found \"{rule}\"", refused.Message);
    }

    [Fact]
    public void A_predicate_reads_back_from_its_normal_form()
    {
        const string all = """
            {"all":[{"any":[{"workflow":"border-1"},{"unit":"north"},{"run":17},{"verdict":"NotListedThen"}]},{"not":{"watchlist":"ofac-sdn"}},
            {"opened":{"from":"2024-01"}},{"met":{"to":"2024-05-31"}},{"listing":"ofac-sdn:1001"},{"exposed_to":{"node":"party:F-12","levels":["E2","E1"]}},
            {"says":{"topic":"charge","value":"charged","kind":"fact","grade":"B2"}}]}
            """;
        var json = Read(all).PredicateJson();
        var again = CohortDefinition.Of(
            new CohortRule { Cohort = new CohortId("C-1"), Version = 1, Title = "t", Rule = "r", Predicate = json, AdoptedBy = new StaffId("s"), Reason = "r" }, CohortReading.Words);
        Assert.Equal(json, again.PredicateJson());
        Assert.Contains("\"levels\":[\"E1\",\"E2\"]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_rule_again_is_refused_and_another_is_the_next_version_with_whom_it_brings_in_and_leaves_out()
    {
        using var past = new CohortPast();
        foreach (var grade in new[] { "A1", "B2", "C3", "D4" }) past.Say(past.Open($"Person{grade} Invented"), "facilitated-by", "F-12", grade: grade);
        Assert.Equal(1, past.Adopt().Version);
        var refused = Assert.Throws<RefusedException>(() => past.Adopt());
        Assert.Equal(("rule-unchanged", "cohort C-0007: expected a rule that differs from version 1, found the same predicate and the same words"), (refused.Refusal.Code, refused.Message));
        var second = past.Adopt(CohortPast.Facilitated.Replace("\"grade\":\"C3\"", "\"grade\":\"B2\"", StringComparison.Ordinal));
        var adopted = Views.Briefings.RuleAdopted.Of(past.Ledger, second, past.Clock.Now);
        Assert.Equal((2, 2), (adopted.Version, adopted.Members));
        Assert.Equal("3 opening + 0 joined - 1 left = 2 closing", adopted.Against!.ToString());
        Assert.Equal("by the later rule", Assert.Single(adopted.Against.LeftBy).Why);
        // The earlier version counts what it counted.
        Assert.Equal(3, past.Count(version: 1).Ledger.Members);
    }

    [Fact]
    public void Facilitated_by_associated_with_and_of_concern_never_imply_one_another()
    {
        using var past = new CohortPast();
        string[] topics = ["facilitated-by", "associated-with", "concern"];
        foreach (var topic in topics) past.Say(past.Open($"Person{topic} Invented"), topic, "F-12", kind: StatementKind.Allegation);
        foreach (var topic in topics)
        {
            past.Adopt($$$"""{"cohort":"C-0007","title":"t","rule":"Everybody of whom {{{topic}}} is said at all.","where":{"says":{"topic":"{{{topic}}}"} } }""");
            Assert.Equal(past.Ledger.Views.Cases.Files.Of(past.Cases[Array.IndexOf(topics, topic)], past.Ledger.Head)!.Position, Assert.Single(past.Count().Moment.Membership.Members));
        }
    }

    private static CohortDefinition Read(string where) => CohortDefinition.Read(
        $$$"""{"cohort":"C-1","title":"t","rule":"Everybody whom this rule is made to name.","where":{{{where}}} }""", CohortReading.Words);
}
