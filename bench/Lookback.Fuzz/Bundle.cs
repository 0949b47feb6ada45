using System.Text;

namespace Lookback.Fuzz;

/// <summary>A file by its name and bytes.</summary>
internal sealed record NamedBytes(string Name, byte[] Bytes);

/// <summary>Several files as one run of bytes, so that they can be changed as a whole: each behind a line of a mark and its name.</summary>
internal static class Bundle
{
    private static ReadOnlySpan<byte> Mark => "\n@@@@ "u8;

    public static byte[] Of(IEnumerable<NamedBytes> files)
    {
        var bytes = new List<byte>();
        foreach (var file in files)
        {
            bytes.AddRange(bytes.Count == 0 ? Mark[1..] : Mark);
            bytes.AddRange(Encoding.UTF8.GetBytes(file.Name + "\n"));
            bytes.AddRange(file.Bytes);
        }

        return [.. bytes];
    }

    /// <summary>The files again; what stands before the first mark belongs to a file without a name.</summary>
    public static List<NamedBytes> Files(ReadOnlySpan<byte> bundle)
    {
        var files = new List<NamedBytes>();
        if (!bundle.StartsWith(Mark[1..])) files.Add(new NamedBytes("", Next(ref bundle)));
        else bundle = bundle[(Mark.Length - 1)..];
        while (bundle.Length > 0)
        {
            var end = bundle.IndexOf((byte)'\n');
            var name = end < 0 ? bundle : bundle[..end];
            bundle = end < 0 ? [] : bundle[(end + 1)..];
            files.Add(new NamedBytes(Encoding.Latin1.GetString(name), Next(ref bundle)));
        }

        return files;
    }

    private static byte[] Next(ref ReadOnlySpan<byte> bundle)
    {
        var mark = bundle.IndexOf(Mark);
        var file = mark < 0 ? bundle : bundle[..mark];
        bundle = mark < 0 ? [] : bundle[(mark + Mark.Length)..];
        return file.ToArray();
    }
}
