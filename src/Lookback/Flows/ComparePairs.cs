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
        var match = _comparer.Compare(Party(kind, subject), Party(kind, listed), NoWatchlist);
        var reason = match.Evidence.Count == 0 ? "no part of the names fits" : match.Evidence[0].Sentence;
        return new ComparedPair(match.Score, match.IsAlert, reason);
    }

    private static PreparedParty Party(Schema schema, string name) =>
        PreparedParty.Of(new PartyFacts { Schema = schema, Names = [new PartyName { Full = name }] });
}
