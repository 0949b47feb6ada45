using System.Globalization;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>The program on a disk that really fills up: it says so, names how far it got, and goes on from there once there is room.</summary>
[Collection(nameof(Alone))]
public sealed class FullDiskTests
{
    private const int Rows = 8_000;

    [Fact]
    public void A_full_disk_under_out_leaves_rows_on_record_and_says_how_many()
    {
        using var disk = SmallDisk.Mount(megabytes: 1);
        using var folder = new TempFolder();
        Make(folder, folder["lookback.db"]);
        File.WriteAllBytes(disk["filled"], new byte[900_000]);
        string[] screen = ["screen", folder["people.csv"], "--store", folder["lookback.db"], "--out", disk["out.csv"]];
        var full = TheProgram.Run(screen).Expect(4);
        Assert.Matches(@"--out .+ could not be written .+ rows up to line \d+ at least are on record", full.Error);
        Assert.False(File.Exists(disk["out.csv"]));
        File.Delete(disk["filled"]);
        TheProgram.Run(screen).Expect(0);
        Assert.Equal(Rows + 1, File.ReadAllLines(disk["out.csv"]).Length);
        Assert.Equal(Rows, Encounters(folder["lookback.db"]));
    }

    [Fact]
    public void A_full_disk_under_the_store_leaves_what_was_acknowledged_and_can_be_read()
    {
        using var disk = SmallDisk.Mount(megabytes: 5);
        using var folder = new TempFolder();
        var store = disk["lookback.db"];
        Make(folder, store);
        var full = TheProgram.Run("screen", folder["people.csv"], "--store", store).Expect(4);
        Assert.Contains("the disk is full", full.Error, StringComparison.Ordinal);
        Assert.Contains("at least are on record", full.Error, StringComparison.Ordinal);
        var kept = Encounters(store);
        Assert.InRange(kept, 1, Rows - 1);

        // The same again adds nothing, and with room it finishes.
        Assert.Contains("the disk is full", TheProgram.Run("screen", folder["people.csv"], "--store", store).Error, StringComparison.Ordinal);
        Assert.InRange(Encounters(store), kept, Rows - 1);
        TheProgram.Run("verify", "--store", store).Expect(0);
        foreach (var file in Directory.GetFiles(disk.Root)) File.Copy(file, folder[Path.GetFileName(file)]);
        TheProgram.Run("screen", folder["people.csv"], "--store", folder["lookback.db"]).Expect(0);
        Assert.Equal(Rows, Encounters(folder["lookback.db"]));
        TheProgram.Run("verify", "--views", "--store", folder["lookback.db"]).Expect(0);
    }

    private static long Encounters(string store) => TheProgram.Run("status", "--json", "--store", store).Expect(0).Json.GetProperty("encounters").GetInt64();

    private static void Make(TempFolder folder, string store)
    {
        File.WriteAllText(folder["list.json"], """{"id":"P1","schema":"Person","caption":"Oleg Varkonyev","properties":{"name":["Oleg Varkonyev"]}}""" + "\n");
        File.WriteAllLines(folder["people.csv"], Enumerable.Range(0, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"R{i},Marta Helvarainen,{1900 + (i % 100)}")).Prepend("reference,name,birth_date"));
        TheProgram.Run("list", "import", "own-list", folder["list.json"], "--published", "2026-01-01", "--store", store).Expect(0);
    }
}
