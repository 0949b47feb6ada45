using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// OFAC writes a person as <c>FAMILY, Given Middle</c> or <c>FAMILY, Given, Jr.</c>. Commas in the names of organisations, vessels
/// and aircraft are part of the name.
/// </summary>
internal static class OfacName
{
    private static readonly string[] Suffixes = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"];

    public static PartyName Read(string listed, Schema schema, NameKind kind)
    {
        var comma = schema == Schema.Person ? listed.IndexOf(',', StringComparison.Ordinal) : -1;
        if (comma <= 0 || comma == listed.Length - 1) return new PartyName { Full = listed.Trim(), Kind = kind };
        var family = listed[..comma].Trim();
        var (given, suffix) = WithoutSuffix(listed[(comma + 1)..].Trim());
        return Of(given, family, suffix, kind);
    }

    /// <summary>From parts that stand apart, as in the XML; either may be missing, and then the other may hold both.</summary>
    public static PartyName? Of(string? first, string? last, Schema schema, NameKind kind)
    {
        if (string.IsNullOrWhiteSpace(first)) return string.IsNullOrWhiteSpace(last) ? null : Read(last.Trim(), schema, kind);
        if (string.IsNullOrWhiteSpace(last)) return new PartyName { Full = first.Trim(), Kind = kind };
        var (given, suffix) = WithoutSuffix(first.Trim());
        return Of(given, last.Trim(), suffix, kind);
    }

    private static PartyName Of(string given, string family, string suffix, NameKind kind) => new()
    {
        Full = given.Length == 0 ? $"{family}{suffix}" : $"{given} {family}{suffix}",
        Given = given.Length == 0 ? null : given,
        Family = family,
        Kind = kind,
    };

    private static (string Given, string Suffix) WithoutSuffix(string given)
    {
        var cut = given.LastIndexOfAny([',', ' ']);
        var last = given[(cut + 1)..].Trim();
        return Suffixes.Contains(last, StringComparer.OrdinalIgnoreCase)
            ? (given[..Math.Max(0, cut)].TrimEnd(',', ' '), " " + last)
            : (given, "");
    }
}
