namespace Lookback.Bench;

/// <summary>What <c>bench names</c> found. Where a matcher to compare with is given, its figures are on the pairs that both have.</summary>
/// <param name="Cases">The file of cases.</param>
/// <param name="Threshold">The score from which the product says that two names match.</param>
/// <param name="Own">How it fares at its own threshold.</param>
/// <param name="Best">The threshold of the table below at which it would fare best.</param>
/// <param name="Strong">How it fares on the pairs that their labeller is sure of.</param>
/// <param name="NotCandidates">Pairs that share no index key, so that no screening would compare them; they count as no match.</param>
/// <param name="NotCandidateMatches">How many of those are the same party.</param>
/// <param name="ByThreshold">The same at each threshold.</param>
/// <param name="Reference">The other matcher's figures; absent where none was given.</param>
/// <param name="ByGroup">At the product's own threshold, by where a case comes from.</param>
/// <param name="ByCategory">By what a case is about.</param>
/// <param name="ByQuality">By how sure its labeller is.</param>
/// <param name="BySchema">By kind of party.</param>
/// <param name="Errors">The pairs told wrong, lowest score first; empty unless asked for.</param>
internal sealed record NamesReport(
    string Cases,
    double Threshold,
    Tally Own,
    TallyAt Best,
    Tally Strong,
    int NotCandidates,
    int NotCandidateMatches,
    IReadOnlyList<TallyAt> ByThreshold,
    ReferenceTally? Reference,
    IReadOnlyList<GroupTally> ByGroup,
    IReadOnlyList<GroupTally> ByCategory,
    IReadOnlyList<GroupTally> ByQuality,
    IReadOnlyList<GroupTally> BySchema,
    IReadOnlyList<WrongPair> Errors);

/// <summary>How pairs fared at a threshold.</summary>
internal sealed record TallyAt(double Threshold, Tally Tally, Tally? Reference);

/// <summary>Another matcher, on the pairs that it scored too.</summary>
/// <param name="File">Its file of scores.</param>
/// <param name="Own">The product at its own threshold on those pairs.</param>
/// <param name="Usual">The other at 0.70, its usual threshold.</param>
/// <param name="Best">The other at the threshold that suits it best on these very pairs.</param>
internal sealed record ReferenceTally(string File, Tally Own, TallyAt Usual, TallyAt Best);

/// <summary>One group of pairs; the other matcher at 0.70 and at its best threshold overall, on those of the group that it scored.</summary>
internal sealed record GroupTally(string Group, Tally Own, Tally? Usual, Tally? Best);

/// <summary>A pair told wrong.</summary>
internal sealed record WrongPair(bool IsMatch, double Score, bool IsCandidate, string Schema, string First, string Second, string Group, string Quality);
