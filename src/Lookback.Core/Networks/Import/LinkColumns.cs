using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Networks.Import;

/// <summary>Which column of a header holds what. What nobody settled is an error that names it: nothing is narrowed silently.</summary>
internal static class LinkColumns
{
    private const int MostNamed = 10;

    /// <summary>The fields of a header's columns.</summary>
    /// <exception cref="RefusedException"><c>unknown-column</c>, <c>missing-column</c>, <c>repeated-column</c>.</exception>
    public static T[] Of<T>(string[] columns, string file, Func<string, T?> find, IEnumerable<string> mapped, IReadOnlyDictionary<T, string> needed)
        where T : struct
    {
        var found = columns.Select(c => (Column: c.Trim(), Field: find(c))).ToList();
        var unknown = found.Where(f => f.Field is null).Select(f => $"\"{ReadIssue.Cut(f.Column)}\"").ToList();
        if (unknown.Count > 0)
        {
            var more = unknown.Count > MostNamed ? FormattableString.Invariant($" and {unknown.Count - MostNamed} more") : "";
            var named = string.Join(", ", unknown.Take(MostNamed)) + more;
            throw new RefusedException(
                "unknown-column", $"{file}, line 1: expected known columns, found {named}; map each to a field or ignore it with --map");
        }

        if (found.GroupBy(f => f.Column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RefusedException("repeated-column", $"{file}, line 1: expected each column once, found \"{ReadIssue.Cut(twice.Key)}\" twice");
        CheckMapped(file, mapped, found.ConvertAll(f => f.Column));
        var fields = found.ConvertAll(f => f.Field!.Value);
        foreach (var (field, word) in needed)
            if (!fields.Contains(field)) throw Missing(file, word);
        return [.. fields];
    }

    /// <summary>A mapping that names what is not there was written for another file.</summary>
    public static void CheckMapped(string file, IEnumerable<string> mapped, IReadOnlyCollection<string> columns)
    {
        if (mapped.FirstOrDefault(m => !columns.Contains(m, StringComparer.OrdinalIgnoreCase)) is { } missing)
            throw Missing(file, $"the mapped column \"{missing}\"");
    }

    /// <summary>Refuses a file that says nowhere who says so, or under what law it is kept.</summary>
    public static void CheckNeeded(string file, LinkDefaults defaults, IReadOnlyCollection<LinkField> fields)
    {
        if (defaults.Source is null && !fields.Contains(LinkField.Source))
            throw new RefusedException("no-source", $"{file}: expected a field source, or --source for all links, found neither: who says so?");
        if (defaults.LegalBasis is null && !fields.Contains(LinkField.LegalBasis))
        {
            throw new RefusedException(
                "no-legal-basis", $"{file}: expected a field legal_basis, or --legal-basis for all links, found neither: under what law are they kept?");
        }
    }

    /// <summary>Why a row has not the header's columns; <see langword="null"/> where it has. Empty cells at the end are a spreadsheet's habit.</summary>
    public static string? Problem(SeparatedRow row, int columns) =>
        row.Fields.Length < columns || row.Fields.Skip(columns).Any(f => !string.IsNullOrWhiteSpace(f))
            ? FormattableString.Invariant($"{row.Fields.Length} columns")
            : null;

    private static RefusedException Missing(string file, string what) =>
        new("missing-column", $"{file}, line 1: expected {what}, found no column of that name");
}
