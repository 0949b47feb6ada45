using Lookback.Flows;
using Lookback.Tests.Support;

namespace Lookback.Tests.Cli;

/// <summary>What the verbs about lists say to whoever reads them as text.</summary>
public sealed class ListVerbTests
{
    private const string Entities = """
        {"id":"N1","schema":"Person","caption":"x","properties":{"name":["Oleg Varkonyev"],"gender":["male"],"address":["5 Dock Road, Nordhavn"],"birthDate":["1961"]}}
        {"id":"N1-id","schema":"Passport","caption":"x","properties":{"holder":["N1"],"number":["X1234567"],"type":["Seaman's book"]}}
        """;

    [Fact]
    public void A_listing_is_shown_with_its_kind_sex_and_addresses()
    {
        using var folder = new TempFolder();
        Import(folder);
        var shown = TheProgram.Run(["list", "show", "own-list:N1", "--store", folder["s.db"]]).Expect(0).Output;
        Assert.Contains("    kind: person", shown, StringComparison.Ordinal);
        Assert.Contains("    sex: male", shown, StringComparison.Ordinal);
        Assert.Contains("    address: 5 Dock Road, Nordhavn", shown, StringComparison.Ordinal);
        Assert.Contains("Seaman's book", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_without_a_date_has_no_age_and_is_to_be_looked_at()
    {
        using var folder = new TempFolder();
        Assert.Contains("--published gives one", Import(folder).Output, StringComparison.Ordinal);
        string[] store = ["--store", folder["s.db"]];
        Assert.Contains("checked against own-list, undated, loaded 0 days ago, 1 listing", TheProgram.Run(["check", "Ana Quispe", .. store]).Output, StringComparison.Ordinal);
        Assert.Contains("undated, loaded 0 days ago", TheProgram.Run(["list", "ls", .. store]).Output, StringComparison.Ordinal);
        Assert.Contains("watch undated: its files carry no date", TheProgram.Run(["list", "health", .. store]).Expect(4).Output, StringComparison.Ordinal);
        var line = TheProgram.Run(["list", "ls", "--json", .. store]).Json[0];
        Assert.Equal((System.Text.Json.JsonValueKind.Null, 0), (line.GetProperty("age_days").ValueKind, line.GetProperty("loaded_days_ago").GetInt32()));
    }

    [Fact]
    public void A_dated_edition_has_an_age_and_is_healthy()
    {
        using var folder = new TempFolder();
        Import(folder, "--published", "2025-01-01");
        Assert.Contains("checked against own-list of 2025-01-01, ", TheProgram.Run(["check", "Ana Quispe", "--store", folder["s.db"]]).Output, StringComparison.Ordinal);
        TheProgram.Run(["list", "health", "--store", folder["s.db"]]).Expect(0);
    }

    [Fact]
    public void A_schedule_of_a_list_that_nobody_knows_is_refused()
    {
        using var folder = new TempFolder();
        Import(folder);
        var ran = TheProgram.Run(["list", "schedule", "nosuch", "--store", folder["s.db"]]).Expect(3);
        Assert.Contains("nosuch: expected a list that is loaded or has an address", ran.Error, StringComparison.Ordinal);
        TheProgram.Run(["list", "schedule", "own-list", "un-sc", "--store", folder["s.db"]]).Expect(0);
    }

    [Fact]
    public void A_file_that_is_called_as_those_of_the_other_list_is_told()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "sdn_a.csv", "alt_a.csv" }) File.Copy(Path.Combine(Repository.Root, "src/Lookback/Samples", name), folder[name]);
        string[] more = [folder["sdn_a.csv"], folder["alt_a.csv"], "--published", "2026-03-02", "--store", folder["s.db"]];
        Assert.DoesNotContain("its other list", TheProgram.Run(["list", "import", "ofac-sdn", .. more]).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains(
            "sdn_a.csv is called as OFAC calls the files of its other list: see that it is one of ofac-cons",
            TheProgram.Run(["list", "import", "ofac-cons", .. more]).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "as its index says")]
    [InlineData(false, "as the caller says")]
    public void By_whose_word_an_edition_has_its_date_is_said(bool byIndex, string expected)
    {
        var request = new ImportRequest(Some.Watchlist, [], Some.Instant("2025-03-02"), null, null) { IsDatedByIndex = byIndex };
        Assert.Contains(
            expected, Assert.Single(Dating.Notes(request, Some.Instant("2025-03-01"), Some.Instant("2025-03-02"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_file_that_is_read_lies_under_no_name()
    {
        using var temp = new TempLedger();
        var edition = Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]).Loaded.Edition;
        using var stream = Assert.IsType<FileStream>(KeptFiles.Of(temp.Ledger, edition)[0].Open());
        Assert.True(OperatingSystem.IsWindows() || !File.Exists(stream.Name));
        Assert.True(stream.ReadByte() > 0);
    }

    private static Ran Import(TempFolder folder, params string[] more)
    {
        File.WriteAllText(folder["own.json"], Entities);
        return TheProgram.Run(["list", "import", "own-list", folder["own.json"], "--store", folder["s.db"], .. more]).Expect(0);
    }
}
