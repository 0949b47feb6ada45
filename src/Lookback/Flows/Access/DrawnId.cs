using System.Security.Cryptography;

namespace Lookback.Flows.Access;

/// <summary>Ids of what is made by no content: 16 letters and digits of chance, none of which is taken for another.</summary>
internal static class DrawnId
{
    /// <summary>How long one is.</summary>
    public const int Length = 16;

    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new one.</summary>
    public static string Next() => RandomNumberGenerator.GetString(Letters, Length);
}
