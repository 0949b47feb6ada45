namespace Lookback.Core.Sources;

/// <summary>The check sum that a ZIP archive keeps of each file in it (CRC-32, ISO 3309); .NET does not compare it when it unpacks.</summary>
internal struct Crc32()
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Remainder((uint)i))];

    private uint _state = uint.MaxValue;

    /// <summary>The sum of what was added so far.</summary>
    public readonly uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) _state = (_state >> 8) ^ Table[(byte)(_state ^ b)];
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        return value;
    }
}
