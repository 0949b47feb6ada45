using Lookback.Core.Records;

namespace Lookback.Views;

/// <summary>What a name was checked against, and what it hit. Nothing of it is on record.</summary>
internal sealed record CheckReport(PartyFacts Checked, IReadOnlyList<EditionLine> Editions, IReadOnlyList<Hit> Hits);
