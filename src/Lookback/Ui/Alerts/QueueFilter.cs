using Lookback.Api;
using Lookback.Core.Records;
using Microsoft.AspNetCore.Http;

namespace Lookback.Ui.Alerts;

/// <summary>Which of the alerts that wait are looked at, and in which order: what a saved view saves.</summary>
/// <param name="Watchlist">Of one watchlist; <see langword="null"/> for all.</param>
/// <param name="Why">
/// <c>met</c> for those raised as somebody was met, <c>lookback</c> for those a lookback raised, <c>again</c> for those that were decided before.
/// </param>
/// <param name="ByEvidence">Whether the one that most speaks for comes first, instead of the oldest.</param>
internal sealed record QueueFilter(string? Watchlist, string? Why, bool ByEvidence)
{
    /// <summary>The words of <see cref="Why"/>.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["met", "lookback", "again"];

    /// <summary>Of a query.</summary>
    /// <exception cref="BadRequestException">A word is none.</exception>
    public static QueueFilter Of(IQueryCollection query)
    {
        var (why, order) = (Word(query, "why"), Word(query, "order"));
        if (why is not null && !Reasons.Contains(why))
            throw new BadRequestException("why", $"expected one of {string.Join(", ", Reasons)}, found \"{ReadIssue.Cut(why)}\"");
        if (order is not (null or "age" or "evidence"))
            throw new BadRequestException("order", $"expected age or evidence, found \"{ReadIssue.Cut(order)}\"");
        return new QueueFilter(Word(query, "watchlist"), why, order == "evidence");
    }

    /// <summary>The same as the query of an address, empty or with its question mark.</summary>
    public string Address => QueryString.Create(
        new (string Name, string? Value)[] { ("watchlist", Watchlist), ("why", Why), ("order", ByEvidence ? "evidence" : null) }
            .Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value))).ToString();

    /// <summary>Whether an alert is one of them.</summary>
    public bool Takes(QueuedAlert alert) => (Watchlist is null || alert.Raised.Listing.Watchlist.Value == Watchlist) && Why switch
    {
        "met" => !alert.FromLookback,
        "lookback" => alert.FromLookback,
        "again" => alert.WasDecided,
        _ => true,
    };

    private static string? Word(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } word ? word : null;
}
