using System.Buffers.Binary;
using System.IO.Compression;

namespace Lookback.Core.Sources;

/// <summary>
/// Unpacks gzip and throws <see cref="InvalidDataException"/> where the file breaks off. .NET's own stream takes a cut file for a short
/// one, and half a list would look like a wave of delistings. RFC 1952 ends a member with its unpacked length (modulo 2^32), which is
/// compared here; several members in one file do not pass that test and are refused with the cut ones.
/// </summary>
internal sealed class WholeGzip : ForwardStream
{
    /// <summary>Header, the smallest deflate block and trailer.</summary>
    private const int SmallestFile = 20;

    private readonly Tail _tail;
    private readonly GZipStream _gzip;
    private long _unpacked;

    public WholeGzip(Stream packed)
    {
        _tail = new Tail(packed);
        _gzip = new GZipStream(_tail, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _gzip.Read(buffer);
        _unpacked += read;
        if (read == 0 && buffer.Length > 0 && (_tail.BytesRead < SmallestFile || _tail.StatedLength != (uint)_unpacked))
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

    /// <summary>Remembers the last four bytes that were read.</summary>
    private sealed class Tail(Stream inner) : ForwardStream
    {
        private readonly byte[] _last = new byte[4];

        public long BytesRead { get; private set; }

        public uint StatedLength => BinaryPrimitives.ReadUInt32LittleEndian(_last);

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            BytesRead += read;
            var fresh = buffer[Math.Max(0, read - 4)..read];
            _last.AsSpan(fresh.Length).CopyTo(_last);
            fresh.CopyTo(_last.AsSpan(4 - fresh.Length));
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
