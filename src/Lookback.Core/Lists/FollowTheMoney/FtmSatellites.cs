using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// The small entities that say something of a party: a <c>Passport</c> or <c>Identification</c> of its <c>holder</c>, a <c>Sanction</c> on its
/// <c>entity</c>, the <c>Address</c> its <c>addressEntity</c> names. They stand anywhere in the file, so that they are gathered in a pass of their own
/// and held, <see cref="Most"/> characters of them, several times what OpenSanctions publishes in all; what is beyond is complained of and not carried
/// over.
/// Nested ones stand in the party itself and need no memory.
/// </summary>
internal sealed class FtmSatellites
{
    /// <summary>How many characters are held, each entity counted with <see cref="Overhead"/> for its objects: half a gigabyte at the very most.</summary>
    public const long Most = 128 * 1024 * 1024;

    private const int Overhead = 200;

    private static readonly string[] Schemata = ["Passport", "Identification", "Sanction", "Address"];
    private readonly Dictionary<string, List<FtmDocument>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FtmSanction>> _sanctions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);
    private long _size;

    private FtmSatellites()
    {
    }

    /// <summary>Whether entities of the schema are carried over to a party.</summary>
    public static bool Is(string schema) => Schemata.Contains(schema, StringComparer.Ordinal);

    /// <summary>Reads them all; what is wrong with a record is said by the pass that reads the parties.</summary>
    public static FtmSatellites Gather(SourceFile file, ReadingLog log)
    {
        var satellites = new FtmSatellites();
        foreach (var record in JsonRecords.Read(file, MayBe))
        {
            if (record.Expected is not null || FtmValues.Text(record.Root, "schema") is not { } schema || !Is(schema)) continue;
            if (!record.Root.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) continue;
            if (satellites._size < Most) satellites.Add(FtmValues.Text(record.Root, "id"), schema, properties);
            else log.FieldOnce(file.Name, record.Line, schema, FormattableString.Invariant($"at most {Most} characters of such entities"), "more");
        }

        return satellites;
    }

    /// <summary>What is said of one party, by entities of their own and by those nested in it.</summary>
    public FtmRelated Of(string id, JsonElement properties)
    {
        var related = new FtmRelated();
        foreach (var (schema, nested) in FtmValues.Nested(properties)) related.Add(schema, nested);
        if (_documents.Remove(id, out var documents)) related.Documents.AddRange(documents);
        if (_sanctions.Remove(id, out var sanctions)) related.Sanctions.AddRange(sanctions);
        foreach (var address in FtmValues.Of(properties, "addressEntity"))
        {
            if (!_addresses.TryGetValue(address, out var line)) continue;
            related.Addresses.Add(line);
            _claimed.Add(address);
        }

        return related;
    }

    /// <summary>Counts those whose party is not in the file as left out.</summary>
    public void CountUnclaimed(ReadingLog log)
    {
        Count("schema:Passport", _documents.Values.Sum(d => d.Count(x => x.Kind == IdentifierKind.Passport)));
        Count("schema:Identification", _documents.Values.Sum(d => d.Count(x => x.Kind != IdentifierKind.Passport)));
        Count("schema:Sanction", _sanctions.Values.Sum(s => s.Count));
        Count("schema:Address", _addresses.Count - _claimed.Count);

        void Count(string kind, int count)
        {
            if (count > 0) log.Drop(kind, count);
        }
    }

    /// <summary>Parties are most of a file and need not be parsed twice.</summary>
    private static bool MayBe(string text) => Array.Exists(Schemata, s => text.Contains($"\"{s}\"", StringComparison.Ordinal));

    private void Add(string? id, string schema, JsonElement properties)
    {
        var related = new FtmRelated();
        related.Add(schema, properties);
        _size += Overhead + related.Size;
        foreach (var holder in FtmValues.Of(properties, "holder")) Under(_documents, holder, related.Documents);
        foreach (var entity in FtmValues.Of(properties, "entity")) Under(_sanctions, entity, related.Sanctions);
        if (id is not null && related.Addresses is [var line]) _addresses[id] = line;
    }

    private static void Under<T>(Dictionary<string, List<T>> all, string id, List<T> some)
    {
        if (some.Count == 0) return;
        if (!all.TryGetValue(id, out var list)) all.Add(id, list = []);
        list.AddRange(some);
    }
}
