namespace Lookback.Bench;

/// <summary>What <c>bench screening</c> found.</summary>
/// <param name="Lists">What was screened against.</param>
/// <param name="Positives">The file of people with altered names.</param>
/// <param name="NotListed">How many of them are left out, since no listing bears their name as listed.</param>
/// <param name="Curves">One for each file of strangers and amount of evidence.</param>
/// <param name="Groups">False alarms of groups among all strangers, for each amount of evidence.</param>
/// <param name="Misses">People under altered names who do not alert, or not first; empty unless asked for.</param>
/// <param name="FalseAlarms">Strangers that alert at the product's own threshold; empty unless asked for.</param>
/// <param name="JaroWinkler">The same people found by an exhaustive scan; absent where it was left out.</param>
internal sealed record ScreeningBenchReport(
    IReadOnlyList<ListLine> Lists,
    string Positives,
    int NotListed,
    IReadOnlyList<ScreeningCurve> Curves,
    IReadOnlyList<GroupReport> Groups,
    IReadOnlyList<MissedPerson> Misses,
    IReadOnlyList<FalseAlarm> FalseAlarms,
    ScanReport? JaroWinkler);

/// <summary>People found against strangers that alert.</summary>
/// <param name="Beside">What is known beside the name.</param>
/// <param name="Strangers">The file of strangers.</param>
/// <param name="Own">At the product's own threshold.</param>
/// <param name="Points">At other rates of alerts.</param>
/// <param name="Costs">The other way round: what finding so many costs.</param>
internal sealed record ScreeningCurve(Beside Beside, string Strangers, OwnPoint Own, IReadOnlyList<OperatingPoint> Points, IReadOnlyList<RecallCost> Costs);

/// <summary>What the product does as it is set.</summary>
internal sealed record OwnPoint(double Threshold, Wilson Alarms, FoundPeople Altered, FoundPeople AsListed);

/// <summary>False alarms by group.</summary>
internal sealed record GroupReport(Beside Beside, Fairness ByScript, Fairness ByRarity);

/// <summary>The exhaustive scan on a sample of the strangers.</summary>
internal sealed record ScanReport(int Names, int Strangers, int People, IReadOnlyList<RecallCost> Costs);

/// <summary>A person on a list who was not found at the product's own threshold, or behind another listing.</summary>
/// <param name="Beside">What is known beside the name.</param>
/// <param name="Altered">The name that was screened.</param>
/// <param name="AsListed">The name as listed.</param>
/// <param name="Score">The right listing's score; 0 where it was not found.</param>
/// <param name="Rank">Its rank among the alerts; 0 where it was not found.</param>
/// <param name="Ahead">The name of the listing that came first; empty where none alerted.</param>
internal sealed record MissedPerson(Beside Beside, string Altered, string AsListed, double Score, int Rank, string Ahead);

/// <summary>A stranger that alerts.</summary>
internal sealed record FalseAlarm(Beside Beside, string Stranger, string Listing, string ListedName, double Score);
