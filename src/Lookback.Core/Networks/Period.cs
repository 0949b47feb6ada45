using Lookback.Core.Time;

namespace Lookback.Core.Networks;

/// <summary>Whether two links held at one time.</summary>
public enum Overlap
{
    /// <summary>When at least one of them held is not on record. Never a "no".</summary>
    Unknown,

    /// <summary>They may both have held on some day, by what is on record.</summary>
    Together,

    /// <summary>The one was over before the other began.</summary>
    Apart,
}

/// <summary>
/// The days on which a link may have held, as numbers of days (<see cref="DateOnly.DayNumber"/>), both inclusive. A beginning or end that is not on
/// record lies without bound.
/// </summary>
/// <param name="From">The first; <see cref="int.MinValue"/> where that is not on record.</param>
/// <param name="Until">The last; <see cref="int.MaxValue"/> where that is not on record.</param>
public readonly record struct Period(int From, int Until)
{
    /// <summary>Neither is on record.</summary>
    public static Period Unknown { get; } = new(int.MinValue, int.MaxValue);

    /// <summary>Whether neither is on record.</summary>
    public bool IsUnknown => this == Unknown;

    /// <summary>The days from the first that one date may be to the last that another may be.</summary>
    public static Period Of(PartialDate? since, PartialDate? until) =>
        new(since?.Earliest.DayNumber ?? int.MinValue, until?.Latest.DayNumber ?? int.MaxValue);

    /// <summary>So many days before and after a day.</summary>
    public static Period Around(DateOnly day, int days) =>
        new(Math.Max(day.DayNumber - days, DateOnly.MinValue.DayNumber), Math.Min(day.DayNumber + days, DateOnly.MaxValue.DayNumber));

    /// <summary>Whether both may have held on one day.</summary>
    public Overlap With(Period other) =>
        IsUnknown || other.IsUnknown ? Overlap.Unknown
        : From <= other.Until && other.From <= Until ? Overlap.Together
        : Overlap.Apart;

    /// <summary>Whether it was over more than so many days before a day.</summary>
    public bool EndedBefore(int day, int days) => Until != int.MaxValue && Until < day - days;
}
