using System.Reflection;
using System.Text.RegularExpressions;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Tidy;

/// <summary>What the product refuses to be. Each line is a test; none is ever weakened.</summary>
public sealed partial class LinesNotCrossedTests
{
    [Fact]
    public void No_record_has_a_place_for_what_must_not_be_collected()
    {
        var places = typeof(Entry).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(Entry).Namespace)
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(p => p.Name).Concat(t.IsEnum ? Enum.GetNames(t) : []).Select(n => $"{t.Name}.{n}"));
        Assert.Empty(places.Where(p => Forbidden().IsMatch(p)));
    }

    [Fact]
    public void No_weight_or_threshold_speaks_of_a_country_religion_or_people()
    {
        var policy = Policy.Default.ToJson();
        Assert.DoesNotMatch(Forbidden(), policy);
        // Country may confirm or contradict, and no single one may be named.
        foreach (var code in new[] { "RU", "IR", "CN", "TJ", "UZ", "KG", "SY", "AF" }) Assert.DoesNotContain($"\"{code}\"", policy, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Only_a_person_with_a_reason_decides_an_alert()
    {
        var deciding = Repository.Files("src/Lookback", "*.cs").Where(f => Repository.Read(f).Contains("new EntryBody.AlertDecided", StringComparison.Ordinal));
        Assert.Equal(["src/Lookback/Flows/DecideAlert.cs"], deciding);

        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev"));
        var alert = Assert.Single(temp.Ledger.Views.Alerts.All(long.MaxValue));
        var refusal = Assert.Throws<RefusedException>(() => new Lookback.Flows.DecideAlert(temp.Ledger).Run(alert, Decision.TrueMatch, "looks like him")).Refusal;
        Assert.Equal("reason-too-short", refusal.Code);
        Assert.Null(temp.Ledger.Views.Alerts.DispositionOf(alert.Alert, long.MaxValue));
    }

    [Fact]
    public void Unknown_is_never_no()
    {
        using var temp = new TempLedger();
        Assert.Equal("no-edition", Assert.Throws<RefusedException>(() => Some.Screen(temp.Ledger, Some.Encounter("Ana Quispe"))).Refusal.Code);
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev")]);
        var nameless = Encounter.Of(new PartyFacts { Names = [] }, "R1", null, null);
        var outcomes = new List<Lookback.Flows.RowOutcome>();
        new Lookback.Flows.ScreenEncounters(temp.Ledger, Policy.Default).Run(
            [new Core.Documents.EncounterRow { Line = 1, Encounter = nameless, Problem = "no name" }], outcomes.Add, TestContext.Current.CancellationToken);
        Assert.Equal(Outcome.Unscreened, Assert.Single(outcomes).Outcome);
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("1", "Oleg Varkonyev"), Some.Listing("2", "Marta Helvarainen")]);
        var run = Some.Run(temp.Ledger).Run!.End!;
        Assert.Equal((1, 0, 1), (run.Expected, run.Evaluated, run.Skipped["unscreened"]));
    }

    [Fact]
    public void Erased_is_a_verdict_of_its_own() => Assert.Equal(
        Verdict.NotReplayable,
        Core.Lookbacks.HindsightJudge.Judge(new Core.Lookbacks.HindsightQuestion
        {
            EncounterAt = Some.Instant("2025-01-01"),
            Screened = null,
            Then = Core.Lookbacks.ThenMatch.NotLoaded,
            ListedName = "x",
            Now = new Core.Lookbacks.TextDates { LoadedAt = Some.Instant("2025-01-01") },
        }).Verdict);

    [GeneratedRegex("Ethnic|Religio|Political|Race|Biometric|Fingerprint|Face|Geoloc|Latitude|Longitude|Gps|Device|SocialMedia|RiskScore|Priority", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
