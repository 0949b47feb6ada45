using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Keys;

/// <summary>
/// The subjects' keys, each wrapped under the store key and kept in a row of its own, so that one can be destroyed. Also makes the
/// keyed marks under which references, and the ids of erased subjects, are found again.
/// </summary>
internal sealed class KeyRing
{
    /// <summary>The table of wrapped keys.</summary>
    public static readonly TableShape Table = new("subject_key", "subject", "wrapped");

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int MarkLength = 16;
    private const int MaxKept = 50_000;
    // One for each thread: making one costs more than wrapping a key with it, and none serves two threads at once.
    private readonly ThreadLocal<AesGcm> _wrapping;
    private readonly byte[] _marking;
    private readonly ThreadLocal<AesGcm> _indexing;
    private readonly Dictionary<long, SubjectKey> _kept = [];

    /// <summary>The ring under a store key.</summary>
    public KeyRing(StoreKey key)
    {
        _wrapping = Under(key.For("wrap"));
        _marking = key.For("mark");
        _indexing = Under(key.For("index"));
        Check = key.For("check")[..MarkLength];
    }

    /// <summary>Tells this store key from another without saying anything of it.</summary>
    public byte[] Check { get; }

    /// <summary>A key as it is kept in its row.</summary>
    public byte[] Wrap(SubjectKey key)
    {
        var id = Encoding.ASCII.GetBytes(key.Id.Value);
        return Encrypt(_wrapping.Value!, [.. key.Secret, .. id], key.Subject);
    }

    /// <summary>The key in a row.</summary>
    /// <exception cref="CorruptLedgerException">The row is not what was written.</exception>
    public SubjectKey Unwrap(long subject, byte[] wrapped)
    {
        if (_kept.TryGetValue(subject, out var kept)) return kept;
        var key = TryUnwrap(subject, wrapped)
            ?? throw new CorruptLedgerException(subject, "a key of the subject first met there that the store key opens", "a damaged one");
        Keep(key);
        return key;
    }

    /// <summary>The key in a row; <see langword="null"/> where the row is not what was written. Safe on many threads.</summary>
    public SubjectKey? TryUnwrap(long subject, byte[] wrapped) => Decrypt(_wrapping.Value!, wrapped, subject) is { Length: > SubjectKey.Length } plain
        ? new SubjectKey(subject, new SubjectId(Encoding.ASCII.GetString(plain.AsSpan(SubjectKey.Length))), plain[..SubjectKey.Length])
        : null;

    /// <summary>Keeps a key at hand.</summary>
    public void Keep(SubjectKey key)
    {
        if (_kept.Count >= MaxKept) _kept.Clear();
        _kept[key.Subject] = key;
    }

    /// <summary>Forgets what was kept at hand: of a subject that was erased, or of an append that was not committed.</summary>
    public void Forget() => _kept.Clear();

    /// <summary>What a text can be found again by, by whoever has the store key and knows the text.</summary>
    public byte[] Mark(string text) => HMACSHA256.HashData(_marking, Encoding.UTF8.GetBytes(text))[..MarkLength];

    /// <summary>A stretch of the population's index, sealed: it is made of what persons were described as.</summary>
    public byte[] SealIndex(byte[] bytes, long from) => Encrypt(_indexing.Value!, bytes, from);

    /// <summary>The stretch; <see langword="null"/> where it is damaged.</summary>
    public byte[]? OpenIndex(byte[] bytes, long from) => Decrypt(_indexing.Value!, bytes, from);

    private static ThreadLocal<AesGcm> Under(byte[] key) => new(() => new AesGcm(key, TagLength));

    private static byte[] Encrypt(AesGcm aes, ReadOnlySpan<byte> text, long place)
    {
        var sealed_ = new byte[NonceLength + text.Length + TagLength];
        Chance.Fill(sealed_.AsSpan(0, NonceLength));
        Span<byte> bound = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bound, place);
        aes.Encrypt(sealed_.AsSpan(0, NonceLength), text, sealed_.AsSpan(NonceLength, text.Length), sealed_.AsSpan(NonceLength + text.Length), bound);
        return sealed_;
    }

    private static byte[]? Decrypt(AesGcm aes, ReadOnlySpan<byte> sealed_, long place)
    {
        var length = sealed_.Length - NonceLength - TagLength;
        if (length < 0) return null;
        var text = new byte[length];
        Span<byte> bound = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bound, place);
        try
        {
            aes.Decrypt(sealed_[..NonceLength], sealed_.Slice(NonceLength, length), sealed_[(NonceLength + length)..], text, bound);
            return text;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
