using System.Collections.Frozen;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;

namespace Lookback.Api.Yente;

/// <summary>What narrows a search.</summary>
internal sealed record SearchQuestion
{
    /// <summary>The facets there are, with what people call them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Facets = new Dictionary<string, string>
    {
        ["countries"] = "Countries", ["topics"] = "Topics", ["datasets"] = "Data sources", ["schema"] = "Entity types", ["identifiers"] = "Identifiers",
        ["genders"] = "Genders",
    };

    /// <summary>The facets that are told where none is asked for, and by which a search is narrowed.</summary>
    public static readonly IReadOnlyList<string> Usual = ["countries", "topics", "datasets"];

    /// <summary>Where.</summary>
    public required FrozenSet<WatchlistId> Lists { get; init; }

    /// <summary>The schema that is asked for; what inherits from it is, too.</summary>
    public string Schema { get; init; } = AskedParty.Anything;

    /// <summary>Schemata that are left out.</summary>
    public IReadOnlyList<string> ExcludedSchemata { get; init; } = [];

    /// <summary>Values of facets.</summary>
    public IReadOnlyList<(string Facet, IReadOnlyList<string> Values)> Wanted { get; init; } = [];

    /// <summary>Values of other fields.</summary>
    public IReadOnlyList<(string Field, string Value)> Filters { get; init; } = [];

    /// <summary>Whether of several values of one field all are to be there, and not any.</summary>
    public bool IsAll { get; init; }

    /// <summary>After which it must have changed.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Whether only targets, or only others, are wanted.</summary>
    public bool? IsTarget { get; init; }

    /// <summary>Whether what was typed is words alone.</summary>
    public bool IsSimple { get; init; }

    /// <summary>Whether a letter may be wrong.</summary>
    public bool IsFuzzy { get; init; }

    /// <summary>Reads the query of an address.</summary>
    /// <exception cref="YenteFaultException">Something in it is none.</exception>
    public static SearchQuestion Of(YenteParameters parameters, FrozenSet<WatchlistId> lists)
    {
        var schema = parameters.Text("schema") ?? AskedParty.Anything;
        if (FtmModel.Current.Find(schema) is null) throw YenteFaultException.BadRequest("Invalid schema");
        return new SearchQuestion
        {
            Lists = lists,
            Schema = schema,
            ExcludedSchemata = parameters.Texts("exclude_schema"),
            Wanted = [.. Usual.Select(f => (f, parameters.Texts(f))).Where(f => f.Item2.Count > 0)],
            Filters = [.. parameters.Texts("filter").Select(Filter)],
            IsAll = (parameters.Text("filter_op") ?? "OR").ToUpperInvariant() switch
            {
                "AND" => true,
                "OR" => false,
                _ => throw YenteFaultException.Invalid(
                    YenteFaultException.Error("enum", ["query", "filter_op"], "Input should be 'AND' or 'OR'", parameters.Text("filter_op"))),
            },
            ChangedSince = parameters.Since("changed_since"),
            IsTarget = parameters.Text("target") is null ? null : parameters.Flag("target", true),
            IsSimple = parameters.Flag("simple", false),
            IsFuzzy = parameters.Flag("fuzzy", false),
        };
    }

    /// <summary>Whether a row is wanted.</summary>
    public bool Wants(SearchedRow row) =>
        Lists.Contains(row.Id.Watchlist) && FtmModel.Current.Find(row.Schema)!.Is(Schema) && !ExcludedSchemata.Contains(row.Schema)
        && (ChangedSince is not { } since || row.LastChange > since) && (IsTarget ?? row.IsTarget) == row.IsTarget
        && Wanted.All(w => IsAll ? w.Values.All(v => Has(row, w.Facet, v)) : w.Values.Any(v => Has(row, w.Facet, v)));

    private static bool Has(SearchedRow row, string facet, string value) => row.Facets[facet].Contains(value, StringComparer.OrdinalIgnoreCase);

    private static (string, string) Filter(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (text[..colon], text[(colon + 1)..]) : throw YenteFaultException.BadRequest($"Invalid filter: {ReadIssue.Cut(text)}");
    }
}
