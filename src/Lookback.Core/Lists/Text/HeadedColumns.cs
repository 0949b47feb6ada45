using System.Collections.Frozen;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// Where the columns of a table stand, by the names that a reader has for them, so that case is looked at once and not in each row. A cell that is the
/// same text as was asked for last in its column is not cleaned again: rows of one listing repeat what they share. Not thread-safe.
/// </summary>
internal sealed class HeadedColumns
{
    private readonly FrozenDictionary<string, int> _places;
    private readonly (string? Written, string? Clean)[] _last;

    /// <param name="columns">The header, left to right; of two columns of one name the first counts.</param>
    /// <param name="known">The columns that the reader takes, as it spells them.</param>
    public HeadedColumns(string[] columns, IEnumerable<string> known)
    {
        var written = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns.Length; i++) written.TryAdd(columns[i], i);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in known)
        {
            if (written.TryGetValue(name, out var place)) places[name] = place;
        }

        _places = places.ToFrozenDictionary(StringComparer.Ordinal);
        _last = new (string?, string?)[columns.Length];
    }

    public IReadOnlyDictionary<string, int> Places => _places;

    /// <summary>What stands in a column, blanks collapsed; <see langword="null"/> where that is nothing or there is no such column.</summary>
    public string? Text(string[] fields, string column)
    {
        if (!_places.TryGetValue(column, out var place) || place >= fields.Length) return null;
        ref var last = ref _last[place];
        if (!ReferenceEquals(last.Written, fields[place])) last = (fields[place], Blanks.Collapse(fields[place]));
        return last.Clean;
    }
}
