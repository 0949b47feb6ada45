using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Tests.Flows;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>A store of several hundred entries of many appends, two watchlists, a lookback, a network, cases, decisions and an erasure: made once, copied by each test.</summary>
public sealed class SampleStore : IDisposable
{
    private readonly TempFolder _folder = new();

    public SampleStore()
    {
        using var ledger = Ledger.OpenToAppend(Path, Clock.At("2026-01-01T00:00:00Z"), "tester");
        new Scenario(11).Play(ledger, editions: 4, perEdition: 40, encounters: 30);
        // Held back, and kept: its day has not come.
        Assert.Throws<RefusedException>(() => Some.Import(ledger, "2030-01-01", [Some.Listing("F1", "Future Person")]));
        Some.Run(ledger);
        var subject = ledger.Views.Alerts.All(ledger.Head)[0].SubjectPosition;
        Ties.Play(ledger, subject, [.. ledger.Database.Query<long>(
            "SELECT position FROM encounter WHERE subject_position <> @subject ORDER BY position LIMIT 3", new { subject })]);
        PlayedCases.Set(ledger);
        PlayedCases.Play(ledger, ledger.Views.Encounters.At(subject).Encounter);
        PlayedCases.Play(ledger, ledger.Views.Encounters.At(Other(ledger, subject)).Encounter);
        PlayedCases.Request(ledger, """{"name":"Nobody Met"}""", null);
        PlayedCases.Request(ledger, """{"name":"Somebody"}""", ledger.Views.Encounters.At(subject).Encounter);
        ledger.Erase([new ErasureRequest(subject, ErasureCause.Request, "asked for it in writing, in person", "GDPR art. 17(1)(a)")]);
        var others = Enumerable.Range(0, 24).Select(i => Some.Listing($"O{i:00}", $"Other Person{i}"));
        new ImportEdition(ledger).Run(
            new ImportRequest(new WatchlistId("other-list"), [Some.Ftm(others, "others.ftm.json")], null, null, null), static _ => { });
        ledger.BringEdgesForward();
        Erased = subject;
    }

    private static long Other(Ledger ledger, long subject) =>
        ledger.Database.Scalar<long>("SELECT MIN(position) FROM subject WHERE position <> @subject", new { subject });

    /// <summary>The subject that was erased.</summary>
    internal long Erased { get; }

    internal string Path => _folder["lookback.db"];

    internal TamperedStore Copy() => new(Path);

    public void Dispose() => _folder.Dispose();
}
