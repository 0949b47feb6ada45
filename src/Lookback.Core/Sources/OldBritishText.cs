using System.Text;

namespace Lookback.Core.Sources;

/// <summary>
/// OFSI's list of before 2020 is in Windows-1252, and nothing in it says so. It is told by its first words and by bytes that are not UTF-8 while no
/// character beyond ASCII is: a file of UTF-8 that is damaged has some that are, and stays refused.
/// </summary>
internal static class OldBritishText
{
    /// <summary>Windows-1252.</summary>
    public static Encoding Encoding { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)
        ?? throw new InvalidOperationException("this runtime does not know Windows-1252");

    private static ReadOnlySpan<byte> FirstWords => "Last Updated,"u8;

    /// <summary>Reads the unpacked file whole where it begins as OFSI's does.</summary>
    public static bool Is(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        var kept = stream.ReadAtLeast(buffer, FirstWords.Length, throwOnEndOfStream: false);
        if (!buffer.AsSpan(0, kept).StartsWith(FirstWords)) return false;
        var (some, ended) = (false, false);
        while (!ended || kept > 0)
        {
            var read = ended ? 0 : stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            ended = read < buffer.Length - kept;
            var text = buffer.AsSpan(0, kept + read);
            while (text.Length > 0 && (ended || text.Length >= 4))
            {
                var ascii = text.IndexOfAnyExceptInRange((byte)0, (byte)127);
                if (ascii != 0)
                {
                    text = text[(ascii < 0 ? text.Length : ascii)..];
                    continue;
                }

                if (Rune.DecodeFromUtf8(text, out _, out var length) == System.Buffers.OperationStatus.Done) return false;
                some = true;
                text = text[length..];
            }

            text.CopyTo(buffer);
            kept = ended ? 0 : text.Length;
        }

        return some;
    }
}
