using System.Security.Cryptography;
using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Tables;

/// <summary>What a publisher said of a file when it was last fetched.</summary>
/// <param name="Address">Its address as the configuration has it, without any token.</param>
/// <param name="Etag">The answer's entity tag.</param>
/// <param name="LastModified">When the publisher says that it changed last, in the words of the answer.</param>
/// <param name="Sha256">Of the bytes that were kept.</param>
public sealed record FetchMark(string Address, string? Etag, string? LastModified, string Sha256);

/// <summary>
/// What publishers said of files when they were last fetched, so that an unchanged file costs one question. Under a seal of the store key, so that
/// nobody who can write to the database can make an old file pass for the one published now. Disposable: without a mark the file is downloaded again.
/// </summary>
public sealed class FetchTable
{
    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal FetchTable(Database database, KeyRing? ring)
    {
        _database = database;
        _ring = ring;
    }

    private KeyRing Ring => _ring ?? throw new InvalidOperationException("this ledger was opened without its key");

    /// <summary>The mark of an address; <see langword="null"/> where there is none, it is not what was written, or its file is not among the kept.</summary>
    public FetchMark? Find(string address)
    {
        var rows = _database.Query<(string? Etag, string? LastModified, string Sha256, byte[] Seal)>(
            "SELECT etag, last_modified, sha256, seal FROM fetch_mark WHERE url = @address", new { address });
        if (rows is not [var row]) return null;
        var mark = new FetchMark(address, row.Etag, row.LastModified, row.Sha256);
        return CryptographicOperations.FixedTimeEquals(row.Seal, SealOf(mark)) && IsKept(mark.Sha256) ? mark : null;
    }

    /// <summary>Remembers a mark in place of the address's last one. One whose file is not among the kept is forgotten: nothing could be read again.</summary>
    public void Put(FetchMark mark)
    {
        _database.Begin();
        try
        {
            _database.Execute("DELETE FROM fetch_mark WHERE url = @Address", new { mark.Address });
            if (IsKept(mark.Sha256) && (mark.Etag ?? mark.LastModified) is not null)
            {
                _database.Execute(
                    "INSERT INTO fetch_mark (url, etag, last_modified, sha256, seal) VALUES (@Address, @Etag, @LastModified, @Sha256, @seal)",
                    new { mark.Address, mark.Etag, mark.LastModified, mark.Sha256, seal = SealOf(mark) });
            }

            _database.Commit();
        }
        catch
        {
            _database.Rollback();
            throw;
        }
    }

    /// <summary>Drops them all.</summary>
    internal void Clear() => _database.Execute("DELETE FROM fetch_mark");

    private bool IsKept(string sha256) => _database.Scalar<long>("SELECT COUNT(*) FROM original WHERE sha256 = @sha256", new { sha256 }) > 0;

    private byte[] SealOf(FetchMark mark) => Ring.Mark($"fetch-mark\0{mark.Address}\0{mark.Etag}\0{mark.LastModified}\0{mark.Sha256}");
}
