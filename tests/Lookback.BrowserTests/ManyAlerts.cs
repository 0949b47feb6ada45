using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Tests.Api;
using Lookback.Tests.Support;

namespace Lookback.BrowserTests;

/// <summary>A store in which so many alerts wait: people met who are called as listed parties are, and were born on another day.</summary>
internal static class ManyAlerts
{
    public const string Password = "brown otter under the pier";

    private static readonly string[] Given = ["Oleg", "Marta", "Behruz", "Anselm", "Wanjiru", "Tariq", "Ingrid", "Yusuf"];
    private static readonly string[] Family = ["Varkonyev", "Helvarainen", "Qasemizadeh", "Tolmazovac", "Belozhanka", "Felsinaru", "Ambrelsson"];

    // Half a second of work: once for all tests.
    private static readonly Lazy<NewPassword> Hashed = new(() => NewPassword.Require(Password, hasSecondFactor: false, []));

    public static ServedStore With(int count) => new ServedStore().Staff("boss", "admin").Staff("una", "analyst").With(ledger =>
    {
        new SetPassword(ledger).Run("una", Hashed.Value, "by invitation");
        Some.Import(ledger, "2025-12-30", Enumerable.Range(0, count).Select(i => Some.Listing($"{i + 1}", Name(i), $"{1950 + i}-02-14")));
        Some.Screen(ledger, [.. Enumerable.Range(0, count).Select(i => Some.Encounter(Name(i), $"{1950 + i}-02-{(i % 2 == 0 ? 15 : 24)}", $"R-{i:000}"))]);
        Assert.Equal(count, ledger.Views.Alerts.Open(ledger.Head).Count);
    });

    private static string Name(int i) => $"{Given[i % Given.Length]} {Family[i / Given.Length % Family.Length]}";
}
