using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Canada;

/// <summary>
/// Names, and the aliases that stand in one cell, parted by commas or, where there is one, by semicolons. Of a person an alias is often a variant of
/// one part alone ("Sergei" for Sergey): that is no name to be found by, and weak.
/// </summary>
internal static partial class CanadaNames
{
    // A comma before these does not part two names.
    private static readonly HashSet<string> LegalForms = new(
        [
            "INC", "LTD", "LIMITED", "LLC", "LLP", "JSC", "PJSC", "OJSC", "CJSC", "OOO", "OAO", "ZAO", "PAO", "AO", "TOV", "SA", "SAL", "GMBH", "AG", "CO",
            "CORP", "PLC", "PTE", "SPA", "SRL", "BV", "NV", "FZE", "FZCO", "АО", "ООО", "ОАО", "ЗАО", "ПАО", "ТОВ", "ФГУП", "FGUP",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static void Person(CanadaRecord record, ListingDraft draft)
    {
        var (given, family) = (record[CanadaField.GivenName], record[CanadaField.LastName]);
        var match = family is null || !family.Contains('(', StringComparison.Ordinal) ? Match.Empty : OtherSpelling().Match(family);
        var first = match.Success ? match.Groups["first"].Value : family;
        draft.Name($"{given} {first}", NameKind.Primary, given, first);
        if (match.Success) draft.Name($"{given} {match.Groups["second"].Value}", NameKind.Alias, given, match.Groups["second"].Value);
        foreach (var alias in Aliases(record)) draft.Name(alias, IsWhole(alias, first) ? NameKind.Alias : NameKind.WeakAlias);
    }

    /// <summary>An organisation stands under its English name; the French is another.</summary>
    public static void Entity(CanadaRecord record, ListingDraft draft)
    {
        var names = CanadaWords.Halves(record.Entity!);
        draft.Name(names[0], NameKind.Primary);
        foreach (var name in names.Skip(1)) draft.Name(name, NameKind.Alias);
        foreach (var alias in Aliases(record)) draft.Name(alias, NameKind.Alias);
    }

    private static IEnumerable<string> Aliases(CanadaRecord record)
    {
        if (record[CanadaField.Aliases] is not { } cell) return [];
        var mark = cell.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        return Joined(CanadaWords.Parts(cell, mark)).SelectMany(CanadaWords.Halves).Select(Bare).Where(a => a.Length > 1);
    }

    /// <summary>A legal form goes back to the name that it stands behind.</summary>
    private static List<string> Joined(IEnumerable<string> parts)
    {
        var names = new List<string>();
        foreach (var part in parts)
        {
            var isForm = LegalForms.Contains(part.Replace(".", "", StringComparison.Ordinal));
            if (isForm && names.Count > 0) names[^1] += $", {part}";
            else names.Add(part);
        }

        return names;
    }

    private static string Bare(string alias) =>
        alias.Length > 2 && alias[0] == '(' && alias.IndexOf(')', StringComparison.Ordinal) == alias.Length - 1 ? alias[1..^1].Trim() : alias;

    /// <summary>Where the list writes family names in capitals, an alias without any is a given name and a patronymic.</summary>
    private static bool IsWhole(string alias, string? family)
    {
        var words = alias.Split(' ');
        if (words.Length < 2) return false;
        return family is null || !IsCapital(family) || words.Any(IsCapital);
    }

    private static bool IsCapital(string word) => word.Count(char.IsLetter) > 1 && !word.Any(char.IsLower);

    [GeneratedRegex(@"^(?<first>[^()]+?)\s*\((?<second>[^()]+)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherSpelling();
}
