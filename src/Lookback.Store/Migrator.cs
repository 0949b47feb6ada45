using System.Reflection;
using DbUp;
using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store;

/// <summary>
/// Brings a store's tables to what this program needs: numbered scripts, forward only, each in a transaction. A store that a newer
/// program has written is refused and left as it is.
/// </summary>
internal static class Migrator
{
    /// <summary>The schema this program writes: the number of the last script.</summary>
    public const int SchemaVersion = 11;

    /// <summary>What stands in place of a schema's version while a store is being restored.</summary>
    public const long Unfinished = -1;

    /// <summary>The code by which readers are refused a store that an older program wrote.</summary>
    public const string Older = "store-behind";

    private static readonly string[] OurTables = ["store", "entry", "tree_head"];

    /// <summary>Runs the scripts that the store lacks; true where it was new.</summary>
    /// <exception cref="RefusedException">The store was written by a newer program.</exception>
    public static void Bring(Database database, string name)
    {
        var found = VersionOf(database);
        // Asked on every start, so the common case must not pay for the migration engine.
        if (found == SchemaVersion) return;
        RefuseUnfinished(found, name);
        RefuseNewer(found, name);
        var result = database.Upgrade()
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), script => script.EndsWith(".sql", StringComparison.Ordinal))
            .WithVariables(database.Dialect.ToDictionary())
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful) throw new InvalidOperationException($"{name} could not be prepared: {result.Error.Message}", result.Error);
        database.Execute("UPDATE store SET schema_version = @SchemaVersion", new { SchemaVersion = (long)SchemaVersion });
        database.MarkAsOurs();
    }

    /// <summary>For readers, which must not change the store.</summary>
    /// <exception cref="RefusedException">The store's tables are not those of this program.</exception>
    public static void Check(Database database, string name)
    {
        RefuseForeign(database, name);
        var found = VersionOf(database);
        RefuseUnfinished(found, name);
        RefuseNewer(found, name);
        if (found == SchemaVersion) return;
        throw found == 0
            ? new RefusedException(
                "store-not-ready", $"{name} is not a Lookback store yet: the command that makes it was cut, and `lookback list import` goes on with it")
            : new RefusedException(Older, $"{name} was last written by an older Lookback (schema {found}, this one needs {SchemaVersion})");
    }

    /// <summary>Another program's database, named by mistake, must not find our tables among its own, nor be changed at all.</summary>
    /// <exception cref="RefusedException">There are tables, and they are not ours.</exception>
    public static void RefuseForeign(Database database, string name)
    {
        RefuseBackup(database, name);
        var tables = database.Tables();
        RefuseUnreleased(tables, name);
        // Our own first migration may have been cut: its journal is there, and it goes on.
        if (tables.Count == 0 || IsOurs(database, tables) || tables.Contains(Database.MigrationTable)) return;
        throw new RefusedException(
            "not-a-store",
            FormattableString.Invariant($"{name} is another program's database: expected a Lookback store, found {tables.Count} tables of its own"));
    }

    // The tables of 0.1.0, of which no format was promised.
    private static void RefuseUnreleased(IReadOnlyList<string> tables, string name)
    {
        if (tables.Contains("entry") && tables.Contains("screening") && !tables.Contains("store"))
        {
            throw new RefusedException(
                "store-too-old", $"{name} was made by Lookback 0.1, whose stores are not read any more: import and screen again into a new store");
        }
    }

    private static void RefuseBackup(Database database, string name)
    {
        if (database is SqliteDatabase file && file.IsMarkedAsBackup())
            throw new RefusedException("a-backup", $"{name} is a backup, which has no views: `lookback restore` makes a store of it");
    }

    private static bool IsOurs(Database database, IReadOnlyList<string> tables) => database.IsMarkedAsOurs() && OurTables.All(tables.Contains);

    /// <summary>Whether a store was being restored here, and was not finished.</summary>
    public static bool IsUnfinished(Database database) => VersionOf(database) == Unfinished;

    private static void RefuseUnfinished(long found, string name)
    {
        if (found == Unfinished)
        {
            throw new RefusedException(
                "restore-unfinished", $"{name} is being restored, or a restore of it was cut: `lookback restore` begins again");
        }
    }

    private static long VersionOf(Database database) =>
        IsOurs(database, database.Tables()) ? database.Query<long>("SELECT schema_version FROM store").FirstOrDefault() : 0;

    /// <exception cref="RefusedException">A newer program wrote it.</exception>
    internal static void RefuseNewer(long found, string name)
    {
        if (found > SchemaVersion)
        {
            throw new RefusedException(
                "store-too-new",
                $"{name} was written by a newer Lookback: expected schema {SchemaVersion} or older, found {found}");
        }
    }
}
