using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>
/// An office that has screened a few people, with a store in a file of its own: REF-1001 hit at once, REF-1004 surfaced by the lookback of February,
/// REF-1002 was met twice and never hit, REF-1003 could not be screened. Verbs run on it in this process.
/// </summary>
internal sealed class Office : IDisposable
{
    public const string Hit = "Oleg Ivanovich Varkonyev";
    public const string Surfaced = "Behruz Farrukhovich Qasemizadeh";
    public const string Born = "1961-04-17";

    public Office()
    {
        Directory.CreateDirectory(Folder["office"]);
        using var ledger = Open();
        Some.Import(ledger, "2025-12-30", [Oleg, Some.Listing("2", "Marta Helvarainen", "1970")]);
        Later(ledger, days: 1);
        Some.Screen(
            ledger,
            Some.Encounter(Hit, Born, "REF-1001", "2026-01-02"),
            Some.Encounter("Ana Quispemayta", "1985-02-03", "REF-1002", "2026-01-02"),
            Some.Encounter(Surfaced, "1958-11-29", "REF-1004", "2026-01-02"));
        var nameless = new EncounterRow { Line = 1, Encounter = Encounter.Of(new PartyFacts { Names = [] }, "REF-1003", null, null), Problem = "no name" };
        new ScreenEncounters(ledger, Policy.Default).Run([nameless], static _ => { }, CancellationToken.None);
        Later(ledger, days: 10);
        Some.Screen(ledger, Some.Encounter("Ana Quispemayta", "1985-02-03", "REF-1002", "2026-01-12"));
        Later(ledger, days: 20);
        Some.Import(ledger, "2026-01-31", [Oleg, Some.Listing("2", "Marta Helvarainen", "1970"), Some.Listing("3", "Behruz Qasemizadeh", "1958")]);
        Later(ledger, days: 1);
        Some.Run(ledger);
        Later(ledger, days: 1);
    }

    public static ListingText Oleg { get; } = Some.Listing("1", "Oleg Varkonyev", "1961");

    public TempFolder Folder { get; } = new();

    public Clock Clock { get; } = Clock.At("2026-01-01T08:00:00Z");

    /// <summary>The store's file, in a folder that holds nothing else.</summary>
    public string Store => Folder["office/lookback.db"];

    /// <summary>All files of the store and beside it.</summary>
    public string[] Files => Directory.GetFiles(Folder["office"]);

    public Ledger Open() => Ledger.OpenToAppend(Store, Clock, "tester");

    /// <summary>Runs a verb on the store.</summary>
    public Ran Run(params string[] arguments) => InProcess.Run([.. arguments, "--store", Store]);

    /// <summary>Erases somebody by the verb.</summary>
    public Ran Erase(string who) => Run("erase", who, "--reason", "asked for it in writing, in person", "--legal-basis", "GDPR art. 17(1)(a)", "--json");

    public void Dispose() => Folder.Dispose();

    private void Later(Ledger ledger, int days)
    {
        Assert.True(ledger.Head > 0);
        Clock.Now = Clock.Now.AddDays(days);
    }
}
