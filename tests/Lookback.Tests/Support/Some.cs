using System.Globalization;
using Lookback.Core.Documents;
using Lookback.Core.Lists;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Tests.Support;

/// <summary>Any valid X, so that a test states only what matters to it.</summary>
internal static class Some
{
    public static readonly WatchlistId Watchlist = new("test-list");

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public static PartyFacts Person(string name, string? birthDate = null) => new()
    {
        Schema = Schema.Person,
        Names = [new PartyName { Full = name }],
        BirthDates = birthDate is null ? [] : [PartialDate.Parse(birthDate)],
    };

    public static ListingText Listing(string key, string name, string? birthDate = null, params string[] remarks) => new()
    {
        Id = new ListingId(Watchlist, key),
        Facts = Person(name, birthDate),
        Remarks = remarks,
    };

    public static Encounter Encounter(string name, string? birthDate = null, string? reference = null, string? metAt = null) =>
        Core.Records.Encounter.Of(Person(name, birthDate), reference, metAt is null ? null : Instant(metAt), null);

    public static EncounterRow Row(Encounter encounter, long line = 1) => new() { Line = line, Encounter = encounter };

    public static Coverage Coverage(params (string Watchlist, long Position)[] editions) => new()
    {
        Editions = editions
            .Select(e => new CoveredEdition(new WatchlistId(e.Watchlist), new EditionId($"e{e.Position}"), e.Position, null, Instant("2025-01-01")))
            .ToList(),
        PolicyHash = "policy",
        EngineVersion = "engine",
    };

    /// <summary>An edition as FollowTheMoney lines, the format in which a test can say the most in the least.</summary>
    public static SourceFile Ftm(IEnumerable<ListingText> listings, string name = "entities.ftm.json") =>
        Sources.Text(name, string.Join('\n', listings.Select(FtmLine)) + "\n");

    public static ImportResult Import(Ledger ledger, string? published, IEnumerable<ListingText> listings) => new ImportEdition(ledger).Run(
        new ImportRequest(Watchlist, [Ftm(listings)], published is null ? null : Instant(published), null, null), static _ => { });

    public static List<RowOutcome> Screen(Ledger ledger, params Encounter[] encounters)
    {
        var outcomes = new List<RowOutcome>();
        new ScreenEncounters(ledger, Policy.Default).Run(encounters.Select((e, i) => Row(e, i + 1)), outcomes.Add, CancellationToken.None);
        return outcomes;
    }

    public static RunResult Run(Ledger ledger, RunMode mode = RunMode.Delta) =>
        new RunLookback(ledger, Policy.Default).Run(mode, static (_, _) => { }, CancellationToken.None);

    public static IReadOnlyList<Finding> Findings(Ledger ledger) => ledger.Views.Findings.All(ledger.Head).Select(f => f.Finding).ToList();

    private static string FtmLine(ListingText listing)
    {
        var properties = new Dictionary<string, string[]>();
        foreach (var names in listing.Facts.Names.GroupBy(n => n.Kind))
        {
            var property = names.Key switch
            {
                NameKind.Primary => "name",
                NameKind.WeakAlias => "weakAlias",
                NameKind.Former => "previousName",
                _ => "alias",
            };
            properties[property] = names.Select(n => n.Full).ToArray();
        }

        if (listing.Facts.BirthDates.Count > 0) properties["birthDate"] = listing.Facts.BirthDates.Select(d => d.ToString()).ToArray();
        var passports = listing.Facts.Identifiers.Where(i => i.Kind == IdentifierKind.Passport).Select(i => i.Number).ToArray();
        if (passports.Length > 0) properties["passportNumber"] = passports;
        if (listing.Remarks.Count > 0) properties["notes"] = [.. listing.Remarks];
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            id = listing.Id.Key,
            schema = listing.Facts.Schema == Schema.Person ? "Person" : "LegalEntity",
            caption = listing.Facts.Names[0].Full,
            properties,
            referents = listing.Referents,
        });
    }
}
