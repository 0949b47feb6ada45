using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Briefings;

/// <summary>
/// Which cases a rule names: sentences over a closed list of what can be asked of a case. Country, nationality, religion and ethnicity are not among them,
/// so that no rule can be written on them.
/// </summary>
public abstract record CohortPredicate
{
    private CohortPredicate()
    {
    }

    /// <summary>Every one of them holds.</summary>
    public sealed record All(IReadOnlyList<CohortPredicate> Of) : CohortPredicate;

    /// <summary>At least one of them holds.</summary>
    public sealed record Any(IReadOnlyList<CohortPredicate> Of) : CohortPredicate;

    /// <summary>It does not hold.</summary>
    public sealed record Not(CohortPredicate Of) : CohortPredicate;

    /// <summary>One thing that is asked of a case.</summary>
    public abstract record Leaf : CohortPredicate;

    /// <summary>The case is under a workflow.</summary>
    public sealed record Workflow(string Id) : Leaf;

    /// <summary>The case was opened between two days, both included; without an end where one is missing.</summary>
    public sealed record Opened(PartialDate? From, PartialDate? To) : Leaf;

    /// <summary>Whom it is about was met between two days.</summary>
    public sealed record Met(PartialDate? From, PartialDate? To) : Leaf;

    /// <summary>It is the business of a unit.</summary>
    public sealed record Unit(string Name) : Leaf;

    /// <summary>The encounter hit a listing.</summary>
    public sealed record Listing(ListingId Id) : Leaf;

    /// <summary>The encounter hit something on a watchlist.</summary>
    public sealed record Watchlist(WatchlistId Id) : Leaf;

    /// <summary>A lookback surfaced the encounter.</summary>
    public sealed record Run(RunId Id) : Leaf;

    /// <summary>A lookback found so by hindsight.</summary>
    public sealed record Judged(Verdict Verdict) : Leaf;

    /// <summary>A network led to the encounter from a node, at one of these levels. Association, not evidence of conduct.</summary>
    public sealed record ExposedTo(NodeRef Node, IReadOnlyList<ExposureLevel> Levels) : Leaf
    {
        /// <inheritdoc/>
        public bool Equals(ExposedTo? other) => other is not null && Node == other.Node && Levels.SequenceEqual(other.Levels);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Node, Levels.Count);
    }

    /// <summary>Something stands said in the case on a topic: with this value, as this kind, at least this well graded, where those are given.</summary>
    public sealed record Says(string Topic, string? Value, StatementKind? Kind, Grade? Grade) : Leaf;
}

/// <summary>Who is left out, and why.</summary>
/// <param name="Reason">Why, as it is counted.</param>
/// <param name="Where">Whom.</param>
public sealed record CohortExclusion(string Reason, CohortPredicate Where);
