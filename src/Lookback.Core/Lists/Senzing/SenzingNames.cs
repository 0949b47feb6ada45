using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Senzing;

/// <summary>
/// Names whole (<c>NAME_FULL</c>, <c>NAME_ORG</c>) or in parts. What a name is stands in <c>NAME_TYPE</c> or before the attribute
/// (<c>AKA_NAME_FULL</c>), in words that are the exporter's. The one called primary, or the first, is the party's.
/// </summary>
internal static class SenzingNames
{
    private static readonly string[] Parts = ["NAME_FULL", "NAME_ORG", "NAME_FIRST", "NAME_MIDDLE", "NAME_LAST"];

    public static void Read(IReadOnlyList<SenzingFeature> features, ListingDraft draft, ReadingLog log, string file, long line)
    {
        var names = new List<PartyName>();
        foreach (var feature in features)
        {
            draft.Title(feature.Take("NAME_PREFIX"));
            if (!Array.Exists(Parts, feature.Has)) continue;
            var type = feature.Take("NAME_TYPE") ?? feature.Usage;
            var kind = KindOf(type);
            if (kind is null) log.Field(file, line, "NAME_TYPE", "PRIMARY, ALIAS, WEAK, FORMER or NATIVE", type);
            if (Whole(feature) is { } name) names.Add(name with { Kind = kind ?? NameKind.Alias });
            if (feature.Take("NAME_ORG") is { } organization) names.Add(new PartyName { Full = organization, Kind = kind ?? NameKind.Alias });
        }

        var primary = names.FindIndex(n => n.Kind == NameKind.Primary);
        if (primary < 0) primary = Math.Max(0, names.FindIndex(n => n.Kind == NameKind.Alias));
        for (var i = 0; i < names.Count; i++)
        {
            var isSecond = i != primary && names[i].Kind == NameKind.Primary;
            draft.Name(i == primary ? names[i] with { Kind = NameKind.Primary } : isSecond ? names[i] with { Kind = NameKind.Alias } : names[i]);
        }
    }

    private static PartyName? Whole(SenzingFeature feature)
    {
        var (first, middle, last) = (feature.Take("NAME_FIRST"), feature.Take("NAME_MIDDLE"), feature.Take("NAME_LAST"));
        var given = Blanks.Collapse($"{first} {middle}");
        var full = feature.Take("NAME_FULL") ?? Blanks.Collapse($"{given} {last} {feature.Take("NAME_SUFFIX")}");
        return full is null ? null : new PartyName { Full = full, Given = given, Family = last };
    }

    /// <summary><see langword="null"/> where the word is not known.</summary>
    private static NameKind? KindOf(string type) => type.ToUpperInvariant() switch
    {
        "PRIMARY" or "" => NameKind.Primary,
        "WEAK" or "WEAK_ALIAS" or "WEAK_AKA" or "LOW" or "NICKNAME" or "NICK" => NameKind.WeakAlias,
        "FORMER" or "PREVIOUS" or "MAIDEN" or "FKA" or "BIRTH" => NameKind.Former,
        "NATIVE" or "ORIGINAL_SCRIPT" => NameKind.OriginalScript,
        "ALIAS" or "AKA" or "ALTERNATE" or "DBA" or "TRADE" or "BUSINESS" or "LEGAL" or "NAME" => NameKind.Alias,
        _ => null,
    };
}
