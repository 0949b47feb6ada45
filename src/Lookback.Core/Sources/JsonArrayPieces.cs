using System.Text;

namespace Lookback.Core.Sources;

/// <summary>The elements of an array as text, cut apart without being understood; what no longer fits is passed over, so that memory stays bounded.</summary>
internal static class JsonArrayPieces
{
    private const int Chunk = 32 * 1024;

    public static IEnumerable<BoundedLine> Read(SourceFile file)
    {
        using var text = SourceText.Open(file);
        var buffer = new char[Chunk];
        var scan = new Scan();
        for (int read; (read = text.Read(buffer)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                if (scan.Take(buffer[i]) is { } piece) yield return piece;
            }
        }

        if (!scan.HasEnded) throw JsonRecords.Truncated(file, scan.Line);
        if (scan.Rest is { } rest) yield return rest;
    }

    /// <summary>Where one is in the array: how deep, and whether inside a text, in which brackets and commas mean nothing.</summary>
    private sealed class Scan
    {
        private readonly StringBuilder _piece = new();
        private long _start;
        private int _depth;
        private bool _quoted;
        private bool _escaped;
        private bool _tooLong;

        public long Line { get; private set; } = 1;

        public bool HasEnded { get; private set; }

        /// <summary>What stands behind the array, where nothing should.</summary>
        public BoundedLine? Rest => _start == 0 ? null : Piece();

        public BoundedLine? Take(char c)
        {
            var piece = _quoted ? Quoted(c) : Bare(c);
            if (c == '\n') Line++;
            return piece;
        }

        private BoundedLine? Quoted(char c)
        {
            Keep(c);
            if (_escaped) _escaped = false;
            else if (c == '\\') _escaped = true;
            else if (c == '"') _quoted = false;
            return null;
        }

        private BoundedLine? Bare(char c)
        {
            var ends = _depth == 1 && c is ',' or ']';
            if (c is ']' or '}') _depth--;
            var opens = c is '[' or '{' && ++_depth == 1 && !HasEnded && _start == 0;
            HasEnded |= ends && c == ']';
            _quoted = c == '"';
            if (opens) return null;
            if (ends && _depth <= 1) return _start == 0 ? null : Piece();
            if (_start != 0 || !char.IsWhiteSpace(c)) Keep(c);
            return null;
        }

        private BoundedLine Piece()
        {
            var piece = new BoundedLine(_start, _tooLong ? null : _piece.ToString());
            _piece.Clear();
            (_start, _tooLong) = (0, false);
            return piece;
        }

        private void Keep(char c)
        {
            if (_start == 0) _start = Line;
            if (_tooLong) return;
            _piece.Append(c);
            if (_piece.Length <= BoundedLines.MaxLine) return;
            _tooLong = true;
            _piece.Clear();
        }
    }
}
