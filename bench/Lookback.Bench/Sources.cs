using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Bench;

/// <summary>A labelled pair of names, for training.</summary>
internal sealed record TrainingPair(string Group, Schema Schema, string One, string Other, bool IsMatch, string Quality);

/// <summary>Reads the public test data, from the folder named in <c>LOOKBACK_DATA</c> or found above the working folder.</summary>
internal static class Sources
{
    private static readonly string Root = Environment.GetEnvironmentVariable("LOOKBACK_DATA") ?? Find();

    private static readonly string[] NameTags = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    private static readonly string[] DateTags = ["DATE", "YEAR"];

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static List<TrainingPair> NameBench() =>
        [.. Rows(Path("matching/nomenklatura/name_bench_cases.csv")).Skip(1)
            .Select(r => new TrainingPair(r[0], SchemaOf(r[1]), r[2], r[3], r[4] == "true", r[5]))];

    public static Dictionary<(string, string, string), double> LogicV2() =>
        Rows(Path("matching/nomenklatura/logicv2-frozen.csv")).Skip(1)
            .GroupBy(r => (r[2], r[3], r[4])).ToDictionary(g => g.Key, g => double.Parse(g.First()[9], CultureInfo.InvariantCulture));

    public static Schema SchemaOf(string text) => text switch
    {
        "Person" => Schema.Person,
        "Company" or "Organization" => Schema.Organization,
        "Vessel" => Schema.Vessel,
        _ => Schema.Unknown,
    };

    /// <summary>People of one of yente's files: name fields, birth date, nationality.</summary>
    public static List<PartyFacts> People(string file, int take = int.MaxValue)
    {
        var countries = Countries();
        return [.. Rows(Path("matching/yente/" + file)).Skip(1).Take(take).Select(r => new PartyFacts
        {
            Schema = Schema.Person,
            Names = [new PartyName { Full = r[0] }],
            BirthDates = Dates(r[5]),
            Countries = countries.TryGetValue(r[7].Trim().ToUpperInvariant(), out var code) ? [new CountryTie(new CountryCode(code), CountryRole.Nationality)] : [],
            Sex = r[4] switch { "male" => Sex.Male, "female" => Sex.Female, _ => Sex.Unknown },
        })];
    }

    public static List<PartyFacts> Un()
    {
        using var file = Open(Path("lists/un/un_consolidated_2025-08-02.xml.gz"));
        var root = XDocument.Load(file).Root!;
        var countries = Countries();
        return [.. root.Descendants("INDIVIDUAL").Select(e => Un(e, Schema.Person, countries)), .. root.Descendants("ENTITY").Select(e => Un(e, Schema.Organization, countries))];
    }

    /// <summary>OFAC's SDN list: names and the aliases and birth dates of its remarks.</summary>
    public static List<PartyFacts> Ofac()
    {
        var parties = new List<PartyFacts>();
        foreach (var r in Rows(Path("lists/ofac_sdn/sdn_2022-03-24.csv.gz")))
        {
            if (r.Length < 12) continue;
            var remarks = r[11];
            var schema = r[2].Contains("individual", StringComparison.Ordinal) ? Schema.Person : r[2].Contains("vessel", StringComparison.Ordinal) ? Schema.Vessel : Schema.Organization;
            var names = new List<PartyName> { new() { Full = r[1] } };
            foreach (var clause in remarks.Split(';'))
            {
                var at = clause.IndexOf("a.k.a. '", StringComparison.Ordinal);
                var end = clause.LastIndexOf('\'');
                if (at >= 0 && end > at + 8) names.Add(new PartyName { Full = clause[(at + 8)..end], Kind = NameKind.WeakAlias });
            }

            parties.Add(new PartyFacts { Schema = schema, Names = names, BirthDates = OfacDates(remarks) });
        }

        return parties;
    }

