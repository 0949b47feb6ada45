using System.Text.Json.Nodes;
using Lookback.Core.Matching;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Backups;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;

namespace Lookback.Tests.Formats;

/// <summary>A store of format 1, as released, stays readable for ever: `Fixtures/format-1` is never made anew.</summary>
public sealed class FormatOneTests
{
    private const string Folder = "tests/Lookback.Tests/Formats/Fixtures/format-1";

    [Fact]
    public void It_is_restored_verified_and_erased_as_its_journal_says()
    {
        using var temp = new TempFolder();
        var restored = Restored(temp);
        Assert.Equal(TreeHead.TryParse(Repository.Read($"{Folder}/head.txt").Trim()), restored.Head);
        Assert.Equal(1, restored.Erased);
        using var ledger = Ledger.OpenToRead(temp["lookback.db"]);
        var verified = new Verification(ledger).Run([restored.Head], ViewCheck.Compared, static (_, _) => { });
        Assert.Equal((3, 4, 2), (verified.Erased, verified.Keys, verified.Originals));
        Assert.Equal(["F-5", "F-6", "F-7"], new[] { "F-1", "F-2", "F-3", "F-4", "F-5", "F-6", "F-7" }.Where(r => ledger.Views.Erasures.KnownBy(r).Count > 0));
    }

    [Fact]
    public void Every_kind_of_entry_occurs_in_it_and_is_read()
    {
        using var temp = new TempFolder();
        Restored(temp);
        using var ledger = Ledger.OpenToRead(temp["lookback.db"]);
        var kinds = typeof(EntryBody).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(EntryBody))).ToHashSet();
        Assert.Equal(kinds, ledger.Entries.From(1).Select(e => e.Body.GetType()).ToHashSet());
        Assert.All(Lookback.Store.Tables.EntryTable.Unjoined(ledger.Database, 0, ledger.Head), r => Assert.Equal(1, r.Leaf.Format));
    }

    [Fact]
    public void What_was_known_of_its_subjects_is_what_it_was()
    {
        using var temp = new TempFolder();
        Restored(temp);
        using var ledger = Ledger.OpenToRead(temp["lookback.db"]);
        var (then, told) = (Repository.Read($"{Folder}/replay.json"), FormatOneStore.Told(ledger));
        // An engine that came later cannot compute again what this one did; what is on record stays.
        Assert.Equal(OnRecord(then), OnRecord(told));
        Assert.DoesNotContain("\"replay\":\"Differs\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_of_its_time_still_holds()
    {
        var receipt = ReceiptJson.Read(Repository.Read($"{Folder}/receipt.json"));
        Assert.True(ReceiptCheck.Of(receipt).Holds);
        Assert.Equal(["Oleg Ivanovich Varkonyev"], receipt.Summary.Names);
    }

    [Fact]
    public void It_is_small_and_explained()
    {
        var files = Repository.Files(Folder, "*").Select(f => new FileInfo(Path.Combine(Repository.Root, f))).ToList();
        Assert.Equal(["README.md", "backup.lkbb", "head.txt", "receipt.json", "replay.json", "store.erasures", "store.key"], files.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.InRange(files.Sum(f => f.Length), 1, 300_000);
    }

    [Fact]
    public void How_it_was_made_is_not_forgotten()
    {
        using var temp = new TempFolder();
        FormatOneStore.Make(temp.Root);
        Assert.Equal(
            Repository.Files(Folder, "*").Select(f => Path.GetFileName(f)).Where(f => f != "README.md").Order(StringComparer.Ordinal),
            Directory.GetFiles(temp.Root).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        // The engine of today gives other scores and reasons than the one that made it; whom it finds is what it was.
        Assert.Equal(Found(Repository.Read($"{Folder}/replay.json")), Found(File.ReadAllText(temp["replay.json"])));
    }

    private static Restored Restored(TempFolder temp)
    {
        foreach (var (from, to) in new[] { ("store.key", "lookback.db.key"), ("store.erasures", "lookback.db.erasures"), ("backup.lkbb", "backup.lkbb") })
            File.Copy(Path.Combine(Repository.Root, Folder, from), temp[to]);
        // What version control does not keep.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temp["lookback.db.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return Restore.Run(
            temp["backup.lkbb"],
            StoreLocation.At(temp["lookback.db"]),
            new RestoreTerms(ErasuresSince.FromJournal, []),
            Clock.At("2026-03-01T00:00:00Z"),
            static (_, _) => { });
    }

    private static List<string> Found(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(line => JsonNode.Parse(line)!["screenings"]!.AsArray())
        .Select(s => $"{s!["reference"]} {s["outcome"]}: {string.Join(' ', s["hits"]!.AsArray().Select(h => h!["listing"]))}")
        .ToList();

    private static List<string> OnRecord(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        var report = JsonNode.Parse(line)!.AsObject();
        report.Remove("answer");
        report.Remove("is_whole");
        // What a party may have since then is said to be empty of those from before.
        if (report["facts"] is JsonObject facts)
        {
            foreach (var later in new[] { "phones", "emails", "websites" })
                if (facts[later] is JsonArray { Count: 0 }) facts.Remove(later);
        }

        foreach (var screening in report["screenings"]!.AsArray())
        {
            screening!.AsObject().Remove("replay");
            screening.AsObject().Remove("because");
        }

        return report.ToJsonString();
    }).ToList();
}
