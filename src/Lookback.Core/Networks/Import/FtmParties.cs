using System.Text.Json;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Networks.Import;

/// <summary>What the parties of a file of FollowTheMoney are called, and which of them links are taken from nobody of.</summary>
internal sealed class FtmParties(LinkDefaults defaults)
{
    /// <summary>Names held; a party beyond them is linked without one.</summary>
    private const int MostNames = 2_000_000;

    private static readonly string[] Doing = ["sector", "classification", "legalForm", "type", "position"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _protected = new(StringComparer.Ordinal);

    /// <summary>The word to count a protected kind by.</summary>
    public static string ProtectedAs(string word) => $"protected:{Tidy(word)}";

    /// <summary>Takes note of an entity, if it is a party.</summary>
    public void Add(JsonRecord record)
    {
        if (record.Expected is not null || FtmValues.Text(record.Root, "id") is not { } id) return;
        if (FtmValues.Text(record.Root, "schema") is not { } schema || FtmModel.Current.Find(schema) is not { Party: not null }) return;
        var properties = record.Root.TryGetProperty("properties", out var own) && own.ValueKind == JsonValueKind.Object ? own : default;
        if (properties.ValueKind == JsonValueKind.Object
            && Doing.SelectMany(d => FtmValues.Of(properties, d)).FirstOrDefault(NetworkWords.IsProtected) is { } word)
        {
            _protected[id] = Tidy(word);
            return;
        }

        var name = FtmValues.Text(record.Root, "caption") ?? (properties.ValueKind == JsonValueKind.Object ? FtmValues.First(properties, "name") : null);
        if (name is not null && _names.Count < MostNames) _names[id] = OneLine.Of(name, Link.MaxText);
    }

    /// <summary>The node that an entity is: a listing, or a party of the source.</summary>
    public NodeEnd Of(string id, bool isNamed)
    {
        if (_protected.TryGetValue(id, out var word)) return new NodeEnd(null, Protected: word);
        var end = defaults.ListingOf(id) is { } listing ? new NodeEnd(NodeRef.Of(listing)) : NodeTable.PartyOf(defaults.Source, id);
        return isNamed ? end with { Name = _names.GetValueOrDefault(id) } : end;
    }

    private static string Tidy(string word) => word.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
}
