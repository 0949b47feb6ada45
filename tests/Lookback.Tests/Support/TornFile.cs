namespace Lookback.Tests.Support;

/// <summary>Damage to a file at rest: a copy that ends early, a bit that turned over.</summary>
internal static class TornFile
{
    /// <summary>Copies the first bytes of a file, or all of it where it is shorter; replaces what stood there.</summary>
    public static void CopyCut(string from, string to, long bytes)
    {
        File.Copy(from, to, overwrite: true);
        using var copy = new FileStream(to, FileMode.Open, FileAccess.Write);
        copy.SetLength(Math.Min(copy.Length, bytes));
    }

    /// <summary>Turns one bit over, in place; bit 0 is the lowest of the first byte.</summary>
    public static void FlipBit(string path, long bit)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        ArgumentOutOfRangeException.ThrowIfNegative(bit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bit / 8, file.Length, nameof(bit));
        file.Position = bit / 8;
        var turned = (byte)(file.ReadByte() ^ (1 << (int)(bit % 8)));
        file.Position = bit / 8;
        file.WriteByte(turned);
    }
}
