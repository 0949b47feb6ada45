namespace Lookback.Core.Access;

/// <summary>What records of persons may be looked at for: words to choose among, so that purposes can be counted and held against roles.</summary>
public static class Purposes
{
    /// <summary>The words.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["screening", "alert-review", "case-work", "lookback-review", "redress", "subject-access", "quality", "audit", "oversight"];

    /// <summary>The word of whatever is looked at while an emergency is open: nobody claims it, it is put there.</summary>
    public const string Emergency = "emergency";

    /// <summary>Whether something is a word that a purpose may be beside: an id or a ticket, of 1 to 64 letters, digits, dots and dashes.</summary>
    public static bool IsReference(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '/' or '_');
}
