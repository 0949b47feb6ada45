using System.Globalization;
using Lookback.Core.Records;
using Lookback.Flows.Networks;

namespace Lookback.Views;

/// <summary>A step of a path in plain words.</summary>
internal static class HopWords
{
    /// <summary>What else could explain that two encounters look like one person's.</summary>
    public const string TwoPeople = "a number copied wrongly; a document lost or stolen and used by somebody else; a mistaken decision";

    /// <summary>The sentence: who stands how to whom, when, and who says so.</summary>
    public static string Sentence(HopFacts hop)
    {
        if (hop.Type is not { } type)
        {
            if (hop.From.Node.Kind == NodeKind.Listing) return $"{hop.To.Name} is {hop.From.Name}: {hop.Said.Source}";
            return hop.Decision is { } decision
                ? $"{hop.From.Name} and {hop.To.Name} are one person, {hop.Said.Source}: {decision.Reason}"
                : $"{hop.From.Name} and {hop.To.Name} are one person, as far as is known: {hop.Said.Source}";
        }

        var words = hop.IsForward ? type.Forward : type.Backward;
        return $"{hop.From.Name} {words} {hop.To.Name}{When(hop)}{By(hop)}";
    }

    private static string When(HopFacts hop)
    {
        if (hop.RecordedOn is { } day) return $", as recorded on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return (hop.Since, hop.Until) switch
        {
            (null, null) => ", when is not on record",
            ({ } since, null) => $", since {since}",
            (null, { } until) => $", until {until}",
            ({ } since, { } until) => since.Equals(until) ? $", {since}" : $", from {since} to {until}",
        };
    }

    private static string By(HopFacts hop)
    {
        var quotes = hop.Said.Quotes.Count == 0 ? "" : $", which repeats {string.Join(" and ", hop.Said.Quotes)}";
        var grade = hop.Grade.IsUngraded ? $"{hop.Grade}, ungraded" : hop.Grade.ToString();
        return $"; {hop.Said.Source}{quotes} ({grade})";
    }
}
