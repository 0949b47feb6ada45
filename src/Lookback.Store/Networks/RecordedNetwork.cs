using Lookback.Core.Matching;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store.Databases;

namespace Lookback.Store.Networks;

/// <summary>The links on record as of a horizon, ready to be walked.</summary>
public sealed class RecordedNetwork : INetwork
{
    // A document shown, a decision, another document: further than this nobody is the same person for a good reason.
    private const int MostRounds = 4;

    private readonly Ledger _ledger;
    private readonly Database _database;
    private readonly Horizon _at;
    private readonly IReadOnlySet<long> _open;
    private readonly Dictionary<long, (IReadOnlyList<PartialDate> Births, PreparedParty Names)> _described = [];

    internal RecordedNetwork(Ledger ledger, Database database, Horizon at)
    {
        (_ledger, _database, _at) = (ledger, database, at);
        _open = ledger.Views.Networks.Openings.Open(at);
    }

    /// <inheritdoc/>
    public bool IsOpen(long node) => _open.Contains(node);

    /// <inheritdoc/>
    public Surroundings Around(IReadOnlyCollection<long> nodes, EdgeScope scope, int mostParties)
    {
        // One edge more than parties may share it: few nodes have as many, and of those most are somebody met often.
        var most = mostParties == int.MaxValue ? mostParties : mostParties + 1;
        var edges = ByNode(_ledger.Edges.Read(nodes, _at, scope, most));
        if (mostParties == int.MaxValue) return new Surroundings(edges, new HashSet<long>());
        var large = edges.Where(e => e.Value.Count > mostParties).Select(e => e.Key).ToList();
        var crowded = large
            .Where(n => edges[n].Select(e => e.Party).Distinct().Count() > mostParties || _ledger.Edges.IsCrowded(n, _at, mostParties))
            .ToHashSet();
        foreach (var node in crowded) edges.Remove(node);
        foreach (var (node, all) in ByNode(_ledger.Edges.Read([.. large.Where(n => !crowded.Contains(n))], _at, scope))) edges[node] = all;
        return new Surroundings(edges, crowded);
    }

    private static Dictionary<long, IReadOnlyList<Edge>> ByNode(List<Edge> edges)
    {
        var found = new Dictionary<long, IReadOnlyList<Edge>>();
        foreach (var edge in edges)
        {
            if (!found.TryGetValue(edge.Node, out var list)) found[edge.Node] = list = new List<Edge>();
            ((List<Edge>)list).Add(edge);
        }

        return found;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, IReadOnlyList<Binding>> SamePerson(IReadOnlyCollection<long> encounters)
    {
        var sightings = new Dictionary<long, Sighting>();
        var decisions = new Dictionary<long, DecidedIdentity>();
        // Most who are met stand alone, which takes one look.
        var next = Bound(encounters);
        for (var round = 0; round < MostRounds && next.Count > 0; round++)
        {
            foreach (var sighting in Sightings(next)) sightings[sighting.Encounter] = sighting;
            var found = new HashSet<long>();
            found.UnionWith(Bearers([.. next.SelectMany(e => sightings.GetValueOrDefault(e)?.Documents ?? [])]));
            found.UnionWith(KnownAlike([.. next.Where(e => sightings.GetValueOrDefault(e)?.Reference is not null)]));
            foreach (var decision in _ledger.Views.Networks.Identities.On([.. next, .. found], _at))
            {
                decisions[decision.Position] = decision;
                if (decision.Kind == IdentityKind.Same) found.UnionWith(decision.Encounters);
            }

            found.ExceptWith(sightings.Keys);
            next = found;
        }

        if (sightings.Count < 2) return new Dictionary<long, IReadOnlyList<Binding>>();
        var people = PersonResolution.Resolve(sightings.Values, decisions.Values, MayBeOne);
        return encounters.Where(people.ContainsKey).ToDictionary(e => e, e => people[e]);
    }

    /// <summary>Of several encounters, those that a document, a reference or a decision may bind to another.</summary>
    private HashSet<long> Bound(IReadOnlyCollection<long> encounters)
    {
        var bound = _ledger.Edges.Sharing(encounters, _at);
        _database.Each(
            (among, position) => $"""
                SELECT e.position FROM encounter e
                JOIN encounter o ON o.subject_position = e.subject_position AND o.reference = e.reference
                 AND o.position <> e.position AND o.position <= {position}
                WHERE {among} AND e.reference IS NOT NULL LIMIT 1
                """,
            "e.position",
            encounters,
            _at.Position,
            1,
            row => bound.Add(row[0]));
        bound.UnionWith(_ledger.Views.Networks.Identities.On(encounters, _at).SelectMany(d => d.Encounters).Intersect(encounters));
        return bound;
    }

    private List<Sighting> Sightings(IReadOnlyCollection<long> encounters)
    {
        var documents = _ledger.Edges.Shown(encounters, _at);
        return _database
            .Query<(long Position, long Subject, byte[]? Reference)>(
                $"SELECT position, subject_position, reference FROM encounter WHERE {_database.Among("position")} AND position <= @at ORDER BY position",
                _at.With(new { set = _database.Set(encounters) }))
            .ConvertAll(r => new Sighting(
                r.Position, r.Subject, r.Reference is null ? null : Convert.ToHexString(r.Reference), [.. documents[r.Position]]));
    }

    // A number in the hands of many is a printing error or a forger's, and nobody's own.
    private IEnumerable<long> Bearers(IReadOnlyCollection<long> documents)
    {
        if (documents.Count == 0) return [];
        var around = Around([.. documents.Distinct()], EdgeScope.ToEncounters, TraceRules.MostParties);
        return around.Edges.Values.SelectMany(edges => edges).Where(e => e.IsBinding).Select(e => e.Other);
    }

    private List<long> KnownAlike(IReadOnlyCollection<long> encounters) => encounters.Count == 0 ? [] : _database.Query<long>(
        $"""
        SELECT o.position FROM encounter e
        JOIN encounter o ON o.subject_position = e.subject_position AND o.reference = e.reference AND o.position <> e.position AND o.position <= @at
        WHERE {_database.Among("e.position")}
        """,
        _at.With(new { set = _database.Set(encounters) }));

    // A stolen or miscopied document is shown under quite another name.
    private bool MayBeOne(Sighting one, Sighting other)
    {
        var (mine, theirs) = (Described(one.Subject), Described(other.Subject));
        return (mine.Births.Count == 0 || theirs.Births.Count == 0 || mine.Births.Any(m => theirs.Births.Any(m.Overlaps)))
            && (!mine.Names.Keys.Any || !theirs.Names.Keys.Any || mine.Names.Keys.Meet(theirs.Names.Keys));
    }

    // The first of January is what registrars write where the day is not known.
    private (IReadOnlyList<PartialDate> Births, PreparedParty Names) Described(long subject)
    {
        if (_described.TryGetValue(subject, out var known)) return known;
        var facts = _ledger.Views.Encounters.At(subject).Encounter.Facts;
        var births = facts.BirthDates.Select(d =>
            d.Precision == DatePrecision.Day && d.Earliest is { Month: 1, Day: 1 } ? PartialDate.OfYear(d.Earliest.Year) : d);
        return _described[subject] = ([.. births], PreparedParty.Of(new PartyFacts { Schema = facts.Schema, Names = facts.Names }));
    }
}
