using Lookback.Core.Records;

namespace Lookback.Views;

/// <summary>
/// What a name was checked against, what it hit, why, and what fell short of a hit, the last two where asked for. Nothing of it is on record.
/// </summary>
internal sealed record CheckReport(
    PartyFacts Checked,
    IReadOnlyList<EditionLine> Editions,
    IReadOnlyList<ListWarning> Warnings,
    IReadOnlyList<Hit> Hits,
    IReadOnlyList<Explanation> Explanations,
    IReadOnlyList<Explanation> NearMisses);
