namespace Lookback.Core.Arrivals;

/// <summary>What is to be known beside a judgement, or why there is none.</summary>
public enum Caveat
{
    /// <summary>There is too little before the period to say what was to be expected: not judged.</summary>
    TooShort,

    /// <summary>The counts before it were all alike, so that the least difference would look like much.</summary>
    ZeroVariance,

    /// <summary>The method's arithmetic has no answer there: not judged.</summary>
    NotANumber,

    /// <summary>A period that raised an alarm is among those that the expectation rests on: another may pass unseen.</summary>
    AlarmInBaseline,

    /// <summary>Fewer events in the last periods than the method judges: no alarm, whatever the count.</summary>
    FewCases,

    /// <summary>The model could not be fitted to the counts: not judged.</summary>
    NoFit,
}

/// <summary>What a detector says of one period.</summary>
/// <param name="Index">Which count of the series, from 0.</param>
/// <param name="Observed">The count.</param>
/// <param name="Expected">What was to be expected; <see langword="null"/> where it was not judged.</param>
/// <param name="Bound">Above what a count is unusual; for a cumulative sum, the limit of the sum. <see langword="null"/> where it was not judged.</param>
/// <param name="Statistic">The cumulative sum, of the detector that has one.</param>
/// <param name="IsAlarm">Whether it is unusual. Nothing follows from it but that somebody looks at the counts.</param>
/// <param name="Caveats">What is to be known beside it.</param>
public sealed record Judgement(
    int Index, long Observed, double? Expected, double? Bound, double? Statistic, bool IsAlarm, IReadOnlyList<Caveat> Caveats)
{
    /// <summary>Whether the period was judged at all. One that was not is not "no alarm".</summary>
    public bool IsJudged => Bound is not null;

    internal static Judgement None(int index, long observed, Caveat why) => new(index, observed, null, null, null, false, [why]);
}

/// <summary>How caveats are said.</summary>
public static class CaveatWords
{
    /// <summary>The sentence.</summary>
    public static string Of(Caveat caveat) => caveat switch
    {
        Caveat.TooShort => "too little history: not judged",
        Caveat.ZeroVariance => "the counts before were all alike: the least spread was taken instead of none",
        Caveat.NotANumber => "the method has no answer there: not judged",
        Caveat.AlarmInBaseline => "the expectation rests on a period that raised an alarm itself: another may pass unseen",
        Caveat.FewCases => "fewer events than the method judges: no alarm, whatever the count",
        Caveat.NoFit => "no model fits the counts: not judged",
        _ => throw new ArgumentOutOfRangeException(nameof(caveat), caveat, null),
    };
}
