using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>A pair compared.</summary>
internal readonly record struct ComparedPair(double Score, bool IsMatch, string Reason);

/// <summary>Compares two bare names under the policy, as a screening would: how matching is measured from outside.</summary>
internal sealed class ComparePairs(Policy policy)
{
    private static readonly WatchlistId NoWatchlist = new("none");
    private readonly PartyComparer _comparer = new(policy);

    /// <summary>The first name is the subject's, the second the listing's.</summary>
    public ComparedPair Run(string? schema, string subject, string listed)
    {
        var kind = SchemaWords.Read(schema) ?? Schema.Unknown;
        var (own, theirs) = (Party(kind, subject), Party(kind, listed));
        var match = _comparer.Compare(own, theirs, NoWatchlist);
        // What shares no key would never be put side by side by a screening, whatever it scores.
        var isCandidate = own.HasSubstance && own.Keys.Meet(theirs.Keys);
        return new ComparedPair(match.Score, match.IsAlert && isCandidate, Reason(match, isCandidate));
    }

    /// <summary>The same, to say why.</summary>
    public ExplainedPair Explain(string? schema, string subject, string listed)
    {
        var kind = SchemaWords.Read(schema) ?? Schema.Unknown;
        return ExplainPair.Run(_comparer, Party(kind, subject), Party(kind, listed), NoWatchlist);
    }

    private static string Reason(Match match, bool isCandidate)
    {
        if (match.Evidence.Count == 0) return "no part of the names fits";
        var sentences = string.Join("; ", match.Evidence.Select(e => e.Sentence));
        return isCandidate ? sentences : sentences + "; not a candidate: no key in common";
    }

    private static PreparedParty Party(Schema schema, string name) =>
        PreparedParty.Of(new PartyFacts { Schema = schema, Names = [new PartyName { Full = name }] });
}
