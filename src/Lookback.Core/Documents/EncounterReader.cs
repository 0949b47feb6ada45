using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Documents;

/// <summary>
/// Reads encounters from a CSV or JSON-lines file, gzipped or not, row by row: memory does not grow with the file. The two are told
/// apart by their first character.
/// </summary>
public static class EncounterReader
{
    /// <summary>The rows of a file, lazily.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mapping">What its columns hold, where their names do not say so.</param>
    /// <param name="today">The last day on which anybody met can have been born.</param>
    /// <exception cref="RefusedException">Thrown while reading; the codes are those of <see cref="Verify"/>.</exception>
    public static IEnumerable<EncounterRow> Read(SourceFile file, EncounterMapping mapping, DateOnly today) =>
        IsJson(file) ? EncounterJsonLines.Read(file, mapping, today) : EncounterCsv.Read(file, mapping, today);

    /// <summary>
    /// One encounter from a JSON object by itself, of the fields that JSON lines have. What cannot be read is a row with its problem, as every row is.
    /// </summary>
    /// <param name="json">The object.</param>
    /// <param name="line">Its number among those that were sent.</param>
    /// <param name="today">The last day on which anybody met can have been born.</param>
    public static EncounterRow ReadObject(string json, long line, DateOnly today) => EncounterJsonLines.ReadOne(json, line, today);

    /// <summary>
    /// Goes through the whole file for its form alone, so that a file that must be refused is refused before anything of it is recorded.
    /// Returns the number of rows.
    /// </summary>
    /// <exception cref="RefusedException">
    /// <c>empty</c>, <c>wrong-format</c>, <c>unknown-column</c>, <c>missing-column</c>, <c>repeated-column</c>, <c>no-name-column</c>,
    /// <c>not-utf8</c>, <c>truncated</c>, <c>row-too-long</c>, <c>field-too-long</c>, <c>open-quote</c>.
    /// </exception>
    public static long Verify(SourceFile file, EncounterMapping mapping) =>
        IsJson(file) ? EncounterJsonLines.Verify(file, mapping) : EncounterCsv.Verify(file, mapping);

    private static bool IsJson(SourceFile file) => FirstCharacter(file) switch
    {
        null => throw new RefusedException("empty", $"{file.Name} is empty: expected a CSV header or JSON lines, found no content"),
        '<' => throw new RefusedException("wrong-format", $"{file.Name}: expected a CSV header or JSON lines, found markup"),
        var first => first == '{',
    };

    private static char? FirstCharacter(SourceFile file)
    {
        using var text = SourceText.Open(file);
        for (int next; (next = text.Read()) >= 0;)
            if (!char.IsWhiteSpace((char)next)) return (char)next;
        return null;
    }
}
