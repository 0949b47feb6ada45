using System.Globalization;
using System.Text.Json;
using Lookback.Tests.Support;
using static Lookback.Tests.EndToEnd.CaseOffice;

namespace Lookback.Tests.EndToEnd;

/// <summary>Stories 6 and 7: a supervisor follows a cohort, holds what is published against it, and asks for charges by legal basis.</summary>
[Collection(nameof(Alone))]
public sealed class CohortStoryTests
{
    private const string One = """{"says": {"topic": "facilitated-by", "value": "F-12", "grade": "C3"}}""";
    private const string Wider = """{"says": {"topic": "associated-with", "value": "F-12"}}""";

    private static string Rule(CaseOffice office, string where) => office.Write(
        "rule.json", $$"""{"cohort": "C-0007", "title": "facilitated by F-12", "rule": "Everybody whose journey F-12 is said to have arranged.", "where": {{where}}}""");

    private static JsonElement Adopt(CaseOffice office, string where) =>
        office.Json("sue", "cohort", "rule", Rule(office, where), "--reason", "Adopted at the meeting of 10 June.");

    private static string Now => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static long Members(CaseOffice office, params string[] more)
    {
        var ledger = office.Json("sue", ["cohort", "ledger", "C-0007", .. more]);
        Assert.Equal(ledger.GetProperty("members").GetInt64(), ledger.GetProperty("sum").GetInt64());
        Assert.Equal(ledger.GetProperty("members").GetInt64(), ledger.GetProperty("classes").EnumerateArray().Sum(c => c.GetProperty("persons").GetInt64()));
        return ledger.GetProperty("members").GetInt64();
    }

    private static void Say(CaseOffice office, string file, string topic, string value, params string[] more) =>
        office.Do("cal", ["case", "record", file, topic, value, "--source", "statement 12", "--grade", "B2", .. more]);

