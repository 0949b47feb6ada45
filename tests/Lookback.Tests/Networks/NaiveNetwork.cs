using Lookback.Core.Networks;
using Lookback.Core.Records;

namespace Lookback.Tests.Networks;

/// <summary>A network in memory, without an index, a batch or a shortcut: what the store's must find.</summary>
internal sealed class NaiveNetwork(IReadOnlyCollection<(Edge Edge, long Subject)> edges, Func<long, long> subjectOf) : INetwork
{
    public bool IsOpen(long node) => false;

    public Surroundings Around(IReadOnlyCollection<long> nodes, EdgeScope scope, int mostParties)
    {
        var crowded = nodes.Where(n => Of(n).Select(e => e.Subject > 0 ? (e.Subject, 0L) : (0L, e.Edge.Other)).Distinct().Count() > mostParties
            && Of(n).Count(e => InScope(e, scope)) > mostParties).ToHashSet();
        return new Surroundings(
            nodes.Distinct().Where(n => !crowded.Contains(n) && Of(n).Any(e => InScope(e, scope))).ToDictionary(
                n => n, n => (IReadOnlyList<Edge>)Of(n).Where(e => InScope(e, scope)).Select(e => e.Edge).ToList()),
            crowded);
    }

    public IReadOnlyDictionary<long, IReadOnlyList<Binding>> SamePerson(IReadOnlyCollection<long> encounters)
    {
        // Nobody shows another's document here, so that whoever is bound to somebody is of one subject with them.
        var all = encounters.SelectMany(e => edges.Where(x => x.Edge.OtherKind == NodeKind.Encounter && x.Subject == subjectOf(e)).Select(x => x.Edge.Other))
            .Concat(encounters).Distinct();
        var sightings = all.Select(e => new Sighting(e, subjectOf(e), null, Of(e).Where(x => x.Edge.IsBinding).Select(x => x.Edge.Other).Distinct().ToList()));
        var people = PersonResolution.Resolve([.. sightings], [], static (_, _) => true);
        return encounters.Where(people.ContainsKey).ToDictionary(e => e, e => people[e]);
    }

    private static bool InScope((Edge Edge, long Subject) edge, EdgeScope scope) => scope == EdgeScope.All || edge.Subject > 0;

    private IEnumerable<(Edge Edge, long Subject)> Of(long node) => edges
        .Where(e => e.Edge.Node == node)
        .OrderBy(e => e.Subject).ThenBy(e => e.Edge.Other).ThenBy(e => e.Edge.Entry).ThenBy(e => e.Edge.Type.Number);
}
