using System.Text;
using System.Text.Json;

namespace Lookback.Core.Proofs;

/// <summary>What an entry of a receipt says, once its body is shown to be that.</summary>
internal static class EntryText
{
    /// <summary>
    /// The entry's plaintext: of a plain body the body, of a sealed one the text that it commits to. <see langword="null"/> where it does
    /// not, and where a plain body comes with a text of its own, which nothing binds.
    /// </summary>
    public static byte[]? Of(ReceiptEntry entry)
    {
        if (entry.Subject == 0) return entry is { Opening: null, Text: null } ? entry.Body.ToArray() : null;
        if (entry.Opening is not { } opening || entry.Text is not { } stated) return null;
        var text = Encoding.UTF8.GetBytes(stated);
        return Commitment.Holds(entry.Body.Span, opening.Span, text) ? text : null;
    }

    /// <summary>The record that a plaintext says; <see langword="null"/> where it says none.</summary>
    public static T? Read<T>(byte[] text)
        where T : class
    {
        try
        {
            return StrictJson.Read<T>(text, StrictJson.Records);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
