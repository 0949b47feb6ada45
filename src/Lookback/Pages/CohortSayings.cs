using System.Globalization;
using Lookback.Views.Briefings;

namespace Lookback.Pages;

/// <summary>What is said of cohorts in the same words on screen and on a page.</summary>
internal static class CohortSayings
{
    // These are told though nobody is in them: a reader who looks for one is not left to guess.
    private static readonly string[] Always =
    [
        "removed", "in custody", "released, in proceedings", "located, not arrested", "no confirmed contact", "left voluntarily", "cleared & withdrawn",
    ];

    /// <summary>How many members there are: persons, or cases where nobody merged two of one person.</summary>
    public static string Members(CohortLedgerReport r) =>
        r.Subjects == r.Members ? Show.Many(r.Members, "person") : $"{Show.Many(r.Members, "case")} of {Show.Many(r.Subjects, "person")}";

    /// <summary>Classes as they are told: the usual ones always, the others where somebody is in them.</summary>
    public static IEnumerable<PersonsLine> Classes(CohortLedgerReport r) =>
        r.Classes.Where(c => Always.Contains(c.What)).OrderBy(c => Array.IndexOf(Always, c.What))
            .Concat(r.Classes.Where(c => !Always.Contains(c.What) && c.Persons > 0));

    /// <summary>An instant: a day alone where it is the first of one.</summary>
    public static string Moment(DateTimeOffset at) => at.TimeOfDay == TimeSpan.Zero ? Show.Day(at) : Show.Instant(at);

    /// <summary>An instant that names the very same one where it is typed again.</summary>
    public static string Exactly(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
