using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>
/// The segment on disk, little-endian: "LBNI", version, ordinals, briefs, names, words of names, postings, names of words with their burdens, words,
/// labels, SHA-256 of all before it.
/// </summary>
internal static class NameIndexFile
{
    /// <summary>Raised whenever the layout, or the way keys are made, changes: an older segment is rebuilt, never misread.</summary>
    public const int Version = 5;

    private const int Head = 8;

    private static ReadOnlySpan<byte> Magic => "LBNI"u8;

    public static void Write(NameIndex index, Stream stream)
    {
        using var sha = SHA256.Create();
        using (var hashed = new CryptoStream(stream, sha, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed))
        {
            writer.Write(Magic);
            writer.Write(Version);
            Put(writer, index.Ordinals);
            Put(writer, index.Briefs);
            Put(writer, index.Rows);
            Put(writer, index.RowWords);
            Put(writer, index.Words.Keys);
            Put(writer, index.NameKeys);
            Put(writer, index.FactKeys);
            Put(writer, index.Words.Starts);
            Put(writer, index.Words.Rows);
            Put(writer, index.Words.Burdens);
            writer.Write(index.Words.Count);
            for (var word = 0; word < index.Words.Count; word++) StoredPart.Write(writer, index.Words.Part(word));
            writer.Write(index.Labels.Length);
            foreach (var label in index.Labels) writer.Write(label);
        }

        stream.Write(sha.Hash);
    }

    public static NameIndex Read(Stream stream)
    {
        var bytes = All(stream);
        if (bytes.Length < Head + SHA256.HashSizeInBytes) throw new InvalidDataException("a damaged name index: it is cut short");
        if (!bytes.AsSpan(0, 4).SequenceEqual(Magic)) throw new InvalidDataException("not a name index: it does not begin with LBNI");
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        if (version != Version)
            throw new InvalidDataException($"a name index of format version {version}; this engine reads version {Version}: rebuild it");
        var content = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)))
            throw new InvalidDataException("a damaged name index: its checksum does not fit");
        using var reader = new BinaryReader(new MemoryStream(bytes, Head, content.Length - Head, writable: false));
        var (ordinals, briefs) = (Get<int>(reader), Get<PartyBrief>(reader));
        var (rows, rowWords) = (Get<NameRow>(reader), Get<int>(reader));
        var (wordKeys, names, facts) = (GetPostings(reader), GetPostings(reader), GetPostings(reader));
        var (starts, rowsOfWords, burdens) = (Get<int>(reader), Get<int>(reader), Get<byte>(reader));
        var parts = new NamePart[reader.ReadInt32()];
        for (var word = 0; word < parts.Length; word++) parts[word] = StoredPart.Read(reader);
        var labels = new string[reader.ReadInt32()];
        for (var label = 0; label < labels.Length; label++) labels[label] = reader.ReadString();
        return new NameIndex(ordinals, briefs, rows, rowWords, labels, new WordTable(parts, wordKeys, starts, rowsOfWords, burdens), names, facts);
    }

    private static byte[] All(Stream stream)
    {
        if (!stream.CanSeek)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }

        var bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void Put<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        // In pieces, since a span of bytes has no more than two thousand million.
        const int Step = 1 << 20;
        for (; values.Length > Step; values = values[Step..]) writer.Write(MemoryMarshal.AsBytes(values[..Step]));
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static void Put(BinaryWriter writer, KeyPostings postings)
    {
        Put(writer, postings.Starts);
        Put(writer, postings.Keys);
        Put(writer, postings.Bearers);
    }

    private static T[] Get<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static KeyPostings GetPostings(BinaryReader reader) => new(Get<int>(reader), Get<uint>(reader), Get<int>(reader));
}
