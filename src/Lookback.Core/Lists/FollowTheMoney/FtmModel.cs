using System.Reflection;
using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// FollowTheMoney's published model, embedded as it is (<c>data/followthemoney</c>): what schemata there are, what each inherits, and what their
/// properties hold.
/// </summary>
public sealed class FtmModel
{
    /// <summary>The version of the model, for what is told of files that follow another.</summary>
    public const string Version = "FollowTheMoney 3.8.4";

    private const string Resource = "data/followthemoney/model.json";

    /// <summary>The schemata that are parties, from the most special; whatever inherits one of them is one.</summary>
    private static readonly (string Name, Schema Schema)[] Parties =
    [
        ("Person", Schema.Person), ("Organization", Schema.Organization), ("Vessel", Schema.Vessel), ("Airplane", Schema.Aircraft),
        ("CryptoWallet", Schema.Wallet), ("LegalEntity", Schema.Unknown),
    ];

    private static readonly Lazy<FtmModel> Loaded = new(Load);
    private readonly Dictionary<string, FtmSchema> _schemata;

    private FtmModel(Dictionary<string, FtmSchema> schemata, IReadOnlyDictionary<string, string> topics) => (_schemata, Topics) = (schemata, topics);

    /// <summary>The model.</summary>
    public static FtmModel Current => Loaded.Value;

    /// <summary>All schemata.</summary>
    public IEnumerable<FtmSchema> Schemata => _schemata.Values;

    /// <summary>The topics that an entity may have, with what people call them.</summary>
    public IReadOnlyDictionary<string, string> Topics { get; }

    /// <summary>A schema by its name; <see langword="null"/> where the model has none of that name.</summary>
    public FtmSchema? Find(string name) => _schemata.GetValueOrDefault(name);

    private static FtmModel Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the assembly lacks its data file {Resource}");
        using var document = JsonDocument.Parse(stream);
        var written = document.RootElement.GetProperty("schemata");
        var own = written.EnumerateObject().ToDictionary(s => s.Name, s => OwnProperties(s.Value), StringComparer.Ordinal);
        var lines = written.EnumerateObject().ToDictionary(s => s.Name, s => Texts(s.Value.GetProperty("schemata")), StringComparer.Ordinal);
        var schemata = new Dictionary<string, FtmSchema>(StringComparer.Ordinal);
        foreach (var schema in written.EnumerateObject())
        {
            var properties = new Dictionary<string, FtmProperty>(StringComparer.Ordinal);
            foreach (var property in lines[schema.Name].SelectMany(a => own[a])) properties[property.Name] = property;
            schemata[schema.Name] = new FtmSchema(
                schema.Name, PartyOf(lines[schema.Name]), properties, EdgeOf(schema.Value, properties, own, lines), lines[schema.Name])
            {
                Label = Text(schema.Value, "label") ?? schema.Name,
                Description = Text(schema.Value, "description")?.Trim() ?? "",
                IsMatchable = IsSet(schema.Value, "matchable"),
            };
        }

        var topics = document.RootElement.GetProperty("types").GetProperty("topic").GetProperty("values");
        return new FtmModel(schemata, topics.EnumerateObject().ToDictionary(t => t.Name, t => t.Value.GetString()!, StringComparer.Ordinal));
    }

    private static List<FtmProperty> OwnProperties(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(p => OwnProperty(p.Name, p.Value)).ToList();

    private static FtmProperty OwnProperty(string name, JsonElement property) => new(
        name, Text(property, "label") ?? name, Text(property, "type") ?? "string", Text(property, "range"), Text(property, "reverse"))
    {
        QualifiedName = Text(property, "qname") ?? name,
        Description = Text(property, "description")?.Trim() ?? "",
        IsStub = IsSet(property, "stub"),
    };

    private static Schema? PartyOf(HashSet<string> line)
    {
        foreach (var (name, schema) in Parties)
            if (line.Contains(name)) return schema;
        return null;
    }

    /// <summary>A tie of which both ends may be parties; the model has others, of documents, court cases and positions.</summary>
    private static FtmEdge? EdgeOf(
        JsonElement schema, Dictionary<string, FtmProperty> properties, Dictionary<string, List<FtmProperty>> own, Dictionary<string, HashSet<string>> lines)
    {
        if (!schema.TryGetProperty("edge", out var edge)) return null;
        var (source, target) = (properties[edge.GetProperty("source").GetString()!], properties[edge.GetProperty("target").GetString()!]);
        if (!MayBeParty(source.Range) || !MayBeParty(target.Range)) return null;
        return new FtmEdge(
            source.Name, target.Name, Seen(source), Seen(target), edge.GetProperty("directed").GetBoolean(), Texts(edge.GetProperty("caption")));

        // What the other end is to this one is the label of the property that leads there from here.
        string Seen(FtmProperty end) => own[end.Range!].Find(p => p.Name == end.Reverse)?.Label ?? schema.GetProperty("label").GetString()!;

        bool MayBeParty(string? range) =>
            range is not null && lines.Values.Any(l => l.Contains(range) && PartyOf(l) is not null);
    }

    private static HashSet<string> Texts(JsonElement values) => values.EnumerateArray().Select(v => v.GetString()!).ToHashSet(StringComparer.Ordinal);

    private static bool IsSet(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement property, string name) => property.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>A schema of the model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Party">What kind of party it is; <see langword="null"/> where it is none.</param>
/// <param name="Properties">Its properties and those it inherits, by name.</param>
/// <param name="Edge">Where it ties two parties: how.</param>
/// <param name="Line">Its own name and those of all schemata that it inherits from.</param>
public sealed record FtmSchema(
    string Name, Schema? Party, IReadOnlyDictionary<string, FtmProperty> Properties, FtmEdge? Edge, IReadOnlySet<string> Line)
{
    /// <summary>What people call it.</summary>
    public string Label { get; init; } = Name;

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether entities of it are compared with others.</summary>
    public bool IsMatchable { get; init; }

    /// <summary>Whether it is another or inherits from it.</summary>
    public bool Is(string name) => Line.Contains(name);
}

/// <summary>A property of a schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Type">What its values are: <c>name</c>, <c>country</c>, <c>identifier</c>, <c>date</c>, <c>entity</c> ...</param>
/// <param name="Range">Of an entity: its schema.</param>
/// <param name="Reverse">Of an entity: the property that leads back.</param>
public sealed record FtmProperty(string Name, string Label, string Type, string? Range, string? Reverse)
{
    /// <summary>Its name with the schema that it is first had by: <c>Person:birthDate</c>.</summary>
    public string QualifiedName { get; init; } = Name;

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is only the way back of another entity's property, and so has no values of its own.</summary>
    public bool IsStub { get; init; }
}

/// <summary>How a schema ties two parties.</summary>
/// <param name="Source">The property that names the one end.</param>
/// <param name="Target">The property that names the other.</param>
/// <param name="AtSource">What the target is to the source, in words: <c>Assets and shares</c>.</param>
/// <param name="AtTarget">What the source is to the target, in words: <c>Owners</c>.</param>
/// <param name="IsDirected">Whether the ends differ.</param>
/// <param name="Caption">The properties that say more of the tie: a role, a share.</param>
public sealed record FtmEdge(string Source, string Target, string AtSource, string AtTarget, bool IsDirected, IReadOnlyCollection<string> Caption);
