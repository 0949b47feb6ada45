using System.Text;
using Lookback.Core.Sources;

namespace Lookback.Bench.Held;

/// <summary>A file that is made while it is read, so that it takes no memory itself.</summary>
internal sealed class InventedText(IEnumerable<string> pieces) : ForwardStream
{
    private readonly IEnumerator<string> _pieces = pieces.GetEnumerator();
    private byte[] _piece = [];
    private int _at;

    public override int Read(Span<byte> buffer)
    {
        while (_at == _piece.Length)
        {
            if (!_pieces.MoveNext()) return 0;
            (_piece, _at) = (Encoding.UTF8.GetBytes(_pieces.Current), 0);
        }

        var taken = Math.Min(buffer.Length, _piece.Length - _at);
        _piece.AsSpan(_at, taken).CopyTo(buffer);
        _at += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _pieces.Dispose();
        base.Dispose(disposing);
    }
}
