using System.IO.Compression;
using System.Security.Cryptography;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>Publishers' files as received, addressed by the SHA-256 of their bytes, kept deflated in chunks so that no file is ever whole in memory.</summary>
public sealed class OriginalTable
{
    private const int ChunkLength = 1 << 20;
    private static readonly TableShape Chunks = new("original_chunk", "sha256", "sequence", "bytes");
    private readonly Database _database;

    internal OriginalTable(Database database) => _database = database;

    /// <summary>Writes a kept file's bytes; false where none has that hash.</summary>
    /// <exception cref="InvalidDataException">What is kept is no longer what was received.</exception>
    public bool CopyTo(string sha256, Stream target)
    {
        if (_database.Scalar<long?>("SELECT length FROM original WHERE sha256 = @sha256", new { sha256 }) is not { } length) return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunks = _database.Rows("SELECT bytes FROM original_chunk WHERE sha256 = @sha256 ORDER BY sequence", ("sha256", sha256));
        foreach (var chunk in chunks)
        {
            using var inflate = new DeflateStream(new MemoryStream(chunk.GetFieldValue<byte[]>(0)), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            inflate.CopyTo(plain);
            length -= plain.Length;
            hash.AppendData(plain.GetBuffer().AsSpan(0, (int)plain.Length));
            plain.WriteTo(target);
        }

        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (found != sha256) throw new InvalidDataException($"the kept file {sha256} is damaged: its bytes now hash to {found}");
        return length == 0 ? true : throw new InvalidDataException($"the kept file {sha256} is not of the length on record: {length} bytes are missing");
    }

    internal void Insert(string sha256, long length, Stream bytes)
    {
        var added = _database.Execute("INSERT INTO original VALUES (@sha256, @length) ON CONFLICT DO NOTHING", new { sha256, length });
        if (added == 0) return;
        var buffer = new byte[ChunkLength];
        for (var sequence = 0; ; sequence++)
        {
            var read = bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (read == 0) return;
            using var packed = new MemoryStream();
            using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(buffer.AsSpan(0, read));
            _database.Insert([new TableRows(Chunks.Name, Chunks.Columns, [[sha256, (long)sequence, packed.ToArray()]])]);
        }
    }
}
