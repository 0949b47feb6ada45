using Lookback.Core.Proofs;
using Lookback.Tests.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>What verifying says, to whom, and with which exit code.</summary>
[Collection(nameof(Alone))]
public sealed class VerifyVerbTests
{
    [Fact]
    public void Heads_printed_along_the_way_are_what_the_ledger_is_held_to()
    {
        using var office = new Office();
        string[] heads = [.. new[] { "2026-01-02T09:00:00Z", "2026-01-15", "2026-02-01T09:00:00Z" }.Select(at => office.Run("head", "--as-of", at).Expect(0).Output.Trim()), office.Run("head").Expect(0).Output.Trim()];
        Assert.Equal(4, heads.Select(TreeHead.TryParse).OfType<TreeHead>().Select(h => h.Size).Distinct().Count());
        File.WriteAllText(office.Folder["kept.json"], office.Run("head", "--json").Expect(0).Output);
        File.WriteAllText(office.Folder["kept.txt"], heads[1] + "\n");
        var report = office.Run(["verify", "--json", "--views", "--against", .. heads, office.Folder["kept.json"], office.Folder["kept.txt"]]).Expect(0).Json;
        Assert.Equal((heads[^1], 6), (report.GetProperty("head").GetString(), report.GetProperty("against").GetArrayLength()));
        Assert.Contains("that nobody rewrote or rolled back the whole is not shown", office.Run("verify").Expect(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("0:", office.Run("head", "--as-of", "2020-01-01").Expect(0).Output, StringComparison.Ordinal);
        foreach (var wrong in new[] { "17", "17:abc", office.Folder["nowhere"], office.Store }) office.Run("verify", "--against", wrong).Expect(2);
        office.Run("verify", "--as-of", "2026-01-15").Expect(2);
        office.Run("head", "--effective", "2026-01-15").Expect(2);
    }

    [Fact]
    public void Damage_ends_in_5_and_names_the_first_bad_position()
    {
        using var office = new Office();
        var kept = office.Run("head").Output.Trim();
        using var store = new TamperedStore(office.Store);
        store.Do("UPDATE entry SET actor = 'x' WHERE position IN (7, 11)");
        var ran = InProcess.Run("verify", "--store", store.Path).Expect(5);
        Assert.StartsWith("the ledger is damaged at position 7: expected an entry of hash ", ran.Error, StringComparison.Ordinal);
        store.FitHashes(1, store.Last);
        store.FitNodes();
        store.FitHeads();
        InProcess.Run("verify", "--store", store.Path).Expect(0);
        Assert.Contains("the ledger was rewritten", InProcess.Run("verify", "--store", store.Path, "--against", kept).Expect(5).Error, StringComparison.Ordinal);
        // The program itself says so too.
        store.Do("DELETE FROM entry WHERE position = 5");
        Assert.Contains("damaged at position 5:", TheProgram.Run("verify", "--store", store.Path).Expect(5).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_not_the_key_verifies_all_but_the_keys_and_is_told_so()
    {
        using var office = new Office();
        var kept = office.Run("head").Output.Trim();
        File.Move(office.Store + ".key", office.Folder["key"]);
        var ran = office.Run("verify", "--against", kept).Expect(0);
        Assert.Contains("without the store's key", ran.Error, StringComparison.Ordinal);
        Assert.Contains("(no-key)", office.Run("verify", "--views").Expect(3).Error, StringComparison.Ordinal);
        office.Run("backup", office.Folder["b.lkbb"]).Expect(0);
        Assert.Contains("without the store's key", InProcess.Run("verify", "--store", office.Folder["b.lkbb"], "--against", kept).Expect(0).Error, StringComparison.Ordinal);
        Assert.Equal(kept, InProcess.Run("head", "--store", office.Folder["b.lkbb"]).Expect(0).Output.Trim());
        Assert.Contains("(a-backup)", InProcess.Run("status", "--store", office.Folder["b.lkbb"]).Expect(3).Error, StringComparison.Ordinal);
        office.Run("verify", "--key-file", office.Folder["key"]).Expect(0);
    }
}
