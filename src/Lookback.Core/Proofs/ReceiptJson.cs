using System.Text;
using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Proofs;

/// <summary>A receipt as a file: indented UTF-8 JSON with the names of the records. Equal receipts give equal bytes.</summary>
public static class ReceiptJson
{
    /// <summary>Reads a receipt. That it reads says nothing of whether it holds: that is <see cref="ReceiptCheck"/>.</summary>
    /// <exception cref="RefusedException"><c>not-a-receipt</c>: the text is anything else, or says more than a receipt does.</exception>
    public static Receipt Read(ReadOnlySpan<byte> json)
    {
        // Some editors put a byte order mark before a file they save.
        if (json.StartsWith(Encoding.UTF8.Preamble)) json = json[Encoding.UTF8.Preamble.Length..];
        try
        {
            return StrictJson.Read<Receipt>(json, StrictJson.Receipts);
        }
        catch (JsonException e)
        {
            throw new RefusedException("not-a-receipt", $"expected a receipt of format {Receipt.CurrentFormat}, found something else: {e.Message}");
        }
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static Receipt Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <summary>Writes a receipt.</summary>
    public static byte[] Write(Receipt receipt) => JsonSerializer.SerializeToUtf8Bytes(receipt, StrictJson.TypeOf<Receipt>(StrictJson.Receipts));
}
