using Lookback.Core.Records;
using Lookback.Core.Retention;
using Lookback.Tests.Support;

namespace Lookback.Tests.Retention;

public sealed class RetentionRulesTests
{
    internal const string Open = """{"name": "open", "ground": "Open", "keep": null, "legal_basis": "b"}""";
    internal const string TrueMatch = """{"name": "true-match", "ground": "TrueMatch", "keep": "P10Y", "legal_basis": "b"}""";
    internal const string Cleared = """{"name": "cleared", "ground": "Cleared", "keep": "P5Y", "legal_basis": "b"}""";
    internal const string NoHit = """{"name": "no-hit", "ground": "NoHit", "keep": "P7D", "legal_basis": "b"}""";
    internal const string Unscreened = """{"name": "unscreened", "ground": "Unscreened", "keep": "P7D", "legal_basis": "b"}""";

    [Fact]
    public void The_default_keeps_what_the_law_asks_for()
    {
        var rules = RetentionRules.Default;
        Assert.Equal("1", rules.Version);
        Assert.Equal(
            [("open", null), ("true-match", "P10Y"), ("cleared", "P5Y"), ("no-hit", "P5Y"), ("unscreened", "P5Y")],
            rules.Classes.Select(c => (c.Name, c.Keep?.ToString())));
        Assert.Contains("31 CFR 501.601", rules.ClassOf(RetentionGround.TrueMatch).LegalBasis, StringComparison.Ordinal);
        Assert.Contains("2024/1624 art. 77", rules.ClassOf(RetentionGround.NoHit).LegalBasis, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_in_the_repository_is_the_default() =>
        Assert.Equal(RetentionRules.Default.Hash, RetentionRules.Parse(Repository.Read("data/retention.json")).Hash);

    [Fact]
    public void Every_ground_has_its_class()
    {
        Assert.All(Enum.GetValues<RetentionGround>(), g => Assert.Equal(g, RetentionRules.Default.ClassOf(g).Ground));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetentionRules.Default.ClassOf((RetentionGround)99));
    }

    [Fact]
    public void The_order_in_the_file_the_version_and_the_layout_are_not_identity()
    {
        var rules = Rules(Open, TrueMatch, Cleared, NoHit, Unscreened);
        Assert.Equal(rules.Hash, Rules(NoHit, Unscreened, Open, Cleared, TrueMatch).Hash);
        Assert.Equal(rules.Hash, RetentionRules.Parse(Json(Open, TrueMatch, Cleared, NoHit, Unscreened).Replace("\"v\"", "\n\"w\"", StringComparison.Ordinal)).Hash);
        Assert.Equal(Enum.GetValues<RetentionGround>(), Rules(NoHit, Unscreened, Open, Cleared, TrueMatch).Classes.Select(c => c.Ground));
    }

    [Theory]
    [InlineData("P7D", "P1W", true)]
    [InlineData("P7D", "P8D", false)]
    [InlineData("no-hit", "nothing", false)]
    [InlineData("\"b\"", "\"c\"", false)]
    public void What_a_class_says_is_identity(string was, string now, bool same) => Assert.Equal(
        same,
        Rules(Open, TrueMatch, Cleared, NoHit, Unscreened).Hash
            == Rules(Open, TrueMatch, Cleared, NoHit.Replace(was, now, StringComparison.Ordinal), Unscreened).Hash);

    private const string Members = "classes[3]: expected an object of name, ground, keep, legal_basis, found ";
    private const string Period = "classes[3].keep: expected a period of years, months, weeks and days such as \"P10Y\", above zero and at most 999 years, found ";

    [Theory]
    [InlineData("\"legal_basis\"", "\"basis\"", Members + "\"basis\"")]
    [InlineData("\"name\": \"no-hit\", ", "", Members + "no name")]
    [InlineData("\"keep\": \"P7D\", ", "", Members + "no keep")]
    [InlineData("\"keep\"", "\"name\": \"x\", \"keep\"", Members + "\"name\" twice")]
    [InlineData("\"P7D\"", "\"7 days\"", Period + "\"7 days\"")]
    [InlineData("\"P7D\"", "\"P0D\"", Period + "\"P0D\"")]
    [InlineData("\"P7D\"", "\"P1000Y\"", Period + "\"P1000Y\"")]
    [InlineData("\"P7D\"", "null", Period + "null")]
    [InlineData("\"P7D\"", "7", Period + "7")]
    [InlineData("\"P7D\"", "{\"days\": 7}", Period + "an object")]
    [InlineData("\"b\"", "\" \"", "classes[3].legal_basis: expected a text that is not empty, found \" \"")]
    [InlineData("\"b\"", "null", "classes[3].legal_basis: expected a text that is not empty, found null")]
    [InlineData("no-hit", "", "classes[3].name: expected a text that is not empty, found \"\"")]
    [InlineData("no-hit", "No hit", "classes[3].name: expected lower-case letters, digits and hyphens, found \"No hit\"")]
    [InlineData("no-hit", "cleared", "classes[3].name: expected a name of its own, found \"cleared\" again")]
    [InlineData("NoHit", "Cleared", "classes[3].ground: expected one class for each ground, found \"Cleared\" again")]
    [InlineData("NoHit", "no-hit", "classes[3].ground: expected one of Open, TrueMatch, Cleared, NoHit, Unscreened, found \"no-hit\"")]
    [InlineData("\"NoHit\"", "3", "classes[3].ground: expected one of Open, TrueMatch, Cleared, NoHit, Unscreened, found 3")]
    [InlineData("NoHit", "3", "classes[3].ground: expected one of Open, TrueMatch, Cleared, NoHit, Unscreened, found \"3\"")]
    [InlineData("\"b\"", "\"\\ud800\"", "the text: expected whole characters, found half a surrogate pair")]
    [InlineData("\"b\"", "\"b\",", "line 1: expected JSON, found text that is none")]
    public void A_malformed_class_is_refused(string was, string now, string sentence) =>
        Refused(Json(Open, TrueMatch, Cleared, NoHit.Replace(was, now, StringComparison.Ordinal), Unscreened), sentence);

    [Fact]
    public void Open_is_never_given_a_period() => Refused(
        Json(Open.Replace("null", "\"P10Y\"", StringComparison.Ordinal), TrueMatch, Cleared, NoHit, Unscreened),
        "classes[0].keep: expected null, for what is open never expires, found \"P10Y\"");

    [Theory]
    [InlineData("", "line 1: expected JSON, found text that is none")]
    [InlineData("null", "the whole: expected an object of version, classes, found null")]
    [InlineData("[]", "the whole: expected an object of version, classes, found a list")]
    [InlineData("{}", "the whole: expected an object of version, classes, found no version, classes")]
    [InlineData("""{"version": "1", "classes": [], "default": true}""", "the whole: expected an object of version, classes, found \"default\"")]
    [InlineData("""{"version": "1", "version": "1", "classes": []}""", "the whole: expected an object of version, classes, found \"version\" twice")]
    [InlineData("""{"version": 1, "classes": []}""", "version: expected a text that is not empty, found 1")]
    [InlineData("""{"version": "1", "classes": {}}""", "classes: expected a list, found an object")]
    [InlineData("""{"version": "1", "classes": ["open"]}""", "classes[0]: expected an object of name, ground, keep, legal_basis, found \"open\"")]
    [InlineData("""{"version": "1", "classes": []}""", "classes: expected one class for each ground, found none for Open, TrueMatch, Cleared, NoHit, Unscreened")]
    [InlineData("{\n// why\n}", "line 2: expected JSON, found text that is none")]
    [InlineData("[[[[[[[[[[]]]]]]]]]]", "line 1: expected JSON, found text that is none")]
    public void A_malformed_file_is_refused(string json, string sentence) => Refused(json, sentence);

    [Fact]
    public void A_raw_half_of_a_pair_is_refused() => Refused("\"\ud800\"", "the text: expected whole characters, found half a surrogate pair");

    [Fact]
    public void A_missing_ground_is_named() =>
        Refused(Json(Open, TrueMatch, Cleared, NoHit), "classes: expected one class for each ground, found none for Unscreened");

    internal static RetentionRules Rules(params string[] classes) => RetentionRules.Parse(Json(classes));

    private static string Json(params string[] classes) => $$"""{"version": "v", "classes": [{{string.Join(", ", classes)}}]}""";

    private static void Refused(string json, string sentence) => Assert.Equal(
        new Refusal("bad-retention-rules", "retention rules, " + sentence),
        Assert.Throws<RefusedException>(() => RetentionRules.Parse(json)).Refusal);
}
