using System.Text.RegularExpressions;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Text;

/// <summary>One name of a field of names.</summary>
/// <param name="Name">The name alone.</param>
/// <param name="Kind">What it is, by its publisher's word for the field and what stands beside it there. What was weak stays weak.</param>
/// <param name="More">What else the field says of it, which has no other place.</param>
/// <param name="Born">The birth that it says.</param>
internal readonly record struct WrittenName(string Name, NameKind Kind, string? More = null, PartialDate? Born = null);

/// <summary>
/// A field of names as publishers fill it in: names parted by semicolons or by <c>b)</c>, a name with itself in another script in brackets or with several
/// names in them, and what <see cref="NameNotes"/> knows. Brackets that hold none of that are part of the name: <c>(NGO)</c>, <c>(Hong Kong)</c>.
/// </summary>
internal static partial class WrittenNames
{
    /// <summary>A field longer than that is no name, and is kept as it is.</summary>
    private const int MostWritten = 4_000;

    /// <summary>Brackets within brackets that are looked into.</summary>
    private const int Deepest = 3;

    private static readonly char[] Ends = [' ', ',', ';', ':', '،', '؛'];

    /// <summary>The names of a field of this kind, as written; of a primary name's field the first alone is primary.</summary>
    public static IReadOnlyList<WrittenName> Of(string? text, NameKind kind)
    {
        var names = new List<WrittenName>();
        if (Blanks.Collapse(text) is not { } written) return names;
        if (written.Length > MostWritten) return [new WrittenName(written, kind)];
        Several(written, kind, names, 0);
        return names.Count > 0 ? names : [new WrittenName(written, kind)];
    }

    /// <summary>Adds the names of a field, and what it says of them.</summary>
    public static void Add(ListingDraft draft, string? text, NameKind kind)
    {
        foreach (var name in Of(text, kind))
        {
            draft.Name(name.Name, name.Kind);
            Say(draft, name);
        }
    }

    /// <summary>Adds the names of a field whose note stands in a field of its own; names in it are read as in a bracket behind.</summary>
    public static void Add(ListingDraft draft, string? text, string? note, NameKind kind)
    {
        // The list's export takes off the first and the last bracket of a note, and leaves those between: "transliterations: A; B ) (Translation: C".
        var said = note?.Split(')')[0];
        Add(draft, text is not null && said is not null && NameNotes.Of(said) is { Script: not null } ? $"{text} ({said})" : text, kind);
    }

    /// <summary>Adds what a field says of one of its names.</summary>
    public static void Say(ListingDraft draft, WrittenName name)
    {
        if (name.More is { } more) draft.Remark($"{name.Name}: {more}");
        if (name.Born is { } born) draft.BirthDate(born);
    }

    private static void Several(string text, NameKind kind, List<WrittenName> names, int depth)
    {
        foreach (var piece in Pieces(text))
        {
            foreach (var part in Lettered().IsMatch(piece) ? NumberedParts.Of(piece).Select(p => p.Text) : [piece])
            {
                var own = kind == NameKind.Primary && names.Count > 0 ? NameKind.Alias : kind;
                foreach (var spelling in Spellings(part)) One(spelling, own, names, depth);
            }
        }
    }

    private static void One(string text, NameKind kind, List<WrittenName> names, int depth)
    {
        var (name, isFormer, isWeak, more, born) = (text, false, false, (string?)null, (PartialDate?)null);
        if (Birth().Match(name) is { Success: true } birth)
        {
            (name, more) = (name[..birth.Index], birth.Groups["birth"].Value);
            born = Dates().Match(more) is { Success: true } date ? WrittenDates.Find(date.Value, DateOrder.DayFirst) : null;
        }

        var inside = new List<(string Text, NameKind Kind)>();
        while (LastBracket(name) is { } bracket)
        {
            var (held, before) = (bracket.Inside, bracket.Before);
            if (NameNotes.Of(held) is { } note)
            {
                (isFormer, isWeak) = (isFormer || note.IsFormer, isWeak || note.IsWeak);
                if (note.Script is { } script) inside.Insert(0, (script, Beside(script, kind)));
            }
            else if (IsProse(held)) more = more is null ? held : $"{more}; {held}";
            else if (depth < Deepest && HoldsNames(held, before)) inside.Insert(0, (held, Beside(held, kind)));
            else if (!(Lettering.IsOther(before) && Language().IsMatch(held)) && !(Numeral().IsMatch(before) && Ordinal().IsMatch(held))) break;
            name = before;
        }

        (name, var leads, var within) = NameNotes.Read(Dash(name));
        if (within is not null) inside.Insert(0, (within, Beside(within, kind)));
        if (TwoScripts(name) is var (one, other))
        {
            name = one;
            inside.Insert(0, (other, Beside(other, kind)));
        }

        if (Bare(name) is { } bare) names.Add(new WrittenName(bare, KindOf(bare, kind, isFormer || leads, isWeak, inside.Count > 0 || depth > 0), more, born));
        foreach (var (held, own) in inside) Several(held, own, names, depth + 1);
    }

