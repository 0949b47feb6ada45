using Lookback.Bench.Populations;
using Lookback.Core.Documents;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Bench;

/// <summary>Invented people: the same for the same seed, as varied as they are meant to be, and read by <c>screen</c> as they were made.</summary>
public sealed class PopulationTests
{
    public static TheoryData<string> Cultures() =>
        [.. NamingCustoms.Rows("cultures").Select(r => r[0])];

    [Fact]
    public void The_same_seed_makes_the_same_people_on_every_machine() => Golden.Check("population.csv", Csv(7, 60));

    [Fact]
    public void More_rows_only_add_to_those_there_are() => Assert.StartsWith(Csv(3, 500), Csv(3, 800), StringComparison.Ordinal);

    [Fact]
    public void Another_seed_makes_others() => Assert.NotEqual(Csv(3, 50), Csv(4, 50));

    [Fact]
    public void Every_row_is_read_by_screen_as_it_was_made()
    {
        var population = new InventedPopulation(11);
        var rows = EncounterReader.Read(Support.Sources.Text("population.csv", Csv(11, 5_000)), EncounterMapping.None, DateOnly.MaxValue).ToList();
        Assert.Equal(5_000, rows.Count);
        Assert.All(rows, (row, i) =>
        {
            var made = population.At(i);
            Assert.Null(row.Problem);
            Assert.Equal((made.Reference, made.MetAt), (row.Encounter!.Reference, row.Encounter.MetAt));
            Assert.Equal(Encounter.Of(made.Facts(), made.Reference, made.MetAt, null).Subject, Encounter.Of(row.Encounter.Facts with { Schema = Schema.Person }, made.Reference, made.MetAt, null).Subject);
        });
    }

    [Fact]
    public void They_are_of_many_scripts_and_some_are_met_again_and_some_without_a_birth_date()
    {
        var population = new InventedPopulation(5);
        var people = Enumerable.Range(0, 20_000).Select(i => population.At(i)).ToList();
        var scripts = people.GroupBy(p => Scripts.Of(p.Name)).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(
            [Script.Latin, Script.Cyrillic, Script.Arabic, Script.Hebrew, Script.Greek, Script.Georgian, Script.Armenian, Script.Devanagari, Script.Thai, Script.Han, Script.Hangul, Script.Ethiopic],
            script => Assert.True(scripts.GetValueOrDefault(script) >= 10, $"{script}: {scripts.GetValueOrDefault(script)}"));
        Assert.InRange(scripts[Script.Latin], 15_000, 19_000);
        var distinct = people.Select(p => (p.Name, p.BirthDate, p.Sex, p.Nationality, p.Passport)).Distinct().Count();
        Assert.InRange(distinct, 18_500, 19_500);
        Assert.InRange(people.Count(p => p.BirthDate is null), 500, 900);
        // As in life, few names are borne by many and most by few.
        var words = people.SelectMany(p => p.Name.ToUpperInvariant().Split(' ', ',')).GroupBy(w => w).Select(g => g.Count()).OrderDescending().ToList();
        Assert.True(words[0] > 200 && words.Count(c => c == 1) > words.Count / 4, $"{words[0]}, {words.Count(c => c == 1)} of {words.Count}");
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_culture_has_what_its_names_are_made_of(string culture)
    {
        var rows = NamingCustoms.Rows(culture).ToList();
        Assert.All(rows, r => Assert.Equal(5, r.Length));
        Assert.All(rows, r => Assert.True(r[1].Length > 0 && r.All(c => c == c.Trim())));
        Assert.Single(rows.Select(r => r[2].Length > 0).Distinct());
        Assert.Empty(rows.GroupBy(r => (r[0], r[1], r[2])).Where(g => g.Count() > 1).Select(g => g.Key));
        var kinds = rows.Select(r => r[0]).ToHashSet();
        string[] known = ["male", "female", "family", "family-start", "family-end", "given-start", "given-end", "patronymic"];
        Assert.Empty(kinds.Except(known));
        Assert.True(kinds.Contains("male") && kinds.Contains("female"));
        Assert.Equal(kinds.Contains("family-start"), kinds.Contains("family-end"));
        Assert.Equal(kinds.Contains("given-start"), kinds.Contains("given-end"));
        var patterns = NamingCustoms.Rows("cultures").Single(r => r[0] == culture)[5].Split('|', ' ');
        Assert.Empty(patterns.Where(w => w is "family" or "patronymic").Except(kinds));
    }

    private static string Csv(ulong seed, int count)
    {
        using var writer = new StringWriter();
        PopulationCsv.Write(writer, new InventedPopulation(seed), count, static (_, _) => { }, CancellationToken.None);
        return writer.ToString();
    }
}
