using System.Text.Json;
using Lookback.Core.Lists;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Networks.Import;

/// <summary>
/// Links from FollowTheMoney: of entities that tie two parties one for each pair, and of parties one for each telephone, mailbox, address and number of
/// theirs. What says where somebody comes from or what they believe is not read. Names and what the parties do are gathered in a pass of their own.
/// </summary>
internal sealed class FtmLinkReader(SourceFile file, LinkDefaults defaults, ReadingLog log)
{
    /// <summary>The kind of link that a schema is, and whether its source is our other end.</summary>
    private static readonly Dictionary<string, (string Type, bool IsTurned)> Types = new(StringComparer.Ordinal)
    {
        ["Ownership"] = ("owns", false),
        ["Directorship"] = ("leads", false),
        ["Employment"] = ("employs", true),
        ["Membership"] = ("belongs-to", false),
        ["Family"] = ("family", false),
        ["Associate"] = ("associated-with", false),
        ["UnknownLink"] = ("associated-with", false),
        ["Representation"] = ("acts-for", false),
        ["Payment"] = ("paid", false),
        ["Succession"] = ("succeeded", false),
    };

    private readonly LinkCells _cells = new(file.Name, defaults, LinkMapping.None, new NodeTable(file.Name, defaults, LinkMapping.None));
    private readonly FtmParties _parties = new(defaults);

    public IEnumerable<LinkRow> Read()
    {
        LinkColumns.CheckNeeded(file.Name, defaults, []);
        foreach (var record in JsonRecords.Read(file)) _parties.Add(record);
        foreach (var record in JsonRecords.Read(file))
        {
            if (record.IsRepeated)
                log.Field(file.Name, record.Line, "line", JsonRecord.Once, FtmValues.Text(record.Root, "id") ?? "an object");
            if (record.Expected is { } expected) yield return LinkRow.Lost(file.Name, record.Line, "line", expected, record.Found);
            else foreach (var row in Entity(record.Root, record.Line)) yield return row;
        }
    }

    private IEnumerable<LinkRow> Entity(JsonElement entity, long line)
    {
        if (FtmValues.Text(entity, "id") is not { } id || FtmValues.Text(entity, "schema") is not { } name)
            return [LinkRow.Lost(file.Name, line, "line", "an entity with an id and a schema", entity.GetRawText())];
        if (!entity.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            return [LinkRow.Lost(file.Name, line, "properties", "an object", entity.GetRawText())];
        foreach (var refused in FtmProperties.Refused)
            if (FtmValues.Of(properties, refused).Count() is var count and > 0) log.Drop(refused, count);
        var schema = FtmModel.Current.Find(name);
        if (schema?.Edge is not null) return Ties(schema, properties, line, null);
        if (schema?.Party is not null) return Party(id, properties, line);
        if (name is "Passport" or "Identification") return Document(name, properties, line);
        log.Drop($"schema:{name}", 1);
        return [];
    }

    private List<LinkRow> Ties(FtmSchema schema, JsonElement properties, long line, string? nestedIn)
    {
        var edge = schema.Edge!;
        if (!Types.TryGetValue(schema.Name, out var type)) return [LinkRow.Left(line, $"schema:{schema.Name}")];
        if (FtmValues.Of(properties, "role").FirstOrDefault(NetworkWords.IsProtected) is { } role) return [LinkRow.Left(line, FtmParties.ProtectedAs(role))];
        if (FtmTie.Read(schema, properties) is not { } ties)
            return [LinkRow.Lost(file.Name, line, schema.Name, FormattableString.Invariant($"at most {FtmTie.MostPairs} pairs of ends"), "more")];
        var rows = new List<LinkRow>();
        foreach (var (at, tie) in ties)
        {
            // Each pair is seen from both its ends; of what is nested in a party one end may be the party that it stands in.
            if (tie.OtherKey is not { } other || (tie.End == RelationEnd.Target && at is not null) || (at ?? nestedIn) is not { } here) continue;
            var (source, target) = tie.End == RelationEnd.Source ? (here, other) : (other, here);
            var (from, to) = (_parties.Of(source, !tie.IsPersonal), _parties.Of(target, !tie.IsPersonal));
            Begin(line, properties, source, target);
            _cells.Add(LinkField.Since, tie.Since?.ToString());
            _cells.Add(LinkField.Until, tie.Until?.ToString());
            _cells.Add(LinkField.Remark, tie.Remark is { } remark ? OneLine.Of(remark, Link.MaxText) : null);
            rows.Add(type.IsTurned ? _cells.Row(LinkType.Of(type.Type), to, from) : _cells.Row(LinkType.Of(type.Type), from, to));
        }

        return rows.Count > 0 ? rows : [LinkRow.Lost(file.Name, line, schema.Name, $"both ends by their ids ({edge.Source}, {edge.Target})", "fewer")];
    }

    private IEnumerable<LinkRow> Party(string id, JsonElement properties, long line)
    {
        foreach (var (_, name, nested) in FtmValues.Nested(properties))
        {
            if (FtmModel.Current.Find(name) is not { Edge: not null } schema) continue;
            foreach (var row in Ties(schema, nested, line, id)) yield return row;
        }

        foreach (var (what, type, node) in FtmContacts.Of(properties)) yield return Contact(id, properties, line, what, type, node);
    }

    private LinkRow[] Document(string schema, JsonElement properties, long line)
    {
        if (FtmDocument.Read(schema, properties) is not { } document || FtmValues.First(properties, "holder") is not { } holder)
            return [LinkRow.Lost(file.Name, line, schema, "a number and a holder", "fewer")];
        var node = NodeReader.Document(new Identifier { Kind = document.Kind, Number = document.Number, Country = document.Country });
        return [Contact(holder, properties, line, "document", "bears-document", node)];
    }

    private LinkRow Contact(string id, JsonElement properties, long line, string what, string type, NodeRef? node)
    {
        // A listing says by itself what stands in it: said again here it would look like a second source.
        if (defaults.ListingOf(id) is not null) return LinkRow.Left(line, "said-by-listing");
        var party = _parties.Of(id, isNamed: true);
        if (party.Protected is { } word) return LinkRow.Left(line, $"protected:{word}");
        // A town is no address and a bank's mailbox nobody's own: no fault of the file.
        if (node is null) return LinkRow.Left(line, $"unclear:{what}");
        Begin(line, properties, id, what);
        return _cells.Row(LinkType.Of(type), party, new NodeEnd(node));
    }

    private void Begin(long line, JsonElement properties, string from, string to)
    {
        _cells.Begin(line);
        _cells.Add(LinkField.From, from);
        _cells.Add(LinkField.To, to);
        _cells.Add(LinkField.Quotes, FtmValues.Joined(properties, "publisher"));
        _cells.Add(LinkField.Document, FtmValues.First(properties, "sourceUrl") is { Length: <= Link.MaxText } address ? address : null);
    }
}
