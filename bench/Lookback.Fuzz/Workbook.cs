using System.IO.Compression;
using System.Text;

namespace Lookback.Fuzz;

/// <summary>
/// A workbook as a bundle of its parts and back, so that the XML inside can be changed: a changed byte of the archive itself nearly always ends at its
/// check sums.
/// </summary>
internal static class Workbook
{
    /// <summary>The parts; <see langword="null"/> where the bytes are no archive.</summary>
    public static byte[]? Unpacked(byte[] archive)
    {
        if (archive is not [(byte)'P', (byte)'K', ..]) return null;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
            return Bundle.Of(zip.Entries.Select(e => new NamedBytes(e.FullName, Whole(e))));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public static byte[] Packed(byte[] bundle)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in Bundle.Files(bundle).Where(p => p.Name.Length is > 0 and < 1_000))
            {
                using var entry = zip.CreateEntry(part.Name, CompressionLevel.NoCompression).Open();
                entry.Write(part.Bytes);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Rows as separated values.</summary>
    public static byte[] Csv(IEnumerable<string[]> rows) => Encoding.UTF8.GetBytes(
        string.Concat(rows.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")));

    private static byte[] Whole(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
