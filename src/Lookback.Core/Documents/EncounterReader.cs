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
    /// <exception cref="RefusedException">
    /// Thrown while reading: <c>empty</c>, <c>wrong-format</c>, <c>unknown-column</c>, <c>repeated-column</c>, <c>no-name-column</c>,
    /// <c>not-utf8</c>, <c>truncated</c>, <c>row-too-long</c>.
    /// </exception>
    public static IEnumerable<EncounterRow> Read(SourceFile file, EncounterMapping mapping)
    {
        var first = FirstCharacter(file);
        return first switch
        {
            null => throw new RefusedException("empty", $"{file.Name} is empty: expected a CSV header or JSON lines, found no content"),
            '<' => throw new RefusedException("wrong-format", $"{file.Name}: expected a CSV header or JSON lines, found markup"),
            '{' => EncounterJsonLines.Read(file, mapping),
            _ => EncounterCsv.Read(file, mapping),
        };
    }

    private static char? FirstCharacter(SourceFile file)
    {
        using var text = SourceText.Open(file);
        for (int next; (next = text.Read()) >= 0;)
            if (!char.IsWhiteSpace((char)next)) return (char)next;
        return null;
    }
}
