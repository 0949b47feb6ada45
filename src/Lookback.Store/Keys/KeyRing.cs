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
    private readonly ThreadLocal<AesGcm> _listing;
    private readonly ThreadLocal<AesGcm> _access;
    private readonly byte[] _signing;
    private readonly byte[] _exporting;
    private readonly Dictionary<long, SubjectKey> _kept = [];

    /// <summary>The ring under a store key.</summary>
    public KeyRing(StoreKey key)
    {
        _wrapping = Under(key.For("wrap"));
        _marking = key.For("mark");
        _indexing = Under(key.For("index"));
        _listing = Under(key.For("listings"));
        _access = Under(key.For("access"));
        _signing = key.For("webhooks");
        _exporting = key.For("exports");
        Counting = new CountingKey(key.ForCounting());
        Check = key.For("check")[..MarkLength];
    }

    /// <summary>Tells this store key from another without saying anything of it.</summary>
    public byte[] Check { get; }

    /// <summary>The key that counts arrivals.</summary>
    public CountingKey Counting { get; }

    /// <summary>A key as it is kept in its row.</summary>
    public byte[] Wrap(SubjectKey key)
    {
        var id = Encoding.ASCII.GetBytes(key.Id.Value);
        return Encrypt(_wrapping.Value!, [.. key.Secret, .. id], Place(key.Subject));
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
    public SubjectKey? TryUnwrap(long subject, byte[] wrapped) => Decrypt(_wrapping.Value!, wrapped, Place(subject)) is { Length: > SubjectKey.Length } plain
        ? new SubjectKey(subject, new SubjectId(Encoding.ASCII.GetString(plain.AsSpan(SubjectKey.Length))), plain[..SubjectKey.Length])
        : null;

    /// <summary>The rows of the subjects first met in a stretch, in order.</summary>
    public static List<(long Subject, byte[] Wrapped)> Rows(Database database, long after, long upTo) => database.Query<(long, byte[])>(
        "SELECT subject, wrapped FROM subject_key WHERE subject > @after AND subject <= @upTo ORDER BY subject", new { after, upTo });

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

    /// <summary>
    /// A stretch of the population's index, sealed: it is made of what persons were described as. The seal binds where the stretch begins
    /// and ends, so that none can be made to pass for a longer one.
    /// </summary>
    public byte[] SealIndex(byte[] bytes, long from, long to, string engine) => Encrypt(_indexing.Value!, bytes, Place(from, to, engine));

    /// <summary>The stretch; <see langword="null"/> where it is damaged, or another's.</summary>
    public byte[]? OpenIndex(byte[] bytes, long from, long to, string engine) => Decrypt(_indexing.Value!, bytes, Place(from, to, engine));

    /// <summary>A segment of the listings' index, sealed. The seal binds its number and the program that built it.</summary>
    public byte[] SealListings(byte[] bytes, long number, string program) => Encrypt(_listing.Value!, bytes, Place(number, program));

    /// <summary>The segment; <see langword="null"/> where it is damaged, or another's.</summary>
    public byte[]? OpenListings(byte[] bytes, long number, string program) => Decrypt(_listing.Value!, bytes, Place(number, program));

    /// <summary>What belongs to an account or a request, sealed. The seal binds whose it is.</summary>
    public byte[] SealAccess(byte[] bytes, string owner) => Encrypt(_access.Value!, bytes, Encoding.UTF8.GetBytes(owner));

    /// <summary>The same, opened; <see langword="null"/> where it is damaged, or another's.</summary>
    public byte[]? OpenAccess(byte[] bytes, string owner) => Decrypt(_access.Value!, bytes, Encoding.UTF8.GetBytes(owner));

    /// <summary>What a webhook's messages are signed with.</summary>
    public byte[] SigningKey(string webhook) => HMACSHA256.HashData(_signing, Encoding.UTF8.GetBytes(webhook));

    /// <summary>What the order of an export's rows is drawn by.</summary>
    public byte[] OrderKey(string export) => HMACSHA256.HashData(_exporting, Encoding.UTF8.GetBytes(export));

    private static ThreadLocal<AesGcm> Under(byte[] key) => new(() => new AesGcm(key, TagLength));

    private static byte[] Place(long subject)
    {
        var place = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(place, subject);
        return place;
    }

    private static byte[] Place(long number, string program) => [.. Place(number), .. Encoding.UTF8.GetBytes(program)];

    private static byte[] Place(long from, long to, string engine) => [.. Place(from), .. Place(to), .. Encoding.UTF8.GetBytes(engine)];

    private static byte[] Encrypt(AesGcm aes, ReadOnlySpan<byte> text, byte[] place)
    {
        var sealed_ = new byte[NonceLength + text.Length + TagLength];
        Chance.Fill(sealed_.AsSpan(0, NonceLength));
        aes.Encrypt(sealed_.AsSpan(0, NonceLength), text, sealed_.AsSpan(NonceLength, text.Length), sealed_.AsSpan(NonceLength + text.Length), place);
        return sealed_;
    }

    private static byte[]? Decrypt(AesGcm aes, ReadOnlySpan<byte> sealed_, byte[] place)
    {
        var length = sealed_.Length - NonceLength - TagLength;
        if (length < 0) return null;
        var text = new byte[length];
        try
        {
            aes.Decrypt(sealed_[..NonceLength], sealed_.Slice(NonceLength, length), sealed_[(NonceLength + length)..], text, place);
            return text;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
