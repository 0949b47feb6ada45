using Lookback.Core.Records;

namespace Lookback.Fuzz;

/// <summary>One thing that reads what others wrote.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Read">Reads an input and checks what comes of it; refusals may come out, and nothing else.</param>
/// <param name="Seed">What it makes of files that a test reads, as an input to begin with; <see langword="null"/> where they are nothing for it.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Read, Func<IReadOnlyList<NamedBytes>, byte[]?> Seed)
{
    /// <summary>Inputs to begin with beside those of the tests.</summary>
    public IReadOnlyList<byte[]> OwnSeeds { get; init; } = [];

    /// <summary>Bytes that reading may allocate whatever it reads: buffers, tables that are made at first use, parts of a workbook.</summary>
    private const long AlwaysAllowed = 96L << 20;

    /// <summary>Bytes that reading may allocate for each byte read.</summary>
    private const long AllowedForAByte = 8L << 10;

    /// <summary>Reads an input; throws where what is promised does not hold.</summary>
    public void Try(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(input);
        }
        catch (RefusedException refused)
        {
            WellFormed.Refusal(refused.Refusal);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > AlwaysAllowed + (input.Length * AllowedForAByte))
            throw new IllFormedException(FormattableString.Invariant($"an input of {input.Length} bytes had {allocated} bytes allocated"));
    }

    /// <summary>The seeds: its own and what it makes of the tests' files, each once.</summary>
    public List<byte[]> Seeds(IEnumerable<IReadOnlyList<NamedBytes>> fixtures) =>
        [.. OwnSeeds.Concat(fixtures.Select(Seed).OfType<byte[]>()).DistinctBy(Convert.ToBase64String)];
}
