using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Networks;

/// <summary>Files of links made of text, and what came of their rows in a line each.</summary>
internal static class ImportRows
{
    public static readonly LinkDefaults Defaults = new() { Day = new DateOnly(2026, 1, 1), Source = "case-12", LegalBasis = "Act 7" };

    public static List<LinkRow> Read(string text, string? nodes = null, LinkMapping? mapping = null, LinkDefaults? defaults = null) =>
        [.. Open(text, nodes, mapping, defaults).Rows()];

    public static LinkReading Open(string text, string? nodes = null, LinkMapping? mapping = null, LinkDefaults? defaults = null) => Open(
        Sources.Text("links", text), nodes is null ? null : Sources.Text("nodes", nodes), mapping, defaults);

    public static LinkReading Open(SourceFile file, SourceFile? nodes = null, LinkMapping? mapping = null, LinkDefaults? defaults = null) =>
        LinkReader.Open(file, nodes, mapping ?? LinkMapping.None, defaults ?? Defaults);

    public static Refusal Refused(string text, string? nodes = null, LinkMapping? mapping = null, LinkDefaults? defaults = null) =>
        Assert.Throws<RefusedException>(() => Read(text, nodes, mapping, defaults)).Refusal;

    /// <summary>The link of the one row.</summary>
    public static Link Link(string text, string? nodes = null, LinkMapping? mapping = null) => Assert.Single(Read(text, nodes, mapping)).Link!;

    /// <summary>A row as <c>from -type-> to</c>, <c>dropped: why</c> or <c>line, field: expected</c>.</summary>
    public static string Told(LinkRow row) => row switch
    {
        { Link: { } link, Issue: null, Dropped: null } => $"{link.From} -{link.Type}-> {link.To}",
        { Link: null, Issue: null, Dropped: { } why } => $"dropped: {why}",
        { Link: null, Issue: { } issue, Dropped: null } => FormattableString.Invariant($"{issue.Line}, {issue.Field}: {issue.Expected}, not {issue.Found}"),
        _ => throw new InvalidOperationException($"line {row.Line} has not one outcome"),
    };

    public static IEnumerable<string> Told(string text, string? nodes = null, LinkMapping? mapping = null) => Read(text, nodes, mapping).Select(Told);
}
