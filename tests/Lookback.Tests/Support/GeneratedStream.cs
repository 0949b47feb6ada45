using System.Text;

namespace Lookback.Tests.Support;

/// <summary>A file of any size that is made while it is read, so that a test of flat memory holds no file itself.</summary>
internal sealed class GeneratedStream(string head, Func<int, string> row, int rows, string tail) : Stream
{
    private byte[] _piece = Encoding.UTF8.GetBytes(head);
    private int _at;
    private int _next;

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_at == _piece.Length)
        {
            if (_next > rows) return 0;
            _piece = Encoding.UTF8.GetBytes(_next == rows ? tail : row(_next));
            _next++;
            _at = 0;
        }

        var taken = Math.Min(count, _piece.Length - _at);
        _piece.AsSpan(_at, taken).CopyTo(buffer.AsSpan(offset));
        _at += taken;
        BytesRead += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
