using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// A name of parts that each say what they are. First, middle and father's names are given, last, maiden and mother's names are family, in the
/// order in which they stand; a nickname goes with the given names. What a vessel, aircraft or body is called is one whole.
/// </summary>
internal static class OfacNameParts
{
    private static readonly string[] FamilyFirst = ["CHINESE", "JAPANESE", "KOREAN", "HANGUL", "HAN"];

    /// <summary>The name; null where there is none.</summary>
    public static PartyName? Read(IEnumerable<(string? Type, string? Value)> parts, string? script, Schema schema, NameKind kind)
    {
        var (given, family, whole) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (type, value) in parts)
        {
            if (Blanks.Collapse(value) is not { } text) continue;
            var where = type?.ToUpperInvariant() switch
            {
                "FIRST NAME" or "MIDDLE NAME" or "PATRONYMIC" or "NICKNAME" => given,
                "LAST NAME" or "MAIDEN NAME" or "MATRONYMIC" => family,
                _ => whole,
            };
            where.Add(text);
        }

        return whole.Count > 0
            ? Read(null, string.Join(' ', [.. given, .. family, .. whole]), script, schema, kind)
            : Read(string.Join(' ', given), string.Join(' ', family), script, schema, kind);
    }

    /// <summary>From the two halves. In scripts of the east the family stands first, and nothing between.</summary>
    public static PartyName? Read(string? given, string? family, string? script, Schema schema, NameKind kind)
    {
        var isFamilyFirst = script is not null && Array.Exists(FamilyFirst, f => script.StartsWith(f, StringComparison.OrdinalIgnoreCase));
        return isFamilyFirst && !string.IsNullOrWhiteSpace(given) && !string.IsNullOrWhiteSpace(family)
            ? new PartyName { Full = family.Trim() + given.Trim(), Given = given.Trim(), Family = family.Trim(), Kind = kind }
            : OfacName.Of(given, family, schema, kind);
    }

    /// <summary>
    /// A low-quality name is weak in whatever script and of whatever type it is, as in the standard XML; null where the type is not known.
    /// </summary>
    public static NameKind? KindOf(string? type, bool isPrimary, bool isLowQuality, string? script)
    {
        if (isLowQuality) return NameKind.WeakAlias;
        if (!IsLatin(script)) return NameKind.OriginalScript;
        return type?.ToUpperInvariant() switch
        {
            _ when isPrimary => NameKind.Primary,
            "F.K.A." => NameKind.Former,
            null or "A.K.A." or "N.K.A." or "NAME" => NameKind.Alias,
            _ => null,
        };
    }

    private static bool IsLatin(string? script) => script is null || script.Contains("Latin", StringComparison.OrdinalIgnoreCase);
}
