using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Lookback.Core.Records;
using Lookback.Core.Records.Json;

namespace Lookback.Store;

/// <summary>An entry as it lies in the table: its kind, whose it is, and its body in the encoding <see cref="EntryCodec.Format"/>.</summary>
internal readonly record struct EncodedBody(string Kind, SubjectId? Subject, byte[] Bytes);

/// <summary>
/// The one place that knows how entries are written. Format 1: the body is the record's JSON in UTF-8; the subject stands in a
/// column of its own, so that it can be found, and later its key destroyed, without reading bodies.
/// </summary>
internal static class EntryCodec
{
    /// <summary>The format written. Every earlier one stays readable.</summary>
    public const int Format = 1;

    public static EncodedBody Encode(EntryBody body) => body switch
    {
        EntryBody.ListingStated b => new("listing-stated", null, Bytes(b.Text)),
        EntryBody.ListingEnded b => new("listing-ended", null, Bytes(b.Delisting)),
        EntryBody.EditionLoaded b => new("edition-loaded", null, Bytes(b.Edition)),
        EntryBody.CoverageTaken b => new("coverage-taken", null, Bytes(b.Coverage)),
        EntryBody.EncounterRecorded b => new("encounter-recorded", b.Encounter.Subject, Bytes(b.Encounter)),
        EntryBody.ScreeningMade b => new("screening-made", b.Subject, Bytes(b.Screening)),
        EntryBody.RunStarted b => new("run-started", null, Bytes(b.Start)),
        EntryBody.FindingMade b => new("finding-made", b.Subject, Bytes(b.Finding)),
        EntryBody.GroundLost b => new("ground-lost", b.Subject, Bytes(b.Loss)),
        EntryBody.RunAdvanced b => new("run-advanced", null, Bytes(b.Checkpoint)),
        EntryBody.RunEnded b => new("run-ended", null, Bytes(b.End)),
        EntryBody.AlertDecided b => new("alert-decided", b.Subject, Bytes(b.Disposition)),
        _ => throw new InvalidOperationException($"an entry of kind {body.GetType().Name} has no encoding"),
    };

    /// <exception cref="CorruptLedgerException">The format is newer than this program, the kind unknown, or the body unreadable.</exception>
    public static EntryBody Decode(long position, string kind, int format, SubjectId? subject, ReadOnlySpan<byte> bytes)
    {
        if (format != Format)
            throw new CorruptLedgerException(position, $"an entry of format {Format} or older", $"format {format}, written by a newer program");
        try
        {
            return kind switch
            {
                "listing-stated" => new EntryBody.ListingStated(Record<ListingText>(bytes)),
                "listing-ended" => new EntryBody.ListingEnded(Record<Delisting>(bytes)),
                "edition-loaded" => new EntryBody.EditionLoaded(Record<Edition>(bytes)),
                "coverage-taken" => new EntryBody.CoverageTaken(Record<Coverage>(bytes)),
                "encounter-recorded" => new EntryBody.EncounterRecorded(Record<Encounter>(bytes)),
                "screening-made" => new EntryBody.ScreeningMade(Record<Screening>(bytes), Whose()),
                "run-started" => new EntryBody.RunStarted(Record<RunStart>(bytes)),
                "finding-made" => new EntryBody.FindingMade(Record<Finding>(bytes), Whose()),
                "ground-lost" => new EntryBody.GroundLost(Record<LostGround>(bytes), Whose()),
                "run-advanced" => new EntryBody.RunAdvanced(Record<RunCheckpoint>(bytes)),
                "run-ended" => new EntryBody.RunEnded(Record<RunEnd>(bytes)),
                "alert-decided" => new EntryBody.AlertDecided(Record<Disposition>(bytes), Whose()),
                _ => throw new CorruptLedgerException(position, "a known kind of entry", $"\"{kind}\""),
            };
        }
        catch (JsonException e)
        {
            throw new CorruptLedgerException(position, $"a readable body of kind {kind}", e.Message, e);
        }

        SubjectId Whose() => subject ?? throw new CorruptLedgerException(position, $"a subject beside an entry of kind {kind}", "none");
    }

    /// <summary>
    /// The leaf hash of RFC 9162, section 2.1.1: SHA-256 over a zero byte and the entry's own bytes, each field prefixed by its
    /// length where that varies.
    /// </summary>
    public static byte[] Hash(long position, long knownAt, string actor, EncodedBody body, int format)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[21];
        numbers[0] = 0;
        BinaryPrimitives.WriteInt64BigEndian(numbers[1..], position);
        BinaryPrimitives.WriteInt64BigEndian(numbers[9..], knownAt);
        BinaryPrimitives.WriteInt32BigEndian(numbers[17..], format);
        hash.AppendData(numbers);
        Text(actor);
        Text(body.Kind);
        Text(body.Subject?.Value ?? "");
        hash.AppendData(body.Bytes);
        return hash.GetHashAndReset();

        void Text(string text)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
            hash.AppendData(length);
            hash.AppendData(utf8);
        }
    }

    private static byte[] Bytes<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, TypeOf<T>());

    private static T Record<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, TypeOf<T>()) ?? throw new JsonException("null");

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)RecordJson.Rules.GetTypeInfo(typeof(T));
}
