using Lookback.Core.Lists;
using Lookback.Core.Lists.Ofac;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>The publishers' own files, as far as they stand beside the repository; expected counts are those of its README.</summary>
public class RealEditionTests
{
    public static TheoryData<string, int> SdnEditions => new()
    {
        { "sdn_2021-01-14", 8754 }, { "sdn_2022-02-24", 9123 }, { "sdn_2022-09-30", 10875 }, { "sdn_2024-02-23", 14484 }, { "sdn_2024-05-03", 14965 },
    };

    private static SourceFile[] Set(string folder, params string[] names) => [.. names.Select(n => SharedData.Source($"lists/{folder}/{n}.csv.gz"))];

    private static SourceFile Sdn(string edition) => SharedData.Source($"lists/ofac_sdn/{edition}.csv.gz");

    [Theory]
    [MemberData(nameof(SdnEditions))]
    public void Every_row_of_a_primary_file_is_a_listing(string edition, int rows)
    {
        var (reading, listings) = Sources.Read(Sdn(edition));

        Assert.Equal((rows, (long)rows, 0L), (listings.Count, reading.RowsRead, reading.RowsLost));
        Assert.Equal(rows, listings.Select(l => l.Id).Distinct().Count());
        Assert.All(reading.Issues, i => Assert.Equal("remarks", i.Field));
    }

    [Fact]
    public void A_whole_four_file_set_loses_nothing()
    {
        var (reading, listings) = Sources.Read(Set("ofac_sdn/full_2021-07-07", "add", "alt", "sdn", "sdn_comments"));

        Assert.Equal((8976, 8976L + 11910 + 13837 + 5, 0L), (listings.Count, reading.RowsRead, reading.RowsLost));
        Assert.All(reading.Issues, i => Assert.Equal("Region: Kafia Kingi", i.Found));
        var spotted = listings.Single(l => l.Id.Key == "28263");
        Assert.Contains(spotted.Facts.Names, n => n.Kind == NameKind.WeakAlias && n.Full.StartsWith("snowsjo", StringComparison.Ordinal) && n.Full.Length > 7);
        Assert.Equal(11_910, listings.Sum(l => l.Facts.Names.Count(n => n.Kind is NameKind.Alias or NameKind.Former)), tolerance: 40);
    }

