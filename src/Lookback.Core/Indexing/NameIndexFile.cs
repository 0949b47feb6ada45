using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Lookback.Core.Indexing;

/// <summary>The segment on disk, little-endian: "LBNI", version, party count, posting count, starts, keys, ordinals, SHA-256.</summary>
internal static class NameIndexFile
{
    /// <summary>Raised whenever the layout, or the way keys are made, changes: an older segment is rebuilt, never misread.</summary>
    public const int Version = 2;

    private static ReadOnlySpan<byte> Magic => "LBNI"u8;

    public static void Write(NameIndex index, Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> header = stackalloc byte[16];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], index.Count);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], index.Postings);
        Put(header);
        Put(MemoryMarshal.AsBytes(index.Starts));
        Put(MemoryMarshal.AsBytes(index.Keys));
        Put(MemoryMarshal.AsBytes(index.Ordinals));
        stream.Write(hash.GetHashAndReset());

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    public static NameIndex Read(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = new byte[16];
        Fill(stream, hash, header);
        if (!header.AsSpan(0, 4).SequenceEqual(Magic)) throw new InvalidDataException("not a name index: it does not begin with LBNI");
        var version = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        if (version != Version)
            throw new InvalidDataException($"a name index of format version {version}; this engine reads version {Version}: rebuild it");
        var (count, postings) = (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)), BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)));
        var starts = ReadArray<int>(stream, hash, NameIndex.Buckets + 1);
        if (count < 0 || postings < 0 || starts[0] != 0 || starts[^1] != postings)
            throw new InvalidDataException("a damaged name index: its counts contradict each other");
        for (var i = 1; i < starts.Length; i++)
            if (starts[i] < starts[i - 1]) throw new InvalidDataException("a damaged name index: its buckets are out of order");
        var keys = ReadArray<uint>(stream, hash, postings);
        var ordinals = ReadArray<int>(stream, hash, postings);
        var stored = new byte[32];
        if (stream.ReadAtLeast(stored, stored.Length, throwOnEndOfStream: false) != 32 || !hash.GetHashAndReset().AsSpan().SequenceEqual(stored))
            throw new InvalidDataException("a damaged name index: its checksum does not fit");
        return new NameIndex(count, starts, keys, ordinals);
    }

    /// <summary>Grows with what is really there, so that a damaged count cannot ask for memory that the file does not fill.</summary>
    private static T[] ReadArray<T>(Stream stream, IncrementalHash hash, int length)
        where T : unmanaged
    {
        const int Step = 1 << 20;
        var array = new T[Math.Min(length, Step)];
        for (var read = 0; read < length;)
        {
            if (read == array.Length) Array.Resize(ref array, (int)Math.Min(length, 2L * array.Length));
            Fill(stream, hash, MemoryMarshal.AsBytes(array.AsSpan(read)));
            read = array.Length;
        }

        return array;
    }

    private static void Fill(Stream stream, IncrementalHash hash, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) != bytes.Length)
            throw new InvalidDataException("a damaged name index: it is cut short");
        hash.AppendData(bytes);
    }
}
