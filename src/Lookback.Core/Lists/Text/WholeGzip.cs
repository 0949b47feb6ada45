using System.Buffers.Binary;
using System.IO.Compression;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// Unpacks gzip and throws <see cref="InvalidDataException"/> where the file breaks off. .NET's own stream takes a cut file for a short
/// one, and half a list would look like a wave of delistings. RFC 1952 ends a member with its unpacked length (modulo 2^32), which is
/// compared here; several members in one file do not pass that test and are refused with the cut ones.
/// </summary>
internal sealed class WholeGzip : Stream
{
    private readonly Tail _tail;
    private readonly GZipStream _gzip;
    private long _unpacked;

    public WholeGzip(Stream packed)
    {
        _tail = new Tail(packed);
        _gzip = new GZipStream(_tail, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _unpacked; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _gzip.Read(buffer);
        _unpacked += read;
        if (read == 0 && buffer.Length > 0 && (_tail.Length < Tail.Smallest || _tail.StatedLength != (uint)_unpacked))
        {
            throw new InvalidDataException("the gzip file does not end with the length of what it holds");
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Remembers the last four bytes that were read.</summary>
    private sealed class Tail(Stream inner) : Stream
    {
        /// <summary>Header, the smallest deflate block and trailer.</summary>
        public const int Smallest = 20;

        private readonly byte[] _last = new byte[4];
        private long _length;

        public uint StatedLength => BinaryPrimitives.ReadUInt32LittleEndian(_last);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _length += read;
            var fresh = buffer[..read];
            if (read < 4) _last.AsSpan(read).CopyTo(_last);
            (read < 4 ? fresh : fresh[^4..]).CopyTo(_last.AsSpan(Math.Max(0, 4 - read)));
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
