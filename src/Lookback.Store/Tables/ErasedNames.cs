namespace Lookback.Store.Tables;

/// <summary>What stands where an id named somebody who was erased: an exclamation mark and a position. No id begins so.</summary>
internal static class ErasedNames
{
    private const char Mark = '!';

    public static string Of(long position) => FormattableString.Invariant($"{Mark}{position}");

    public static string Of(long position, int number) => FormattableString.Invariant($"{Mark}{position}.{number}");

    public static bool IsOne(string id) => id.StartsWith(Mark);
}
