using System.Text.RegularExpressions;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// What publishers write behind a name in brackets that is no part of it: <c>(formerly listed as)</c>, <c>(birth name)</c>,
/// <c>(Previously listed as. In Arabic: ...)</c>.
/// </summary>
internal static partial class NameNotes
{
    /// <summary>The name, whether the note says that it is no longer borne, and the name in its own script where the note holds that.</summary>
    public static (string Name, bool IsFormer, string? Script) Read(string name)
    {
        var match = Note().Match(name);
        if (!match.Success || Blanks.Collapse(name.Remove(match.Index, match.Length)) is not { } bare) return (name, false, null);
        return (bare, match.Groups["former"].Success, match.Groups["script"].Success ? Blanks.Collapse(match.Groups["script"].Value) : null);
    }

    [GeneratedRegex(
        @"\s*\((?:(?<former>(?:previously|formerly|former|old) (?:listed|known|name)(?: as)?)|(?:birth|combat|nickname|nom de guerre)(?: name)?)"
        + @"\.?(?:\s*In Arabic:\s*(?<script>[^)]+))?\s*\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Note();
}
