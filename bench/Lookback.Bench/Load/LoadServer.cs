using System.Diagnostics;
using System.Globalization;

namespace Lookback.Bench.Load;

/// <summary>The real program, serving on loopback in a process of its own.</summary>
internal sealed class LoadServer : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it, and waits until it can screen.</summary>
    public LoadServer(LoadOffice office)
    {
        var program = typeof(Lookback.Flows.ImportEdition).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "--store", office.Location.Address, "serve", "--listen", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        // A line a request: read and thrown away, as by whoever keeps logs.
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the server did not start");
        Address = new Uri(line.Split(" at ")[1].Split(';')[0]);
        _ = _process.StandardOutput.ReadToEndAsync();
        using var client = new PlainClient(Address);
        var watch = Stopwatch.StartNew();
        while (client.Send(PlainClient.Get("/readyz", null)) != 200)
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(2)) throw new TimeoutException("the server did not become ready");
            Thread.Sleep(50);
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Processor time that it took so far.</summary>
    public TimeSpan Taken
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds, in megabytes: all that is resident, and what of it is no file's.</summary>
    public (double Resident, double Own) Memory()
    {
        var lines = File.ReadAllLines($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status");
        return (Of("VmRSS:"), Of("RssAnon:"));

        double Of(string name) => long.Parse(
            lines.Single(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(),
            CultureInfo.InvariantCulture) / 1024.0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(20))) _process.Kill();
        }

        _process.Dispose();
    }
}
