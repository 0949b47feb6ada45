using System.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Sources;

/// <summary>
/// A source's characters: unpacked where its first bytes are those of gzip or of a ZIP archive, decoded strictly. UTF-8 unless a byte order mark says
/// UTF-16, or the file is OFSI's list of before 2020 (<see cref="OldBritishText"/>).
/// Bytes that are no text are refused with their offset (in the unzipped bytes), never replaced: a name with U+FFFD in
/// it would match nothing and nobody would know.
/// </summary>
internal sealed class SourceText : TextReader
{
    private const int ChunkBytes = 32 * 1024;
    private readonly string _name;
    private readonly Stream _stream;
    private readonly byte[] _bytes = new byte[ChunkBytes];
    private readonly char[] _chars = new char[ChunkBytes + 4];
    private Decoder? _decoder;
    private long _bytesBefore;
    private int _next;
    private int _end;
    private bool _ended;

    private SourceText(string name, Stream stream, Decoder? decoder)
    {
        _name = name;
        _stream = stream;
        _decoder = decoder;
    }

    public static SourceText Open(SourceFile file)
    {
        using var ahead = OpenUnzipped(file);
        return new(file.Name, OpenUnzipped(file), IsOldBritish(ahead) ? OldBritishText.Encoding.GetDecoder() : null);
    }

    public override int Peek() => _next < _end || Fill() ? _chars[_next] : -1;

    public override int Read() => _next < _end || Fill() ? _chars[_next++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.Length == 0 || (_next >= _end && !Fill())) return 0;
        var taken = Math.Min(buffer.Length, _end - _next);
        _chars.AsSpan(_next, taken).CopyTo(buffer);
        _next += taken;
        return taken;
    }

    public override int ReadBlock(Span<char> buffer)
    {
        var total = 0;
        for (int read; total < buffer.Length && (read = Read(buffer[total..])) > 0;) total += read;
        return total;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _stream.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A file that cannot be unpacked is refused where it is read, in words that say so.</summary>
    private static bool IsOldBritish(Stream stream)
    {
        try
        {
            return OldBritishText.Is(stream);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static Stream OpenUnzipped(SourceFile file)
    {
        Span<byte> magic = stackalloc byte[4];
        int length;
        using (var first = file.Open()) length = first.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        var stream = file.Open();
        return magic[..length] is [0x1F, 0x8B, ..] ? new WholeGzip(stream)
            : ZipSource.Is(magic[..length]) ? ZipSource.Open(stream, file.Name)
            : stream;
    }

    private bool Fill()
    {
        while (!_ended)
        {
            var count = ReadBytes();
            var start = 0;
            if (_decoder is null) (_decoder, start) = DecoderFor(_bytes.AsSpan(0, count), _name);
            _ended = count < ChunkBytes;
            _next = 0;
            _end = Decode(_bytes.AsSpan(start, count - start), _bytesBefore + start);
            if (_chars.AsSpan(0, _end).Contains('\0'))
                throw new RefusedException("not-utf8", $"{_name} is no text: it holds a NUL after some {_bytesBefore} bytes; download it again");
            _bytesBefore += count;
            if (_end > 0) return true;
        }

        return false;
    }

    private int ReadBytes()
    {
        try
        {
            return _stream.ReadAtLeast(_bytes, ChunkBytes, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(
                "truncated",
                $"{_name} is a damaged gzip file: it breaks off or is corrupt after some {_bytesBefore} unzipped bytes; download it again");
        }
    }

    private int Decode(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            return _decoder!.GetChars(bytes, _chars, flush: _ended);
        }
        catch (DecoderFallbackException wrong)
        {
            var found = wrong.BytesUnknown is { Length: > 0 } unknown ? $"0x{Convert.ToHexString(unknown)}" : "a cut character";
            throw new RefusedException(
                "not-utf8",
                $"{_name} is not UTF-8: byte {Math.Max(0, offset + wrong.Index)} is {found}; expected UTF-8 or marked UTF-16; "
                + "a spreadsheet saves as \"CSV UTF-8\" or XLSX");
        }
    }

    private static (Decoder Decoder, int Skip) DecoderFor(ReadOnlySpan<byte> start, string name) => start switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => throw new RefusedException(
            "wrong-format", $"{name} is a ZIP archive or a spreadsheet: expected a text file; hand over the file inside"),
        [0xEF, 0xBB, 0xBF, ..] => (Strict(new UTF8Encoding(false, true)), 3),
        [0xFF, 0xFE, ..] => (Strict(new UnicodeEncoding(false, true, true)), 2),
        [0xFE, 0xFF, ..] => (Strict(new UnicodeEncoding(true, true, true)), 2),
        _ => (Strict(new UTF8Encoding(false, true)), 0),
    };

    private static Decoder Strict(Encoding encoding) => encoding.GetDecoder();
}
