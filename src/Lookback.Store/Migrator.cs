using System.Globalization;
using System.Reflection;
using DbUp;
using DbUp.Sqlite.Helpers;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store;

/// <summary>Brings a store's tables to what this program needs: numbered scripts, forward only, each in a transaction.</summary>
internal static class Migrator
{
    /// <summary>The schema this program writes: the number of the last script.</summary>
    public const int SchemaVersion = 2;

    // "LKBK": what SQLite keeps for a program to know its own files by, since every program counts its schema from 1.
    private const int ApplicationId = 0x4C4B424B;

    /// <exception cref="RefusedException">The store was written by a newer program.</exception>
    public static void Bring(SqliteConnection connection, string path)
    {
        var found = VersionOf(connection);
        // Asked on every start, so the common case must not pay for the migration engine.
        if (found == SchemaVersion) return;
        RefuseNewer(found, path);

        using var shared = new SharedConnection(connection);
        var result = DeployChanges.To
            .SqliteDatabase(shared)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful) throw new InvalidOperationException($"{path} could not be prepared: {result.Error.Message}", result.Error);
        Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SchemaVersion}");
    }

    /// <summary>For readers, which must not change the store.</summary>
    /// <exception cref="RefusedException">The store's tables are not those of this program.</exception>
    public static void Check(SqliteConnection connection, string path)
    {
        var found = VersionOf(connection);
        RefuseNewer(found, path);
        if (found != SchemaVersion)
        {
            throw new RefusedException(
                "store-not-ready",
                $"{path} is not a Lookback store of schema {SchemaVersion} (found {found}); a writing command such as `list import` prepares it");
        }
    }

    /// <summary>Another program's database, named by mistake, must not find our tables among its own, nor be changed at all.</summary>
    /// <exception cref="RefusedException">The file has tables, and they are not ours.</exception>
    public static void RefuseForeign(SqliteConnection connection, string path)
    {
        var found = VersionOf(connection);
        var others = Number(connection, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name <> 'entry' AND name NOT LIKE 'sqlite%'");
        // Our own first migration may have been cut: its journal is there, and it goes on.
        var begun = Number(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'SchemaVersions'") > 0;
        if (found == 0 && others > 0 && !begun)
        {
            throw new RefusedException(
                "not-a-store",
                FormattableString.Invariant($"{path} is another program's database: expected a Lookback store, found {others} tables of its own"));
        }
    }

    private static void RefuseNewer(int found, string path)
    {
        if (found > SchemaVersion)
        {
            throw new RefusedException(
                "store-too-new",
                $"{path} was written by a newer Lookback: expected schema {SchemaVersion} or older, found {found}");
        }
    }

    private static int VersionOf(SqliteConnection connection) =>
        Number(connection, "PRAGMA application_id") == ApplicationId ? (int)Number(connection, "PRAGMA user_version") : 0;

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
