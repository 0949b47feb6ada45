using System.Buffers;
using Lookback.Core.Records;

namespace Lookback.Core.Names;

/// <summary>
/// The names that one field holds: "A a.k.a. B" is two, "Maria A née B" is Maria A and Maria B, 'Ivan "Vanya" C' is also Ivan C, and
/// a company and a person run together are one of each,
/// and "M/V A" is also A. The whole field always stays the first, so that nothing is lost by reading more.
/// </summary>
internal static class NameVariants
{
    private const int MostVariants = 6;

    private static readonly string[] OtherNames =
    [
        " a.k.a. ", " a.k.a ", " aka ", " a/k/a ", " also known as ", " known as ", " alias ", " f.k.a. ", " fka ", " f/k/a ", " formerly known as ",
        " formerly ", " n.k.a. ", " nka ", " n/k/a ", " now known as ", " d.b.a. ", " dba ", " d/b/a ", " doing business as ", " t/a ", " trading as ",
        " otherwise ", " alias: ", " ou encore ", " auch bekannt als ", " anciennement ", " antes ", " conocido como ", " conhecido como ", " он же ",
        " она же ", " известный как ", " ранее ", " المعروف ", " الملقب ", " المعروف باسم ", " معروف به ", " 又名 ", " 别名 ", "; ",
    ];

    private static readonly string[] BirthNames =
    [
        " née ", " nee ", " né ", " geb. ", " geb ", " geborene ", " geborener ", " born ", " z domu ", " roz. ", " rozená ", " nata ", " nacida ",
        " nascida ", " født ", " född ", " o.s. ", " урожд. ", " урожденная ", " урождённая ", " ур. ", " уроджена ",
    ];

    private static readonly SearchValues<string> Words = SearchValues.Create([.. OtherNames, .. BirthNames], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"«“„(（");

    /// <summary>The field itself, then the other names in it; of nearly all fields there are none. Linear in the length that is read.</summary>
    public static IReadOnlyList<PartyName> Of(PartyName name, Schema schema)
    {
        if (!MayBeSeveral(name, schema)) return [name];
        var found = new List<PartyName> { name };
        var whole = Cut(name).ToString();
        if (VesselPrefix.Behind(whole, schema) is { IsEmpty: false } ship) Add(found, ship.ToString(), name);
        // A bracket may open right before the word: "Maria A (née B)".
        var open = whole.Replace('(', ' ').Replace(')', ' ');
        if (open.AsSpan().ContainsAny(Words)) AddWorded(found, open, name, schema);
        else if (schema == Schema.Person && WithoutAsides(whole) is { } rest) Add(found, rest, name);
        if (found.Count == 1 && schema is (Schema.Organization or Schema.Unknown)) AddBesideSlash(found, whole, name);
        if (found.Count == 1 && schema is (Schema.Organization or Schema.Unknown)) AddRunTogether(found, whole, name);
        return found;
    }

    /// <summary>Whether a field may hold more than one name. Quick, for nearly all hold one.</summary>
    private static bool MayBeSeveral(PartyName name, Schema schema)
    {
        var text = Cut(name);
        return text.ContainsAny(Marks) || text.ContainsAny(Words) || !VesselPrefix.Behind(text, schema).IsEmpty
            || (schema != Schema.Person && (text.Contains('/') || MayRunTogether(text)));
    }

    private static ReadOnlySpan<char> Cut(PartyName name) => name.Full.AsSpan(0, Math.Min(name.Full.Length, CleanText.MaxLength));

    private static void AddWorded(List<PartyName> found, string text, PartyName name, Schema schema)
    {
        var (at, length) = Earliest(text, OtherNames);
        if (at >= 0)
        {
            Split(found, text[..at].TrimEnd(), name, schema);
            Split(found, text[(at + length)..].TrimEnd(), name, schema);
            return;
        }

        if (!MayBeBorn(schema)) return;
        (at, length) = Earliest(text, BirthNames);
        if (at < 0) return;
        var (before, birth) = (text[..at].TrimEnd(' ', ','), text[(at + length)..].TrimEnd());
        Add(found, before, name);
        // The family name in use is the last word before; the rest are the given names that the name at birth goes with.
        var last = before.LastIndexOf(' ');
        if (last > 0) Add(found, before[..last] + " " + birth, name);
    }

    /// <summary>A company, a ship, an aircraft or a wallet has no name at birth: there the word is one of the name.</summary>
    private static bool MayBeBorn(Schema schema) => schema is Schema.Person or Schema.Unknown;

