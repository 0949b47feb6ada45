using Lookback.Core.Records;

namespace Lookback.Core.Lists;

/// <summary>
/// One pass over an edition's files. Take the listings from <see cref="Listings"/>; the counts and issues grow while they are
/// taken and are final when they are used up. Not thread-safe.
/// </summary>
public sealed class EditionReading
{
    private readonly ReadingLog _log;
    private readonly string _files;
    private IEnumerable<ListingText>? _listings;

    internal EditionReading(ListFormat format, string files, ReadingLog log, IEnumerable<ListingText> listings)
    {
        Format = format;
        _files = files;
        _log = log;
        _listings = listings;
    }

    /// <summary>What the files were found to be.</summary>
    public ListFormat Format { get; }

    /// <summary>
    /// When the publisher made the edition: the UN's <c>dateGenerated</c>, OFAC XML's <c>Publish_Date</c> at 00:00 UTC; null where
    /// the format does not say. Known from the first listing on.
    /// </summary>
    public DateTimeOffset? PublishedAt => _log.PublishedAt;

    /// <summary>Rows, entries or lines seen so far, those of satellite files too, good or bad.</summary>
    public long RowsRead => _log.RowsRead;

    /// <summary>How many of them were left out whole.</summary>
    public long RowsLost => _log.RowsLost;

    /// <summary>All issues, kept or not.</summary>
    public long IssueCount => _log.IssueCount;

    /// <summary>The first 1,000 issues, in the order they were met.</summary>
    public IReadOnlyList<ReadIssue> Issues => _log.Issues;

    /// <summary>
    /// What was left out on purpose, by kind: FollowTheMoney's <c>ethnicity</c>, <c>religion</c> ... (values), and
    /// <c>schema:Family</c> (entities that are no listings).
    /// </summary>
    public IReadOnlyDictionary<string, long> Dropped => _log.Dropped;

    /// <summary>Complains of the listing that was taken last, with the line where it begins; whoever leaves it out says why.</summary>
    public ReadIssue LeftOut(string field, string expected, string found) =>
        new(_log.Listing.File ?? _files, _log.Listing.Line, field, expected, ReadIssue.Cut(found)) { Weight = ReadIssueWeight.Row };

    /// <summary>
    /// The listings, in the files' order, one at a time: memory does not grow with the file. A key that stands twice in an edition
    /// is passed on twice, except side by side in an OFAC set, where the second is an issue. May be taken once.
    /// </summary>
    /// <exception cref="RefusedException">
    /// While it is used up: <c>truncated</c>, <c>not-utf8</c>, <c>malformed-xml</c>, <c>dtd</c>, <c>row-too-long</c>,
    /// <c>field-too-long</c>, and at the end <c>empty-edition</c> where nothing was a listing. What was taken before is then no edition.
    /// </exception>
    /// <exception cref="InvalidOperationException">The listings were taken before.</exception>
    /// <param name="mayBeEmpty">Whether one without any listing is an edition.</param>
    public IEnumerable<ListingText> Listings(bool mayBeEmpty = false)
    {
        var listings = _listings ?? throw new InvalidOperationException("an edition's listings may be taken once; open it again");
        _listings = null;
        return mayBeEmpty ? listings : NotEmpty(listings);
    }

    private IEnumerable<ListingText> NotEmpty(IEnumerable<ListingText> listings)
    {
        var some = false;
        foreach (var listing in listings)
        {
            some = true;
            yield return listing;
        }

        if (some) yield break;
        throw new RefusedException(
            "empty-edition", $"{_files} holds no listing: {RowsRead} rows were read, {RowsLost} of them could not be taken");
    }
}
