using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows;
using Lookback.Flows.Access;
using Lookback.Tests.Api;
using Lookback.Tests.Support;

namespace Lookback.BrowserTests;

/// <summary>A store in which so many alerts wait: people met who are called as listed parties are, and hold another passport.</summary>
internal static class ManyAlerts
{
    public const string Password = "brown otter under the pier";

    private static readonly string[] Given = ["Oleg", "Marta", "Behruz", "Anselm", "Wanjiru", "Tariq", "Ingrid", "Yusuf"];
    private static readonly string[] Family = ["Varkonyev", "Helvarainen", "Qasemizadeh", "Tolmazovac", "Belozhanka", "Felsinaru", "Ambrelsson"];

    private const string Nothing = "-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,";

    // Half a second of work: once for all tests.
    private static readonly Lazy<NewPassword> Hashed = new(() => NewPassword.Require(Password, hasSecondFactor: false, []));

    public static ServedStore With(int count) => new ServedStore().Staff("boss", "admin").Staff("una", "analyst").With(ledger =>
    {
        new SetPassword(ledger).Run("una", Hashed.Value, "by invitation");
        new ImportEdition(ledger).Run(
            new ImportRequest(
                new WatchlistId("ofac-sdn"),
                [Sources.Text("sdn.csv", List(count)), Sources.Text("alt.csv", $"1000,1,\"aka\",\"NOBODY\",-0- \r\n")],
                Some.Instant("2025-12-30"), null, null),
            static _ => { });
        Some.Screen(ledger, [.. Enumerable.Range(0, count).Select(i => Encounter.Of(
            Some.Person($"{Given[i % Given.Length]} {Family[i / Given.Length % Family.Length]}", $"{1950 + i}-02-14") with
            {
                Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = $"AB{i:000000}", Country = new CountryCode("CA") }],
            },
            $"R-{i:000}", null, null))]);
        Assert.Equal(count, ledger.Views.Alerts.Open(ledger.Head).Count);
    });

    /// <summary>The list's main file with so many of its parties.</summary>
    public static string List(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $"{1000 + i},\"{Family[i / Given.Length % Family.Length].ToUpperInvariant()}, {Given[i % Given.Length]}\",\"individual\",\"DEMO\","
        + $"{Nothing}\"Passport 7001{i:00000} (Canada).\"\r\n"));
}
