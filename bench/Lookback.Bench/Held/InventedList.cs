namespace Lookback.Bench.Held;

/// <summary>A list of nobody, in a publisher's format and of any size: the same number of parties is the same text.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Files">Its files.</param>
/// <param name="Mapping">For a table without a publisher.</param>
/// <param name="IsHeld">
/// Whether a reader has to hold what grows with the file: rows of one listing that stand apart, what parties refer to, or keys. All other formats stream.
/// </param>
internal sealed record InventedList(string Name, IReadOnlyList<InventedFile> Files, string? Mapping = null, bool IsHeld = false)
{
    private const int Sample = 1_000;

    /// <summary>How many parties make so many bytes of text.</summary>
    public int Parties(long bytes)
    {
        var (none, some) = (Length(0), Length(Sample));
        return (int)Math.Max(1, (bytes - none) * Sample / (some - none));
    }

    private long Length(int parties) => Files.Sum(f => f.Text(parties).Sum(p => (long)p.Length));
}

/// <summary>A file of an invented list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text, in pieces, with so many parties.</param>
internal sealed record InventedFile(string Name, Func<int, IEnumerable<string>> Text);
