using System.Text.Json;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Backups;
using Lookback.Store.Erasures;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Formats;

/// <summary>How the store of format 1 was made whose backup lies in <c>Fixtures/format-1</c>. Run once, by the release that first wrote that format.</summary>
internal static class FormatOneStore
{
    private const string Then = "2026-01-20";

    /// <summary>What was known of four of its subjects, one a line, as <c>replay --json</c> tells it.</summary>
    public static string Told(Ledger ledger)
    {
        var at = ledger.HorizonAt(null, Some.Instant(Then));
        return string.Concat(new[] { "F-1", "F-2", "F-3", "F-4" }.Select(reference =>
        {
            var report = ReplayReport.Of(ledger, ledger.Views.Encounters.FindNamed(reference, at)[0], null, at, (Some.Instant(Then), null));
            return JsonSerializer.Serialize(report, Lookback.Cli.CliJson.Lines.GetTypeInfo(typeof(ReplayReport))) + "\n";
        }));
    }

    /// <summary>Writes all files of the fixture into a folder that has none of them.</summary>
    public static void Make(string folder)
    {
        using var temp = new TempFolder();
        var clock = Clock.At("2026-01-01T08:00:00Z");
        var location = StoreLocation.At(temp["lookback.db"]);
        using (var ledger = Ledger.OpenToAppend(location, clock, "maker"))
        {
            Play(ledger, clock);
            var head = Backup.Write(ledger, Path.Combine(folder, "backup.lkbb"), static (_, _) => { });
            File.WriteAllText(Path.Combine(folder, "head.txt"), head + "\n");
            File.WriteAllText(Path.Combine(folder, "replay.json"), Told(ledger));
            File.WriteAllBytes(Path.Combine(folder, "receipt.json"), ReceiptJson.Write(ScreeningReceipt.Of(ledger, FirstScreening(ledger), null)));
            // After the backup, so that the journal holds what a restored store lacks.
            clock.Now = clock.Now.AddDays(1);
            new EraseSubject(ledger).Run("F-5", "asked for it in writing after the backup", "GDPR art. 17(1)(b)");
        }

        File.Copy(location.Address + ".key", Path.Combine(folder, "store.key"));
        File.Copy(location.Address + ".erasures", Path.Combine(folder, "store.erasures"));
    }

    private static long FirstScreening(Ledger ledger) => ledger.Entries.From(1).First(e => e.Body is EntryBody.ScreeningMade).Position;

    private static void Play(Ledger ledger, Clock clock)
    {
        ListingText[] first =
        [
            Some.Listing("1", "Oleg Varkonyev", "1961", "a remark"), Some.Listing("2", "Marta Helvarainen", "1970-05-06"), Some.Listing("3", "Dario Marchettini"),
            .. Enumerable.Range(10, 20).Select(i => Some.Listing($"{i}", $"Listed Person{i}")),
        ];
        Some.Import(ledger, "2025-12-30", first);
        clock.Now = clock.Now.AddDays(1);
        Some.Screen(
            ledger,
            Some.Encounter("Oleg Ivanovich Varkonyev", "1961-04-17", "F-1", "2026-01-02"),
            Some.Encounter("Ana Quispemayta", "1985-02-03", "F-2", "2026-01-02T10:30:00Z"),
            Some.Encounter("Dario Marchettini", null, "F-3", "2026-01-02"),
            Some.Encounter("Behruz Qasemizadeh", "1958-11-29", "F-4", "2026-01-02"),
            Some.Encounter("Ifeoma Okonjebal", "1990", "F-5", "2026-01-02"),
            Some.Encounter("Suleiman Tashbulat", "1977", "F-6"));
        var nameless = new EncounterRow { Line = 7, Encounter = Encounter.Of(new PartyFacts { Names = [] }, "F-7", null, null), Problem = "no name" };
        new ScreenEncounters(ledger, Policy.Default).Run([nameless], static _ => { }, CancellationToken.None);
        clock.Now = clock.Now.AddDays(1);
        var alert = ledger.Views.Alerts.All(ledger.Head).First(a => a.Listing.Key == "1");
        Decided.As(ledger, alert, Decision.TrueMatch, "Passport seen, the birth date is the same.");
        clock.Now = clock.Now.AddDays(7);
        Some.Import(ledger, "2026-01-09", [first[0] with { Remarks = ["another remark"] }, first[1], .. first[3..], Some.Listing("4", "Behruz Qasemizadeh", "1958")]);
        clock.Now = clock.Now.AddDays(1);
        Some.Run(ledger);
        clock.Now = clock.Now.AddDays(1);
        new EraseSubject(ledger).Run("F-6", "asked for it in writing, in person", "GDPR art. 17(1)(a)");
        ledger.Erase([new ErasureRequest(
            ledger.Views.Encounters.FindNamed("F-7", ledger.Head)[0], ErasureCause.Expiry, "kept for P1D since the last activity", "own rule", "unscreened")]);
    }
}
