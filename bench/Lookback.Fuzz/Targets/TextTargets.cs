using System.Text;
using System.Text.Json;
using Lookback.Core.Cases;
using Lookback.Core.Documents;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Matching;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Core.Records.Json;
using Lookback.Core.Retention;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Fuzz.Targets;

/// <summary>What else is read that others wrote: encounters, deltas, dates, addresses and indexes of lists, rules, policies, receipts, and the words of a party.</summary>
internal static class TextTargets
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    public static IEnumerable<FuzzTarget> All() =>
    [
        new("encounters", Encounters, files => files is [var only] && Workbook.Unpacked(only.Bytes) is null ? only.Bytes : null),
        new("delta", Delta, _ => null) { OwnSeeds = [Bundle.Of([new("whole", Utf8(Whole)), new("delta", Utf8(Changes))])] },
        new("dates", Dates, _ => null) { OwnSeeds = [.. WrittenSeeds.Select(Utf8)] },
        new("sources", input => Sources(Encoding.UTF8.GetString(input)), _ => null) { OwnSeeds = [Embedded("data/lists/sources.json"), Utf8(OwnSource)] },
        new("index", Index, _ => null) { OwnSeeds = [Utf8(Dataset), Utf8($$"""{"datasets":[{{Dataset}},{"name":"other","resources":[]}]}""")] },
        new("retention", input => RetentionRules.Parse(Encoding.UTF8.GetString(input)), _ => null) { OwnSeeds = [Embedded("data/retention.json")] },
        new("workflows", Workflows, _ => null) { OwnSeeds = [.. Workflow.Shipped.Select(w => Utf8(w.ToJson()))] },
        new("policy", Policies, _ => null) { OwnSeeds = [Utf8(Policy.Default.ToJson()), Utf8("""{"version":"own","thresholds":{"name_only":0.9}}""")] },
        new("receipt", Receipts, files => files is [{ Name: "receipt.json" } only] ? only.Bytes : null),
        new("record", Record, _ => null) { OwnSeeds = [Utf8(ListingJson)] },
        new("party", Party, _ => null) { OwnSeeds = [Utf8(PartySeed), Utf8(OtherPartySeed)] },
    ];

    private const string Dataset =
        """{"name":"demo","version":"20240527134702-zbn","result":"success","last_export":"2024-05-27T13:47:02","resources":[{"name":"entities.ftm.json","url":"https://lists.example/e","checksum":"0123456789abcdef0123456789abcdef01234567","size":123}]}""";

    private const string Whole =
        """
        {"id":"e-1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Anton Vorell"],"birthDate":["1978-04"]},"referents":["r"]}
        {"id":"e-2","caption":"Nordhavn","schema":"Company","properties":{"name":["Nordhavn"]}}
        """;

    private const string Changes =
        """
        {"op":"MOD","entity":{"id":"e-1","caption":"Anton Worell","schema":"Person","properties":{"name":["Anton Worell"]}}}
        {"op":"DEL","entity":{"id":"e-2"}}
        {"op":"ADD","entity":{"id":"e-3","caption":"Marta Helva","schema":"Person","properties":{"name":["Marta Helva"]}}}
        """;

    private const string OwnSource =
        """
        {"version":1,"watchlists":[{"watchlist":"our-list","files":[{"name":"list.csv","address":"https://lists.example/list.csv?key={token}","most_megabytes":64,
        "token_variable":"OUR_LIST_TOKEN","redirect_hosts":["files.lists.example"],"sha256_address":"https://lists.example/list.csv.sha256"}]}]}
        """;

    private const string ListingJson =
        """
        {"id":"fuzz:1","facts":{"schema":"Person","names":[{"full":"Anton Vorell","kind":"Alias","given":"Anton","family":"Vorell"}],"birth_dates":["1978-04~","1960/1962-03"],
        "countries":[{"country":"BY","role":"Birth"}],"identifiers":[{"kind":"Passport","number":"AB1","country":"BY","label":"x"}],"sex":"Male","addresses":["1 Mill Lane"]},
        "designated_on":"2024-02-29","programmes":["A"],"titles":["B"],"remarks":["C"],"referents":["D"]}
        """;

    private const string PartySeed = "Anton Vorell\nBelarus\nAB1234567\n+375 17 123 45 67\nanton@vorell.example\nhttps://www.vorell.example/a?b\n1 Mill Lane, Gomel 246000\nGomel\n1978-04-12\n";
    private const string OtherPartySeed = "ООО «Нордхавн Трейд»\nКитай\n9074729\n0041 44 668 18 00\nшеф@нордхавн.рф\nнордхавн.рф\n北京市朝阳区建国路1号\n陳大文 (陈大文)\n1357/01/23\n";

    private static readonly string[] WrittenSeeds =
    [
        "1978-04-12", "12 Apr 1978", "circa 1961", "1960 to 1962", "00/00/1970", "29/02/1900", "1978-04-12T10:00:00+02:00", "1961-1963", "197X?", "19XX", "1978-04~/1980", "c. June 1961",
    ];

    private static void Encounters(byte[] input)
    {
        var file = new SourceFile("people", () => new MemoryStream(input, writable: false));
        var (first, second) = (Rows(file), Rows(file));
        if (!first.SequenceEqual(second)) throw WellFormed.Wrong("reading twice does not give the same", first[0]);
        if (EncounterReader.Verify(file, EncounterMapping.None) != first.Count)
            throw WellFormed.Wrong("a file has as many rows as were counted before", "not so");
    }

    private static List<string> Rows(SourceFile file)
    {
        var told = new List<string>();
        foreach (var row in EncounterReader.Read(file, EncounterMapping.None, Today))
        {
            if (row.Encounter is null && row.Problem is null) throw WellFormed.Wrong("a row is neither an encounter nor a problem", $"{row.Line}");
            if (row.Problem is { } problem) WellFormed.Line(problem, 2_000);
            if (row.Note is { } note) WellFormed.Line(note, 20_000);
            var json = JsonSerializer.Serialize(row.Encounter, RecordJson.Rules);
            if (row.Encounter is { } met)
            {
                foreach (var date in met.Facts.BirthDates) WellFormed.Date(date);
                var again = JsonSerializer.Deserialize<Encounter>(json, RecordJson.Rules)!;
                if (JsonSerializer.Serialize(again, RecordJson.Rules) != json)
                    throw WellFormed.Wrong("an encounter does not read back from the ledger's JSON", json);
                if (Encounter.Of(again.Facts, again.Reference, again.MetAt, again.Place, again.Booking).Id != met.Id)
                    throw WellFormed.Wrong("an encounter's id is not that of its content", json);
            }

            told.Add($"{row.Line} {row.Reference} {json} {row.Problem} {row.Note}");
        }

        return told;
    }

    private static void Delta(byte[] input)
    {
        var files = Bundle.Files(input).Select(f => new SourceFile(f.Name, () => new MemoryStream(f.Bytes, writable: false))).ToList();
        if (files.Count < 2) return;
        FtmDelta.Is(files[1]);
        using var whole = new StringWriter();
        FtmDelta.Apply(files[0], files[1], whole);
        Editions.Check([new NamedBytes("entities.ftm.json", Utf8(whole.ToString()))]);
    }

    private static void Dates(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (PartialDate.TryParse(text, out var one)) WellFormed.Date(one);
        WrittenInstant.TryRead(text, out _);
        foreach (var order in Enum.GetValues<DateOrder>())
        {
            if (WrittenDates.Find(text, order) is not { } date) continue;
            WellFormed.Date(date);
            foreach (var reading in CalendarReadings.Of(date))
                if (reading.Latest < reading.Earliest) throw WellFormed.Wrong("a reading of a date ends before it begins", text);
        }
    }

    private static void Index(byte[] input)
    {
        var file = new SourceFile("index.json", () => new MemoryStream(input));
        if (!DatasetIndex.Is(file)) return;
        var resource = DatasetIndex.Read(file, "demo").Resource;
        if (resource.Length < 0 || resource.Name.Contains('/', StringComparison.Ordinal)) throw WellFormed.Wrong("an index's file is none", resource.Name);
    }

    private static void Sources(string text)
    {
        var own = ListSources.Parse(text, "sources.json", isOwn: true);
        foreach (var file in own.All.SelectMany(l => l.Files))
            if (file.MostBytes <= 0 || file.Name.Contains('/', StringComparison.Ordinal)) throw WellFormed.Wrong("a source's file is none", file.Name);
        ListSources.Parse(text, "sources.json", isOwn: false);
    }

    /// <summary>A definition that is taken reads back from its normal form as the same.</summary>
    private static void Workflows(byte[] input)
    {
        foreach (var workflow in Workflow.Read(Encoding.UTF8.GetString(input)))
        {
            var again = Workflow.Read(workflow.ToJson());
            if (again is not [var same] || same.ToJson() != workflow.ToJson()) throw new IllFormedException($"{workflow} does not read back as it was");
        }
    }

    private static void Policies(byte[] input)
    {
        try
        {
            var policy = Policy.Parse(Encoding.UTF8.GetString(input));
            if (Policy.Parse(policy.ToJson()).Hash != policy.Hash) throw WellFormed.Wrong("a policy does not read back", policy.ToJson());
        }
        catch (JsonException)
        {
            // What it says of itself; the message is shown beside the file's name.
        }
    }

    private static void Receipts(byte[] input)
    {
        var receipt = ReceiptJson.Read(input);
        var verdict = ReceiptCheck.Of(receipt);
        if (verdict.Points.Count == 0) throw WellFormed.Wrong("a receipt has no verdict", Encoding.UTF8.GetString(input));
        ReceiptJson.Read(ReceiptJson.Write(receipt));
    }

    private static void Record(byte[] input)
    {
        try
        {
            var listing = JsonSerializer.Deserialize<ListingText>(input, RecordJson.Rules);
            var json = JsonSerializer.Serialize(listing, RecordJson.Rules);
            if (JsonSerializer.Serialize(JsonSerializer.Deserialize<ListingText>(json, RecordJson.Rules), RecordJson.Rules) != json)
                throw WellFormed.Wrong("a record does not read back", json);
        }
        catch (JsonException)
        {
            // What a body that is no record ends in; the ledger's edge tells it as corruption.
        }
    }

    /// <summary>A party of whatever words, a line each, prepared as for a comparison: alone, and compared with itself.</summary>
    private static void Party(byte[] input)
    {
        var lines = Encoding.UTF8.GetString(input).Split('\n');
        string At(int i) => i < lines.Length ? lines[i] : "";
        var facts = new PartyFacts
        {
            Schema = (Schema)(input.Length % 6),
            Names = [new PartyName { Full = At(0) }, new PartyName { Full = At(7), Kind = NameKind.Alias }],
            Countries = Countries.Find(At(1)) is { } country ? [new CountryTie(country, CountryRole.Nationality)] : [],
            Identifiers = [.. Enum.GetValues<IdentifierKind>().Select(k => new Identifier { Kind = k, Number = At(2) })],
            Phones = [At(3)],
            Emails = [At(4)],
            Websites = [At(5)],
            Addresses = [At(6)],
            BirthPlaces = [At(7)],
            BirthDates = WrittenDates.Find(At(8)) is { } born ? [born] : [],
        };
        var party = PreparedParty.Of(facts);
        var match = new PartyComparer(Policy.Default).Compare(party, PreparedParty.Of(facts), new WatchlistId("fuzz"));
        if (!double.IsFinite(match.Score) || match.Score is < 0 or > 1) throw WellFormed.Wrong("a score is none", At(0));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(ListSources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in Core");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
