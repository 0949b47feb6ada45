namespace Lookback.Tests.Bench;

/// <summary>
/// What matching must reach on the public data beside the repository, each just below what was reached: raise them with the matcher, and
/// lower one only with a reason. All are shares from 0 to 1 unless said; the samples are those of <see cref="PublicBenchTests"/>.
/// </summary>
internal static class BenchFloors
{
    /// <summary>F1 on the labelled pairs at the product's own threshold.</summary>
    public const double NamesF1 = 0.875;

    /// <summary>By how much F1 must pass logic-v2's at its best threshold, on the pairs of both.</summary>
    public const double NamesAheadOfLogicV2 = 0.09;

    /// <summary>Most of the pairs that their labeller is sure of that may be told wrong.</summary>
    public const double NamesStrongWrong = 0.03;

    /// <summary>People with altered names found at the product's own threshold, by name alone.</summary>
    public const double ScreeningFound = 0.985;

    /// <summary>The same, with the right listing first.</summary>
    public const double ScreeningFirst = 0.95;

    /// <summary>The same, with birth date and country.</summary>
    public const double ScreeningFoundWithFacts = 0.985;

    /// <summary>Most alerts per 1,000 strangers by name alone, at the product's own threshold, of either file.</summary>
    public const double ScreeningAlertsPer1000 = 5;

    /// <summary>The same with birth date and country.</summary>
    public const double ScreeningAlertsPer1000WithFacts = 0.5;

    /// <summary>Most that the worst group of strangers may alert, in times the average, by script and by rarity.</summary>
    public const double FairnessWorstToAverage = 6;

    /// <summary>Names in other scripts with the right listing among the first five, by name alone.</summary>
    public const double ScriptsFirstFive = 0.89;

    /// <summary>The same with the birth date, found at 1 alert per 1,000 strangers.</summary>
    public const double ScriptsFoundWithBirthDate = 0.85;

    /// <summary>Aliases left out whose party is among the first five.</summary>
    public const double AliasesFirstFive = 0.79;

    /// <summary>The same of those that are at all alike.</summary>
    public const double AliasesAlikeFirstFive = 0.92;

    /// <summary>Mean recall of the evasion battery.</summary>
    public const double EvasionMean = 0.95;

    /// <summary>Its worst row.</summary>
    public const double EvasionWorst = 0.6;

    /// <summary>Of people who alert, the share for whom the index names the listing of every alert.</summary>
    public const double RetrievalComplete = 0.995;

    /// <summary>How many times as fast as an exhaustive scan by Jaro-Winkler, by name alone, on a machine that may be busy.</summary>
    public const double SpeedTimesScan = 90;

    /// <summary>The same of a listing that is looked for among invented people, on all cores.</summary>
    public const double LookbackTimesScan = 20;

    /// <summary>Most bytes of the population's index for each of a few subjects, who share few words yet.</summary>
    public const double LookbackBytesPerSubject = 300;

    /// <summary>Most times as long as splitting its bytes into cells that reading an OFAC CSV set may take: four times what was reached on a busy machine.</summary>
    public const double ReadingTimesSplitting = 300;

    /// <summary>Most times as long as going through its XML that reading a UN list may take: five times what was reached.</summary>
    public const double ReadingTimesXml = 100;
}
