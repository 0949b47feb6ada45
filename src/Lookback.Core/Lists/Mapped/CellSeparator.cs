using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Mapped;

/// <summary>What parts several values in one cell.</summary>
internal static class CellSeparator
{
    private static readonly string[] Usual = [";", "|", "\n"];

    // A comma is part of names, places and numbers, but of no country's code and no mailbox.
    private static readonly string[] WithComma = [";", "|", "\n", ","];

    private static readonly string[] Single =
        ["key", "schema", "gender", "given", "family", "name_kind", "designated", "remark"];

    // Text in which a semicolon may well stand for itself.
    private static readonly string[] Prose = ["name", "address", "birth_place", "title"];

    /// <summary>Share of cells of prose that have to hold a separator for it to be one.</summary>
    private const double OfProse = 0.05;

    /// <summary>The separator of a fact's cells; <see langword="null"/> where a cell is one value.</summary>
    public static string? Of(string fact, List<string> cells)
    {
        if (Single.Contains(fact, StringComparer.Ordinal)) return null;
        var isName = fact is "name" or "alias" or "weak_alias" or "former_name" or "original_script_name";
        if (ValueShapes.Has(fact) && !isName) return OfTested(fact, cells);
        var best = Usual.Select(s => (Separator: s, Count: cells.Count(c => c.Trim().Contains(s, StringComparison.Ordinal)))).MaxBy(s => s.Count);
        var least = Prose.Contains(fact, StringComparer.Ordinal) ? OfProse * cells.Count : 0;
        return best.Count > least ? best.Separator : null;
    }

    /// <summary>The values in cells.</summary>
    public static List<string> Parts(List<string> cells, string? separator) =>
        [.. cells.SelectMany(c => separator is null ? [c] : c.Split(separator)).Select(p => Blanks.Collapse(p)).OfType<string>()];

    /// <summary>Told behind a reason.</summary>
    public static string Words(string? separator) => separator switch
    {
        null => "",
        "\n" => "; cells hold several, a line each",
        _ => $"; cells hold several, parted by \"{separator}\"",
    };

    private static string? OfTested(string fact, List<string> cells)
    {
        var isListed = fact is "nationality" or "country" or "residence" or "registration_country" or "email" or "imo" or "wallet";
        return (isListed ? WithComma : Usual).Select(s => (Separator: (string?)s, Share: Share(fact, cells, s)))
            .Prepend((Separator: null, Share: Share(fact, cells, null)))
            .Aggregate((best, next) => next.Share > best.Share ? next : best)
            .Separator;
    }

    private static double Share(string fact, List<string> cells, string? separator)
    {
        var parts = Parts(cells, separator);
        return parts.Count == 0 ? 0 : parts.Count(p => ValueShapes.Fits(fact, p)) / (double)parts.Count;
    }
}
