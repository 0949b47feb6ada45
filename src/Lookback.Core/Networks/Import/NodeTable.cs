using Lookback.Core.Records;

namespace Lookback.Core.Networks.Import;

/// <summary>The nodes that a file describes, by the ids that its links use; what is no such id is read as it stands.</summary>
internal sealed class NodeTable(string file, LinkDefaults defaults, LinkMapping mapping)
{
    /// <summary>How many nodes are held: their ids and names must be in memory while the links are read.</summary>
    public const int Most = 4_000_000;

    private readonly Dictionary<string, NodeEnd> _nodes = new(StringComparer.Ordinal);

    /// <summary>Adds a node; an id that stands for two different ones stands for none.</summary>
    /// <exception cref="RefusedException">Code <c>too-many-nodes</c>.</exception>
    public void Add(string id, string? kind, string? value, string? name, string? listing)
    {
        if (name?.Length > Link.MaxText) name = OneLine.Of(name, Link.MaxText);
        var end = End(id, kind, value, listing) with { Name = name };
        if (end.Protected is not null) end = end with { Name = null };
        if (!_nodes.TryAdd(id, end) && _nodes[id] != end)
            _nodes[id] = new NodeEnd(null, Expected: "an id that stands for one node; several have this one");
        if (_nodes.Count > Most) throw new RefusedException("too-many-nodes", FormattableString.Invariant($"{file} has over {Most} nodes: part it"));
    }

    /// <summary>What a link's text means: a node of the file by its id, else a node as it is written (<c>phone:+998907312846</c>).</summary>
    public NodeEnd Of(string text) => _nodes.TryGetValue(text, out var end) ? end : Written(text);

    private NodeEnd End(string id, string? kind, string? value, string? listing)
    {
        var (known, protectedAs) = kind is null ? (null, null) : mapping.Kind(kind);
        if (protectedAs is not null) return new NodeEnd(null, Protected: protectedAs);
        if (listing is not null)
        {
            return ListingId.Parse(listing) is { } named
                ? new NodeEnd(NodeRef.Of(named))
                : new NodeEnd(null, Expected: $"a node whose listing is written watchlist:key, and not \"{ReadIssue.Cut(listing)}\"");
        }

        if (kind is null) return Written(value ?? id);
        if (known is not { } node)
            return new NodeEnd(null, Expected: $"a node of a known kind ({string.Join(", ", NodeRef.KindWords)}), and not \"{ReadIssue.Cut(kind)}\"");
        return (node, value) switch
        {
            (NodeKind.Party, null) => PartyOf(defaults.Source, id),
            (NodeKind.Encounter, null) => Read($"encounter:{id}"),
            (_, null) => new NodeEnd(null, Expected: $"a {NodeRef.KindWords[(int)node]} with a value"),
            _ => Read($"{NodeRef.KindWords[(int)node]}:{value}"),
        };
    }

    /// <summary>A party that a source knows by an id of its own.</summary>
    public static NodeEnd PartyOf(string? source, string id) => source is null
        ? new NodeEnd(null, Expected: "a party with a value, or --source, whose ids are then told from those of others")
        : Read($"party:{source}/{id}");

    private NodeEnd Written(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return Read(text);
        var (kind, protectedAs) = mapping.Kind(text[..colon]);
        if (protectedAs is not null) return new NodeEnd(null, Protected: protectedAs);
        return Read(kind is { } known ? $"{NodeRef.KindWords[(int)known]}{text[colon..]}" : text);
    }

    private static NodeEnd Read(string text)
    {
        var (node, expected) = NodeReader.Read(text);
        return node is { Key.Length: > 0 } whole ? new NodeEnd(whole) : new NodeEnd(null, Expected: expected.Length > 0 ? expected : "a node with a key");
    }
}
