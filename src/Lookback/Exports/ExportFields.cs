using System.Globalization;
using Lookback.Core.Records;

namespace Lookback.Exports;

/// <summary>A field of a node or a link, the same in every format that has columns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as GraphML calls it.</param>
/// <param name="Read">Its value; <see langword="null"/> where there is none.</param>
internal sealed record ExportField<T>(string Name, string Type, Func<T, string?> Read);

/// <summary>What GraphML and CSV say of nodes and links: one table for both, so that neither forgets what the other tells.</summary>
internal static class ExportFields
{
    /// <summary>Of nodes.</summary>
    public static IReadOnlyList<ExportField<ExportNode>> OfNodes { get; } =
    [
        new("node", "string", n => n.Node.ToString()),
        new("kind", "string", n => NodeRef.KindWords[(int)n.Node.Kind]),
        new("name", "string", n => n.Name),
        new("level", "string", n => n.Exposure?.Level.ToString()),
        new("is_start", "boolean", n => Truth(n.IsStart)),
        new("links_from_start", "double", n => (n.HalfLinks / 2.0).ToString(CultureInfo.InvariantCulture)),
        new("reference", "string", n => n.Exposure?.Reference),
        new("subject", "string", n => n.Exposure?.Subject.Value),
        new("person", "string", n => n.Exposure?.Person.Value),
        new("met_at", "string", n => Instant(n.Exposure?.MetAt)),
        new("place", "string", n => n.Exposure?.Place),
        new("weakest", "string", n => n.Exposure?.Weakest.ToString()),
        new("independent_sources", "int", n => n.Exposure?.IndependentSources.ToString(CultureInfo.InvariantCulture)),
        new("rests_on_one_source", "boolean", n => n.Exposure is { } e ? Truth(e.RestsOnOneSource) : null),
    ];

    /// <summary>Of links.</summary>
    public static IReadOnlyList<ExportField<ExportEdge>> OfEdges { get; } =
    [
        new("from", "string", e => e.From.Node.ToString()),
        new("from_name", "string", e => e.From.Name),
        new("to", "string", e => e.To.Node.ToString()),
        new("to_name", "string", e => e.To.Name),
        new("type", "string", e => e.Hop.Type),
        new("sentence", "string", e => e.Hop.Sentence),
        new("since", "string", e => e.Hop.Since?.ToString()),
        new("until", "string", e => e.Hop.Until?.ToString()),
        new("times", "string", e => e.Times.Count == 0 ? null : string.Join("; ", e.Times.Select(ExportWords.TimesWord))),
        new("grade", "string", e => e.Hop.Grade.ToString()),
        new("line", "string", e => LineStyles.Word(LineStyles.Of(e.Hop.Grade))),
        new("source", "string", e => e.Hop.Source),
        new("quotes", "string", e => e.Hop.Quotes.Count == 0 ? null : string.Join("; ", e.Hop.Quotes)),
        new("document", "string", e => e.Hop.Document),
        new("rule", "string", e => e.Hop.Rule),
        new("link", "string", e => e.Hop.Link?.Value),
        new("known_at", "string", e => Instant(e.Hop.KnownAt)),
        new("handling", "string", e => e.Hop.Handling.ToString()),
        new("legal_basis", "string", e => e.Hop.LegalBasis),
        new("innocent", "string", e => e.Hop.Innocent),
        new("still_reached_without", "boolean", e => Truth(e.StillReachedWithout)),
        new("paths", "int", e => e.Paths.ToString(CultureInfo.InvariantCulture)),
        new("encounters", "string", e => string.Join("; ", e.Encounters)),
    ];

    /// <summary>An instant as files write it.</summary>
    public static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";
}
