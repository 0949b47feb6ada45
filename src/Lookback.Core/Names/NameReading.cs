using Lookback.Core.Records;

namespace Lookback.Core.Names;

/// <summary>Reads clean text into parts with roles: people and organisations are read by different rules.</summary>
internal static class NameReading
{
    public static (NamePart[] Parts, Script Script, string Form) Of(PartyName name, Schema schema)
    {
        var text = CleanText.Of(name.Full);
        var script = Scripts.Of(text);
        if (IsNotAvailable(text)) return ([new NamePart(text, "na", PartRole.Placeholder, script)], script, "");
        var (parts, form) = schema is Schema.Organization or Schema.Vessel or Schema.Aircraft or Schema.Wallet
            ? OrganizationReading.Of(text)
            : schema is Schema.Person && !IsMistaken(text) ? (PersonReading.Of(text, name), "") : Unknown(text, name);
        return (NeverNothing(parts, text, script), script, form);
    }

    /// <summary>"N/A", "n.a.": as words they would be two initials.</summary>
    private static bool IsNotAvailable(string text) =>
        text.Trim() is ['N' or 'n', '/' or '.', 'A' or 'a', ..] trimmed && trimmed.TrimEnd('.', '/').Length == 3;

    /// <summary>
    /// A source that takes a company for a person is wrong about the kind and not about the name: what ends in a legal form is read as
    /// an organisation's name. The kind stays what the source says, and costs what it costs.
    /// </summary>
    private static bool IsMistaken(string text)
    {
        var end = text.AsSpan().TrimEnd(" .,)");
        var start = end.LastIndexOfAny(' ', '.') + 1;
        return start > 0 && OrganizationForms.IsTelling(end[start..]);
    }

    /// <summary>A name of unknown kind is an organisation's where it bears a legal form, and else read like a person's.</summary>
    private static (List<NamePart> Parts, string Form) Unknown(string text, PartyName name)
    {
        var (parts, form) = OrganizationReading.Of(text);
        return parts.Exists(p => p.Role == PartRole.OrganizationForm) ? (parts, form) : (PersonReading.Of(text, name), "");
    }

    /// <summary>
    /// A name of nothing but titles, particles or legal forms ("Van", "The Company") is carried by those words after all, and one of
    /// nothing but symbols by the symbols. Placeholders alone stay without a core: "UNKNOWN" is nobody.
    /// </summary>
    private static NamePart[] NeverNothing(List<NamePart> parts, string text, Script script)
    {
        if (parts.Exists(p => p.IsCore)) return [.. parts];
        if (parts.Exists(p => p.Role != PartRole.Placeholder))
            return [.. parts.Select(p => p.Role == PartRole.Placeholder ? p : new NamePart(p.Text, p.Folded, PartRole.Word, p.Script))];
        if (parts.Count > 0) return [.. parts];
        var symbols = string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Take(16));
        return [new NamePart(symbols, Tokenizer.CodePoints(symbols), symbols.Length == 0 ? PartRole.Placeholder : PartRole.Word, script)];
    }
}
