namespace Lookback.Core.Networks.Import;

/// <summary>What a column of a file of links may hold.</summary>
internal enum LinkField
{
    Ignore,
    From,
    To,
    Type,
    Since,
    Until,
    Source,
    Quotes,
    Document,
    Grade,
    LegalBasis,
    Handling,
    Expires,
    Remark,
    FromName,
    ToName,
}

/// <summary>What a column of a file of nodes may hold.</summary>
internal enum NodeField
{
    Ignore,
    Id,
    Kind,
    Value,
    Name,
    Listing,
}

/// <summary>Columns that are known by their names.</summary>
internal static class LinkFields
{
    private static readonly Dictionary<string, LinkField> Links = new(StringComparer.Ordinal)
    {
        ["from"] = LinkField.From,
        ["from_node"] = LinkField.From,
        ["from_id"] = LinkField.From,
        ["to"] = LinkField.To,
        ["to_node"] = LinkField.To,
        ["to_id"] = LinkField.To,
        ["type"] = LinkField.Type,
        ["link_type"] = LinkField.Type,
        ["relation"] = LinkField.Type,
        ["since"] = LinkField.Since,
        ["start_date"] = LinkField.Since,
        ["until"] = LinkField.Until,
        ["end_date"] = LinkField.Until,
        ["source"] = LinkField.Source,
        ["quotes"] = LinkField.Quotes,
        ["document"] = LinkField.Document,
        ["grade"] = LinkField.Grade,
        ["legal_basis"] = LinkField.LegalBasis,
        ["handling"] = LinkField.Handling,
        ["tlp"] = LinkField.Handling,
        ["expires"] = LinkField.Expires,
        ["remark"] = LinkField.Remark,
        ["from_name"] = LinkField.FromName,
        ["to_name"] = LinkField.ToName,
        ["ignore"] = LinkField.Ignore,
    };

    private static readonly Dictionary<string, NodeField> Nodes = new(StringComparer.Ordinal)
    {
        ["id"] = NodeField.Id,
        ["node"] = NodeField.Id,
        ["node_id"] = NodeField.Id,
        ["kind"] = NodeField.Kind,
        ["node_kind"] = NodeField.Kind,
        ["value"] = NodeField.Value,
        ["name"] = NodeField.Name,
        ["listing"] = NodeField.Listing,
        ["ignore"] = NodeField.Ignore,
    };

    /// <summary>The field of links that a column of this name holds.</summary>
    public static LinkField? OfLink(string column) => Links.TryGetValue(Key(column), out var field) ? field : null;

    /// <summary>The field of nodes.</summary>
    public static NodeField? OfNode(string column) => Nodes.TryGetValue(Key(column), out var field) ? field : null;

    /// <summary>How a field is written.</summary>
    public static string Word(LinkField field) => Links.First(l => l.Value == field).Key;

    private static string Key(string column) => column.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
