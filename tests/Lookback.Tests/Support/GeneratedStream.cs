using System.Text;
using Lookback.Core.Lists.Text;
using Lookback.Core.Sources;

namespace Lookback.Tests.Support;

/// <summary>A file of any size that is made while it is read, so that a test of flat memory holds no file itself.</summary>
internal sealed class GeneratedStream(string head, Func<int, string> row, int rows, string tail) : ForwardStream
{
    private byte[] _piece = Encoding.UTF8.GetBytes(head);
    private int _at;
    private int _next;

    public override int Read(Span<byte> buffer)
    {
        while (_at == _piece.Length)
        {
            if (_next > rows) return 0;
            _piece = Encoding.UTF8.GetBytes(_next == rows ? tail : row(_next));
            _next++;
            _at = 0;
        }

        var taken = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.AsSpan(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }
}
