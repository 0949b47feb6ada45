using System.IO.Compression;
using System.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Documents;

/// <summary>
/// Reads encounters from a CSV or JSON-lines file, gzipped or not, row by row: memory does not grow with the file. The two are told
/// apart by their first character.
/// </summary>
public static class EncounterReader
{
    /// <summary>Longest row taken, in characters; a longer one means a quote that was never closed.</summary>
    public const int MaxRowLength = 1 << 20;

    /// <summary>The rows of a file, lazily.</summary>
    /// <param name="stream">The file's bytes; left open.</param>
    /// <param name="fileName">Names the file in sentences.</param>
    /// <param name="mapping">What its columns hold, where their names do not say so.</param>
    /// <exception cref="RefusedException">
    /// Thrown while reading: <c>empty</c>, <c>unknown-column</c>, <c>no-name-column</c>, <c>not-utf8</c>, <c>truncated</c>, <c>row-too-long</c>.
    /// </exception>
    public static IEnumerable<EncounterRow> Read(Stream stream, string fileName, EncounterMapping mapping)
    {
        using var text = new StreamReader(Plain(stream), new UTF8Encoding(false, throwOnInvalidBytes: true), true, 1 << 16, leaveOpen: true);
        var first = Guarded(fileName, () => SkipBlanks(text));
        if (first < 0) throw new RefusedException("empty", $"{fileName} is empty: expected a CSV header or JSON lines, found no content");
        if (first == '<') throw new RefusedException("wrong-format", $"{fileName}: expected a CSV header or JSON lines, found markup");
        var rows = first == '{' ? EncounterJsonLines.Read(text, fileName, mapping) : EncounterCsv.Read(text, fileName, mapping);
        using var walk = rows.GetEnumerator();
        while (Guarded(fileName, walk.MoveNext)) yield return walk.Current;
    }

    private static Stream Plain(Stream stream)
    {
        var buffered = new BufferedStream(stream, 1 << 16);
        if (!buffered.CanSeek) return buffered;
        var magic = (buffered.ReadByte(), buffered.ReadByte());
        buffered.Position = 0;
        return magic is (0x1f, 0x8b) ? new GZipStream(buffered, CompressionMode.Decompress) : buffered;
    }

    private static int SkipBlanks(StreamReader text)
    {
        while (text.Peek() is ' ' or '\t' or '\r' or '\n') text.Read();
        return text.Peek();
    }

    private static T Guarded<T>(string fileName, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException e)
        {
            var bytes = Convert.ToHexString(e.BytesUnknown ?? []);
            throw new RefusedException("not-utf8", $"{fileName}: expected UTF-8 text, found the bytes {bytes}; save it as UTF-8");
        }
        catch (InvalidDataException e)
        {
            throw new RefusedException("truncated", $"{fileName}: expected a whole gzip file, found a damaged one ({e.Message})");
        }
    }
}
