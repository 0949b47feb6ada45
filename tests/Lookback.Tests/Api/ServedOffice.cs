using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Api;

/// <summary>An office behind a server: two of those met are on the list, and whoever works there has a key.</summary>
internal static class ServedOffice
{
    public const string Why = "Told apart by what both passports say.";

    /// <summary>The store, with staff, before it is served.</summary>
    public static ServedStore Make() => new ServedStore()
        .With(ledger =>
        {
            Some.Import(ledger, "2025-12-30", [Some.Listing("1", "Oleg Varkonyev", "1961"), Some.Listing("2", "Marta Helvarainen", "1970")]);
            Some.Screen(
                ledger,
                Some.Encounter("Oleg Ivanovich Varkonyev", "1961-04-17", "REF-1001", "2026-01-02"),
                Some.Encounter("Marta Helvarainen", "1970-02-01", "REF-1002", "2026-01-02"),
                Some.Encounter("Ana Quispemayta", "1985-02-03", "REF-1003", "2026-01-02"));
        })
        .Staff("ann", "analyst", unit: "port").Staff("ben", "analyst", unit: "airport").Staff("sue", "supervisor").Staff("aud", "auditor")
        .Staff("liz", "list_officer").Staff("leo", "list_officer").Staff("stan", "statistician").Staff("rita", "redress").Staff("rex", "redress_reviewer");

    /// <summary>A day some days from today.</summary>
    public static string Day(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>This moment, as a query has it.</summary>
    public static string Now() => Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The alert on a reference.</summary>
    public static string Alert(ServedStore store, string reference)
    {
        using var ledger = Ledger.OpenToRead(store.Location);
        return AlertQueue.Of(ledger, ledger.Head, all: true).Single(a => a.References.Contains(reference)).Alert.Value;
    }

    /// <summary>Opens a case on whoever has a reference; gives its id.</summary>
    public static async Task<string> OpenAsync(ServedStore store, HttpClient client, string reference) =>
        (await client.PostAsync("/cases", new { alert = Alert(store, reference), live = true })).Expect(201)["case"].GetProperty("case").GetString()!;

    /// <summary>What was put on record of who was shown whom.</summary>
    public static IReadOnlyList<PersonRead> Reads(ServedStore store)
    {
        using var ledger = Ledger.OpenToRead(store.Location);
        return [.. ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.PersonsRead>().Select(r => r.Read)];
    }
}
