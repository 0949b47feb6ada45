using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace Lookback.Tests.Support;

/// <summary>How a cluster is started.</summary>
internal sealed record PostgresOptions
{
    /// <summary>Whether it waits for the disk. Off is enough for a killed server: what it wrote is with the operating system.</summary>
    public bool Fsync { get; init; } = true;

    /// <summary>Further settings, each as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}

/// <summary>
/// A private PostgreSQL on a free loopback port, in a folder of its own. The folder lies under LOOKBACK_TEST_CLUSTERS, where <c>./test</c>
/// looks for servers that a killed test process left behind.
/// </summary>
internal sealed partial class PostgresCluster : IDisposable
{
    private static readonly Lazy<(PostgresCluster? Cluster, string? Trouble)> OfTheProcess =
        new(() => Try(new PostgresOptions { Fsync = false }));

    private readonly string _folder;
    private readonly PostgresOptions _options;
    private int _databases;

    private PostgresCluster(PostgresOptions options)
    {
        _options = options;
        var clusters = Environment.GetEnvironmentVariable("LOOKBACK_TEST_CLUSTERS") ?? Path.GetTempPath();
        _folder = Path.Combine(clusters, $"lookback-pg-{Guid.NewGuid():N}");
        AppDomain.CurrentDomain.ProcessExit += DisposeAtExit;
        PostgresTools.OwnFolder(_folder);
        PostgresTools.Run(
            "initdb", "-D", DataFolder, "-U", "postgres", "--auth=trust", "--data-checksums", "-N", "--locale=C", "--encoding=UTF8");
    }

    /// <summary>The one that all tests share, without fsync; skips the running test where PostgreSQL cannot be had.</summary>
    public static PostgresCluster Shared => OrSkip(OfTheProcess.Value);

    /// <summary>The loopback port it listens on, the same after a restart.</summary>
    public int Port { get; private set; }

    private string DataFolder => Path.Combine(_folder, "data");

    private string Log => Path.Combine(_folder, "log");

    private string PidFile => Path.Combine(DataFolder, "postmaster.pid");

    /// <summary>A cluster of a test's own, which it may kill; skips the running test where PostgreSQL cannot be had.</summary>
    public static PostgresCluster Start(PostgresOptions options) => OrSkip(Try(options));

    /// <summary>A fresh, empty database, as <c>postgres://postgres@127.0.0.1:PORT/NAME</c>.</summary>
    public string CreateDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        PostgresUrl.Ask(Url("postgres"), $"CREATE DATABASE {name}");
        return Url(name);
    }

    /// <summary>A user who may log in with a password only.</summary>
    public void CreateUser(string name, string password)
    {
        PostgresUrl.Ask(Url("postgres"), $"CREATE ROLE {name} LOGIN PASSWORD '{password}'");
        PostgresUrl.Ask(
            Url("postgres"),
            $"COPY (VALUES ('host all {name} 127.0.0.1/32 scram-sha-256'), ('host all all 127.0.0.1/32 trust')) TO '{DataFolder}/pg_hba.conf'");
        PostgresUrl.Ask(Url("postgres"), "SELECT pg_reload_conf()");
        // The server reads it in its own time.
        SpinWait.SpinUntil(() => PostgresUrl.Ask(Url("postgres"), $"SELECT count(*) FROM pg_hba_file_rules WHERE '{name}' = ANY(user_name)") is 1L, 5000);
    }

    /// <summary>Another database that holds the same.</summary>
    public string CopyDatabase(string url)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        PostgresUrl.Ask(Url("postgres"), $"CREATE DATABASE {name} TEMPLATE {PostgresUrl.Name(url)}");
        return Url(name);
    }

    /// <summary>Puts a copy back in the place of the database it was made of; the copy is used up.</summary>
    public void PutBack(string copy, string url)
    {
        DropDatabase(url);
        PostgresUrl.Ask(Url("postgres"), $"ALTER DATABASE {PostgresUrl.Name(copy)} RENAME TO {PostgresUrl.Name(url)}");
    }

    /// <summary>Takes a database away, whoever is connected to it.</summary>
    public void DropDatabase(string url) => PostgresUrl.Ask(Url("postgres"), $"DROP DATABASE {PostgresUrl.Name(url)} WITH (FORCE)");

    /// <summary>A tablespace in a folder, of which the server becomes the owner.</summary>
    public void CreateTablespace(string name, string folder)
    {
        PostgresTools.OwnFolder(folder);
        PostgresUrl.Ask(Url("postgres"), $"CREATE TABLESPACE {name} LOCATION '{folder}'");
    }

    /// <summary>Ends every process of the server at once. Its data lie as they are until <see cref="Restart"/>.</summary>
    public void Kill()
    {
        var lines = File.ReadAllLines(PidFile);
        CrashedProcesses.End(int.Parse(lines[0], CultureInfo.InvariantCulture));
        // As after a crash of the machine: no shared memory ("KEY ID" in line 7), and no process that might bear the old number.
        _ = shmctl(int.Parse(lines[6].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture), 0, 0);
        File.Delete(PidFile);
    }

    /// <summary>Starts it again after <see cref="Kill"/>, on its port; returns when it has recovered.</summary>
    public void Restart()
    {
        string[] settings =
        [
            $"port={Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", // No socket file: loopback is the only door.
            "dynamic_shared_memory_type=mmap", // In the data folder, so that a killed server leaves none in the system.
            "shared_buffers=32MB", $"fsync={(_options.Fsync ? "on" : "off")}", .. _options.Settings,
        ];
        var given = string.Join(' ', settings.Select(s => $"-c '{s}'"));
        PostgresTools.Run("pg_ctl", "-D", DataFolder, "-l", Log, "-o", given, "-w", "-t", "60", "start");
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= DisposeAtExit;
        if (File.Exists(PidFile)) PostgresTools.Run("pg_ctl", "-D", DataFolder, "-m", "immediate", "-w", "stop");
        try
        {
            if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // A server that was killed may still be clearing up its own files.
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static (PostgresCluster? Cluster, string? Trouble) Try(PostgresOptions options)
    {
        PostgresCluster? cluster = null;
        try
        {
            cluster = new PostgresCluster(options);
            cluster.StartOnAFreePort();
            return (cluster, null);
        }
        catch (Exception e) when (e is InvalidOperationException or TypeInitializationException or IOException)
        {
            cluster?.Dispose();
            return (null, $"no PostgreSQL: {(e.InnerException ?? e).Message}");
        }
    }

    private static PostgresCluster OrSkip((PostgresCluster? Cluster, string? Trouble) tried)
    {
        Assert.SkipWhen(tried.Cluster is null, tried.Trouble ?? "");
        return tried.Cluster!;
    }

    // Between the choice of a port and its use another process may take it.
    private void StartOnAFreePort()
    {
        for (var tries = 1; ; tries++)
        {
            using (var listener = new TcpListener(IPAddress.Loopback, 0))
            {
                listener.Start();
                Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            }

            try
            {
                Restart();
                return;
            }
            catch (InvalidOperationException) when (tries < 3 && File.ReadAllText(Log).Contains("Address already in use", StringComparison.Ordinal))
            {
                File.Delete(Log);
            }
        }
    }

    private string Url(string database) => $"postgres://postgres@127.0.0.1:{Port}/{database}";

    private void DisposeAtExit(object? sender, EventArgs e) => Dispose();

    // shmctl(id, IPC_RMID = 0, null)
    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int shmctl(int id, int command, nint buffer);
}
