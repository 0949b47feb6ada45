using System.Data;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lookback.Store;

/// <summary>What went wrong under the ledger, in one sentence.</summary>
/// <param name="Sentence">What happened, for a person; never with a password.</param>
/// <param name="IsDamage">Whether the store itself is damaged, rather than something around it.</param>
public sealed record StoreFault(string Sentence, bool IsDamage)
{
    // Result codes of SQLite, https://sqlite.org/rescode.html.
    private const int Busy = 5;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int SyncFailed = 10 | (4 << 8);
    private const int NotADatabase = 26;

    private const string Nothing = "nothing of the last step was recorded";
    private static readonly StoreFault DiskFull = new($"the disk is full: {Nothing}", false);

    private static readonly StoreFault Lost = new(
        "the connection to the store was lost: the last step is on record whole or not at all, and the same command goes on from there", false)
    {
        IsUncertain = true,
    };

    private static readonly StoreFault Unsynced = new(
        "the disk did not say whether it holds the last step: it is on record whole or not at all, and the same command goes on from there", false)
    {
        IsUncertain = true,
    };

    /// <summary>Whether nobody here can know if the last step was recorded.</summary>
    public bool IsUncertain { get; private init; }

    /// <summary>The fault that an exception, or one it stems from, stands for; <see langword="null"/> where it is none of the database's.</summary>
    public static StoreFault? Of(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var fault = e switch
            {
                SqliteException sqlite => Of(sqlite),
                PostgresException postgres => Of(postgres),
                NpgsqlException { InnerException: SocketException cause } => Unreachable(cause.Message),
                NpgsqlException { InnerException: IOException } => Lost,
                NpgsqlException npgsql => Unreachable(npgsql.Message),
                SocketException socket => Unreachable(socket.Message),
                // A row that cannot be what its column is declared to be; which value it was is nobody's business.
                DataException => new StoreFault("the store is damaged: a column holds a value of another kind than was ever written to it", true),
                _ => null,
            };
            if (fault is not null) return fault;
        }

        return null;
    }

    private static StoreFault Of(SqliteException e) => e.SqliteErrorCode switch
    {
        _ when e.SqliteExtendedErrorCode == SyncFailed => Unsynced,
        Corrupt or NotADatabase => new StoreFault($"the store is damaged: {e.Message}", true),
        Full => DiskFull,
        Busy => new StoreFault($"the store is busy: another process holds it; {Nothing}", false),
        _ => new StoreFault($"the store failed: {e.Message}; {Nothing}", false),
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html. The message alone is shown: its details may quote rows.
    private static StoreFault Of(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new StoreFault($"the store is damaged: {e.MessageText}", true),
        PostgresErrorCodes.DiskFull => DiskFull,
        PostgresErrorCodes.InvalidCatalogName => new StoreFault(
            $"there is no such database ({e.MessageText}): `createdb` makes it, or --store names another", false),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new StoreFault(
            $"the database refused the login ({e.MessageText}): --store names the user, and PGPASSWORD or a password file gives the password", false),
        PostgresErrorCodes.InsufficientPrivilege => new StoreFault(
            $"the database refused ({e.MessageText}): its owner must GRANT this user what it needs; {Nothing}", false),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => Unreachable(e.MessageText),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.DatabaseDropped => Lost,
        _ => new StoreFault($"the store failed: {e.MessageText} ({e.SqlState}); {Nothing}", false),
    };

    private static StoreFault Unreachable(string why) =>
        new($"the database cannot be reached ({why.TrimEnd('.')}): see that it runs and that --store names it", false);
}
