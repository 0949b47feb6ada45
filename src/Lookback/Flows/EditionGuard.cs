using System.Globalization;
using Lookback.Core.Lists;
using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>
/// Holds back an edition that is likely damaged, so that the last good one stays in force: a list that shrank by a third is far more
/// often a broken download than a third of its parties delisted in a day.
/// </summary>
internal static class EditionGuard
{
    /// <summary>Largest believable loss of listings from one edition to the next, as a share.</summary>
    public const double MaxShrink = 0.30;

    /// <summary>Losses up to this number are believed whatever their share: on a short list a few delistings are a third.</summary>
    public const int AlwaysBelieved = 10;

    /// <summary>Largest bearable share of rows that could not be read.</summary>
    public const double MaxLostRows = 0.05;

    /// <exception cref="RefusedException">Codes <c>edition-shrank</c>, <c>too-many-bad-rows</c>, <c>older-edition</c>.</exception>
    public static void Check(Edition edition, Edition? before, EditionReading reading)
    {
        if (before?.PublishedAt is { } last && edition.PublishedAt < last)
        {
            throw new RefusedException(
                "older-edition",
                $"this edition of {edition.Watchlist} was published on {Day(edition.PublishedAt!.Value)}: expected one not older than the edition in force, of {Day(last)}");
        }

        if (edition.ForcedBecause is not null) return;
        if (reading.RowsLost > reading.RowsRead * MaxLostRows)
        {
            throw new RefusedException(
                "too-many-bad-rows",
                FormattableString.Invariant(
                    $"{reading.RowsLost} of {reading.RowsRead} rows could not be read: expected at most {MaxLostRows:P0}; the first: {reading.Issues.FirstOrDefault()}"));
        }

        var gone = edition.Counts.Removed + edition.Counts.Merged;
        if (before is not null && gone > AlwaysBelieved && gone > before.Counts.Listings * MaxShrink)
        {
            throw new RefusedException(
                "edition-shrank",
                FormattableString.Invariant(
                    $"this edition of {edition.Watchlist} lacks {gone} of the {before.Counts.Listings} listings in force: expected at most {MaxShrink:P0} to go at once; --force REASON imports it all the same"));
        }
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
