namespace Lookback.Bench.Populations;

/// <summary>Catherine and Katherine: spellings of one name that bearers choose, none of them a mistake.</summary>
internal static class SpellingVariants
{
    private const double InHundred = 8;
    private static readonly (string From, string To)[] Rules = [.. NamingCustoms.Rows("variants").Select(r => (r[0], r[1]))];

    /// <summary>The name in its usual spelling, now and then in another.</summary>
    public static InventedWord Of(InventedWord name, ref Draw draw)
    {
        if (!draw.Happens(InHundred)) return name;
        var first = draw.Below(Rules.Length);
        for (var i = 0; i < Rules.Length; i++)
        {
            var (from, to) = Rules[(first + i) % Rules.Length];
            // The first letter stays a capital, so that rules apply behind it.
            var at = name.Latin.IndexOf(from, 1, StringComparison.Ordinal);
            if (at > 0) return name with { Latin = string.Concat(name.Latin.AsSpan(0, at), to, name.Latin.AsSpan(at + from.Length)) };
        }

        return name;
    }
}
