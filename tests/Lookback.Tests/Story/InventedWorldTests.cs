using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lookback.Core.Documents;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Story.World;
using Lookback.Tests.Support;

namespace Lookback.Tests.Story;

/// <summary>The world of the demo: the same for the same seed, and as large, as even and as countable as the story needs it.</summary>
public sealed class InventedWorldTests
{
    private const ulong Seed = 44;
    private static readonly InventedWorld World = InventedWorld.Of(Seed);
    private static readonly Dictionary<string, InventedFile> Files = World.Files.ToDictionary(f => f.Name);
    private static readonly List<(InventedMonth Month, Encounter Met)> Met =
        [.. World.Months.SelectMany(m => Read(m).Select(r => (m, r.Encounter!)))];

    private static List<EncounterRow> Read(InventedMonth month) =>
        [.. EncounterReader.Read(Sources.Bytes(month.File, Files[month.File].Bytes), EncounterMapping.None, new DateOnly(2024, 7, 1))];

    private static string Hash(InventedWorld world) => Convert.ToHexStringLower(
        SHA256.HashData([.. world.Files.SelectMany(f => Encoding.UTF8.GetBytes(f.Name).Concat(f.Bytes)), .. JsonSerializer.SerializeToUtf8Bytes(world.Members)]));

    [Fact]
    public void The_same_seed_makes_the_same_bytes_and_another_makes_others()
    {
        Assert.Equal(Hash(World), Hash(InventedWorld.Of(Seed)));
        Assert.NotEqual(Hash(World), Hash(InventedWorld.Of(Seed + 1)));
        Assert.Equal(World.Files.Count, Files.Count);
        Assert.All(World.Editions.SelectMany(e => e.Files).Concat(World.Months.Select(m => m.File)).Concat(World.Links.Select(l => l.File)), name => Assert.Contains(name, Files));
    }

    [Fact]
    public void Every_row_is_read_without_a_remark_in_the_order_of_its_days()
    {
        Assert.All(World.Months, month =>
        {
            var rows = Read(month);
            Assert.Equal(month.Encounters, rows.Count);
            Assert.All(rows, r => Assert.Equal((null, null), (r.Problem, r.Note)));
            var days = rows.ConvertAll(r => Local(r.Encounter!));
            Assert.Equal(days.Order(), days);
            Assert.All(days, d => Assert.Equal(month.First, new DateOnly(d.Year, d.Month, 1)));
        });
        Assert.Equal(60_000, Met.Count);
        Assert.Equal(Met.Count, Met.Select(m => m.Met.Reference).Distinct().Count());
    }

    [Fact]
    public void At_the_harbour_events_and_persons_are_counted_as_in_the_reference()
    {
        var harbour = Met.Where(m => m.Met.Place == InventedWorld.Harbour).ToList();
        Assert.Equal(1_561, harbour.Count);
        Assert.Equal([78, 155, 533, 795], harbour.GroupBy(m => Local(m.Met).AddMonths(3).Year).OrderBy(g => g.Key).Select(g => g.Count()));
        // By the clocks of the place and by Greenwich alike.
        Assert.Equal(World.Months.Select(m => m.AtHarbour), harbour.GroupBy(m => Local(m.Met).ToString("yyyy-MM", CultureInfo.InvariantCulture)).Select(g => g.Count()));
        Assert.Equal(World.Months.Select(m => m.AtHarbour), harbour.GroupBy(m => m.Met.MetAt!.Value.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Select(g => g.Count()));
        Assert.Equal(1_498, harbour.Select(m => Documents(m.Met) is { Length: > 0 } document ? document : m.Met.Reference).Distinct().Count());
    }

    [Fact]
    public void The_months_at_the_harbour_are_those_of_the_reference()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedReference.Path("surge_cases.json")));
        Assert.Equal(reference.RootElement.GetProperty("monthly").EnumerateArray().Select(c => c.GetInt32()), World.Months.Select(m => m.AtHarbour));
    }

    [Fact]
    public void People_come_from_everywhere_alike_in_many_scripts_and_some_come_again()
    {
        var nations = Met.SelectMany(m => m.Met.Facts.Countries.Where(c => c.Role == CountryRole.Nationality)).GroupBy(c => c.Country).Select(g => g.Count()).ToList();
        Assert.True(nations.Count > 30, $"{nations.Count} nationalities");
        Assert.True(nations.Max() < 3 * Met.Count / nations.Count, $"{nations.Max()} of one nationality");
        var scripts = Met.GroupBy(m => Scripts.Of(m.Met.Facts.Names[0].Full)).Where(g => g.Count() > 50).Select(g => g.Key).ToHashSet();
        Assert.Superset(new HashSet<Script> { Script.Latin, Script.Cyrillic, Script.Arabic, Script.Han, Script.Hangul, Script.Georgian, Script.Greek }, scripts);
        var documents = Met.Select(m => Documents(m.Met)).Where(d => d.Length > 0).ToList();
        Assert.InRange(documents.Count - documents.Distinct().Count(), 1_500, 3_000);
        Assert.Contains(Met, m => m.Met.MetAt!.Value.ToOffset(InventedWorld.Offset).Hour == 0 && Local(m.Met) != DateOnly.FromDateTime(m.Met.MetAt!.Value.UtcDateTime));
    }

    [Fact]
    public void What_becomes_of_everybody_sums_to_the_cohort()
    {
        int Count(MemberFate fate) => World.Members.Count(m => m.Fate == fate);
        Assert.Equal(448, World.Members.Count);
        Assert.Equal((31, 74, 48, 199, 52), (Count(MemberFate.Removed), Count(MemberFate.InCustody), Count(MemberFate.InProceedings), Count(MemberFate.Located), Count(MemberFate.NoContact)));
        Assert.Equal((6, 38), (Count(MemberFate.Duplicate), Count(MemberFate.Excluded)));
        Assert.Equal(153, World.Members.Count(m => m.ArrestedOn is not null));
        Assert.Equal(61, World.Members.Count(m => m.HasClaim));
        Assert.DoesNotContain(World.Members, m => m.HasClaim && m.Fate == MemberFate.Removed);
        Assert.Equal(["immigration", "other"], World.Members.Select(m => m.Charge).OfType<string>().Distinct().Order());
        Assert.All(World.Members, m => Assert.Equal(m.Fate == MemberFate.Excluded, m.MetOn < InventedWorld.NetworkBegan));
        Assert.All(World.Members.Where(m => m.SameAs is not null), m => Assert.Contains(World.Members, o => o.Reference == m.SameAs && o.Fate is not (MemberFate.Duplicate or MemberFate.Excluded)));
        Assert.Equal(448, World.Members.Select(m => m.Reference).Distinct().Count());
    }

    // A day without a time is that day wherever it is read.
    private static DateOnly Local(Encounter met) => DateOnly.FromDateTime(met.MetAt!.Value.ToOffset(InventedWorld.Offset).DateTime);

    private static string Documents(Encounter met) => string.Join(';', met.Facts.Identifiers.Select(i => $"{i.Country} {i.Number}"));
}