    private static NameKind KindOf(string name, NameKind kind, bool isFormer, bool isWeak, bool hasOthers) =>
        kind is NameKind.WeakAlias or NameKind.Primary or NameKind.OriginalScript ? kind
        : isWeak ? NameKind.WeakAlias
        : isFormer ? NameKind.Former
        : hasOthers && Lettering.IsOther(name) ? NameKind.OriginalScript
        : kind;

    /// <summary>What a name is that stands beside one of this kind: the same in another script, or another alias.</summary>
    private static NameKind Beside(string name, NameKind kind) =>
        kind == NameKind.WeakAlias ? kind
        : Lettering.IsOther(name) ? NameKind.OriginalScript
        : kind == NameKind.Former ? kind
        : NameKind.Alias;

    /// <summary>Words and a number are no name.</summary>
    private static bool IsProse(string text) => LongNumber().IsMatch(text) && text.Count(c => c == ' ') >= 4;

    private static bool HoldsNames(string inside, string before) =>
        Pieces(inside).Skip(1).Any() || (Lettering.Differ(inside, before) && Countries.Find(inside) is null && !Language().IsMatch(inside));

    /// <summary>The name without the note behind a dash: <c>Northern Lights - sub-unit name</c>.</summary>
    private static string Dash(string name)
    {
        var cut = name.LastIndexOf(" - ", StringComparison.Ordinal);
        return cut > 0 && NameNotes.Of(name[(cut + 3)..]) is { Script: null } ? name[..cut] : name;
    }

    /// <summary>Without what is left of a list's marks at its ends.</summary>
    private static string? Bare(string name)
    {
        var bare = name.Trim(Ends);
        if (!bare.Contains('(', StringComparison.Ordinal)) bare = bare.Trim(')').Trim(Ends);
        return bare.Any(char.IsLetterOrDigit) ? bare : null;
    }

    /// <summary>The parts between semicolons, Arabic ones and Arabic commas too, that stand in no bracket.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')') depth = Math.Max(0, depth - 1);
            if (text[i] is not (';' or '،' or '؛') || depth > 0) continue;
            if (Bare(text[start..i]) is not null) yield return text[start..i].Trim();
            start = i + 1;
        }

        if (Bare(text[start..]) is not null) yield return text[start..].Trim();
    }

    /// <summary>Single words, three or more, that begin alike are spellings of one name: <c>Antonn, Antton, Anttonn</c>.</summary>
    private static string[] Spellings(string text)
    {
        var words = text.Split(", ");
        var isSpelled = words.Length >= 3 && words.All(w => w.Length > 3 && w.All(c => char.IsLetter(c) || c is '-' or '\'' or '’') && w[0] == words[0][0]);
        return isSpelled ? words : [text];
    }

    /// <summary>The bracket at the end of a text, which has something before it.</summary>
    private static (string Before, string Inside)? LastBracket(string text)
    {
        var end = text.TrimEnd(Ends);
        if (!end.EndsWith(')')) return null;
        var depth = 0;
        for (var i = end.Length - 1; i > 0; i--)
        {
            if (end[i] == ')') depth++;
            else if (end[i] == '(' && --depth == 0) return (end[..i].TrimEnd(), end[(i + 1)..^1].Trim());
        }

        return null;
    }

    /// <summary>Two words or more of one script and then of another; a single one is part of the name.</summary>
    private static (string One, string Other)? TwoScripts(string name)
    {
        if (Lettering.IsLatin(name) || Lettering.IsOther(name) || name.Contains('(', StringComparison.Ordinal)) return null;
        var words = name.Split(' ');
        for (var i = 2; i + 2 <= words.Length; i++)
        {
            var (one, other) = (string.Join(' ', words[..i]), string.Join(' ', words[i..]));
            if (Lettering.Differ(one, other)) return (one, other);
        }

        return null;
    }

    [GeneratedRegex(@"^\(?a\)\s|\s[b-d]\)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();

    [GeneratedRegex(
        @",?\s+(?<birth>born (?:in|on|at|about|around|circa|approximately|between|\d).*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Birth();

    [GeneratedRegex(@"\d{1,2}[ .]+\p{L}{3,9}[ .]*\d{4}\b|(?<!\d)(?:19|20)\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\d{5}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(
        "^(?:Amharic|Arabic|Armenian|Bengali|Chinese|Dari|Farsi|Georgian|Greek|Hebrew|Hindi|Japanese|Korean|Kurdish|Pashto|Persian|Russian|Tigrinya|Ukrainian"
        + "|Urdu)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Language();

    [GeneratedRegex(@"\b[IVX]{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Numeral();

    [GeneratedRegex("^(?:first|second|third|fourth|fifth)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();
}