    public static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(Open(path), Encoding.UTF8);
        var text = reader.ReadToEnd();
        var (row, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') { field.Append('"'); i++; }
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { row.Add(field.ToString()); field.Clear(); }
            else if (c == '\n' && !quoted) { row.Add(field.ToString().TrimEnd('\r')); field.Clear(); if (row.Count > 1) yield return [.. row]; row.Clear(); }
            else field.Append(c);
        }
    }

    public static Stream Open(string path) =>
        path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);

    private static PartyFacts Un(XElement e, Schema schema, Dictionary<string, string> countries)
    {
        string Text(string tag) => e.Element(tag)?.Value.Trim() ?? "";
        var full = string.Join(' ', NameTags.Select(Text).Where(t => t.Length > 0 && !t.Equals("na", StringComparison.OrdinalIgnoreCase)));
        var names = new List<PartyName> { new() { Full = full } };
        if (Text("NAME_ORIGINAL_SCRIPT") is { Length: > 0 } original) names.Add(new PartyName { Full = original, Kind = NameKind.OriginalScript });
        foreach (var alias in e.Elements(schema == Schema.Person ? "INDIVIDUAL_ALIAS" : "ENTITY_ALIAS"))
        {
            var name = alias.Element("ALIAS_NAME")?.Value.Trim() ?? "";
            if (name.Length > 1 && !name.Equals("na", StringComparison.OrdinalIgnoreCase))
                names.Add(new PartyName { Full = name, Kind = alias.Element("QUALITY")?.Value == "Low" ? NameKind.WeakAlias : NameKind.Alias });
        }

        var births = e.Elements("INDIVIDUAL_DATE_OF_BIRTH").SelectMany(d => UnDates(d)).ToList();
        var ties = e.Elements("NATIONALITY").Elements("VALUE").Select(v => v.Value.Trim().ToUpperInvariant())
            .Where(countries.ContainsKey).Select(v => new CountryTie(new CountryCode(countries[v]), CountryRole.Nationality)).ToList();
        return new PartyFacts { Schema = schema, Names = names, BirthDates = births, Countries = ties };
    }

    private static IEnumerable<PartialDate> UnDates(XElement e)
    {
        var about = (e.Element("TYPE_OF_DATE")?.Value ?? "").Contains("APPROX", StringComparison.OrdinalIgnoreCase);
        foreach (var tag in DateTags)
        {
            if (e.Element(tag)?.Value is not { Length: >= 4 } text) continue;
            if (PartialDate.TryParse(text.Length > 10 ? text[..10] : text, out var date)) yield return about ? date.About() : date;
        }

        if (int.TryParse(e.Element("FROM_YEAR")?.Value, out var from) && int.TryParse(e.Element("TO_YEAR")?.Value, out var to) && from <= to)
            yield return PartialDate.Between(PartialDate.OfYear(from), PartialDate.OfYear(to));
    }

    private static List<PartialDate> Dates(string text)
    {
        var parts = text.Split('-');
        if (parts.Length == 3) text = $"{parts[0]}-{parts[1].PadLeft(2, '0')}-{parts[2].PadLeft(2, '0')}";
        return PartialDate.TryParse(text, out var date) ? [date] : [];
    }

    private static List<PartialDate> OfacDates(string remarks)
    {
        var dates = new List<PartialDate>();
        foreach (var clause in remarks.Split(';', '.'))
        {
            var text = clause.Trim();
            var at = text.IndexOf("DOB ", StringComparison.Ordinal);
            if (at < 0) continue;
            text = text[(at + 4)..].Trim();
            var about = text.StartsWith("circa ", StringComparison.Ordinal);
            if (about) text = text[6..];
            if (DateOnly.TryParseExact(text, "dd MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) dates.Add(PartialDate.OfDay(day));
            else if (PartialDate.TryParse(text, out var year)) dates.Add(about ? year.About() : year);
        }

        return dates;
    }

    /// <summary>English names of countries to codes, as the runtime's cultures have them, and the codes themselves.</summary>
    private static Dictionary<string, string> Countries()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            try
            {
                var region = new RegionInfo(culture.Name);
                if (region.TwoLetterISORegionName.Length == 2) names[region.EnglishName.ToUpperInvariant()] = names[region.TwoLetterISORegionName] = region.TwoLetterISORegionName;
            }
            catch (ArgumentException)
            {
            }
        }

        names["IRAN (ISLAMIC REPUBLIC OF)"] = "IR";
        names["DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA"] = "KP";
        names["DEMOCRATIC PEOPLE’S REPUBLIC OF KOREA"] = "KP";
        names["DEMOCRATIC REPUBLIC OF THE CONGO"] = "CD";
        names["SYRIAN ARAB REPUBLIC"] = "SY";
        return names;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(System.IO.Path.Combine(folder.FullName, "shared", "data"))) return System.IO.Path.Combine(folder.FullName, "shared", "data");
        throw new DirectoryNotFoundException("no shared/data above the working folder; set LOOKBACK_DATA");
    }
}
