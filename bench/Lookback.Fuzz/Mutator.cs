using System.Text;

namespace Lookback.Fuzz;

/// <summary>
/// Changes inputs by chance: bytes, spans, lines, elements, numbers, words, and pieces of other inputs. The same seed makes the same changes.
/// </summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> words)
{
    /// <summary>Longest input made, in bytes: long enough for all buffers' edges, and short enough to be read often.</summary>
    public const int MostBytes = 48 * 1024;

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "31", "32", "99", "255", "256", "1899", "1900", "9999", "10000", "65536", "2147483647", "2147483648", "99999999999999999999",
    ];

    private static readonly byte[] Marks = "\"<>&;,|{}[]()\\/\n\r\t\0' -:=@#"u8.ToArray();

    private readonly Random _random = new(seed);

    /// <summary>A changed copy.</summary>
    /// <param name="input">What to change.</param>
    /// <param name="others">Where pieces may come from.</param>
    public byte[] Changed(byte[] input, IReadOnlyList<byte[]> others)
    {
        var bytes = new List<byte>(input);
        for (var changes = 1 << _random.Next(4); changes > 0; changes--) Change(bytes, others);
        if (bytes.Count > MostBytes) bytes.RemoveRange(MostBytes, bytes.Count - MostBytes);
        return [.. bytes];
    }

    /// <summary>One of so many, the later the likelier: what was found last has been tried least.</summary>
    public int Pick(int count) => Math.Max(_random.Next(count), _random.Next(count));

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> others)
    {
        switch (_random.Next(14))
        {
            case 0 when bytes.Count > 0: bytes[At(bytes)] ^= (byte)(1 << _random.Next(8)); break;
            case 1 when bytes.Count > 0: bytes[At(bytes)] = Marks[_random.Next(Marks.Length)]; break;
            case 2: bytes.Insert(_random.Next(bytes.Count + 1), (byte)_random.Next(256)); break;
            case 3: Remove(bytes, Span(bytes, 64)); break;
            case 4: Insert(bytes, Copy(bytes, Span(bytes, 200))); break;
            case 5: Insert(bytes, words[_random.Next(words.Count)]); break;
            case 6: Replace(bytes, Run(bytes, IsLetter), words[_random.Next(words.Count)]); break;
            case 7: Replace(bytes, Run(bytes, b => b is >= (byte)'0' and <= (byte)'9'), Encoding.ASCII.GetBytes(Numbers[_random.Next(Numbers.Length)])); break;
            case 8: Insert(bytes, Piece(others[_random.Next(others.Count)])); break;
            case 9: Replace(bytes, Span(bytes, 200), Piece(others[_random.Next(others.Count)])); break;
            case 10: Insert(bytes, Copy(bytes, Run(bytes, b => b != (byte)'\n'))); break;
            case 11: Remove(bytes, Element(bytes)); break;
            case 12: Insert(bytes, Copy(bytes, Element(bytes))); break;
            default: Insert(bytes, Repeated(Copy(bytes, Span(bytes, 12)))); break;
        }
    }

    private int At(List<byte> bytes) => _random.Next(bytes.Count);

    private (int Start, int Length) Span(List<byte> bytes, int most)
    {
        if (bytes.Count == 0) return (0, 0);
        var start = At(bytes);
        return (start, Math.Min(_random.Next(1, most + 1), bytes.Count - start));
    }

    /// <summary>The run of bytes of a kind around a place.</summary>
    private (int Start, int Length) Run(List<byte> bytes, Predicate<byte> isOne)
    {
        if (bytes.Count == 0) return (0, 0);
        var at = bytes.FindIndex(At(bytes), isOne);
        if (at < 0) return (0, 0);
        var (start, end) = (at, at + 1);
        while (start > 0 && isOne(bytes[start - 1])) start--;
        while (end < bytes.Count && isOne(bytes[end])) end++;
        return (start, end - start);
    }

    /// <summary>From a bracket to one of its kind behind it: a tag, an element or more, a value, an object.</summary>
    private (int Start, int Length) Element(List<byte> bytes)
    {
        if (bytes.Count == 0) return (0, 0);
        var start = bytes.FindIndex(At(bytes), b => b is (byte)'<' or (byte)'{' or (byte)'[' or (byte)'"');
        if (start < 0) return (0, 0);
        var close = bytes[start] switch { (byte)'<' => (byte)'>', (byte)'{' => (byte)'}', (byte)'[' => (byte)']', _ => (byte)'"' };
        var end = start;
        for (var more = _random.Next(1, 4); more > 0 && end >= 0 && end + 1 < bytes.Count; more--) end = bytes.IndexOf(close, end + 1);
        return end <= start ? (0, 0) : (start, end + 1 - start);
    }

    private byte[] Piece(byte[] other)
    {
        if (other.Length == 0) return [];
        var start = _random.Next(other.Length);
        return other[start..Math.Min(other.Length, start + _random.Next(1, 400))];
    }

    private byte[] Repeated(byte[] piece)
    {
        var repeated = new List<byte>();
        for (var times = 1 << _random.Next(1, 11); times > 0 && repeated.Count < MostBytes / 2; times--) repeated.AddRange(piece);
        return [.. repeated];
    }

    private void Insert(List<byte> bytes, byte[] piece) => bytes.InsertRange(_random.Next(bytes.Count + 1), piece);

    private static byte[] Copy(List<byte> bytes, (int Start, int Length) span) => [.. bytes.GetRange(span.Start, span.Length)];

    private static void Remove(List<byte> bytes, (int Start, int Length) span) => bytes.RemoveRange(span.Start, span.Length);

    private static void Replace(List<byte> bytes, (int Start, int Length) span, byte[] piece)
    {
        Remove(bytes, span);
        bytes.InsertRange(span.Start, piece);
    }

    private static bool IsLetter(byte b) => b is >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or (byte)'_' or >= 0x80;
}
