using Lookback.Core.Records;

namespace Lookback.Core.Sources;

/// <summary>
/// Passes the characters of an XML file on and refuses a text or a tag that does not end: a reader of XML must hold the whole of either.
/// </summary>
internal sealed class MarkupGuard(TextReader inner, string file) : TextReader
{
    /// <summary>Longest text between two tags, and longest tag, in characters.</summary>
    public const int Most = 1024 * 1024;

    private long _length;
    private long _line = 1;

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
        var text = buffer[..read];
        _line += text.Count('\n');
        _length = text.LastIndexOf('<') is var last and >= 0 ? read - last : _length + read;
        if (_length > Most)
        {
            throw new RefusedException(
                "field-too-long", $"{file}, line {_line}: a text or a tag has over {Most} characters; no list has such");
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
