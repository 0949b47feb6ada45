using System.Globalization;

namespace Lookback.Flows;

/// <summary>Says by whose word an edition has its date, where that is not the file's alone.</summary>
internal static class Dating
{
    /// <summary>The sentences.</summary>
    /// <param name="request">What the caller says, and what the publisher's server does.</param>
    /// <param name="stated">What the file says.</param>
    /// <param name="taken">What was taken.</param>
    public static IEnumerable<string> Notes(ImportRequest request, DateTimeOffset? stated, DateTimeOffset? taken)
    {
        // A recall and what is forced give the date on record, of which somebody was told before.
        if (request is { Recalls: null, Overrides: null, PublishedAt: { } said } && stated is { } own && Day(own) != Day(said))
        {
            var whose = request.IsDatedByIndex ? "its index" : "the caller";
            yield return $"it counts as published on {Day(said)}, as {whose} says; the file itself says {Day(own)}";
        }

        if (taken is null) yield return "its files carry no date and none was given, so that nobody knows how old it is: --published gives one";
        if (request.PublishedAt is null && stated is null && request.ChangedAt is { } changed && changed == taken)
        {
            yield return $"its files carry no date: it counts as published on {Day(changed)}, when they changed last as the publisher's server says "
                + "(Last-Modified); --published gives another";
        }
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
