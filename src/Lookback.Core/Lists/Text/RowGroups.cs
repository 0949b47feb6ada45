using Lookback.Core.Records;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// Rows of a table in which several make one listing and may stand far apart. They have to be held until the last was read, so that here alone
/// memory grows with the file, and is bounded.
/// </summary>
internal static class RowGroups
{
    /// <summary>Rows of the largest table that is taken: twenty times the largest that is published.</summary>
    private const int Most = 500_000;

    /// <summary>Characters of them: four times those of the largest that is published.</summary>
    private const long MostCharacters = 64L << 20;

    /// <summary>The rows of each key together, keys in the order in which they first stand; a row without a key is lost with an issue.</summary>
    /// <exception cref="RefusedException"><c>too-many-rows</c>.</exception>
    public static IEnumerable<IReadOnlyList<HeadedRow>> By(IEnumerable<HeadedRow> rows, string column, ReadingLog log, string file) =>
        By(rows, row => row[column], column, log, file);

    /// <summary>What was taken is let go.</summary>
    private static List<HeadedRow> Taken(Dictionary<string, List<HeadedRow>> groups, string key, ReadingLog log, string file)
    {
        groups.Remove(key, out var group);
        log.Listing = (file, group![0].Line);
        return group;
    }

    /// <summary>The same where a key is made of several columns; <paramref name="column"/> is the one without which there is none.</summary>
    /// <exception cref="RefusedException"><c>too-many-rows</c>.</exception>
    public static IEnumerable<IReadOnlyList<HeadedRow>> By(
        IEnumerable<HeadedRow> rows, Func<HeadedRow, string?> keyOf, string column, ReadingLog log, string file)
    {
        var (groups, order, count, held) = (new Dictionary<string, List<HeadedRow>>(StringComparer.Ordinal), new List<string>(), 0, 0L);
        foreach (var row in rows)
        {
            foreach (var field in row.Fields) held += field.Length;
            if (++count > Most || held > MostCharacters)
            {
                throw new RefusedException(
                    "too-many-rows",
                    FormattableString.Invariant($"{file} has over {Most} rows or {MostCharacters} characters: ")
                    + "expected fewer where several rows make a listing");
            }

            if (keyOf(row) is not { } key)
            {
                log.Row(file, row.Line, column, "a value", "nothing");
                continue;
            }

            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = new List<HeadedRow>(1));
                order.Add(key);
            }

            group.Add(row);
        }

        return order.Select(key => Taken(groups, key, log, file));
    }
}
