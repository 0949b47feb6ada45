using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Matching;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Backups;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;
using Lookback.Views;

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
        // But of those that came after the format was settled.
        Type[] later =
        [
            typeof(EntryBody.EditionRefused), typeof(EntryBody.LinkStated), typeof(EntryBody.LinkWithdrawn), typeof(EntryBody.DesignationMade),
            typeof(EntryBody.DesignationEnded), typeof(EntryBody.IdentityDecided), typeof(EntryBody.NodeOpened), typeof(EntryBody.NetworkRunStarted),
            typeof(EntryBody.ExposureFound), typeof(EntryBody.ExposureLost), typeof(EntryBody.NetworkRunEnded),
            typeof(EntryBody.StaffAppointed), typeof(EntryBody.TierSet), typeof(EntryBody.WorkflowTaken), typeof(EntryBody.CaseOpened),
            typeof(EntryBody.StepProposed), typeof(EntryBody.StepTaken), typeof(EntryBody.ProposalEnded), typeof(EntryBody.CaseMigrated),
            typeof(EntryBody.StatementMade), typeof(EntryBody.TaskOpened), typeof(EntryBody.TaskMoved), typeof(EntryBody.ClockBreached),
            typeof(EntryBody.DisclosureMade), typeof(EntryBody.DisclosureAnswered), typeof(EntryBody.RedressGranted), typeof(EntryBody.CohortRuled),
            typeof(EntryBody.SourceReported), typeof(EntryBody.ClaimMade), typeof(EntryBody.BriefingMade),
            typeof(EntryBody.PublicationPlanned), typeof(EntryBody.CountsReleased),
            typeof(EntryBody.PersonsRead), typeof(EntryBody.AttemptRefused), typeof(EntryBody.KeyIssued), typeof(EntryBody.KeyEnded),
            typeof(EntryBody.AccountChanged), typeof(EntryBody.EmergencyOpened), typeof(EntryBody.EmergencyReviewed), typeof(EntryBody.ExportAsked),
            typeof(EntryBody.ExportDecided), typeof(EntryBody.ExportWritten), typeof(EntryBody.WebhookSet), typeof(EntryBody.WebhookEnded),
        ];
        var kinds = typeof(EntryBody).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(EntryBody))).Except(later).ToHashSet();
        Assert.Equal(kinds, ledger.Entries.From(1).Select(e => e.Body.GetType()).ToHashSet());
        Assert.All(Lookback.Store.Tables.EntryTable.Unjoined(ledger.Database, 0, ledger.Head), r => Assert.Equal(1, r.Leaf.Format));
    }

    [Fact]
    public void What_was_known_of_its_subjects_is_what_it_was()
    {
        using var temp = new TempFolder();
        Restored(temp);
        using var ledger = Ledger.OpenToRead(temp["lookback.db"]);
        Assert.NotEqual("1", Engine.Version);
        // What is on record stays. An engine that came later cannot compute again what this one did, and says so instead of guessing.
        Assert.Equal(Reports(Repository.Read($"{Folder}/replay.json")).Select(NoLongerComputed), Reports(FormatOneStore.Told(ledger)).Select(WithoutLaterFacts));
    }

    [Fact]
    public void A_later_engine_goes_on_with_it_though_it_cannot_read_its_policy()
    {
        using var temp = new TempFolder();
        Restored(temp);
        var clock = Clock.At("2026-03-02T08:00:00Z");
        using var ledger = Ledger.OpenToAppend(StoreLocation.At(temp["lookback.db"]), clock, "later");
        var kept = Assert.Single(ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.PolicyTaken>()).Policy;
        Assert.Throws<JsonException>(() => Policy.Parse(kept.Json));
        Assert.Null(KeptPolicy.Find(ledger, kept.Hash));
        Assert.Equal("test-list", Assert.Single(ListOverview.Of(ledger, ledger.Head, clock.Now, all: false)).Watchlist.ToString());

        // Another policy and engine, though the lists are the same: due, and full.
        Assert.True(StatusReport.Of(ledger, ledger.Head, clock.Now).LookbackDue);
        var run = Some.Run(ledger).Run!;
        Assert.Equal((Trigger.Policy, RunMode.Full, 4L, 0L), (run.Start.Trigger, run.Start.Mode, run.End!.Evaluated, run.End.Failed));
        // Whom it finds was known already: no news, and no alert loses its ground.
        Assert.Equal((0L, 0L), (run.End.Findings, run.End.LostGround));
        Assert.False(StatusReport.Of(ledger, ledger.Head, clock.Now).LookbackDue);
        Assert.Null(Some.Run(ledger).Run);

        // The same person met again is the same subject, screened under the policy of now and computed again under it.
        clock.Now = clock.Now.AddDays(1);
        var met = Some.Encounter("Oleg Ivanovich Varkonyev", "1961-04-17", "F-1", "2026-03-03");
        Assert.Equal(Outcome.Hit, Assert.Single(Some.Screen(ledger, met)).Outcome);
        var report = ReplayReport.Of(ledger, ledger.Views.Encounters.FindNamed("F-1", ledger.Head)[0], null, ledger.Head, (null, null));
        Assert.Equal([ReplayResult.NotReplayable, ReplayResult.Same], report.Screenings.Select(s => s.Replay));
        Assert.Equal("test-list:1", Assert.Single(report.Answer!.Hits!).Listing.ToString());
        Assert.Single(report.Alerts);

        // Keys that the engine of then made are not met again.
        Assert.Empty(ledger.Segments.Stretches("1"));
        new Verification(ledger).Run([], ViewCheck.Compared, static (_, _) => { });
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
        // The engine of today gives other scores and reasons than the one that made it; everything else is what it was.
        Assert.Equal(
            Reports(Repository.Read($"{Folder}/replay.json")).Select(WithoutTheEngine),
            Reports(File.ReadAllText(temp["replay.json"])).Select(WithoutTheEngine));
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

    private static IEnumerable<JsonObject> Reports(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject());

    /// <summary>What a party and an alert may have since then is said to be empty of those from before.</summary>
    private static string WithoutLaterFacts(JsonObject report)
    {
        if (report["facts"] is JsonObject facts)
        {
            foreach (var later in new[] { "phones", "emails", "websites" })
                if (facts[later] is JsonArray { Count: 0 }) facts.Remove(later);
        }

        foreach (var alert in report["alerts"]!.AsArray().Select(a => a!.AsObject()))
        {
            Assert.Null(alert["decided_before"]);
            Assert.False((bool)(alert["is_holding"] ?? false));
            alert.Remove("decided_before");
            alert.Remove("is_holding");
        }

        return report.ToJsonString();
    }

    private static string NoLongerComputed(JsonObject report)
    {
        var because = $"NotReplayable: it was screened by engine 1, and this program has engine {Engine.Version}";
        var answer = report["answer"]!.AsObject();
        (answer["hits"], answer["not_replayable"]) = (null, because);
        report["is_whole"] = false;
        foreach (var screening in report["screenings"]!.AsArray())
            (screening!["replay"], screening["because"]) = (nameof(ReplayResult.NotReplayable), because);
        return report.ToJsonString();
    }

    private static string WithoutTheEngine(JsonObject report)
    {
        Strip(report);
        return WithoutLaterFacts(report);

        static void Strip(JsonNode? node)
        {
            if (node is JsonArray array)
            {
                foreach (var item in array) Strip(item);
            }

            if (node is not JsonObject record) return;
            foreach (var engines in new[] { "policy_hash", "engine_version", "score", "evidence" }) record.Remove(engines);
            foreach (var (_, value) in record) Strip(value);
        }
    }
}
