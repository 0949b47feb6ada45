using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Lookback.Tests.Support;

/// <summary>PostgreSQL's own programs, run as a user they accept: they refuse root, so that root runs them as postgres.</summary>
internal static partial class PostgresTools
{
    private const string Account = "postgres";
    private const int Oldest = 15;
    private const string DebianFolder = "/usr/lib/postgresql";

    private static readonly bool AsRoot = !OperatingSystem.IsWindows() && geteuid() == 0;

    /// <summary>The folder of the programs of the newest version at hand, 15 or later.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says so in a sentence.</exception>
    public static string Folder { get; } = Find();

    /// <summary>Runs one of the programs to its end and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It could not be started or failed; the message holds what it said.</exception>
    public static string Run(string program, params string[] arguments)
    {
        var path = Path.Combine(Folder, program);
        return AsRoot
            ? RunAny("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--init-groups", "--", path, .. arguments])
            : RunAny(path, arguments);
    }

    /// <summary>Makes a folder that the server may write, which need not exist.</summary>
    public static void OwnFolder(string path)
    {
        if (AsRoot) RunAny("install", ["-d", "-o", Account, "-m", "700", path]);
        else Directory.CreateDirectory(path); // initdb closes what is in it.
    }

    private static string Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder).Select(f => Path.Combine(f, "bin")) : [];
        var found = path.Concat(debian).Select(InitdbIn).OfType<string>().Distinct()
            .Select(folder => (folder, version: Version(folder)))
            .OrderByDescending(f => f.version)
            .FirstOrDefault();
        return found.version >= Oldest
            ? found.folder
            : throw new InvalidOperationException($"PostgreSQL {Oldest} or later is not installed (no initdb in PATH or {DebianFolder})");
    }

    // PATH often holds a link to initdb alone, and its neighbours stand where the link leads.
    private static string? InitdbIn(string folder)
    {
        var initdb = new FileInfo(Path.Combine(folder, "initdb"));
        var program = initdb.Exists ? initdb.ResolveLinkTarget(returnFinalTarget: true) ?? initdb : initdb;
        return program.Exists ? Path.GetDirectoryName(program.FullName) : null;
    }

    // "initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "initdb (PostgreSQL) 18beta1"
    private static int Version(string folder)
    {
        var number = RunAny(Path.Combine(folder, "initdb"), ["--version"]).Split(' ').ElementAtOrDefault(2) ?? "";
        return int.TryParse(string.Concat(number.TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var major) ? major : 0;
    }

    private static string RunAny(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/", // The tester's own folder may be closed to the server's account.
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{program} failed: {error.GetAwaiter().GetResult().Trim()} {output.Trim()}");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} could not be started: {e.Message}", e);
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint geteuid();
}
