using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>Why did this subject score so against that listing, and what would change it?</summary>
internal sealed record Explanation(
    ListingId? Listing,
    string? SubjectName,
    NameKind? SubjectNameKind,
    string? ListedName,
    NameKind? ListedNameKind,
    double? Score,
    double? Threshold,
    double? Corroboration,
    bool? IsAlert,
    string Because,
    IReadOnlyList<Evidence> Evidence,
    NameAlignment Alignment,
    IReadOnlyList<WhatIf> WhatIf)
{
    // Digits behind these differ between machines, by how each computes logarithms.
    private const int SteadyDigits = 6;

    /// <summary>Of a pair compared again.</summary>
    /// <param name="listing">The listing; <see langword="null"/> where two bare names were compared.</param>
    /// <param name="pair">The comparison.</param>
    public static Explanation Of(ListingId? listing, ExplainedPair pair) => pair.Match is not { } match
        ? new Explanation(listing, null, null, null, null, null, null, null, null, pair.NotReplayable!, [], NameAlignment.None, [])
        : new Explanation(
            listing,
            match.SubjectName?.Full,
            match.SubjectName?.Kind,
            match.ListedName?.Full,
            match.ListedName?.Kind,
            Steady(match.Score),
            match.Threshold,
            Steady(match.Corroboration),
            match.IsAlert,
            match.Because,
            match.Evidence.Select(e => e with { Contribution = Steady(e.Contribution) }).ToList(),
            match.Alignment with { Links = match.Alignment.Links.Select(l => l with { Similarity = Steady(l.Similarity) }).ToList() },
            pair.WhatIfs.Select(w => w with { Score = Steady(w.Score), Corroboration = Steady(w.Corroboration) }).ToList());

    /// <summary>Of a hit on record, under the coverage it was made with.</summary>
    public static Explanation OfHit(Ledger ledger, long position, PartyFacts subject, ListingId listing)
    {
        var coverage = ledger.Entries.At(position).Body switch
        {
            EntryBody.ScreeningMade made => made.Screening.Coverage,
            EntryBody.FindingMade found => (ledger.Entries.At(found.Finding.Run.Position).Body as EntryBody.RunStarted)?.Start.Coverage
                ?? throw new CorruptLedgerException(found.Finding.Run.Position, "the start of a run", "another entry"),
            _ => throw new CorruptLedgerException(position, "a screening or a finding", "another entry"),
        };
        return Of(listing, new ExplainPair(ledger).Run(subject, listing, ledger.Views.Coverages.At(coverage)));
    }

    private static double Steady(double value) => Math.Round(value, SteadyDigits);
}
