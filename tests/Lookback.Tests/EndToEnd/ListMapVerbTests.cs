using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary><c>list map</c> as it is used: what it prints is the mapping file.</summary>
[Collection(nameof(Alone))]
public sealed class ListMapVerbTests
{
    private const string Table = "uid,name,date of birth,riddle\nV1,Anton Vorell,31/12/1978,x\nV2,Marta Helvarainen,02/03/1980,y\n";

    [Fact]
    public void What_is_printed_or_written_is_a_mapping_file_that_import_takes()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["people.csv"], Table);
        var printed = InProcess.Run("list", "map", folder["people.csv"]).Expect(0);
        File.WriteAllText(folder["printed.json"], printed.Output);
        var told = InProcess.Run("list", "map", folder["people.csv"], "--out", folder["written.json"]).Expect(0);

        Assert.Equal(printed.Output, File.ReadAllText(folder["written.json"]));
        Assert.Contains("riddle: ignored (unsure)", told.Output, StringComparison.Ordinal);
        Assert.Contains("date of birth: birth_date (sure)", told.Output, StringComparison.Ordinal);
        var imported = InProcess.Run("list", "import", "own-list", folder["people.csv"], "--map", folder["printed.json"], "--json", "--store", folder["s.db"]).Expect(0).Json;
        Assert.Equal(2, imported.GetProperty("edition").GetProperty("counts").GetProperty("listings").GetInt32());
        Assert.Equal(0, imported.GetProperty("issues").GetArrayLength());
        Assert.False(File.Exists(folder["lookback.db"]));
    }

    [Fact]
    public void Json_has_the_mapping_and_the_reasons()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["people.csv"], Table);
        var json = InProcess.Run("list", "map", folder["people.csv"], "--json").Expect(0).Json;

        Assert.Equal("dmy", json.GetProperty("mapping").GetProperty("dates").GetString());
        Assert.Equal("key", json.GetProperty("mapping").GetProperty("columns").GetProperty("uid").GetString());
        Assert.Equal("riddle", json.GetProperty("mapping").GetProperty("ignore")[0].GetString());
        Assert.Equal("Unsure", json.GetProperty("columns")[3].GetProperty("sureness").GetString());
        Assert.Equal(2, json.GetProperty("listings").GetInt32());
    }

    [Fact]
    public void A_known_format_is_said_and_what_lacks_something_ends_in_3()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["sdn.xml"], "<sdnList><sdnEntry/></sdnList>");
        File.WriteAllText(folder["ids.csv"], "id,type\n1,entity\n2,entity\n");
        Assert.Contains("no mapping is needed", InProcess.Run("list", "map", folder["sdn.xml"], "--out", folder["m.json"]).Expect(0).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["m.json"]));

        var refused = InProcess.Run("list", "map", folder["ids.csv"]).Expect(3);
        Assert.Contains("no column that is known to hold names", Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        InProcess.Run("list", "map", folder["ids.csv"], "--out", folder["ids.csv"]).Expect(3);
        InProcess.Run("list", "map", folder["none.csv"]).Expect(3);
    }

    /// <summary>97 listings go; 14 of them live on under another's key, as OFAC merged duplicates, and so are no delistings.</summary>
    [Fact]
    public void Two_real_editions_are_imported_by_the_mapping_that_was_proposed()
    {
        using var folder = new TempFolder();
        var before = SharedData.Path("lists/ofac_sdn_2026/ofac-sdn_2026-07-23.csv.gz");
        var after = SharedData.Path("lists/ofac_sdn_2026/ofac-sdn_2026-07-24.csv.gz");
        InProcess.Run("list", "map", before, "--out", folder["m.json"]).Expect(0);
        var first = Import(before, "2026-07-23");
        var second = Import(after, "2026-07-24");

        Assert.Equal((19_254, 19_254, 0), (first["listings"], first["added"], first["removed"]));
        Assert.Equal((19_157, 0, 97), (second["listings"], second["added"], second["removed"] + second["merged"]));
        Assert.Equal((14, 17, 7), (second["merged"], second["changed"] + second["reworded"], second["reworded"]));

        Dictionary<string, int> Import(string file, string day)
        {
            var json = InProcess.Run("list", "import", "own-sdn", file, "--map", folder["m.json"], "--published", day, "--json", "--store", folder["s.db"]).Expect(0).Json;
            Assert.Equal(0, json.GetProperty("edition").GetProperty("issue_count").GetInt32());
            return json.GetProperty("edition").GetProperty("counts").EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetInt32());
        }
    }
}
