using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Sources;

/// <summary>One object of a JSON file; where it could not be taken, <see cref="Expected"/> and <see cref="Found"/> say why.</summary>
/// <param name="Line">1-based line where it begins.</param>
/// <param name="Root">The object; may be used until the next record is asked for.</param>
/// <param name="Expected">What would have been right; <see langword="null"/> where all is.</param>
/// <param name="Found">What stood there.</param>
/// <param name="IsRepeated">Whether a name stands twice in the object: readers differ in which of the two counts, so that it has to be told.</param>
internal readonly record struct JsonRecord(long Line, JsonElement Root, string? Expected = null, string Found = "", bool IsRepeated = false)
{
    /// <summary>What is expected of an object in which a name stands twice.</summary>
    public const string Once = "each name once in an object";
}

/// <summary>
/// JSON objects one a line, or as the elements of one array however it is laid out: the file's first character tells. One object in memory, at most
/// <see cref="MaxDepth"/> deep. Of a name that stands twice in an object it is told.
/// </summary>
internal static class JsonRecords
{
    /// <summary>Deepest nesting taken; publishers' nested entities are a dozen deep.</summary>
    public const int MaxDepth = 64;

    private const string OneObject = "one JSON object";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Twice = new() { MaxDepth = MaxDepth };

    /// <summary>All objects, blank lines passed over.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isWanted">Told the text of a record before it is parsed; those not wanted are passed over.</param>
    /// <exception cref="RefusedException"><c>truncated</c> where the file breaks off in a record or before the end of its array.</exception>
    public static IEnumerable<JsonRecord> Read(SourceFile file, Func<string, bool>? isWanted = null)
    {
        foreach (var piece in IsArray(file) ? JsonArrayPieces.Read(file) : BoundedLines.Read(file))
        {
            if (piece.Text is not { } text)
            {
                yield return new JsonRecord(piece.Number, default, FormattableString.Invariant($"at most {BoundedLines.MaxLine} characters"), "more");
                continue;
            }

            if (string.IsNullOrWhiteSpace(text) || isWanted?.Invoke(text) == false) continue;
            var (document, expected, isRepeated) = Parse(text);
            using (document)
            {
                if (piece.IsCut && expected == OneObject && document is null) throw Truncated(file, piece.Number);
                yield return expected is null
                    ? new JsonRecord(piece.Number, document!.RootElement, IsRepeated: isRepeated)
                    : new JsonRecord(piece.Number, default, expected, text);
            }
        }
    }

    internal static RefusedException Truncated(SourceFile file, long line) =>
        new("truncated", FormattableString.Invariant($"{file.Name} breaks off in its last record, line {line}: expected one JSON object; download it again"));

    private static bool IsArray(SourceFile file)
    {
        using var text = SourceText.Open(file);
        int next;
        do next = text.Read();
        while (next >= 0 && char.IsWhiteSpace((char)next));
        return next == '[';
    }

    private static (JsonDocument? Document, string? Expected, bool IsRepeated) Parse(string text)
    {
        JsonDocument? document = null;
        try
        {
            var isRepeated = false;
            try
            {
                document = JsonDocument.Parse(text, Strict);
            }
            catch (JsonException)
            {
                // What is wrong otherwise is wrong again.
                document = JsonDocument.Parse(text, Twice);
                isRepeated = true;
            }

            if (document.RootElement.ValueKind != JsonValueKind.Object) return (document, OneObject, false);
            // System.Text.Json finds half a surrogate pair (\ud800 alone) only when the text is taken.
            if (text.Contains("\\ud", StringComparison.OrdinalIgnoreCase)) TakeAll(document.RootElement);
            return (document, null, isRepeated);
        }
        catch (InvalidOperationException)
        {
            return (document, "whole characters", false);
        }
        catch (JsonException)
        {
            return (null, OneObject, false);
        }
    }

    /// <summary>Takes every text of an element.</summary>
    /// <exception cref="InvalidOperationException">One of them holds half a surrogate pair.</exception>
    internal static void TakeAll(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) element.GetString();
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) TakeAll(item);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            _ = property.Name;
            TakeAll(property.Value);
        }
    }
}
