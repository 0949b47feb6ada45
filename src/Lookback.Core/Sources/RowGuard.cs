using System.Buffers;
using Lookback.Core.Records;

namespace Lookback.Core.Sources;

/// <summary>
/// Passes characters on and refuses a row that does not end: a reader of quoted fields must hold a whole row, so that one quote
/// that is never closed would take the rest of the file into memory, or swallow it as one row.
/// </summary>
internal sealed class RowGuard(TextReader inner, string file) : TextReader
{
    /// <summary>Longest row, in characters.</summary>
    public const int MaxRow = 1024 * 1024;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"\r\n");
    private bool _quoted;
    private bool _isStray;
    private char _last = '\n';
    private long _length;
    private long _line = 1;
    private long _rowLine = 1;
    private bool _returned;

    public override int Peek() => inner.Peek();

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var read = inner.Read(buffer);
        if (read == 0 && buffer.Length > 0 && _quoted)
        {
            throw new RefusedException(
                "open-quote", $"{file}, line {_rowLine}: a quote opens in this row and never closes, so that the rows after it would be lost");
        }

        Watch(buffer[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Watch(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var mark = text.IndexOfAny(Marks);
            _length += mark < 0 ? text.Length : mark + 1;
            if (_length > MaxRow)
            {
                throw new RefusedException(
                    "row-too-long",
                    $"{file}, line {_rowLine}: a row is longer than {MaxRow} characters; a closing quote is probably missing");
            }

            if (mark < 0)
            {
                _returned = false;
                _last = text[^1];
                return;
            }

            Mark(text[mark], follows: mark == 0 && _returned, before: mark == 0 ? _last : text[mark - 1]);
            _last = text[mark];
            text = text[(mark + 1)..];
        }
    }

    /// <summary>Counts a line end once where it is CR and LF.</summary>
    private void Mark(char mark, bool follows, char before)
    {
        if (mark == '"')
        {
            _quoted = !_quoted;
            // One that opens in the middle of a field; two in a row are one that stands for itself.
            if (_quoted && before != '"') _isStray = char.IsLetterOrDigit(before);
            _returned = false;
            return;
        }

        if (!(mark == '\n' && follows)) _line++;
        _returned = mark == '\r';
        if (_quoted && _isStray)
        {
            throw new RefusedException(
                "stray-quote",
                $"{file}, line {_rowLine}: a quote stands inside a field and opens another that goes on in the next line, so that rows would be lost: "
                + "expected it doubled, in a field with quotes round it");
        }

        if (_quoted) return;
        _length = 0;
        _rowLine = _line;
    }
}
