using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Access;

/// <summary>
/// What accounts prove themselves by. In no entry, since the ledger keeps for good what it is told, and a password's hash must be able to go;
/// sealed under the store's key, and in no backup.
/// </summary>
public sealed class AccountSecretTable
{
    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal AccountSecretTable(Database database, KeyRing? ring) => (_database, _ring) = (database, ring);

    /// <summary>What was kept of an account; <see langword="null"/> where nothing was, or where it was not what was written.</summary>
    public byte[]? Of(string account) => _database
        .Query<byte[]>("SELECT sealed FROM account_secret WHERE account = @account", new { account })
        .Select(s => _ring!.OpenAccess(s, account))
        .FirstOrDefault();

    /// <summary>Keeps it in place of what was kept.</summary>
    public void Put(string account, byte[] bytes) => _database.Execute(
        "INSERT INTO account_secret (account, sealed) VALUES (@account, @sealed) ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed",
        new { account, @sealed = _ring!.SealAccess(bytes, account) });

    /// <summary>Takes it away.</summary>
    public void Remove(string account) => _database.Execute("DELETE FROM account_secret WHERE account = @account", new { account });
}
