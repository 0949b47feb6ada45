using System.ComponentModel;
using System.Diagnostics;

namespace Lookback.Tests.Support;

/// <summary>
/// A real disk that fills up: a tmpfs of a few megabytes, mounted in a folder of its own. It lies under LOOKBACK_TEST_CLUSTERS, where
/// <c>./test</c> looks for what a killed test process left mounted.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk()
    {
        var folder = Environment.GetEnvironmentVariable("LOOKBACK_TEST_CLUSTERS") ?? Path.GetTempPath();
        Root = Path.Combine(folder, $"lookback-disk-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Root);
        AppDomain.CurrentDomain.ProcessExit += DisposeAtExit;
    }

    /// <summary>The folder it is mounted on, open to every account.</summary>
    public string Root { get; }

    /// <summary>The path of a file on it.</summary>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Mounts one; skips the running test where that is not permitted.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        var trouble = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", disk.Root);
        if (trouble is null) return disk;
        disk.RemoveFolder();
        Assert.Skip($"no small disk: {trouble}");
        return disk;
    }

    public void Dispose()
    {
        // Lazily: a server may still hold a file on it, and the folder must go now.
        if (Run("umount", "--lazy", Root) is { } trouble) throw new InvalidOperationException(trouble);
        RemoveFolder();
    }

    private void RemoveFolder()
    {
        AppDomain.CurrentDomain.ProcessExit -= DisposeAtExit;
        Directory.Delete(Root);
    }

    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : error.Split('\n')[0];
        }
        catch (Win32Exception e)
        {
            return $"{program} could not be started: {e.Message}";
        }
    }

    private void DisposeAtExit(object? sender, EventArgs e) => Dispose();
}
