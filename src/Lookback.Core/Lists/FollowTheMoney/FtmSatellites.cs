using System.Buffers;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// The small entities that say something of a party: a <c>Passport</c> or <c>Identification</c> of its <c>holder</c>, a <c>Sanction</c> on its
/// <c>entity</c>, the <c>Address</c> its <c>addressEntity</c> names, the <c>Position</c> it holds by an <c>Occupancy</c>, and what ties it to another
/// party (<c>Ownership</c>, <c>Family</c> and whatever else the model says is an edge between parties). They stand anywhere in the file, so that they are
/// gathered in a pass of their own and held, <see cref="Most"/> characters of them, several times what OpenSanctions publishes in all; what is beyond is
/// complained of and not carried over. Nested ones stand in the party itself and need no memory.
/// </summary>
internal sealed class FtmSatellites
{
    /// <summary>How many characters are held, each entity counted with <see cref="Overhead"/> for its objects: half a gigabyte at the very most.</summary>
    public const long Most = 128 * 1024 * 1024;

    private const int Overhead = 200;

    private static readonly HashSet<string> Schemata = new(
        FtmModel.Current.Schemata.Where(s => s.Edge is not null).Select(s => s.Name).Concat(
            ["Passport", "Identification", "Sanction", "Address", FtmPosition.Schema, FtmPosition.PostSchema]), StringComparer.Ordinal);

    private static readonly SearchValues<string> Quoted = SearchValues.Create([.. Schemata.Select(s => $"\"{s}\"")], StringComparison.Ordinal);

    private readonly Dictionary<string, List<FtmDocument>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FtmSanction>> _sanctions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FtmPosition>> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _posts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FtmTie>> _ties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _endless = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heldPosts = new(StringComparer.Ordinal);
    private readonly SourceFile _file;
    private readonly ReadingLog _log;
    private long _size;
    private long _nameless;

    private FtmSatellites(SourceFile file, ReadingLog log) => (_file, _log) = (file, log);

    /// <summary>Whether entities of the schema are carried over to a party.</summary>
    public static bool Is(string schema) => Schemata.Contains(schema);

    /// <summary>Reads them all; what is wrong with a record is said by the pass that reads the parties.</summary>
    public static FtmSatellites Gather(SourceFile file, ReadingLog log)
    {
        var satellites = new FtmSatellites(file, log);
        // Parties are most of a file and need not be parsed twice.
        foreach (var record in JsonRecords.Read(file, text => text.AsSpan().ContainsAny(Quoted)))
        {
            if (record.Expected is not null || FtmValues.Text(record.Root, "schema") is not { } schema || !Is(schema)) continue;
            if (!record.Root.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) continue;
            if (satellites._size < Most) satellites.Add(FtmValues.Text(record.Root, "id"), schema, properties, record.Line);
            else log.FieldOnce(file.Name, record.Line, schema, FormattableString.Invariant($"at most {Most} characters of such entities"), "more");
        }

        return satellites;
    }

    /// <summary>What is said of one party, by entities of their own and by those nested in it.</summary>
    public FtmRelated Of(string id, JsonElement properties, long line)
    {
        var related = new FtmRelated();
        foreach (var (_, schema, nested) in FtmValues.Nested(properties))
        {
            related.Add(schema, nested);
            if (FtmModel.Current.Find(schema) is { Edge: not null } edge)
                related.Ties.AddRange(Ties(edge, nested, line).Where(t => t.At is null || t.At == id).Select(t => t.Tie));
        }

        if (_documents.Remove(id, out var documents)) related.Documents.AddRange(documents);
        if (_sanctions.Remove(id, out var sanctions)) related.Sanctions.AddRange(sanctions);
        if (_ties.Remove(id, out var ties)) related.Ties.AddRange(ties);
        if (_positions.Remove(id, out var positions)) related.Positions.AddRange(positions.Select(Named));
        foreach (var address in FtmValues.Of(properties, "addressEntity"))
        {
            if (!_addresses.TryGetValue(address, out var written)) continue;
            related.Addresses.Add(written);
            _claimed.Add(address);
        }

        return related;
    }

    /// <summary>Counts those whose party is not in the file as left out; of a tie, those of which neither end is.</summary>
    public void CountUnclaimed()
    {
        Count("Passport", _documents.Values.Sum(d => d.Count(x => x.Kind == IdentifierKind.Passport)));
        Count("Identification", _documents.Values.Sum(d => d.Count(x => x.Kind != IdentifierKind.Passport)));
        Count("Sanction", _sanctions.Values.Sum(s => s.Count));
        Count("Address", _addresses.Count - _claimed.Count);
        Count(FtmPosition.Schema, _positions.Values.Sum(p => p.Count) + _nameless);
        Count(FtmPosition.PostSchema, _posts.Count - _heldPosts.Count);
        foreach (var (schema, count) in _endless) Count(schema, count);
        foreach (var left in _ties.Values.SelectMany(t => t).Where(t => t.OtherKey is { } other && _ties.ContainsKey(other)).GroupBy(t => t.Schema.Name))
            Count(left.Key, left.Count(t => t.End == RelationEnd.Source));

        void Count(string schema, long count)
        {
            if (count > 0) _log.Drop($"schema:{schema}", count);
        }
    }

    private FtmPosition Named(FtmPosition position)
    {
        if (position is not { Name: null }) return position;
        if (position.Post is { } post && _posts.TryGetValue(post, out var name))
        {
            _heldPosts.Add(post);
            return position with { Name = name };
        }

        _nameless++;
        return position;
    }

    private IReadOnlyList<(string? At, FtmTie Tie)> Ties(FtmSchema schema, JsonElement properties, long line)
    {
        if (FtmTie.Read(schema, properties) is { } ties) return ties;
        _log.FieldOnce(_file.Name, line, schema.Name, FormattableString.Invariant($"at most {FtmTie.MostPairs} pairs of ends"), "more");
        return [];
    }

    private void Add(string? id, string schema, JsonElement properties, long line)
    {
        var related = new FtmRelated();
        related.Add(schema, properties);
        _size += Overhead + related.Size;
        foreach (var holder in FtmValues.Of(properties, "holder"))
        {
            Under(_documents, holder, related.Documents);
            Under(_positions, holder, related.Positions);
        }

        foreach (var entity in FtmValues.Of(properties, "entity")) Under(_sanctions, entity, related.Sanctions);
        if (id is not null && related.Addresses is [var written]) _addresses[id] = written;
        if (id is not null && schema == FtmPosition.PostSchema && FtmValues.First(properties, "name") is { } post)
        {
            _posts[id] = post;
            _size += post.Length;
        }

        if (FtmModel.Current.Find(schema) is { Edge: not null } edge) AddTies(edge, properties, line);
    }

    private void AddTies(FtmSchema schema, JsonElement properties, long line)
    {
        var hasEnds = false;
        foreach (var (at, tie) in Ties(schema, properties, line))
        {
            if (at is null) continue;
            hasEnds = true;
            _size += Overhead + tie.Size;
            Under(_ties, at, [tie]);
        }

        if (!hasEnds) _endless[schema.Name] = _endless.GetValueOrDefault(schema.Name) + 1;
    }

    private static void Under<T>(Dictionary<string, List<T>> all, string id, List<T> some)
    {
        if (some.Count == 0) return;
        if (!all.TryGetValue(id, out var list)) all.Add(id, list = []);
        list.AddRange(some);
    }
}
