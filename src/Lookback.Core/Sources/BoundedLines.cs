namespace Lookback.Core.Sources;

/// <summary>
/// One line of a text file; <see cref="Text"/> is null where it was too long to keep, <see cref="IsCut"/> where the file ends inside it.
/// </summary>
internal readonly record struct BoundedLine(long Number, string? Text, bool IsCut = false);

/// <summary>Lines of at most <see cref="MaxLine"/> characters; a longer one is passed over, so that memory stays bounded.</summary>
internal static class BoundedLines
{
    /// <summary>Longest line kept, in characters: several times the largest entity that OpenSanctions publishes.</summary>
    public const int MaxLine = 8 * 1024 * 1024;

    public static IEnumerable<BoundedLine> Read(SourceFile file)
    {
        using var text = SourceText.Open(file);
        var buffer = new char[32 * 1024];
        var line = new System.Text.StringBuilder();
        var (number, tooLong) = (1L, false);
        for (int read; (read = text.Read(buffer)) > 0;)
        {
            var start = 0;
            for (int end; (end = Array.IndexOf(buffer, '\n', start, read - start)) >= 0; start = end + 1)
            {
                line.Append(buffer, start, end - start);
                yield return new BoundedLine(number++, tooLong || line.Length > MaxLine ? null : line.ToString());
                line.Clear();
                tooLong = false;
            }

            line.Append(buffer, start, read - start);
            if (line.Length <= MaxLine) continue;
            tooLong = true;
            line.Clear();
        }

        if (line.Length > 0 || tooLong) yield return new BoundedLine(number, tooLong ? null : line.ToString(), IsCut: true);
    }
}