    private static void Split(List<PartyName> found, string text, PartyName name, Schema schema)
    {
        var (at, _) = Earliest(text, OtherNames);
        if (at < 0 && (!MayBeBorn(schema) || Earliest(text, BirthNames).At < 0)) Add(found, text, name);
        else if (found.Count < MostVariants) AddWorded(found, text, name, schema);
    }

    private static (int At, int Length) Earliest(string text, string[] words)
    {
        var (at, length) = (-1, 0);
        foreach (var word in words)
        {
            var here = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (here > 0 && (at < 0 || here < at || (here == at && word.Length > length))) (at, length) = (here, word.Length);
        }

        return (at, length);
    }

    /// <summary>Without what stands in quotation marks or brackets (a nickname, a rank, a remark); <see langword="null"/> where one is left open.</summary>
    private static string? WithoutAsides(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        var close = "";
        foreach (var c in text)
        {
            if (close.Length == 0 && Closing(c) is { Length: > 0 } ends) close = ends;
            else if (close.Contains(c, StringComparison.Ordinal)) close = "";
            else if (close.Length == 0) kept.Append(c);
        }

        return close.Length == 0 ? string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)) : null;
    }

    /// <summary>What closes a mark, any of these; German and Bulgarian close with the sign that opens in English.</summary>
    private static string Closing(char open) => open switch
    {
        '"' => "\"",
        '«' => "»",
        '“' => "”",
        '„' => "“”",
        '(' => ")",
        '（' => "）",
        _ => "",
    };

    /// <summary>"Zuberek/Sons of the River" is also Zuberek; "A/S", "24/7" and "import/export" are nothing else: a name has a rare word.</summary>
    private static void AddBesideSlash(List<PartyName> found, string text, PartyName name)
    {
        var pieces = text.Split('/', StringSplitOptions.TrimEntries);
        if (pieces.Length is < 2 or > MostVariants - 1) return;
        foreach (var piece in pieces)
            if (IsName(piece)) Add(found, piece, name);
    }

    private static bool IsName(string piece) => Tokenizer.Cut(CleanText.Of(piece), Dots.JoinLetters).Exists(t =>
        t.Folded.Length >= 4 && !IsOfOrganizations(t)
        && NameKnowledge.CommonnessOf(t.Folded, Sound.Skeleton(t.Folded), omitsVowels: false) == Commonness.Rare);

    /// <summary>Whether a legal form stands between a first word and two more at least.</summary>
    private static bool MayRunTogether(ReadOnlySpan<char> text)
    {
        var (first, behind) = (true, -1);
        foreach (var range in text.Split(' '))
        {
            if (!first && behind < 0 && OrganizationForms.IsTelling(text[range].Trim(".,"))) behind = 0;
            else if (behind >= 0) behind++;
            first = false;
        }

        return behind >= 2;
    }

    /// <summary>"Zuberek Securities Inc. John Tarkovian": what follows a legal form and reads like a person's name is another name.</summary>
    private static void AddRunTogether(List<PartyName> found, string text, PartyName name)
    {
        var clean = CleanText.Of(text);
        var tokens = Tokenizer.Cut(clean, Dots.JoinLetters);
        foreach (var form in OrganizationForms.In(tokens))
        {
            var next = form.At + form.Length;
            if (form.At == 0 || form.Class.Length == 0 || tokens.Count - next is < 2 or > 4) continue;
            var person = tokens.GetRange(next, tokens.Count - next);
            if (!IsGiven(person[0]) || IsCommon(person[^1]) || person.Count(IsCommon) > 1 || person.Exists(IsOfOrganizations)) continue;
            var cut = clean.LastIndexOf(string.Join(' ', person.Select(t => t.Text)), StringComparison.Ordinal);
            if (cut <= 0) continue;
            Add(found, clean[..cut].Trim(), name);
            Add(found, clean[cut..], name);
            return;
        }
    }

    private static bool IsGiven(Token token) => NameKnowledge.Nicknames(token.Folded).Length > 0;

    private static bool IsOfOrganizations(Token token) =>
        OrganizationForms.IsForm(token.Folded) || NameKnowledge.IsPlace(token.Folded) || char.IsAsciiDigit(token.Folded[0]);

    private static bool IsCommon(Token token) =>
        NameKnowledge.CommonnessOf(OrganizationWords.Usual(token.Folded), "", omitsVowels: false) == Commonness.Generic;

    /// <summary>Adds a name of the field where it is one and a new one.</summary>
    private static void Add(List<PartyName> found, string text, PartyName name)
    {
        text = text.Trim(' ', ',', ';', ':');
        if (text.Length < 2 || found.Count >= MostVariants || found.Exists(f => f.Full == text)) return;
        found.Add(name with { Full = text, Given = null, Family = null });
    }
}
