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
        var refusal = Assert.Throws<RefusedException>(() => Decided.As(temp.Ledger, alert, Decision.TrueMatch, "looks like him")).Refusal;
        Assert.Equal("reason-too-short", refusal.Code);
        Assert.Null(temp.Ledger.Views.Alerts.DispositionOf(alert.Alert, long.MaxValue));
    }

    [Fact]
    public void Association_is_never_a_hit()
    {
        // What ties a listing to others is kept and shown; what compares, searches and decides does not so much as read it.
        var readers = Repository.Files("src", "*.cs").Where(f => Repository.Read(f).Contains(".Relations", StringComparison.Ordinal) || Repository.Read(f).Contains("ListingRelation", StringComparison.Ordinal));
        Assert.DoesNotContain(readers, f => !Regex.IsMatch(f, "/Lookback.Core/(Lists|Records)/|/Views/(ListingReport|ListedEntity|ListedLinks).cs|/Cli/ListShowVerb.cs"));

        using var temp = new TempLedger();
        var tied = """{"id":"1","schema":"Company","caption":"Nordhavn Trading","properties":{"name":["Nordhavn Trading"],"parent":[{"id":"2","schema":"Company","caption":"Varkonyev Shipping","properties":{}}],"ownershipAsset":[{"id":"o","schema":"Ownership","properties":{"owner":[{"id":"3","schema":"Person","caption":"Oleg Varkonyev","properties":{}}]}}]}}""";
        new Lookback.Flows.ImportEdition(temp.Ledger).Run(
            new Lookback.Flows.ImportRequest(Some.Watchlist, [Sources.Text("entities.ftm.json", tied + "\n")], Some.Instant("2025-01-01"), null, null), static _ => { });
        Assert.Equal(2, temp.Ledger.Views.Listings.InForce(Some.Watchlist, temp.Ledger.Head).Single().Text.Relations.Count);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev"), Some.Encounter("Varkonyev Shipping"));
        Assert.Empty(temp.Ledger.Views.Alerts.All(long.MaxValue));
    }

    [Fact]
    public void Exposure_creates_no_alert_no_score_and_no_priority()
    {
        // By type: what a network finds has no number to be ranked by, and nothing that raises alerts or decides takes it.
        var exposed = typeof(Entry).Assembly.GetTypes().Where(t => t.Namespace == typeof(Entry).Namespace && t.Name.Contains("Exposure", StringComparison.Ordinal));
        Assert.Empty(exposed.SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(double) || p.PropertyType == typeof(float) || p.PropertyType == typeof(Hit)));
        // By module: matching, screening and lookbacks by name do not know networks; flows of networks record nothing that is a hit.
        var knowing = Repository.Files("src/Lookback.Core", "*.cs")
            .Where(f => Regex.IsMatch(f, "/(Names|Particulars|Indexing|Matching|Screenings|Lookbacks)/") && Repository.Read(f).Contains("Networks", StringComparison.Ordinal));
        Assert.Empty(knowing);
        var recording = Repository.Files("src/Lookback/Flows/Networks", "*.cs").Where(f => Regex.IsMatch(Repository.Read(f), "new EntryBody.(ScreeningMade|FindingMade|AlertDecided|GroundLost)"));
        Assert.Empty(recording);
    }

    [Theory]
    [InlineData("nationality")]
    [InlineData("Citizenship")]
    [InlineData("same village")]
    [InlineData("surname")]
    [InlineData("religion")]
    [InlineData("ethnicity")]
    [InlineData("clan")]
    public void Where_somebody_comes_from_what_they_are_called_or_believe_is_no_kind_of_link(string word)
    {
        Assert.Null(Core.Networks.LinkType.Find(word));
        var refusal = Assert.Throws<RefusedException>(() => Core.Networks.LinkType.Require(word)).Refusal;
        Assert.Equal("no-link-type", refusal.Code);
        Assert.Contains("ties them to nobody", refusal.Sentence, StringComparison.Ordinal);
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
