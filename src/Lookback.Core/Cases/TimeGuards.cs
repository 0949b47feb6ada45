using System.Globalization;
using Lookback.Core.Time;

namespace Lookback.Core.Cases;

/// <summary>Guards on what is due or has passed.</summary>
internal static class TimeGuards
{
    private static readonly ClockPeriod AppealDefault = ClockPeriod.Parse("P60D");

    public static string? AppealWindow(GuardQuestion question)
    {
        var period = question.State.Workflow.Periods.GetValueOrDefault("appeal_window") ?? AppealDefault;
        var end = period.EndOf(question.State.Since);
        return question.Now >= end
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"an answer is final once the time to appeal, {period.Text} from {question.State.Since:u}, has passed, and it ends {end:u}");
    }

    public static string? ReviewWithin(GuardQuestion question, string days)
    {
        if (!PartialDate.TryParse(question.Draft.Fields.GetValueOrDefault("review_by"), out var by))
            return $"a date to review it by is named, within {days} days, and none is";
        var left = by.Latest.DayNumber - Today(question).DayNumber;
        return left <= Number(days)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it is reviewed within {days} days, and review_by {by} is {left} days off");
    }

    public static string? ReviewNear(GuardQuestion question, string days)
    {
        if (By(question) is not { } by) return $"it is due for review {days} days before its review date, and none is recorded";
        return by.DayNumber - Today(question).DayNumber <= Number(days)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it is due for review {days} days before {PartialDate.OfDay(by)}, and that is not yet");
    }

    public static string? ReviewPassed(GuardQuestion question)
    {
        if (By(question) is not { } by) return "it lapses when its review date has passed, and none is recorded";
        return Today(question) > by ? null : $"it lapses when its review date, {PartialDate.OfDay(by)}, has passed, and it has not";
    }

    private static DateOnly? By(GuardQuestion question) => PartialDate.TryParse(question.State.Field("review_by"), out var by) ? by.Latest : null;

    private static DateOnly Today(GuardQuestion question) => DateOnly.FromDateTime(question.Now.UtcDateTime);

    private static int Number(string days) => int.Parse(days, NumberStyles.None, CultureInfo.InvariantCulture);
}
