using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>One step of a path: over a link, or, where <see cref="Edge"/> is missing, to another encounter of the same person.</summary>
/// <param name="Node">Where it leads.</param>
/// <param name="Kind">What that is.</param>
/// <param name="Edge">The link.</param>
/// <param name="Binding">What binds the two encounters.</param>
/// <param name="Times">Whether the link held at the time of the one before it; <see langword="null"/> of a first link and of no link.</param>
public sealed record TraceHop(long Node, NodeKind Kind, Edge? Edge, Binding? Binding, Overlap? Times)
{
    /// <summary>How good it is.</summary>
    public Grade Grade => Edge?.Grade ?? Binding!.Value.Grade;

    /// <summary>Position of the entry that says so.</summary>
    public long Entry => Edge?.Entry ?? Binding!.Value.Entry;
}

/// <summary>One way from where a trace starts to a node. No node stands on it twice, and no person.</summary>
public sealed class TracePath
{
    private readonly TracePath? _before;
    private readonly TraceHop? _last;

    private TracePath(TracePath? before, TraceHop? last, long node, NodeKind kind, int links, double weight) =>
        (_before, _last, Node, Kind, Links, Weight) = (before, last, node, kind, links, weight);

    /// <summary>Where it leads.</summary>
    public long Node { get; }

    /// <summary>What that is.</summary>
    public NodeKind Kind { get; }

    /// <summary>How many links it has.</summary>
    public int Links { get; }

    /// <summary>The product of its grades, damped by how many share what stands between. For the order of paths alone: it is shown to nobody.</summary>
    internal double Weight { get; }

    /// <summary>Where it starts.</summary>
    public long Start => _before is null ? Node : _before.Start;

    /// <summary>Its steps, from the start on.</summary>
    public IReadOnlyList<TraceHop> Hops
    {
        get
        {
            var hops = new List<TraceHop>();
            for (var path = this; path._last is not null; path = path._before!) hops.Add(path._last);
            hops.Reverse();
            return hops;
        }
    }

    /// <summary>The weakest grade on it; A1 of one without a step.</summary>
    public Grade Weakest => _last is null ? Grade.Parse("A1") : _before!._last is null ? _last.Grade : Grade.Weaker(_last.Grade, _before.Weakest);

    /// <summary>The last link on it, which the next has to have held with.</summary>
    internal Edge? LastEdge => _last is null ? null : _last.Edge is { Type.IsIdentity: false } edge ? edge : _before!.LastEdge;

    /// <summary>The last of its steps that is a link, or says that two are one.</summary>
    internal Edge? LastStep => _last is null ? null : _last.Edge ?? _before!.LastStep;

    internal static TracePath At(long node, NodeKind kind) => new(null, null, node, kind, 0, 1);

    internal bool Passes(long node) => Node == node || (_before?.Passes(node) ?? false);

    internal TracePath Over(Edge edge, Overlap? times, double damping) =>
        new(
            this,
            new TraceHop(edge.Other, edge.OtherKind, edge, null, times),
            edge.Other,
            edge.OtherKind,
            edge.Type.IsIdentity ? Links : Links + 1,
            Weight * edge.Grade.Factor * damping);

    internal TracePath To(Binding binding) => new(
        this,
        new TraceHop(binding.Encounter, NodeKind.Encounter, null, binding, null),
        binding.Encounter,
        NodeKind.Encounter,
        Links,
        Weight * binding.Grade.Factor);
}
