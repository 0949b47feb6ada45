using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using nietras.SeparatedValues;

namespace Lookback.Views.Access;

/// <summary>A file that was found somewhere: its rows, whatever was made of it on the way.</summary>
/// <param name="Sha256">Its hash, in hexadecimal.</param>
/// <param name="Rows">Its rows: cells by the name or the number of their column.</param>
internal sealed record LeakedFile(string Sha256, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    private const string Delimiters = ",;\t|";

    /// <summary>Reads it: JSON lines, a JSON list, or cells parted by commas, semicolons, tabs or bars.</summary>
    public static LeakedFile Read(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        var start = text.AsSpan().TrimStart();
        var rows = start.StartsWith("{") ? text.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).SelectMany(Objects).ToList()
            : start.StartsWith("[") ? Objects(text)
            : Cells(text);
        return new LeakedFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), rows);
    }

    private static List<IReadOnlyDictionary<string, string>> Objects(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement[] all = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
            return [.. all.Where(o => o.ValueKind == JsonValueKind.Object).Select(o => (IReadOnlyDictionary<string, string>)o.EnumerateObject()
                .GroupBy(p => p.Name, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First().Value.ToString(), StringComparer.Ordinal))];
        }
        catch (JsonException)
        {
            // A line that was cut through says nothing; the others may.
            return [];
        }
    }

    private static List<IReadOnlyDictionary<string, string>> Cells(string text)
    {
        var head = text[..Math.Min(text.Length, 10_000)];
        var delimiter = Delimiters.MaxBy(d => head.Count(c => c == d));
        using var reader = Sep.New(delimiter).Reader(o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromText(text);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        foreach (var row in reader)
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            // The apostrophe that keeps a cell from being a formula is no part of it.
            for (var i = 0; i < row.ColCount; i++) cells[i.ToString(CultureInfo.InvariantCulture)] = row[i].ToString().Trim().TrimStart('\'');
            rows.Add(cells);
        }

        return rows;
    }
}
