using AnyAscii;

namespace Lookback.Bench.Populations;

/// <summary>How a clerk or a machine writes a name.</summary>
internal enum NameStyle
{
    /// <summary>As its bearer does in Latin letters.</summary>
    Plain,

    /// <summary>Without marks.</summary>
    Ascii,

    /// <summary>In capitals without marks, as a passport's machine-readable lines.</summary>
    Capitals,

    /// <summary>In capitals, the family name first with a comma behind it.</summary>
    FamilyFirst,

    /// <summary>In the script of home.</summary>
    Native,
}

/// <summary>A name.</summary>
/// <param name="Words">Its words in their order.</param>
/// <param name="Family">The place of the family name; -1 where there is none.</param>
/// <param name="RunTogether">Whether the script of home leaves no blank between them.</param>
internal sealed record InventedName(IReadOnlyList<InventedWord> Words, int Family, bool RunTogether)
{
    /// <summary>Whether it is written in another script at home.</summary>
    public bool HasNative => Words[0].Native.Length > 0;

    /// <summary>The name as it is written in a style.</summary>
    public string In(NameStyle style) => style switch
    {
        NameStyle.Native => string.Join(RunTogether ? "" : " ", Words.Select(w => w.Native)),
        NameStyle.Ascii => Latin().Transliterate(),
        NameStyle.Capitals => Latin().Transliterate().ToUpperInvariant(),
        NameStyle.FamilyFirst when Family >= 0 =>
            $"{Words[Family].Latin}, {string.Join(' ', Words.Where((_, i) => i != Family).Select(w => w.Latin))}".Transliterate().ToUpperInvariant(),
        _ => Latin(),
    };

    private string Latin() => string.Join(' ', Words.Select(w => w.Latin));
}
