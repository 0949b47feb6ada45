using System.Text.RegularExpressions;

namespace Lookback.Core.Lists.Text;

/// <summary>What a note beside a name says of it.</summary>
/// <param name="IsFormer">The name is no longer borne.</param>
/// <param name="IsWeak">It is no name that anybody is known by alone: initials, a call sign.</param>
/// <param name="Script">The name in its own script, where the note holds it.</param>
internal readonly record struct NameNote(bool IsFormer, bool IsWeak, string? Script);

/// <summary>
/// What publishers write beside a name that is no part of it, mostly behind it in brackets: <c>(formerly listed as)</c>, <c>(birth name)</c>,
/// <c>(Previously listed as. In Arabic: ...)</c>, <c>(original script: ...)</c>, <c>Formerly known as ...</c>.
/// </summary>
internal static partial class NameNotes
{
    /// <summary>The name without its notes, whether one says that it is no longer borne, and the name in its own script where one holds that.</summary>
    public static (string Name, bool IsFormer, string? Script) Read(string name)
    {
        var (bare, isFormer, script) = (name, false, (string?)null);
        if (name.Contains('(', StringComparison.Ordinal))
        {
            foreach (Match bracket in Brackets().Matches(name))
            {
                if (Of(bracket.Groups["inside"].Value) is not { } note) continue;
                bare = bare.Replace(bracket.Value, " ", StringComparison.Ordinal);
                (isFormer, script) = (isFormer || note.IsFormer, script ?? note.Script);
            }
        }

        if (Lead().Match(bare) is { Success: true } lead) (bare, isFormer) = (bare[lead.Length..], true);
        return Blanks.Collapse(bare) is { } left ? (left, isFormer, script) : (name, false, null);
    }

    /// <summary>What the words in a bracket say of the name before it; null where they are not known to be a note.</summary>
    public static NameNote? Of(string inside)
    {
        var match = Note().Match(inside);
        if (!match.Success || string.IsNullOrWhiteSpace(inside)) return null;
        var script = match.Groups["script"].Success ? Blanks.Collapse(match.Groups["script"].Value) : null;
        return new NameNote(match.Groups["former"].Success, match.Groups["weak"].Success, script);
    }

    [GeneratedRegex(@"\s*\((?<inside>[^()]*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();

    /// <summary>A kind of name in one word or two, "former" apart: <c>birth name</c>, <c>sub-unit name</c>.</summary>
    [GeneratedRegex(
        @"^\s*(?:(?<former>(?:previously|formerly|former|old) (?:listed|known|called|name)(?: as)?)"
        + @"|(?:birth|maiden|combat|code|cover|pen|stage|trade|trading|short|full|sub-unit) ?name|birth|combat|nickname|nom de guerre|prominently known as"
        + @"|(?<weak>initials|call sign)|original script|transliterations?(?: of original script(?: name)?)?)?[.,;]?\s*"
        + @"(?:(?:(?:name )?in \p{L}+(?: script)?|original script|transliterations?(?: of original script(?: name)?)?)\s*:\s*(?<script>[^()]+))?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Note();

    [GeneratedRegex(@"^\s*(?:formerly|previously) (?:known|listed) as:?\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Lead();
}
