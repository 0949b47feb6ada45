using System.Globalization;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>What comparing a subject with a listing gave: how alike, on how much evidence, and why.</summary>
public sealed record Match
{
    /// <summary>How alike, from 0 to below 1. Names alone never pass 0.97.</summary>
    public required double Score { get; init; }

    /// <summary>How much evidence besides the name agrees, from 0 (none, or none known) to 1. Said apart from the score.</summary>
    public required double Corroboration { get; init; }

    /// <summary>The subject's name that fits best; <see langword="null"/> where none fits.</summary>
    public required PartyName? SubjectName { get; init; }

    /// <summary>The listed name that it fits; <see langword="null"/> where none does.</summary>
    public required PartyName? ListedName { get; init; }

    /// <summary>The score from which this match is an alert, for its watchlist and amount of evidence.</summary>
    public required double Threshold { get; init; }

    /// <summary>Only a weak alias fits, and nothing else agrees strongly: never an alert, whatever the score.</summary>
    public required bool WeakAliasOnly { get; init; }

    /// <summary>Whether a person should look at it.</summary>
    public bool IsAlert => Score >= Threshold && !WeakAliasOnly;

    /// <summary>Why it is an alert or falls short of one, as a sentence with the numbers.</summary>
    public string Because
    {
        get
        {
            var ground = Corroboration >= 0.5 ? "a corroborated name" : "a name alone";
            var numbers = $"{Shown(Score)} {(Score >= Threshold ? "reaches" : "falls short of")} {Shown(Threshold)}, the threshold for {ground}";
            return WeakAliasOnly ? $"only a weak alias fits and too little else agrees, so it is no alert at any score; {numbers}" : numbers;
        }
    }

    /// <summary>How the parts of the two names that fit best were laid beside each other.</summary>
    public required NameAlignment Alignment { get; init; }

    /// <summary>
    /// The reasons, the name first, then by weight. Above a score of 0 their contributions sum to its logit: <c>ln(score / (1 - score))</c>.
    /// </summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Three digits, cut and not rounded: what is short of a threshold never looks as if it reached it.</summary>
    private static string Shown(double score) => (Math.Floor((score * 1000) + 1e-9) / 1000).ToString("0.000", CultureInfo.InvariantCulture);
}
