using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lookback.Cli;
using Lookback.Tests.Support;

namespace Lookback.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public void Help_of_every_verb_is_what_it_was()
    {
        var help = new StringBuilder();
        foreach (var path in Paths(CommandLine.Create(), ""))
        {
            using var writer = new StringWriter();
            CommandLine.Create().Parse($"{path} --help").Invoke(new InvocationConfiguration { Output = writer });
            help.Append(string.Join('\n', writer.ToString().Split('\n').Select(l => l.TrimEnd()))).AppendLine("----");
        }

        // The defaults of the user running the tests are not the program's.
        Golden.Check("help.txt", help.ToString()
            .Replace($"[default: {Environment.UserName}]", "[default: <user>]", StringComparison.Ordinal)
            .Replace("Lookback.Tests", "lookback", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("scren people.csv")]
    [InlineData("list import ofac-sdn")]
    [InlineData("list import OFAC x.csv")]
    [InlineData("check")]
    [InlineData("check X --birth-date soon")]
    [InlineData("check X --country Atlantis")]
    [InlineData("check X --schema house")]
    [InlineData("status --as-of soon")]
    [InlineData("run --as-of 2024-01-01")]
    [InlineData("alert decide x --as Guilty --code c --reason whatever")]
    [InlineData("alert decide x --as TrueMatch --reason whatever")]
    [InlineData("alert decide x --as Inconclusive --code c --reason whatever --question who")]
    [InlineData("alert decide x --as FalsePositive --code c --reason whatever --expires soon")]
    [InlineData("task ack first --reference r")]
    public void A_wrong_command_line_ends_in_2_with_a_sentence(string line)
    {
        using var folder = new TempFolder();
        var ran = TheProgram.Run([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--store", folder["s.db"]]).Expect(2);
        Assert.NotEqual("", ran.Error);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["s.db"]));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("list ls")]
    [InlineData("list show ofac-sdn")]
    [InlineData("list diff ofac-sdn")]
    [InlineData("list schedule")]
    [InlineData("list schedule --once")]
    [InlineData("finding ls")]
    [InlineData("finding show x")]
    [InlineData("alert ls")]
    [InlineData("alert show x")]
    [InlineData("subject show x")]
    [InlineData("check Somebody")]
    [InlineData("run")]
    [InlineData("replay x")]
    [InlineData("head")]
    [InlineData("verify")]
    [InlineData("rebuild")]
    [InlineData("receipt show x")]
    [InlineData("erase x --reason long-enough-to-be-a-reason --legal-basis law")]
    [InlineData("retention plan")]
    [InlineData("retention apply")]
    [InlineData("backup b.lkb")]
    [InlineData("network trace x")]
    [InlineData("network run")]
    [InlineData("network ls")]
    [InlineData("network links")]
    [InlineData("network designations")]
    [InlineData("network withdraw x --reason long-enough-to-be-a-reason")]
    [InlineData("cohort ls")]
    [InlineData("cohort show C-1")]
    [InlineData("cohort ledger C-1")]
    [InlineData("cohort members C-1")]
    [InlineData("cohort joined C-1 --from 2024-01-01")]
    [InlineData("cohort charges C-1")]
    [InlineData("cohort source C-1 --source court --topic charge --complete-to 2024-01-01")]
    [InlineData("claim ls")]
    [InlineData("claim check")]
    [InlineData("briefing new C-1")]
    [InlineData("briefing ls C-1")]
    [InlineData("briefing show C-1 1")]
    public void Without_a_store_every_verb_refuses_in_one_sentence_and_makes_none(string line)
    {
        using var folder = new TempFolder();
        var ran = TheProgram.Run([.. line.Split(' '), "--store", folder["none/s.db"]]).Expect(3);
        Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void The_fields_of_every_verbs_json_are_what_they_were()
    {
        using var folder = new TempFolder();
        var fields = new StringBuilder();
        string[] store = ["--store", folder["s.db"], "--json"];
        foreach (var sample in new[] { "sdn_a.csv", "alt_a.csv", "sdn_b.csv", "alt_b.csv", "encounters.csv" })
            File.Copy(Path.Combine(Repository.Root, "src/Lookback/Samples", sample), folder[sample]);
        File.WriteAllText(folder["pairs.csv"], "case_group,schema,name1,name2\nx,Person,Oleg Varkonyev,Oleg Varkonjev\n");

        File.WriteAllLines(folder["own.json"], Enumerable.Range(0, 20).Select(i =>
            $$$"""{"id":"{{{i}}}","schema":"Person","caption":"x","properties":{"name":["Oleg Varkony{{{i}}}ev","Олег Варконьев"],"alias":["Oleh Varkon"]}}"""));
        File.WriteAllText(folder["strangers.csv"], "name,birth_date\nOleg Varkonyev,1970-01-02\nAna Quispe,\n");
        File.WriteAllText(folder["listed.csv"], "name\nOleg Varkony1ev\nOleg Varkony2ev\n");
        Show("list import", TheProgram.Run(["list", "import", "ofac-sdn", folder["sdn_a.csv"], folder["alt_a.csv"], "--published", "2026-03-02", .. store]));
        Show("screen", TheProgram.Run(["screen", folder["encounters.csv"], "--out", folder["out.jsonl"], .. store]), 4);
        TheProgram.Run(["list", "import", "ofac-sdn", folder["sdn_b.csv"], folder["alt_b.csv"], "--published", "2026-03-20", .. store]).Expect(0);
        Show("run", TheProgram.Run(["run", .. store]));
        Show("list schedule", TheProgram.Run(["list", "schedule", .. store]));
        Show("list ls", TheProgram.Run(["list", "ls", .. store]));
        Show("list show WATCHLIST", TheProgram.Run(["list", "show", "ofac-sdn", .. store]));
        Show("list show LISTING", TheProgram.Run(["list", "show", "ofac-sdn:1005", .. store]));
        Show("list diff", TheProgram.Run(["list", "diff", "ofac-sdn", .. store]));
        File.WriteAllText(folder["table.csv"], "id,name,born,riddle\n1,Oleg Varkonyev,1961,x\n7,Ana Quispe,soon,y\n8,Igor Varkonyev,1962,y\n");
        File.WriteAllText(folder["links.csv"], "from,to,type\nparty:a,ofac-sdn:1001,owns\nparty:a,party:a,owns\n,party:a,owns\n");
        Show("network import", TheProgram.Run(["network", "import", folder["links.csv"], "--source", "a source", "--legal-basis", "a law", .. store]));
        File.WriteAllText(folder["graded.csv"], "from,to,type,grade\nofac-sdn:1001,encounter:B-1003,facilitated,B2\nparty:a,encounter:B-1004,paid,B2\n");
        TheProgram.Run(["network", "import", folder["graded.csv"], "--source", "a source", "--legal-basis", "a law", .. store]).Expect(0);
        string[] why = ["--reason", "So decided after the file was read again.", .. store];
        Show("network trace", TheProgram.Run(["network", "trace", "ofac-sdn:1001", .. store]));
        Show("network trace --out", TheProgram.Run(["network", "trace", "ofac-sdn:1001", "--out", folder["picture.html"], .. store]));
        var designated = TheProgram.Run(["network", "designate", "party:a", "--legal-basis", "a law", "--review-by", $"{DateTime.UtcNow.AddDays(90):yyyy-MM-dd}", .. why]);
        Show("network designate", designated);
        Show("network designations", TheProgram.Run(["network", "designations", .. store]));
        Show("network run", TheProgram.Run(["network", "run", .. store]));
        Show("network ls", TheProgram.Run(["network", "ls", .. store]));
        Show("network links", TheProgram.Run(["network", "links", .. store]));
        Show("network same", TheProgram.Run(["network", "same", "B-1003", "B-1004", "--grade", "B2", .. why]));
        Show("network apart", TheProgram.Run(["network", "apart", "B-1003", .. why]));
        Show("network open", TheProgram.Run(["network", "open", "phone:+998 90 731 28 46", .. why]));
        Show("network openings", TheProgram.Run(["network", "openings", .. store]));
        Show("network close", TheProgram.Run(["network", "close", "phone:+998 90 731 28 46", .. why]));
        Show("network end", TheProgram.Run(["network", "end", designated.Json.GetProperty("id").GetString()!, .. why]));
        Show("network withdraw", TheProgram.Run(["network", "withdraw", "--source", "a source", .. why]));
        File.WriteAllText(
            folder["rule.json"],
            """{"cohort":"C-1","title":"everybody","rule":"Everybody on whom there is a case.","where":{"workflow":"border-1"},"unless":[{"reason":"held","where":{"says":{"topic":"hold"}}}]}""");
        Show("cohort rule", TheProgram.Run(["cohort", "rule", folder["rule.json"], .. why]));
        File.WriteAllText(folder["rule.json"], File.ReadAllText(folder["rule.json"]).Replace("Everybody on", "All people on", StringComparison.Ordinal));
        Show("cohort rule AGAIN", TheProgram.Run(["cohort", "rule", folder["rule.json"], .. why]));
        var sourced = TheProgram.Run(["cohort", "source", "C-1", "--source", "a court", "--topic", "charge", "--complete-to", "2026-03-01", .. store]);
        Show("cohort source", sourced);
        string[] number = ["--figure", "members", "--value", "0", "--qualifier", "exact", "--unit", "persons", "--source", "a paper", "--date", "2026-03-01"];
        Show("claim add", TheProgram.Run(["claim", "add", "C-1", .. number, .. store]));
        Show("claim ls", TheProgram.Run(["claim", "ls", .. store]));
        Show("claim check", TheProgram.Run(["claim", "check", .. store]));
        Show("cohort ls", TheProgram.Run(["cohort", "ls", .. store]));
        Show("cohort show", TheProgram.Run(["cohort", "show", "C-1", .. store]));
        Show("cohort ledger", TheProgram.Run(["cohort", "ledger", "C-1", .. store]));
        Show("cohort members", TheProgram.Run(["cohort", "members", "C-1", .. store]));
        Show("cohort joined", TheProgram.Run(["cohort", "joined", "C-1", "--from", "2026-03-01", "--version", "1", .. store]));
        Show("cohort charges", TheProgram.Run(["cohort", "charges", "C-1", .. store]));
        Show("briefing new", TheProgram.Run(["briefing", "new", "C-1", .. store]));
        Show("briefing new --names", TheProgram.Run(["briefing", "new", "C-1", "--names", "--purpose", "So that the fields are shown.", .. store]));
        Show("briefing ls", TheProgram.Run(["briefing", "ls", "C-1", .. store]));
        Show("briefing show", TheProgram.Run(["briefing", "show", "C-1", "1", .. store]));
        Show("list map", TheProgram.Run(["list", "map", folder["table.csv"], "--json"]));
        Show("check", TheProgram.Run(["check", "Oleg Varkonyev", "--birth-date", "1961", "--explain", .. store]));
        Show("status", TheProgram.Run(["status", .. store]));
        var findings = TheProgram.Run(["finding", "ls", .. store]);
        Show("finding ls", findings);
        Show("finding show", TheProgram.Run(["finding", "show", findings.Json[0].GetProperty("finding").GetString()!, .. store]));
        var alerts = TheProgram.Run(["alert", "ls", .. store]);
        Show("alert ls", alerts);
        var alert = alerts.Json[0].GetProperty("alert").GetString()!;
        Show("alert show --explain", TheProgram.Run(["alert", "show", alert, "--explain", .. store]));
        string[] decided = ["--code", "other-passport", "--reason", "Another passport, another birth date.", .. store];
        string[] asked = ["--question", "Which is the number of the passport?", "--to", "consular desk", "--due", "2999-01-01"];
        Show("alert decide", TheProgram.Run(["alert", "decide", alert, "--as", "Inconclusive", .. asked, .. decided]));
        Show("alert held", TheProgram.Run(["alert", "held", .. store]));
        var tasks = TheProgram.Run(["task", "ls", .. store]);
        Show("task ls", tasks);
        var task = tasks.Json[0].GetProperty("task").ToString();
        Show("task ack", TheProgram.Run(["task", "ack", task, "--reference", "CD-12", .. store]));
        Show("task transfer", TheProgram.Run(["task", "transfer", task, "--to", "embassy", "--text", "The file lies at the embassy now.", .. store]));
        Show("task answer", TheProgram.Run(["task", "answer", task, "--reference", "E-9", "--text", "A1111111, seen.", .. store]));
        TheProgram.Run(["task", "no-answer", task, "--text", "Nobody answered within the time.", .. store]).Expect(3);
        Show("alert decide AGAIN", TheProgram.Run(["alert", "decide", alert, "--as", "FalsePositive", "--conflict", "deceased-before=met in 2025/died in 1999", .. decided]));
        Show("subject show", TheProgram.Run(["subject", "show", "B-1001", .. store]));
        Show("replay", TheProgram.Run(["replay", "B-1001", .. store]));
        Show("head", TheProgram.Run(["head", .. store]));
        Show("verify", TheProgram.Run(["verify", "--views", .. store]));
        Show("receipt show", TheProgram.Run(["receipt", "show", "B-1001", .. store]));
        Show("receipt show --out", TheProgram.Run(["receipt", "show", "B-1001", "--out", folder["r.json"], .. store]));
        Show("receipt check", TheProgram.Run(["receipt", "check", folder["r.json"], "--json"]));
        Show("backup", TheProgram.Run(["backup", folder["b.lkb"], .. store]));
        Show("retention plan", TheProgram.Run(["retention", "plan", .. store]));
        Show("erase", TheProgram.Run(["erase", "B-1001", "--reason", "Asked for in writing, file 12.", "--legal-basis", "GDPR art. 17", .. store]));
        Show("subject show ERASED", TheProgram.Run(["subject", "show", "B-1001", .. store]), 4);
        File.Copy(folder["s.db.key"], folder["r.db.key"]);
        File.Copy(folder["s.db.erasures"], folder["r.db.erasures"]);
        Show("restore", TheProgram.Run(["restore", folder["b.lkb"], "--store", folder["r.db"], "--json"]));
        Show("rebuild", TheProgram.Run(["rebuild", .. store]));
        Show("compare", TheProgram.Run(["compare", folder["pairs.csv"], "--out", folder["scores.csv"], .. store]));
        File.WriteAllText(folder["cases.csv"], "case_group,schema,name1,name2,is_match,quality\nx,Person,Oleg Varkonyev,Igor Varkonjev,true,STRONG\n");
        File.WriteAllText(folder["other.csv"], "schema,name1,name2,score\nPerson,Oleg Varkonyev,Igor Varkonjev,0.5\n");
        Show("bench names", TheProgram.Run(["bench", "names", "--cases", folder["cases.csv"], "--reference", folder["other.csv"], "--errors", "--json"]));
        ShowBench("screening", "--altered", folder["strangers.csv"], "--as-listed", folder["listed.csv"], "--scan", "1", "--errors");
        ShowBench("scripts");
        Show("bench retrieval", TheProgram.Run(["bench", "retrieval", "--list", "own-list:" + folder["own.json"], "--people", folder["strangers.csv"], "--json"]));
        ShowBench("speed", "--scan", "1");
        ShowBench("evasion");
        Show("bench aliases", TheProgram.Run(["bench", "aliases", "--list", "own-list:" + folder["own.json"], "--json"]));
        fields.AppendLine("# screen --out x.jsonl").Append(Fields(JsonDocument.Parse(File.ReadLines(folder["out.jsonl"]).First()).RootElement));
        fields.AppendLine("# compare --out x.csv").AppendLine(File.ReadLines(folder["scores.csv"]).First());
        Golden.Check("json-fields.txt", fields.ToString());

        void ShowBench(string program, params string[] more) => Show($"bench {program}", TheProgram.Run(
            ["bench", program, "--list", "own-list:" + folder["own.json"], "--strangers", folder["strangers.csv"], .. more, "--json"]));

        void Show(string verb, Ran ran, int exitCode = 0) => fields.AppendLine($"# {verb}").Append(Fields(ran.Expect(exitCode).Json));
    }

    [Theory]
    [InlineData]
    [InlineData("--out", "out.csv")]
    public void Screen_explains_to_a_person_or_in_json_lines_and_drops_no_explanation(params string[] output)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["people.csv"], "reference,name\nR1,Oleg Varkonyev\n");
        string[] screen = ["screen", folder["people.csv"], "--explain", "--json", "--store", folder["s.db"]];
        var ran = TheProgram.Run([.. screen, .. output.Select(o => o.StartsWith("--", StringComparison.Ordinal) ? o : folder[o])]).Expect(2);
        Assert.Contains("a name that ends in .jsonl", Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal([folder["people.csv"]], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Screen_out_csv_has_one_row_for_each_input_row_and_cells_that_no_spreadsheet_runs()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["list.json"], """{"id":"=1+1","schema":"Person","caption":"Oleg Varkonyev","properties":{"name":["Oleg Varkonyev"]}}""");
        File.WriteAllText(folder["people.csv"], "reference,name\n=cmd(),Oleg Varkonyev\nR2,Ana Quispe\nR3,\nR4,Ana Quispe,extra\n");
        string[] store = ["--store", folder["s.db"]];
        TheProgram.Run(["list", "import", "own-list", folder["list.json"], .. store]).Expect(0);
        TheProgram.Run(["screen", folder["people.csv"], "--out", folder["out.csv"], "--fail-on-alert", .. store]).Expect(4);
        Assert.Equal(
            [
                "reference,outcome,reason,alerts,top_score,top_watchlist,top_listing,top_name",
                "'=cmd(),hit,,1,<score>,own-list,'=1+1,Oleg Varkonyev",
                "R2,no-hit,,0,,,,",
                "R3,unscreened,no name,0,,,,",
                "R4,unscreened,\"row not read: expected 2 columns, found 3\",0,,,,",
            ],
            File.ReadAllLines(folder["out.csv"]).Select(l => Regex.Replace(l, @"0\.\d{4}", "<score>")));
        Assert.Equal(["list.json", "out.csv", "people.csv", "s.db", "s.db.erasures", "s.db.key", "s.db.lock"], Directory.GetFiles(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_file_again_adds_nothing_and_says_the_same()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["list.json"], """{"id":"1","schema":"Person","caption":"Oleg Varkonyev","properties":{"name":["Oleg Varkonyev"]}}""");
        File.WriteAllText(folder["people.csv"], "reference,name\nR1,Oleg Varkonyev\nR2,Ana Quispe\nR1,Oleg Varkonyev\nR3,\n");
        string[] store = ["--store", folder["s.db"], "--json"];
        TheProgram.Run(["list", "import", "own-list", folder["list.json"], .. store]).Expect(0);
        var first = TheProgram.Run(["screen", folder["people.csv"], "--out", folder["1.csv"], .. store]).Expect(4).Json;
        var position = TheProgram.Run(["status", .. store]).Json.GetProperty("position").GetInt64();
        var second = TheProgram.Run(["screen", folder["people.csv"], "--out", folder["2.csv"], .. store]).Expect(4).Json;
        Assert.Equal(position, TheProgram.Run(["status", .. store]).Json.GetProperty("position").GetInt64());
        Assert.Equal(File.ReadAllText(folder["1.csv"]), File.ReadAllText(folder["2.csv"]));
        Assert.Equal((1, 4), (first.GetProperty("already_recorded").GetInt64(), second.GetProperty("already_recorded").GetInt64()));
        Assert.True(TheProgram.Run(["list", "import", "own-list", folder["list.json"], .. store]).Expect(0).Json.GetProperty("already_loaded").GetBoolean());
    }

    [Fact]
    public void Whoever_checks_or_screens_is_told_how_old_the_lists_are_and_which_are_older_than_they_should_be()
    {
        using var folder = new TempFolder();
        foreach (var sample in new[] { "sdn_a.csv", "alt_a.csv" }) File.Copy(Path.Combine(Repository.Root, "src/Lookback/Samples", sample), folder[sample]);
        File.WriteAllText(folder["people.csv"], "reference,name\nR1,Ana Quispe\n");
        string[] store = ["--store", folder["s.db"]];
        TheProgram.Run(["list", "import", "ofac-sdn", folder["sdn_a.csv"], folder["alt_a.csv"], "--published", "2026-03-02", .. store]).Expect(0);
        const string stale = "ofac-sdn: the edition in force is ";
        foreach (var verb in (string[][])[["check", "Ana Quispe"], ["screen", folder["people.csv"]]])
        {
            var told = TheProgram.Run([.. verb, .. store]).Expect(0);
            Assert.StartsWith(stale, Assert.Single(told.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
            Assert.Contains("ed against ofac-sdn of 2026-03-02, ", told.Output, StringComparison.Ordinal);
            var json = TheProgram.Run([.. verb, "--json", .. store]).Expect(0);
            Assert.Equal("", json.Error);
            var warning = Assert.Single(json.Json.GetProperty("warnings").EnumerateArray());
            Assert.Equal(("stale", false), (warning.GetProperty("check").GetString(), warning.GetProperty("is_held_back").GetBoolean()));
            Assert.StartsWith(stale, warning.GetProperty("because").GetString(), StringComparison.Ordinal);
            Assert.True(json.Json.GetProperty("editions")[0].GetProperty("age_days").GetInt32() > 14);
        }

        // As of the day after it was published it was not.
        Assert.Equal("", TheProgram.Run(["check", "Ana Quispe", "--effective", "2026-03-03", .. store]).Expect(0).Error);
    }

    [Fact]
    public void Alerts_end_in_1_where_that_was_asked()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["list.json"], """{"id":"1","schema":"Person","caption":"Oleg Varkonyev","properties":{"name":["Oleg Varkonyev"]}}""");
        string[] store = ["--store", folder["s.db"]];
        TheProgram.Run(["list", "import", "own-list", folder["list.json"], .. store]).Expect(0);
        TheProgram.Run(["check", "Oleg Varkonyev", .. store]).Expect(0);
        TheProgram.Run(["check", "Oleg Varkonyev", "--fail-on-alert", .. store]).Expect(1);
        TheProgram.Run(["check", "Ana Quispe", "--fail-on-alert", .. store]).Expect(0);
    }

    [Fact]
    public void A_moment_in_the_past_is_answered_from_what_was_known_then()
    {
        using var folder = new TempFolder();
        string List(params int[] ids) => string.Join('\n', ids.Select(i => $$$"""{"id":"{{{i}}}","schema":"Person","caption":"Oleg Varkon{{{i}}}yev","properties":{"name":["Oleg Varkonyev"]}}"""));
        string[] store = ["--store", folder["s.db"], "--json"];
        File.WriteAllText(folder["a.json"], List(1));
        File.WriteAllText(folder["b.json"], List(1, 2, 3));
        var loaded = TheProgram.Run(["list", "import", "own-list", folder["a.json"], .. store]).Expect(0).Json.GetProperty("edition").GetProperty("loaded_at").GetString()!;
        TheProgram.Run(["list", "import", "own-list", folder["b.json"], .. store]).Expect(0);
        Assert.Equal(3, TheProgram.Run(["check", "Oleg Varkonyev", .. store]).Json.GetProperty("hits").GetArrayLength());
        Assert.Equal(1, TheProgram.Run(["check", "Oleg Varkonyev", "--as-of", loaded, .. store]).Json.GetProperty("hits").GetArrayLength());
        TheProgram.Run(["check", "Oleg Varkonyev", "--as-of", "2000-01-01", .. store]).Expect(3);
        Assert.Equal(1, TheProgram.Run(["list", "ls", "--all", "--as-of", loaded, .. store]).Json.GetArrayLength());
    }

    private static IEnumerable<string> Paths(Command command, string path)
    {
        yield return path;
        foreach (var sub in command.Subcommands)
            foreach (var deeper in Paths(sub, $"{path} {sub.Name}".Trim())) yield return deeper;
    }

    // Names and kinds of fields, not their values: what scripts rely on.
    private static string Fields(JsonElement value, string path = "$")
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return string.Concat(value.EnumerateObject().Select(p => Fields(p.Value, $"{path}.{p.Name}")));
            case JsonValueKind.Array:
                return value.GetArrayLength() == 0 ? $"{path}[]\n" : string.Concat(value.EnumerateArray().Select(v => Fields(v, $"{path}[]")).SelectMany(f => f.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Distinct().Select(f => f + "\n"));
            default:
                return $"{path}\n";
        }
    }
}
