namespace Lookback.Core.Matching;

/// <summary>
/// What would change a match: the same pair compared again with one thing otherwise. A hypothesis, never a statement about anybody.
/// </summary>
/// <param name="Hypothesis">What would be otherwise: "if the birth dates agreed".</param>
/// <param name="Score">The score then.</param>
/// <param name="Corroboration">The amount of evidence then.</param>
/// <param name="Threshold">The score from which it would be an alert then.</param>
/// <param name="IsAlert">Whether a person would have to look at it then.</param>
/// <param name="Decides">Whether that is another answer than now.</param>
public sealed record WhatIf(string Hypothesis, double Score, double Corroboration, double Threshold, bool IsAlert, bool Decides)
{
    /// <summary>A change of the score below this is not worth a line.</summary>
    private const double Least = 0.01;

    /// <summary>How many are told: what decides first, then what moves the score most.</summary>
    private const int Most = 8;

    /// <summary>What would change the match of a subject with a listing, each computed by comparing again.</summary>
    public static IReadOnlyList<WhatIf> Of(PartyComparer comparer, PreparedParty subject, PreparedParty listing, Records.WatchlistId watchlist)
    {
        var now = comparer.Compare(subject, listing, watchlist);
        return Hypotheses.Of(subject.Facts, listing.Facts, now)
            .Select(h => (Hypothesis: h, Then: comparer.Compare(PreparedParty.Of(h.Subject), PreparedParty.Of(h.Listing), watchlist)))
            .Where(h => h.Hypothesis.Holds(h.Then))
            .Select(h => new WhatIf(
                h.Hypothesis.Sentence, h.Then.Score, h.Then.Corroboration, h.Then.Threshold, h.Then.IsAlert, h.Then.IsAlert != now.IsAlert))
            .Where(w => w.Decides || Math.Abs(w.Score - now.Score) >= Least)
            .OrderByDescending(w => w.Decides).ThenByDescending(w => Math.Abs(w.Score - now.Score)).ThenBy(w => w.Hypothesis, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
    }
}
