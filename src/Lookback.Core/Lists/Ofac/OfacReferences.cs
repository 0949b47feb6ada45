using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// What the parties of the advanced XML refer to and what refers to them: a first pass over the file gathers it from before and behind them. What
/// belongs to one party is let go when that party has it; what is left at the end belongs to none, and is complained of.
/// </summary>
internal sealed class OfacReferences
{
    /// <summary>How many places, documents, entries and ties are held: twenty times as many as OFAC publishes.</summary>
    private const int Most = 1_000_000;

    private static readonly string[] Containers =
        ["Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries", "SanctionsEntryLinks"];

    private static readonly string[] Names =
        ["DateOfIssue", "ReferenceValueSets", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship", "SanctionsEntry", "SanctionsEntryLink"];

    private readonly SourceFile _file;
    private readonly ReadingLog _log;
    private readonly Dictionary<string, OfacPlace[]> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OfacDocument>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OfacSanction>> _sanctions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ListingRelation?>> _relations = new(StringComparer.Ordinal);
    private XElement? _issued;
    private int _held;

    private OfacReferences(SourceFile file, ReadingLog log)
    {
        (_file, _log) = (file, log);
        Words = new OfacWords(log, file.Name);
        Calendar = new OfacCalendar(Words, log, file.Name);
    }

    public OfacWords Words { get; }

    public OfacCalendar Calendar { get; }

    /// <summary>Reads all of the file but the parties.</summary>
    /// <exception cref="RefusedException"><c>wrong-format</c> for a delta, <c>too-many-rows</c>, and what reading XML is refused for.</exception>
    public static OfacReferences Load(SourceFile file, ReadingLog log)
    {
        var loaded = new OfacReferences(file, log);
        var parts = new OfacReferenceParts(loaded.Words, loaded.Calendar, log, file.Name);
        foreach (var element in Entries.Read(file, log, Containers, Names)) loaded.Take(element, parts);
        // The date stands before the words by which it is read.
        log.PublishedAt = loaded.Calendar.Date(loaded._issued)?.StartsAt;
        return loaded;
    }

    /// <summary>The parties, in a pass of their own.</summary>
    public IEnumerable<XElement> Parties() => Entries.Read(_file, _log, Containers, Names).Where(e => e.Name.LocalName == "DistinctParty");

    /// <summary>A place in each way it is written, the main one first; empty where there is none of that number, with a complaint.</summary>
    public IReadOnlyList<OfacPlace> Places(XElement at)
    {
        if (OfacWords.Id(at, "LocationID") is { } id && _places.TryGetValue(id, out var places)) return places;
        _log.Field(_file.Name, at.Line(), "LocationID", "a Location of the file", OfacWords.Id(at, "LocationID") ?? "nothing");
        return [];
    }

    /// <summary>The documents of an identity.</summary>
    public IReadOnlyList<OfacDocument> Documents(string? identity) => Removed(_documents, identity, out var found) ? found : [];

    /// <summary>The entries by which a profile is sanctioned.</summary>
    public IReadOnlyList<OfacSanction> Sanctions(string? profile) => Removed(_sanctions, profile, out var found) ? found : [];

    /// <summary>The ties from a profile to others.</summary>
    public IReadOnlyList<ListingRelation?> Relations(string? profile) => Removed(_relations, profile, out var found) ? found : [];

    /// <summary>Complains of what belonged to no party.</summary>
    public void Finish()
    {
        foreach (var (identity, documents) in _documents)
            _log.Field(_file.Name, documents[0].Line, "IdentityID", "an identity of a party", identity);
        foreach (var (profile, entries) in _sanctions)
            _log.Field(_file.Name, entries[0].Line, "ProfileID", "a profile of a party", profile);
    }

    private static bool Removed<T>(Dictionary<string, List<T>> held, string? key, [NotNullWhen(true)] out List<T>? found)
    {
        found = null;
        return key is not null && held.Remove(key, out found);
    }

    private void Take(XElement element, OfacReferenceParts parts)
    {
        switch (element.Name.LocalName)
        {
            case "Sanctions": RefuseDelta(element); break;
            case "DateOfIssue": _issued = element; break;
            case "ReferenceValueSets": Words.Read(element); break;
            case "Location": if (Key(element, "ID") is { } place) _places[place] = parts.Places(element); break;
            case "IDRegDocument": Hold(_documents, Key(element, "IdentityID"), IssuedIn(element, parts.Document(element))); break;
            case "SanctionsEntry": Hold(_sanctions, Key(element, "ProfileID"), parts.Sanction(element)); break;
            case "ProfileRelationship": Hold(_relations, Key(element, "From-ProfileID"), parts.Relation(element)); break;
        }
    }

    private static void Hold<T>(Dictionary<string, List<T>> held, string? key, T item)
    {
        if (key is null) return;
        if (held.TryGetValue(key, out var items)) items.Add(item);
        else held.Add(key, [item]);
    }

    private OfacDocument IssuedIn(XElement element, OfacDocument document) =>
        OfacWords.Id(element, "IssuedIn-LocationID") is { } id && _places.TryGetValue(id, out var places) && places[0].Line is { } place
            ? document with { More = [.. document.More, $"issued in {place}"] }
            : document;

    private string? Key(XElement element, string attribute)
    {
        if (++_held > Most)
        {
            throw new RefusedException(
                "too-many-rows", FormattableString.Invariant($"{_file.Name} has over {Most} places, documents, entries and relationships: expected fewer"));
        }

        var key = OfacWords.Id(element, attribute);
        if (key is null) _log.Field(_file.Name, element.Line(), attribute, "a number", "nothing");
        return key;
    }

    /// <summary>A delta names only what changed: as an edition it would delist all the rest.</summary>
    private void RefuseDelta(XElement root)
    {
        if (OfacWords.Id(root, "DeltaBaseVersion") is not { } version) return;
        throw new RefusedException(
            "wrong-format", $"{_file.Name} holds only the changes since version {version} (DeltaBaseVersion): expected the whole list");
    }
}
