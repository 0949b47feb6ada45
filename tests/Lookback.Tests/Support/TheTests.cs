using System.Diagnostics;

namespace Lookback.Tests.Support;

/// <summary>These tests in a process of their own, started elsewhere.</summary>
internal static class TheTests
{
    /// <summary>Runs the tests of some namespaces with variables of the environment set.</summary>
    public static Ran RunIn(IReadOnlyDictionary<string, string> environment, params string[] namespaces)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(TheTests).Assembly.Location, "--progress", "off", "--no-ansi"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in namespaces)
        {
            start.ArgumentList.Add("--filter-namespace");
            start.ArgumentList.Add(name);
        }

        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ran(process.ExitCode, output, error.GetAwaiter().GetResult(), 0);
    }
}
