using System.Runtime.InteropServices;

namespace Lookback.Bench;

/// <summary>What a figure was measured on: absolute figures are worth nothing without it.</summary>
/// <param name="Processor">The processor, as the system calls it.</param>
/// <param name="Cores">Cores that the program may use.</param>
/// <param name="MemoryGigabytes">Memory that it may use.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The runtime.</param>
/// <param name="MeasuredAt">When.</param>
internal sealed record MachineFacts(string Processor, int Cores, double MemoryGigabytes, string System, string Runtime, DateTimeOffset MeasuredAt)
{
    /// <summary>Of this machine, now.</summary>
    public static MachineFacts Read() => new(
        Model(), Environment.ProcessorCount, Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, TimeProvider.System.GetUtcNow());

    private static string Model()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
