using System.Globalization;
using System.IO.Compression;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using nietras.SeparatedValues;

namespace Lookback.Tests.EndToEnd;

/// <summary>Files of people to screen: strangers from a labelled set, and parties taken from real editions.</summary>
internal static class People
{
    public static IReadOnlyList<ListingText> Edition(string watchlist, string file)
    {
        var reading = ListReader.Open(new WatchlistId(watchlist), [SharedData.Source(file)], []);
        return reading.Listings().ToList();
    }

    /// <summary>Listings of one edition that another lacks, people and organisations, spread evenly over them.</summary>
    public static IReadOnlyList<ListingText> Spread(IEnumerable<ListingText> listings, int count)
    {
        var all = listings.Where(l => l.Facts.Schema is Schema.Person or Schema.Organization).ToList();
        return Enumerable.Range(0, count).Select(i => all[i * all.Count / count]).ToList();
    }

    /// <summary>Writes a CSV: strangers under N-..., then the listings of each group under its prefix.</summary>
    public static void Write(string path, string metAt, int strangers, params (string Prefix, IReadOnlyList<ListingText> Listings)[] groups)
    {
        using var writer = Sep.New(',').Writer(o => o with { Escape = true }).ToFile(path);
        foreach (var stranger in Strangers(strangers))
            Row(writer, $"N-{stranger.Index}", stranger.Name, "Person", stranger.BirthDate, stranger.Nationality, metAt);
        foreach (var (prefix, listings) in groups)
        {
            foreach (var listing in listings)
            {
                var facts = listing.Facts;
                Row(
                    writer,
                    $"{prefix}-{listing.Id.Key}",
                    facts.Names[0].Full,
                    facts.Schema.ToString(),
                    facts.BirthDates.Count == 0 ? "" : facts.BirthDates[0].ToString(),
                    string.Join(';', facts.Countries.Where(c => c.Role == CountryRole.Nationality).Select(c => c.Country.Value)),
                    metAt);
            }
        }
    }

    private static IEnumerable<(int Index, string Name, string BirthDate, string Nationality)> Strangers(int count)
    {
        using var gzip = new GZipStream(File.OpenRead(SharedData.Path("matching/yente/negatives_us.csv.gz")), CompressionMode.Decompress);
        using var reader = Sep.Reader(o => o with { Unescape = true }).From(gzip);
        var index = 0;
        foreach (var row in reader)
        {
            if (index == count) yield break;
            yield return (index++, row["full_name"].ToString(), row["date_of_birth"].ToString(), row["nationality"].ToString());
        }
    }

    private static void Row(SepWriter writer, string reference, string name, string schema, string birthDate, string nationality, string metAt)
    {
        using var row = writer.NewRow();
        row["reference"].Set(reference);
        row["name"].Set(name);
        row["schema"].Set(schema);
        row["birth_date"].Set(birthDate);
        row["nationality"].Set(nationality);
        row["met_at"].Set(metAt);
    }

    /// <summary>The outcomes of <c>screen --out</c> by reference.</summary>
    public static IReadOnlyDictionary<string, string> Outcomes(string path)
    {
        using var reader = Sep.Reader(o => o with { Unescape = true }).FromFile(path);
        var outcomes = new Dictionary<string, string>();
        foreach (var row in reader) outcomes.Add(row["reference"].ToString(), row["outcome"].ToString());
        return outcomes;
    }

    public static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