    private static void Claim(CaseOffice office, string figure, int value, string qualifier, string unit = "persons") => office.Do(
        "sue", "claim", "add", "C-0007", "--figure", figure, "--value", $"{value}", "--qualifier", qualifier, "--unit", unit, "--source", "an evening paper",
        "--date", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string? Verdict(CaseOffice office, string figure, int value) => office.Json("sue", "claim", "check", "--cohort", "C-0007").EnumerateArray()
        .Single(c => c.GetProperty("figure").GetString() == figure && c.GetProperty("value").GetInt64() == value).GetProperty("verdict").GetString();

    [Fact]
    public void A_ledger_adds_up_at_any_moment_on_both_clocks_and_a_changed_rule_says_whom_it_brings()
    {
        using var office = new CaseOffice();
        string[] files = [office.Open("ann", "REF-1001"), office.Open("ann", "REF-1002"), office.Open("ann", "REF-1004")];
        Assert.Equal(1, Adopt(office, One).GetProperty("version").GetInt32());
        var before = Now;
        Assert.Equal(0, Members(office));
        Say(office, files[0], "facilitated-by", "F-12");
        var between = Now;
        Say(office, files[1], "facilitated-by", "F-12");
        Say(office, files[2], "associated-with", "F-12");
        Assert.Equal((0, 1, 2), (Members(office, "--as-of", before), Members(office, "--as-of", between), Members(office)));
        // What is true by now of a moment when it was not known.
        Assert.Equal(0, Members(office, "--as-of", Now, "--known", before));
        Assert.Equal(1, Members(office, "--as-of", Now, "--known", between));

        var adopted = Adopt(office, $$"""{"any": [{{One}}, {{Wider}}]}""");
        Assert.Equal((2, 3), (adopted.GetProperty("version").GetInt32(), adopted.GetProperty("members").GetInt64()));
        var against = adopted.GetProperty("against");
        Assert.Equal((1, 0), (against.GetProperty("joined").GetInt64(), against.GetProperty("left").GetInt64()));
        Assert.Equal(files[2], against.GetProperty("joined_by")[0].GetProperty("cases")[0].GetString());
        Assert.Equal(2, Members(office, "--version", "1"));
        adopted = Adopt(office, Wider);
        Assert.Equal((3, 0, 2), (adopted.GetProperty("version").GetInt32(), adopted.GetProperty("against").GetProperty("joined").GetInt64(), adopted.GetProperty("against").GetProperty("left").GetInt64()));
        office.Refused("no-cohort", "sue", "cohort", "ledger", "C-9999");
    }

    [Fact]
    public void Each_figure_of_the_press_is_consistent_inconsistent_or_undetermined_and_says_why()
    {
        using var office = new CaseOffice();
        string[] files = [office.Open("ann", "REF-1001"), office.Open("ann", "REF-1002")];
        Adopt(office, One);
        foreach (var file in files)
        {
            Say(office, file, "facilitated-by", "F-12");
            Say(office, file, "arrest", "administrative-immigration", "--set", "authority=ERO", "--legal-basis", "8 U.S.C. 1226");
        }

        Claim(office, "members", 2, "at-least");
        Claim(office, "members", 5, "at-least");
        Claim(office, "charged:terrorism", 0, "exact");
        Assert.Equal(("consistent", "inconsistent", "undetermined"), (Verdict(office, "members", 2), Verdict(office, "members", 5), Verdict(office, "charged:terrorism", 0)));
        Assert.All(office.Json("sue", "claim", "check", "--cohort", "C-0007").EnumerateArray(), c => Assert.NotEmpty(c.GetProperty("because").GetString()!));
    }

    [Fact]
    public void Persons_and_charges_are_counted_apart_by_stage_and_none_is_said_only_where_sources_reach()
    {
        using var office = new CaseOffice();
        string[] files = [office.Open("ann", "REF-1001"), office.Open("ann", "REF-1002"), office.Open("ann", "REF-1004")];
        Adopt(office, One);
        foreach (var file in files)
        {
            Say(office, file, "facilitated-by", "F-12");
            Say(office, file, "arrest", "administrative-immigration", "--set", "authority=ERO", "--legal-basis", "8 U.S.C. 1226");
        }

        Say(office, files[0], "charge", "charged", "--set", "statute=8 U.S.C. 1325", "--set", "category=immigration");
        Say(office, files[0], "charge", "convicted", "--set", "statute=8 U.S.C. 1326", "--set", "category=immigration");
        Say(office, files[1], "charge", "allegation", "--kind", "allegation", "--set", "statute=18 U.S.C. 2339B", "--set", "category=terrorism");
        var charges = office.Json("sue", "cohort", "charges", "C-0007");
        Assert.Equal(3, charges.GetProperty("arrested_ever").GetInt64());
        var rows = charges.GetProperty("rows").EnumerateArray()
            .Select(r => (r.GetProperty("category").GetString(), r.GetProperty("stage").GetString(), r.GetProperty("persons").GetInt64(), r.GetProperty("charges").GetInt64())).ToList();
        Assert.Contains(("immigration", "charged", 1, 1), rows);
        Assert.Contains(("immigration", "convicted", 1, 1), rows);
        Assert.Contains(("terrorism", "allegation", 1, 1), rows);
        // One person with two charges is one person; an allegation is no charge; of whom nothing is recorded it is not known.
        var ledger = office.Json("sue", "cohort", "ledger", "C-0007").GetProperty("charges").EnumerateArray().ToDictionary(c => c.GetProperty("category").GetString()!);
        Assert.Equal((1, 3), (ledger["immigration"].GetProperty("charged").GetInt64(), ledger["immigration"].GetProperty("of").GetInt64()));
        var terrorism = ledger["terrorism"];
        Assert.Equal(0, terrorism.GetProperty("charged").GetInt64());
        Assert.NotEqual(0, terrorism.GetProperty("unknown").GetInt64());
        Assert.Contains("not determinable", terrorism.GetProperty("answer").GetString(), StringComparison.Ordinal);

        // The source says how far it goes, and that there is none of the others: only then none is none.
        foreach (var file in files[1..]) Say(office, file, "charge", "none");
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        office.Do("sue", "cohort", "source", "C-0007", "--source", "the court", "--topic", "charge", "--complete-to", yesterday);
        var answer = office.Json("sue", "cohort", "ledger", "C-0007").GetProperty("charges").EnumerateArray()
            .Single(c => c.GetProperty("category").GetString() == "terrorism").GetProperty("answer").GetString();
        Assert.Equal($"0 of 3 persons; 0 unknown; sources complete to {yesterday}", answer);
    }
}
