using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Lookback.Tests.Support;

/// <summary>Ends a process and its children at once, as a crash of the machine does: none of them gets to write another byte.</summary>
internal static partial class CrashedProcesses
{
    private const int Stop = 19; // SIGSTOP and SIGKILL on Linux.
    private const int Kill = 9;

    /// <summary>Returns when all of them are gone.</summary>
    public static void End(int parent)
    {
        // Stopped first, so that it neither starts a new child nor reacts to the death of one.
        _ = kill(parent, Stop);
        int[] all = [parent, .. Children(parent)];
        foreach (var process in all) _ = kill(process, Kill);
        var since = Stopwatch.StartNew();
        while (all.Any(Lives))
        {
            if (since.Elapsed > TimeSpan.FromSeconds(20)) throw new InvalidOperationException("a killed process does not end");
            Thread.Sleep(5);
        }
    }

    private static IEnumerable<int> Children(int parent) => Directory.GetDirectories("/proc")
        .Select(f => int.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Status(id) is { } status && status.Parent == parent);

    // A zombie is as dead as can be: only its parent has not asked yet.
    private static bool Lives(int process) => Status(process) is { State: not 'Z' };

    // "4711 (name, with any sign) S 1 ..."
    private static (char State, int Parent)? Status(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null; // It ended in between.
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int kill(int process, int signal);
}
