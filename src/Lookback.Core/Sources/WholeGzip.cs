using System.Buffers.Binary;
using System.IO.Compression;

namespace Lookback.Core.Sources;

/// <summary>
/// Unpacks gzip and throws <see cref="InvalidDataException"/> where the file breaks off. .NET's own stream takes a cut file for a short
/// one, and half a list would look like a wave of delistings. RFC 1952 ends a member with its unpacked length (modulo 2^32), which is
/// compared here. A file may be several members in a row (<c>cat a.gz b.gz</c>, <c>bgzip</c>): a member begins where its first bytes stand behind
/// the length of what was unpacked since the last began, which happens by chance in one of 2^32 places that look like it.
/// </summary>
internal sealed class WholeGzip : ForwardStream
{
    /// <summary>Header, the smallest deflate block and trailer.</summary>
    private const int SmallestMember = 20;

    private readonly Packed _packed;
    private readonly GZipStream _gzip;
    private long _unpacked;

    public WholeGzip(Stream packed)
    {
        _packed = new Packed(packed, MayBegin);
        _gzip = new GZipStream(_packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _gzip.Read(buffer);
        _unpacked += read;
        if (read == 0 && buffer.Length > 0 && !IsWhole())
        {
            throw new InvalidDataException("the gzip file does not end with the length of what it holds");
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    private bool IsWhole() => _packed.Given >= SmallestMember && _packed.StatedLength == (uint)_unpacked;

    /// <summary>All that stands before was unpacked and handed out: the stream asks for more only when it has nothing left.</summary>
    private void MayBegin()
    {
        if (!IsWhole()) return;
        _packed.Given = 0;
        _unpacked = 0;
    }

    /// <summary>The packed bytes, no further at a time than to where a member may begin, and the last four of them.</summary>
    private sealed class Packed(Stream inner, Action mayBegin) : ForwardStream
    {
        private static readonly byte[] Magic = [0x1F, 0x8B, 8];

        private readonly byte[] _bytes = new byte[32 * 1024];
        private readonly byte[] _last = new byte[4];
        private int _next;
        private int _end;
        private bool _ended;

        /// <summary>How many bytes of the member were handed out.</summary>
        public long Given { get; set; }

        public uint StatedLength => BinaryPrimitives.ReadUInt32LittleEndian(_last);

        public override int Read(Span<byte> buffer)
        {
            // The first bytes of a member may stand on both sides of where a read ends.
            if (_end - _next < Magic.Length) Fill();
            var ready = _bytes.AsSpan(_next, _end - _next);
            if (ready.Length == 0 || buffer.Length == 0) return 0;
            if (ready.StartsWith(Magic)) mayBegin();
            var most = Math.Min(buffer.Length, _ended ? ready.Length : ready.Length - Magic.Length + 1);
            var next = ready[1..Math.Min(ready.Length, most + Magic.Length)].IndexOf(Magic);
            var given = ready[..(next < 0 ? most : Math.Min(most, next + 1))];
            given.CopyTo(buffer);
            Remember(given);
            _next += given.Length;
            return given.Length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private void Fill()
        {
            _bytes.AsSpan(_next, _end - _next).CopyTo(_bytes);
            (_next, _end) = (0, _end - _next);
            while (_end < Magic.Length && !_ended)
            {
                var read = inner.Read(_bytes, _end, _bytes.Length - _end);
                _ended = read == 0;
                _end += read;
            }
        }

        private void Remember(ReadOnlySpan<byte> given)
        {
            Given += given.Length;
            var fresh = given[Math.Max(0, given.Length - 4)..];
            _last.AsSpan(fresh.Length).CopyTo(_last);
            fresh.CopyTo(_last.AsSpan(4 - fresh.Length));
        }
    }
}
