using System.IO.Compression;
using Lookback.Core.Records;

namespace Lookback.Core.Sources;

/// <summary>
/// A ZIP archive around one file, as some publishers send theirs. Nothing is ever unpacked to a disk; an archive whose content would not have
/// been what its publisher put there is refused whole.
/// </summary>
internal static class ZipSource
{
    /// <summary>Bytes from which on a file that was packed more than <see cref="MostRatio"/> to one is no list.</summary>
    private const long Suspicious = 16 * 1024 * 1024;

    private const int MostRatio = 100;

    /// <summary>Whether bytes are those that an archive begins with.</summary>
    public static bool Is(ReadOnlySpan<byte> start) => start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Opens the one file in an archive, from its start.</summary>
    /// <exception cref="RefusedException">
    /// <c>truncated</c> where it is damaged, <c>zip-path</c>, <c>zip-of-several</c>, <c>zip-bomb</c>, <c>empty-file</c>.
    /// </exception>
    public static Stream Open(Stream archive, string name)
    {
        try
        {
            var zip = new ZipArchive(archive, ZipArchiveMode.Read);
            var files = Files(zip, name);
            if (files is not [var only])
            {
                throw files.Count == 0
                    ? new RefusedException("empty-file", $"{name} is a ZIP archive without a file in it; the download probably failed")
                    : new RefusedException(
                        "zip-of-several",
                        $"{name} is a ZIP archive of {files.Count} files ({files[0].Name}, {files[1].Name} ...): expected one; hand over the file inside");
            }

            return new OneFile(zip, only.Open(), only, name);
        }
        catch (InvalidDataException)
        {
            throw Damaged(name);
        }
    }

    /// <summary>The files of an archive, each of which is where it says and no bigger than a list may be.</summary>
    public static IReadOnlyList<ZipArchiveEntry> Files(ZipArchive zip, string name)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            var path = entry.FullName.Replace('\\', '/');
            if (path.StartsWith('/') || path.Contains(':', StringComparison.Ordinal) || path.Split('/').Contains(".."))
                throw new RefusedException("zip-path", $"{name} holds a file named \"{ReadIssue.Cut(entry.FullName)}\": expected a name inside the archive");
            if (!seen.Add(path)) throw new RefusedException("zip-path", $"{name} holds \"{ReadIssue.Cut(entry.FullName)}\" twice: expected each name once");
            if (entry.Length > Suspicious && entry.Length / MostRatio > entry.CompressedLength)
            {
                throw new RefusedException(
                    "zip-bomb",
                    FormattableString.Invariant($"{name} packs {entry.Length} bytes into {entry.CompressedLength}: expected no more than {MostRatio} to one"));
            }
        }

        return [.. zip.Entries.Where(e => e.Name.Length > 0 && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))];
    }

    private static RefusedException Damaged(string name) =>
        new("truncated", $"{name} is a damaged ZIP archive: it breaks off or is corrupt; download it again");

    /// <summary>
    /// Bytes of the file, as many as the archive says and with the sum it says, and the archive closed with it. .NET gives no more bytes than the
    /// archive says and not a word of those that are left: a length changed by damage would make half a list of a whole one.
    /// </summary>
    private sealed class OneFile(ZipArchive zip, Stream inner, ZipArchiveEntry entry, string name) : ForwardStream
    {
        private readonly (long Length, uint Sum) _stated = (entry.Length, entry.Crc32);
        private Crc32 _sum = new();
        private long _read;

        public override int Read(Span<byte> buffer)
        {
            try
            {
                var read = inner.Read(buffer);
                _read += read;
                _sum.Add(buffer[..read]);
                var isAtEnd = read == 0 && buffer.Length > 0;
                if (_read > _stated.Length || (isAtEnd && (_read, _sum.Value) != _stated)) throw Damaged(name);
                return read;
            }
            catch (InvalidDataException)
            {
                throw Damaged(name);
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                zip.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
