using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Lookback.BrowserTests.Browsing;

/// <summary>
/// <c>lookback demo --serve</c> as a process of its own, started by the first test that looks at it: the origin scenario, in which a visitor may be
/// anybody. What a test writes there the next one finds; whoever needs a store of their own takes <see cref="Tests.Api.ServedStore"/>.
/// </summary>
public sealed partial class Demonstration : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"lookback-demonstration-{Guid.NewGuid():N}");
    private readonly Lock _lock = new();
    private Process? _process;
    private Uri? _address;

    /// <summary>Where it is.</summary>
    public Uri Address
    {
        get
        {
            lock (_lock) return _address ??= Start();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_process is { HasExited: false }) _process.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private Uri Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "lookback.dll"), "demo", "--serve", "--port", "0", "--keep", _folder])
            start.ArgumentList.Add(word);
        _process = Process.Start(start)!;
        var errors = new List<string>();
        _process.ErrorDataReceived += (_, line) => errors.Add(line.Data ?? "");
        _process.BeginErrorReadLine();
        while (_process.StandardOutput.ReadLine() is { } line)
            if (Served().Match(line) is { Success: true } found) return new Uri(found.Groups[1].Value);
        throw new InvalidOperationException($"the demonstration did not start: {string.Join('\n', errors.TakeLast(5))}");
    }

    [GeneratedRegex(@"(http://[^/\s]+)/ui/walk")]
    private static partial Regex Served();
}
