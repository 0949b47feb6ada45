using Lookback.Tests.Support;

namespace Lookback.Tests.Cli;

/// <summary><c>lookback bench</c> from outside, on invented files: what it prints, its JSON, and what it refuses.</summary>
public sealed class BenchVerbTests
{
    private const string Cases =
        """
        case_group,schema,name1,name2,is_match,quality,category
        made up,Person,Oleg Varkonyev,Oleg Varkonjev,true,STRONG,spelling
        made up,Person,Oleg Varkonyev,Ana Quispe,false,STRONG,others
        made up,Company,Varkon Shipping Ltd,Varkon Shipping Limited,true,MEDIUM,
        """;

    private const string Listing =
        """{"id":"1","schema":"Person","caption":"Oleg Varkonyev","properties":{"name":["Oleg Varkonyev"],"alias":["Oleh Varkonjev"],"birthDate":["1961-03-09"]}}""";

    [Fact]
    public void Labelled_pairs_of_ones_own_are_measured_beside_another_matcher()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["cases.csv"], Cases);
        File.WriteAllText(folder["other.csv"], "schema,name1,name2,score\nPerson,Oleg Varkonyev,Oleg Varkonjev,0.4\nPerson,Oleg Varkonyev,Ana Quispe,0.9\n");
        string[] command = ["bench", "names", "--cases", folder["cases.csv"], "--reference", folder["other.csv"], "--errors"];
        var json = TheProgram.Run([.. command, "--json"]).Expect(0).Json;
        Assert.Equal((3, 2, 2, 0), (Count("pairs"), Count("matches"), Count("found"), Count("alarms")));
        Assert.Equal(1, json.GetProperty("own").GetProperty("f1").GetDouble());
        Assert.Equal(0, json.GetProperty("reference").GetProperty("usual").GetProperty("tally").GetProperty("f1").GetDouble());
        Assert.Equal(19, json.GetProperty("by_threshold").GetArrayLength());
        Assert.Contains("other.csv", TheProgram.Run(command).Expect(0).Output, StringComparison.Ordinal);
        int Count(string field) => json.GetProperty("own").GetProperty(field).GetInt32();
    }

    [Fact]
    public void A_list_of_ones_own_is_disguised_and_looked_for()
    {
        using var folder = new TempFolder();
        // Twenty names are the fewest that a row may rest on.
        File.WriteAllLines(folder["list.json"], Enumerable.Range(0, 25).Select(i =>
            $$$"""{"id":"{{{i}}}","schema":"Person","caption":"x","properties":{"name":["Oleg{{{(char)('a' + i)}}}i Varkony{{{(char)('a' + i)}}}ev"]}}"""));
        File.WriteAllText(folder["strangers.csv"], "name,birth_date\nAna Quispe,1970-01-02\n");
        var json = TheProgram.Run(
            ["bench", "evasion", "--list", "own-list:" + folder["list.json"], "--strangers", folder["strangers.csv"], "--json"]).Expect(0).Json;
        var exact = json.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("manipulation").GetString() == "exact");
        Assert.Equal((25, 25), (exact.GetProperty("names").GetInt32(), exact.GetProperty("found").GetInt32()));
        Assert.Equal(1, exact.GetProperty("alarms").GetProperty("of").GetInt32());
    }

    [Fact]
    public void People_and_strangers_of_ones_own_are_screened_against_ones_own_list()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["list.json"], Listing);
        File.WriteAllText(folder["altered.csv"], "name,birth_date\nOleg Varkonjew,1961-03-09\n");
        File.WriteAllText(folder["listed.csv"], "name,birth_date\nOleg Varkonyev,1961-03-09\n");
        File.WriteAllText(folder["strangers.csv"], "name,birth_date\nAna Quispe,1970-01-02\nВарконьев Олег,1990-05-06\n");
        string[] command =
        [
            "bench", "screening", "--list", "own-list:" + folder["list.json"], "--altered", folder["altered.csv"], "--as-listed", folder["listed.csv"],
            "--strangers", folder["strangers.csv"], "--scan", "1", "--errors",
        ];
        var json = TheProgram.Run([.. command, "--json"]).Expect(0).Json;
        Assert.All(json.GetProperty("curves").EnumerateArray(), c => Assert.Equal(1, c.GetProperty("own").GetProperty("as_listed").GetProperty("first").GetInt32()));
        var byScript = json.GetProperty("groups")[0].GetProperty("by_script").GetProperty("groups").EnumerateArray();
        Assert.Equal(["Cyrillic", "Latin"], byScript.Select(g => g.GetProperty("group").GetString()));
        Assert.Contains("strangers.csv", TheProgram.Run(command).Expect(0).Output, StringComparison.Ordinal);
        TheProgram.Run(["bench", "screening", "--altered", folder["altered.csv"]]).Expect(2);
    }

    [Theory]
    [InlineData("scripts", "Cyrillic", "--strangers", "people.csv")]
    [InlineData("aliases", "at all alike")]
    [InlineData("evasion", "two edits in 8 letters", "--strangers", "people.csv")]
    [InlineData("retrieval", "2 people compared with every listing", "--people", "people.csv")]
    [InlineData("speed", "bytes a listed name", "--strangers", "people.csv", "--scan", "1")]
    public void Every_program_tells_a_person_what_it_found(string program, string expected, params string[] arguments)
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder["list.json"], Enumerable.Range(0, 20).Select(i =>
            $$$"""{"id":"{{{i}}}","schema":"Person","caption":"x","properties":{"name":["Oleg Varkonyev","Олег Варконьев"],"alias":["Oleh Varkonjev"]}}"""));
        File.WriteAllText(folder["people.csv"], "name,birth_date\nOleg Varkonyev,1961-03-09\nAna Quispe,1970-01-02\n");
        var here = arguments.Select(a => a == "people.csv" ? folder[a] : a);
        var told = TheProgram.Run(["bench", program, "--list", "own-list:" + folder["list.json"], .. here]).Expect(0).Output;
        Assert.Contains("own-list: 20 listings, 60 names (list.json)", told, StringComparison.Ordinal);
        Assert.Contains(expected, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("names", "no-file", "--cases", "none.csv")]
    [InlineData("names", "missing-column", "--cases", "list.csv")]
    [InlineData("names", "bad-label", "--cases", "label.csv")]
    [InlineData("names", "bad-score", "--cases", "cases.csv", "--reference", "score.csv")]
    [InlineData("names", "bad-score", "--cases", "cases.csv", "--reference", "percent.csv")]
    [InlineData("names", "bad-score", "--cases", "cases.csv", "--reference", "nan.csv")]
    [InlineData("names", "no-folder", "--data", "none")]
    [InlineData("screening", "no-file", "--data", ".")]
    [InlineData("evasion", "no-file", "--list", "own-list:none.json")]
    [InlineData("aliases", "no-names", "--list", "own-list:list.json")]
    [InlineData("scripts", "no-names", "--list", "own-list:list.json", "--strangers", "strangers.csv")]
    [InlineData("retrieval", "no-name-column", "--list", "own-list:list.json", "--people", "strangers2.csv")]
    public void What_cannot_be_measured_is_refused_in_one_sentence(string program, string code, params string[] arguments)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["cases.csv"], Cases);
        File.WriteAllText(folder["list.csv"], "name1,name2\na,b\n");
        File.WriteAllText(folder["label.csv"], "name1,name2,is_match\na,b,perhaps\n");
        File.WriteAllText(folder["score.csv"], "name1,name2,score\na,b,high\n");
        File.WriteAllText(folder["percent.csv"], "name1,name2,score\na,b,85\n");
        File.WriteAllText(folder["nan.csv"], "name1,name2,score\na,b,NaN\n");
        File.WriteAllText(folder["list.json"], Listing.Replace("\"alias\":[\"Oleh Varkonjev\"],", "", StringComparison.Ordinal));
        File.WriteAllText(folder["strangers.csv"], "name\nAna Quispe\n");
        File.WriteAllText(folder["strangers2.csv"], "reference\n7\n");
        var here = arguments.Select(a => a.StartsWith("--", StringComparison.Ordinal) ? a
            : a.StartsWith("own-list:", StringComparison.Ordinal) ? "own-list:" + folder[a["own-list:".Length..]] : folder[a]);
        var ran = TheProgram.Run(["bench", program, .. here]).Expect(3);
        Assert.StartsWith($"refused ({code}): ", Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public void Invented_people_are_written_screened_and_looked_back_on()
    {
        using var folder = new TempFolder();
        Assert.Equal(31, TheProgram.Run(["bench", "population", "--count", "30", "--seed", "9"]).Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var written = TheProgram.Run(["bench", "population", "--count", "300", "--seed", "9", "--out", folder["people.csv"], "--json"]).Expect(0).Json;
        Assert.Equal(300, written.GetProperty("rows").GetInt64());
        File.WriteAllText(folder["list.json"], Listing);
        TheProgram.Run(["--store", folder["lookback.db"], "list", "import", "own-list", folder["list.json"]]).Expect(0);
        var screened = TheProgram.Run(["--store", folder["lookback.db"], "screen", folder["people.csv"], "--json"]).Expect(0).Json;
        Assert.Equal((300, 0), (screened.GetProperty("rows").GetInt64(), screened.GetProperty("unscreened").GetInt64()));
        string[] command = ["bench", "lookback", "--count", "300", "--changes", "1", "--check", "--list", "own-list:" + folder["list.json"]];
        var json = TheProgram.Run([.. command, "--json"]).Expect(0).Json;
        Assert.Equal(300, json.GetProperty("subjects").GetInt64());
        Assert.Equal(0, json.GetProperty("check").GetProperty("both").GetInt64());
        Assert.Contains("300 invented subjects", TheProgram.Run(command).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evasion", "--list", "list.json")]
    [InlineData("aliases", "--map", "map.json")]
    [InlineData("speed", "--most", "0")]
    [InlineData("names", "--as-of", "2026-01-01")]
    [InlineData("population", "--count", "0")]
    [InlineData("population", "--count", "5", "--json")]
    [InlineData("population", "--seed", "-1")]
    [InlineData("lookback", "--count", "0")]
    [InlineData("population", "--as-of", "2026-01-01")]
    [InlineData("lookback", "--changes", "0")]
    public void Wrong_usage_is_told_as_that(params string[] arguments) => Assert.NotEmpty(TheProgram.Run(["bench", .. arguments]).Expect(2).Error);
}
