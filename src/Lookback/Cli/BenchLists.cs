using System.CommandLine;
using Lookback.Bench;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Cli;

/// <summary>Which lists and people the programs of <c>bench</c> measure with: public ones, or one's own by <c>--list</c> and <c>--strangers</c>.</summary>
internal static class BenchLists
{
    private const string PeopleMapping =
        """
        { "columns": { "id": "key", "name": "name", "aliases": { "fact": "alias", "separator": ";" }, "schema": "schema", "birth_date":
          { "fact": "birth_date", "separator": ";" }, "countries": { "fact": "country", "separator": ";" } },
          "ignore": [ "addresses", "identifiers", "sanctions", "phones", "emails", "program_ids", "dataset", "first_seen", "last_seen", "last_change" ] }
        """;

    /// <summary>Lists of one's own.</summary>
    public static Option<string[]> Lists() => new("--list")
    {
        Description = "A list of your own instead of the public ones, as NAME:FILE[,FILE...], such as ofac-sdn:sdn.csv,alt.csv. May be repeated.",
        HelpName = "name:file",
    };

    /// <summary>How to read lists of one's own that are plain tables.</summary>
    public static Option<string?> Map() => new("--map") { Description = "The mapping file for a --list that is a CSV of no known format.", HelpName = "path" };

    /// <summary>Strangers of one's own.</summary>
    public static Option<string[]> Strangers() => new("--strangers")
    {
        Description = "A file of people who stand on no list, read as `screen` reads it. May be repeated. Default: 100,000 public invented ones.",
        HelpName = "path",
    };

    /// <summary>The lists given, else the UN's list and OFAC's.</summary>
    public static ListPool Read(Session session, DataFolder data, Option<string[]> lists, Option<string?> map) =>
        ListPool.Read(Given(session, lists, map) ?? [Un(data), Ofac(data)]);

    /// <summary>The lists given, else the UN's, OFAC's and those of OpenSanctions that bear names in other scripts.</summary>
    public static ListPool ReadManyScripts(Session session, DataFolder data, Option<string[]> lists, Option<string?> map) =>
        ListPool.Read(Given(session, lists, map) ?? [Un(data), Ofac(data), .. ManyScripts(data)]);

    /// <summary>The files of strangers given, else the public ones.</summary>
    public static IReadOnlyList<SourceFile> Strangers(Session session, DataFolder data, Option<string[]> strangers) =>
        session.Parsed.GetValue(strangers) is { Length: > 0 } given ? [.. given.Select(Files.Source)] : Strangers(data);

    private static List<ListToRead>? Given(Session session, Option<string[]> lists, Option<string?> map)
    {
        var mapPath = session.Parsed.GetValue(map);
        if (session.Parsed.GetValue(lists) is not { Length: > 0 } given)
            return mapPath is null ? null : throw new UsageException("--map: expected a --list that it says how to read, found none");
        var mapping = Files.ListMapping(mapPath);
        return [.. given.Select(text => List(text, mapping))];
    }

    private static ListToRead List(string text, ColumnMapping? mapping)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1 || !WatchlistId.IsValid(text[..colon]))
            throw new UsageException($"--list: expected NAME:FILE such as ofac-sdn:sdn.csv, found \"{text}\"");
        var watchlist = new WatchlistId(text[..colon]);
        var files = text[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Files.Source).ToList();
        return new ListToRead(watchlist, files, KnownWatchlists.Find(watchlist) is null ? mapping : null);
    }

    internal static SourceFile Altered(DataFolder data) => data.File("matching/yente/positives_un_treated.csv.gz");

    internal static SourceFile AsListed(DataFolder data) => data.File("matching/yente/positives_un_untreated.csv.gz");

    internal static SourceFile[] Strangers(DataFolder data) =>
        [data.File("matching/yente/negatives_us.csv.gz"), data.File("matching/yente/negatives_global.csv.gz")];

    internal static ListToRead Un(DataFolder data) => new(new WatchlistId("un-sc"), [data.File("lists/un/un_consolidated_2025-08-02.xml.gz")]);

    // No edition has both a primary file and its aliases after 2021: these are the nearest in time.
    internal static ListToRead Ofac(DataFolder data) => new(
        new WatchlistId("ofac-sdn"), [data.File("lists/ofac_sdn/sdn_2024-05-03.csv.gz"), data.File("lists/ofac_sdn/parts_2025-01-06/alt.csv.gz")]);

    internal static ListToRead[] ManyScripts(DataFolder data) =>
    [
        new(new WatchlistId("ua-war"), [data.File("lists/opensanctions/ua_war_sanctions_2026-03-13/targets.simple.csv.gz")],
            ColumnMapping.Parse(PeopleMapping, "the built-in mapping")),
        new(new WatchlistId("sa-peps"), [data.File("lists/opensanctions/sa_wiki_peps/entities.ftm_2024-03-14.json.gz")]),
        new(new WatchlistId("wd-persons"), [data.File("lists/opensanctions/wd_persons_2024-03-09/entities.ftm.json")]),
    ];
}
