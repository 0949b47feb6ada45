using System.Globalization;
using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>
/// Holds back an edition that is likely damaged, so that the last good one stays in force: a list that shrank by a sixth is far more
/// often a broken download than a sixth of its parties delisted in a day.
/// </summary>
internal static class EditionGuard
{
    private const string Override = "; --force REASON imports it all the same";

    /// <summary>Largest believable loss of listings from one edition to the next, as a share.</summary>
    public const double MaxShrink = 0.15;

    /// <summary>Losses up to this number are believed whatever their share: on a short list a few delistings are a sixth.</summary>
    public const int AlwaysBelieved = 10;

    /// <summary>Largest bearable share of rows that could not be read.</summary>
    public const double MaxLostRows = 0.05;

    /// <summary>How far ahead of our clock a publisher's date may be: their day may have begun before ours.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    /// <exception cref="RefusedException">
    /// Codes <c>published-in-future</c>, and unless forced <c>older-edition</c>, <c>fewer-files</c>, <c>too-many-bad-rows</c>,
    /// <c>edition-shrank</c>.
    /// </exception>
    /// <param name="edition">The edition about to come into force.</param>
    /// <param name="before">The one in force.</param>
    /// <param name="newest">The newest publication date of any edition of the list; the one in force may have none.</param>
    /// <param name="rows">How many rows its files have, and how many of them were left out: unreadable, or a key again.</param>
    /// <param name="now">The moment of the import.</param>
    public static void Check(Edition edition, Edition? before, DateTimeOffset? newest, (long Lost, long Read) rows, DateTimeOffset now)
    {
        if (edition.PublishedAt > now + MaxAhead)
        {
            throw new RefusedException(
                "published-in-future",
                $"this edition of {edition.Watchlist} is said to be published on {Day(edition.PublishedAt.Value)}: expected a day not after today, {Day(now)}");
        }

        if (edition.ForcedBecause is not null) return;
        if (newest is { } last && edition.PublishedAt < last)
        {
            throw new RefusedException(
                "older-edition",
                $"this edition of {edition.Watchlist} was published on {Day(edition.PublishedAt!.Value)}: "
                + $"expected one not older than the newest loaded, of {Day(last)}{Override}");
        }

        // Sets lose a file of comments now and then; a set that became one file has lost its aliases.
        if (before is not null && before.Format == edition.Format && edition.Files.Count == 1 && before.Files.Count > 1)
        {
            throw new RefusedException(
                "fewer-files",
                FormattableString.Invariant(
                    $"this edition of {edition.Watchlist} came in one file: expected {before.Files.Count} ")
                + $"as in the edition in force, else its aliases and addresses would be lost{Override}");
        }

        if (rows.Lost > rows.Read * MaxLostRows)
        {
            throw new RefusedException(
                "too-many-bad-rows",
                FormattableString.Invariant(
                    $"{rows.Lost} of {rows.Read} rows could not be taken: expected at most {MaxLostRows:P0}; ")
                + $"the first: {edition.Issues.FirstOrDefault()}{Override}");
        }

        var gone = edition.Counts.Removed + edition.Counts.Merged;
        if (before is not null && gone > AlwaysBelieved && gone > before.Counts.Listings * MaxShrink)
        {
            throw new RefusedException(
                "edition-shrank",
                FormattableString.Invariant(
                    $"this edition of {edition.Watchlist} lacks {gone} of the {before.Counts.Listings} listings in force: ")
                + FormattableString.Invariant($"expected at most {MaxShrink:P0} to go at once{Override}"));
        }
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
