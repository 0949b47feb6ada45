using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Networks.Import;

/// <summary>
/// What a client says of a file of links: which columns hold what (<c>columns</c>, and <c>nodes</c> for the file of nodes), what its words for kinds of
/// link (<c>types</c>) and of node (<c>kinds</c>) mean, and what to leave out (<c>ignore</c>). What is no kind of link, and whose links are taken from
/// nobody, no mapping changes.
/// </summary>
public sealed class LinkMapping
{
    private static readonly JsonDocumentOptions Rules = new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip };

    private static readonly Dictionary<string, NodeKind> KnownKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["person"] = NodeKind.Party,
        ["individual"] = NodeKind.Party,
        ["organization"] = NodeKind.Party,
        ["organisation"] = NodeKind.Party,
        ["company"] = NodeKind.Party,
        ["vessel"] = NodeKind.Party,
        ["telephone"] = NodeKind.Phone,
        ["e-mail"] = NodeKind.Email,
        ["wallet"] = NodeKind.Account,
        ["flight"] = NodeKind.Journey,
        ["airline"] = NodeKind.Carrier,
        ["hotel"] = NodeKind.PublicPlace,
        ["embassy"] = NodeKind.Consulate,
    };

    private readonly Dictionary<string, LinkField> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NodeField> _nodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _kinds = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ignored = new(StringComparer.OrdinalIgnoreCase);

    private LinkMapping()
    {
    }

    /// <summary>No mapping: known names and words alone.</summary>
    public static LinkMapping None { get; } = new();

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="RefusedException">Code <c>bad-mapping</c>.</exception>
    public static LinkMapping Parse(string json, string fileName)
    {
        var mapping = new LinkMapping();
        try
        {
            using var document = JsonDocument.Parse(json, Rules);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Bad(fileName, "an object", root.ValueKind.ToString());
            foreach (var part in root.EnumerateObject()) mapping.Add(part, fileName);
            return mapping;
        }
        catch (JsonException e)
        {
            throw Bad(fileName, "JSON", e.Message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair (\ud800 alone) only when the text is taken.
            throw Bad(fileName, "whole characters", "half a surrogate pair");
        }
    }

    internal IEnumerable<string> LinkColumns => _columns.Keys;

    internal IEnumerable<string> NodeColumns => _nodes.Keys;

    internal LinkField? LinkField(string column) => _columns.TryGetValue(column.Trim(), out var field) ? field
        : _ignored.Contains(column.Trim()) ? Import.LinkField.Ignore
        : LinkFields.OfLink(column);

    internal NodeField? NodeField(string column) => _nodes.TryGetValue(column.Trim(), out var field) ? field
        : _ignored.Contains(column.Trim()) ? Import.NodeField.Ignore
        : LinkFields.OfNode(column);

    /// <summary>The kind of link that a word means; <see langword="null"/> where there is none.</summary>
    internal LinkType? Type(string word) =>
        NetworkWords.IsOrigin(word) ? null : LinkType.Find(_types.TryGetValue(word.Trim(), out var meant) ? meant : word);

    /// <summary>The kind of node that a word means, or the word itself where links are taken from nobody of that kind.</summary>
    internal (NodeKind? Kind, string? Protected) Kind(string word)
    {
        var meant = Tidy(_kinds.TryGetValue(word.Trim(), out var mapped) ? mapped : word);
        if (NetworkWords.IsProtected(meant)) return (null, meant);
        var number = NodeRef.KindWords.ToList().IndexOf(meant);
        return (number >= 0 ? (NodeKind)number : KnownKinds.TryGetValue(meant, out var known) ? known : null, null);
    }

    private static string Tidy(string word) => word.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    private void Add(JsonProperty part, string file)
    {
        switch (part.Name)
        {
            case "columns": Fill(_columns, LinkFields.OfLink, "a field such as from, to or type"); break;
            case "nodes": Fill(_nodes, LinkFields.OfNode, "a field such as id, kind or value"); break;
            case "types": Words(_types, NetworkWords.IsOrigin, w => LinkType.Find(w) is not null, "a kind of link such as owns or uses-phone"); break;
            case "kinds": Words(_kinds, NetworkWords.IsProtected, w => Kind(w) is not (null, null), "a kind of node such as party or phone"); break;
            case "ignore":
                if (part.Value.ValueKind != JsonValueKind.Array) throw Bad(file, "\"ignore\" to be a list of columns", $"{part.Value.ValueKind}");
                foreach (var column in part.Value.EnumerateArray()) _ignored.Add(column.ToString().Trim());
                break;
            default: throw Bad(file, "\"columns\", \"nodes\", \"types\", \"kinds\" and \"ignore\"", $"\"{part.Name}\"");
        }

        void Fill<T>(Dictionary<string, T> fields, Func<string, T?> find, string expected)
            where T : struct
        {
            foreach (var (column, word) in Pairs()) fields[column] = find(word) ?? throw Bad(file, $"for column \"{column}\" {expected}", $"\"{word}\"");
        }

        void Words(Dictionary<string, string> words, Func<string, bool> isFixed, Func<string, bool> isKnown, string expected)
        {
            foreach (var (word, meant) in Pairs())
            {
                if (isFixed(word)) throw Bad(file, $"no meaning for \"{word}\", which no mapping changes", $"\"{meant}\"");
                words[word] = isKnown(meant) ? meant : throw Bad(file, $"for \"{word}\" {expected}", $"\"{meant}\"");
            }
        }

        IEnumerable<(string Name, string Value)> Pairs() => part.Value.ValueKind == JsonValueKind.Object
            ? part.Value.EnumerateObject().Select(p => (p.Name.Trim(), p.Value.ToString()))
            : throw Bad(file, $"\"{part.Name}\" to be an object", $"{part.Value.ValueKind}");
    }

    private static RefusedException Bad(string file, string expected, string found) =>
        new("bad-mapping", $"mapping {file}: expected {expected}, found {ReadIssue.Cut(found)}");
}
