using Lookback.Core.Records;

namespace Lookback.Core.Lists.Text;

/// <summary>Sex as lists write it.</summary>
internal static class Sexes
{
    /// <summary>Null where the text is not a known word; other and undisclosed are unknown, not wrong.</summary>
    public static Sex? Find(string text) => text.Trim().ToUpperInvariant() switch
    {
        "MALE" or "M" => Sex.Male,
        "FEMALE" or "F" => Sex.Female,
        "UNKNOWN" or "OTHER" or "X" or "U" or "" => Sex.Unknown,
        _ => null,
    };
}
