using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Lookback.Api;

/// <summary>Where a list goes on: a text that means nothing to whoever carries it.</summary>
/// <param name="Question">What was asked, so that a cursor of one list is not taken for one of another.</param>
/// <param name="Position">The last position that the first page saw.</param>
/// <param name="Place">Where the last line stood: what the list is ordered by first.</param>
/// <param name="Id">And by next.</param>
internal sealed record PageCursor(string Question, long Position, long Place, string Id)
{
    private const int MostCharacters = 600;
    private const char Between = '\n';

    /// <summary>The text.</summary>
    public string Write() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(
        Between, Question, Position.ToString(CultureInfo.InvariantCulture), Place.ToString(CultureInfo.InvariantCulture), Id)));

    /// <summary>Reads one; <see langword="null"/> where it is none.</summary>
    public static PageCursor? Read(string text)
    {
        if (text.Length > MostCharacters || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Between);
        return parts.Length == 4 && Number(parts[1]) is { } position and > 0 && Number(parts[2]) is { } place
            ? new PageCursor(parts[0], position, place, parts[3])
            : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
