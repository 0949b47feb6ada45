using System.Diagnostics;
using System.Text.Json;

namespace Lookback.Tests.Support;

/// <summary>What a run of the program left behind.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error, long PeakBytes)
{
    /// <summary>The output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>This, if the program ended as expected.</summary>
    public Ran Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"expected exit code {exitCode}, found {ExitCode}: {Error}\n{Output}");
        return this;
    }
}

/// <summary>The real program in a process of its own.</summary>
internal static class TheProgram
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "lookback.dll");

    private static readonly string HomeOfAll = Directory.CreateTempSubdirectory("lookback-home-").FullName;

    private static readonly AsyncLocal<string?> HomeOfTest = new();

    static TheProgram() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(HomeOfAll, recursive: true);

    /// <summary>The user's folder that every process gets, where keys and journals of stores on a server lie; a test may set its own.</summary>
    public static string Home
    {
        get => HomeOfTest.Value ?? HomeOfAll;
        set => HomeOfTest.Value = value;
    }

    /// <summary>Runs the program to its end.</summary>
    public static Ran Run(params string[] arguments) => Run([], static () => { }, arguments);

    /// <summary>Runs the program to its end with variables of the environment set.</summary>
    public static Ran RunIn(IReadOnlyCollection<KeyValuePair<string, string>> environment, params string[] arguments) =>
        Run(environment, static () => { }, arguments);

    /// <summary>Runs the program to its end while something happens.</summary>
    public static Ran During(Action disturb, params string[] arguments) => Run([], disturb, arguments);

    private static Ran Run(IReadOnlyCollection<KeyValuePair<string, string>> environment, Action disturb, string[] arguments)
    {
        using var process = Start(arguments, environment);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        disturb();
        var peak = 0L;
        while (!process.WaitForExit(50)) peak = Math.Max(peak, PeakOf(process));

        process.WaitForExit();
        return new Ran(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult(), peak);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // It ended in between.
        }
    }

    /// <summary>Runs the program and kills it (SIGKILL) after a while; true if it was still running then.</summary>
    public static bool KillAfter(TimeSpan time, params string[] arguments)
    {
        using var process = Start(arguments);
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        if (process.WaitForExit(time)) return false;
        process.Kill();
        process.WaitForExit();
        return true;
    }

    /// <summary>Starts the program, for a test that watches it run.</summary>
    public static Process Start(params string[] arguments) => Start(arguments, []);

    private static Process Start(string[] arguments, IReadOnlyCollection<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("LOOKBACK_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["LOOKBACK_HOME"] = Home;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