    [Theory]
    [InlineData("2018-04-06", 639)]
    [InlineData("2025-03-28", 443)]
    [InlineData("2025-12-18", 442)]
    public void The_consolidated_xml_is_read_without_an_issue(string date, int entries)
    {
        var (reading, listings) = Sources.Read(SharedData.Source($"lists/ofac_consolidated/consolidated_{date}.xml.gz"));

        Assert.Equal((entries, 0L), (listings.Count, reading.IssueCount));
        Assert.Equal(date, reading.PublishedAt!.Value.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void The_csv_set_and_the_xml_of_one_edition_say_the_same()
    {
        var csv = Sources.Read(Set("ofac_consolidated/csv_2025-12-19", "cons_add", "cons_alt", "cons_prim", "cons_comments")).Listings;
        var xml = Sources.Read(SharedData.Source("lists/ofac_consolidated/consolidated_2025-12-18.xml.gz")).Listings.ToDictionary(l => l.Id);
        var differing = csv.SelectMany(l => new ListingChange(l, xml[l.Id]).Facts.Select(f => (l.Id.Key, f.Fact))).ToList();

        // The CSV writes city and postal code as one, and quotes as apostrophes, in names that parties are linked to as well; all else is equal.
        Assert.Equal(442, csv.Count);
        Assert.Equal(["22391 names"], differing.Where(d => d.Fact is not ("addresses" or "relations" or "remarks")).Select(d => $"{d.Key} {d.Fact}"));
    }

    [Theory]
    [InlineData("2016-02-11", 239)]
    [InlineData("2018-06-21", 1100)]
    [InlineData("2022-09-15", 952)]
    [InlineData("2025-08-02", 879)]
    [InlineData("2026-01-28", 999)]
    public void The_un_list_is_read_whole(string date, int entries)
    {
        var (reading, listings) = Sources.Read(SharedData.Source($"lists/un/un_consolidated_{date}.xml.gz"));

        Assert.Equal((entries, 0L), (listings.Count, reading.RowsLost));
        Assert.Equal(date, reading.PublishedAt!.Value.ToString("yyyy-MM-dd"));
        Assert.All(listings, l => Assert.NotNull(l.DesignatedOn));
        Assert.True(reading.IssueCount <= 22, string.Join('\n', reading.Issues));
    }

    [Fact]
    public void Followthemoney_drops_what_must_not_be_kept()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/opensanctions/sa_wiki_peps/entities.ftm_2024-03-11.json.gz"));

        Assert.Equal((576, 1264L, 0L, 879L), (listings.Count, reading.RowsRead, reading.RowsLost, reading.Dropped["religion"]));
    }

    [Fact]
    public void Nearly_every_piece_of_a_known_kind_in_the_remarks_becomes_a_fact()
    {
        string[] words = ["DOB ", "POB ", "nationality ", "citizen ", "Gender ", "Passport ", "Digital Currency Address - ", "a.k.a. '", "f.k.a. '"];
        var (seen, left) = (0, new List<string>());
        foreach (var edition in SdnEditions.Select(r => r.Data.Item1))
        {
            var source = Sdn(edition);
            var cut = SeparatedRows.Read(source, ',').Where(r => r.Fields[^1].Length < 1000).ToDictionary(r => r.Fields[0], r => r.Fields[^1]);
            seen += cut.Values.Sum(r => OfacRemarks.Pieces(r).Count(IsKnown));
            left.AddRange(Sources.Read(source).Listings.Where(l => cut.ContainsKey(l.Id.Key)).SelectMany(l => l.Remarks.Where(r => IsKnown(r) && !IsDated(r))));
        }

        Assert.True(seen > 90_000, $"{seen} pieces");
        Assert.True(left.Count < seen / 1000, $"{left.Count} of {seen} pieces are no facts: {string.Join('\n', left.Distinct())}");

        bool IsKnown(string piece)
        {
            var core = piece.StartsWith("alt. ", StringComparison.Ordinal) ? piece[5..] : piece;
            return Array.Exists(words, w => core.StartsWith(w, StringComparison.Ordinal));
        }

        // A document with dates, or words after its number, is a fact and is kept as a remark besides.
        static bool IsDated(string piece) =>
            piece.Contains("Passport ", StringComparison.Ordinal) && piece.Any(char.IsAsciiDigit)
            && Array.Exists(["issued ", "expires ", ", "], w => piece.Contains(w, StringComparison.Ordinal));
    }

    [Fact]
    public void Duplicates_merged_by_ofac_are_no_delistings()
    {
        const string json = """
            { "names": "family-comma-given",
              "columns": { "uid": "key", "name": "name", "type": "schema", "programs": { "fact": "programme", "separator": ";" },
                           "alternate_names": { "fact": "alias", "separator": ";" } } }
            """;
        var mapping = ColumnMapping.Parse(json, "kindrat.json");
        var diff = Diff("lists/ofac_sdn_2026/ofac-sdn_2026-07-23.csv.gz", "lists/ofac_sdn_2026/ofac-sdn_2026-07-24.csv.gz", mapping);

        Assert.Equal((0, 97, 17), (diff.Added.Count, diff.Removed.Count + diff.Merged.Count, diff.Changed.Count));
        var merged = diff.Merged.ToDictionary(m => m.Gone.Id.Key, m => m.LivesOnUnder.Key);
        Assert.Equal(("7006", "24143", "51712"), (merged["11744"], merged["36397"], merged["52327"]));
        Assert.Equal(14, merged.Count);
        Assert.Equal(6, diff.Changed.Count(c => c.Facts is [{ Fact: "names", Added.Count: 0 }]));
        Assert.Equal(7, diff.Changed.Count(c => !c.FactsChanged));
    }

    [Fact]
    public void A_week_of_changed_remarks_is_no_work_for_a_lookback()
    {
        var diff = Diff("lists/ofac_sdn/sdn_2022-04-22.csv.gz", "lists/ofac_sdn/sdn_2022-04-29.csv.gz");

        Assert.Equal((0, 0, 499), (diff.Added.Count, diff.Removed.Count + diff.Merged.Count, diff.Changed.Count));

        // One lost its tax number indeed: its remark grew, the file cuts remarks at 1,000 characters, and the comments file is not here.
        Assert.Equal(["17018"], diff.Changed.Where(c => c.FactsChanged).Select(c => c.After.Id.Key));
    }

    [Fact]
    public void The_un_snapback_is_additions_delistings_and_few_changes()
    {
        var diff = Diff("lists/un/un_consolidated_2025-08-02.xml.gz", "lists/un/un_consolidated_2025-11-18.xml.gz");

        Assert.Equal((123, 0, 10, 5), (diff.Added.Count, diff.Merged.Count, diff.Changed.Count, diff.FactsChangedCount));
        Assert.Equal(["QDi.317", "QDi.336"], diff.Removed.Select(r => r.Id.Key).Order());
    }

    [Fact]
    public void A_consolidated_edition_that_lost_one_entry_changed_nothing_else()
    {
        var diff = Diff("lists/ofac_consolidated/consolidated_2025-10-22.xml.gz", "lists/ofac_consolidated/consolidated_2025-12-18.xml.gz");

        Assert.Equal((0, 1, 0), (diff.Added.Count, diff.Removed.Count, diff.Changed.Count));
    }

    [Fact]
    public void Every_nationality_of_the_screening_samples_is_known()
    {
        foreach (var file in new[] { "negatives_global", "negatives_us" })
        {
            var rows = SeparatedRows.Read(SharedData.Source($"matching/yente/{file}.csv.gz"), ',').Skip(1);
            Assert.DoesNotContain(rows.Select(r => r.Fields[^1]).Distinct(), n => n.Length > 0 && Countries.Find(n) is null);
        }
    }

    private static EditionDiff Diff(string before, string after, ColumnMapping? mapping = null)
    {
        var (old, now) = (Read(before), Read(after));
        return EditionDiff.Compute(
            [.. now.Values.Where(l => !old.ContainsKey(l.Id))],
            [.. old.Values.Where(l => !now.ContainsKey(l.Id))],
            [.. now.Values.Where(l => old.TryGetValue(l.Id, out var was) && FactsHash.Of(was) != FactsHash.Of(l)).Select(l => (old[l.Id], l))],
            now.Values);

        Dictionary<ListingId, ListingText> Read(string file) =>
            ListReader.Open(Sources.List, [SharedData.Source(file)], [], mapping).Listings().ToDictionary(l => l.Id);
    }
}
