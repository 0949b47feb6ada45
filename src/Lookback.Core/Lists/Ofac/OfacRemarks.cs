using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// The remarks column, in which OFAC's CSV keeps birth dates, documents, weak aliases and wallets: pieces parted by semicolons, each
/// beginning with a word that says what it is, a second one of a kind with <c>alt.</c> before it. A piece that is not understood is
/// kept as it stands and matches nothing. The XML's <c>idList</c> is worded the same way and read by the same rules.
/// </summary>
internal sealed class OfacRemarks(ReadingLog log, string file)
{
    private const string WalletWord = "Digital Currency Address - ";
    private const string LinkWord = "Linked To";
    private const string OperatorWord = "Aircraft Operator";
    private static readonly string[] EmailWords = ["Email Address", "E-mail Address", "Email", "E-mail"];
    private static readonly string[] SiteWords = ["Website", "Web Site"];
    private static readonly string[] PhoneWords = ["Phone Number", "Phone No.", "Telephone Number", "Telephone No.", "Telephone", "Phone", "Fax No.", "Fax"];
    private static readonly string[] AliasWords = ["a.k.a. '", "f.k.a. '", "n.k.a. '"];

    /// <summary>Reads a whole column into the draft, whose schema must be set.</summary>
    public void Read(string remarks, ListingDraft draft, long line)
    {
        foreach (var piece in Pieces(remarks)) ReadPiece(piece, draft, line);
    }

    /// <summary>Reads one piece into the draft, or keeps it as a remark.</summary>
    public void ReadPiece(string piece, ListingDraft draft, long line)
    {
        var core = piece.StartsWith("alt. ", StringComparison.OrdinalIgnoreCase) ? piece[5..] : piece;
        var taken = Word(core, "DOB") is { } born ? BirthDate(born, draft, line)
            : Word(core, "POB") is { } place ? BirthPlace(place, draft)
            : Word(core, "Gender") is { } gender ? Gender(gender, draft, line)
            : (Word(core, "Nationality of Registration") ?? Word(core, "Registration Country")) is { } home ? Registered(home, draft, line)
            : Word(core, "nationality") is { } nationality ? Nationality(nationality, draft, line)
            : Word(core, "citizen") is { } citizen ? Nationality(citizen, draft, line)
            : core.StartsWith(WalletWord, StringComparison.OrdinalIgnoreCase) ? Wallet(core[WalletWord.Length..], draft)
            : Word(core, "ethnicity") is not null ? Dropped("ethnicity")
            : Word(core.TrimStart('('), LinkWord) is not null ? Linked(core, draft)
            : Word(core, OperatorWord) is { } airline ? Operated(airline, draft)
            : Contact(core, draft) || Alias(core, draft) || Number(core, draft);
        if (!taken) draft.Remark(piece);
    }

    /// <summary>Splits at semicolons outside parentheses; where parentheses do not pair, at every semicolon.</summary>
    internal static IEnumerable<string> Pieces(string remarks)
    {
        var text = remarks.Trim();
        if (text.EndsWith('.')) text = text[..^1];
        var (start, depth) = (0, 0);
        var paired = Pairs(text);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && paired) depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (i < text.Length && (text[i] != ';' || depth != 0)) continue;
            if (Blanks.Collapse(text.AsSpan(start, i - start).Trim().ToString()) is { } piece) yield return piece;
            start = i + 1;
        }
    }

    private static bool Pairs(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) return false;
        }

        return depth == 0;
    }

    /// <summary>What follows a word and a blank or colon; null where the text begins with another word.</summary>
    private static string? Word(string text, string word) =>
        text.Length > word.Length + 1 && (text[0] | 0x20) == (word[0] | 0x20) // the rest is seldom looked at
        && text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text[word.Length] is ' ' or ':'
            ? text.AsSpan(word.Length).TrimStart(" :").ToString()
            : null;

    /// <summary>What this product keeps of nobody is counted and left out.</summary>
    private bool Dropped(string kind)
    {
        log.Drop(kind, 1);
        return true;
    }

    /// <summary><c>Linked To: NORDHAVN TRADING</c>, also in brackets, which may hold several.</summary>
    private static bool Linked(string text, ListingDraft draft)
    {
        if (!text.StartsWith('(') && !text.Contains(';', StringComparison.Ordinal))
        {
            draft.Relation(ListingDraft.RelationOf(LinkWord, null, Word(text, LinkWord)));
            return true;
        }

        var inside = text.StartsWith('(') && text.EndsWith(')') && Pairs(text[1..^1]) ? text[1..^1] : text;
        var others = inside.Split(';', StringSplitOptions.TrimEntries).Select(p => Word(p, LinkWord)).ToList();
        if (others.Contains(null)) return false;
        foreach (var other in others) draft.Relation(ListingDraft.RelationOf(LinkWord, null, other));
        return true;
    }

    /// <summary><c>Aircraft Operator NORDHAVN AIR</c>.</summary>
    private static bool Operated(string by, ListingDraft draft)
    {
        draft.Relation(ListingDraft.RelationOf(OperatorWord, null, by));
        return true;
    }

    private bool BirthDate(string text, ListingDraft draft, long line)
    {
        if (WrittenDates.Find(text) is { } date)
        {
            draft.BirthDate(date);
            return true;
        }

        log.Field(file, line, "DOB", "a date", text);
        return false;
    }

    /// <summary>The country is the last of the place's parts, or the last two: <c>Pyongyang, Korea, North</c>.</summary>
    private static bool BirthPlace(string text, ListingDraft draft)
    {
        draft.BirthPlace(text);
        if (Places.CountryOf(text) is { } country) draft.Country(country.Value, CountryRole.Birth);
        return true;
    }

    private bool Gender(string text, ListingDraft draft, long line)
    {
        if (Sexes.Find(text) is not { } sex)
        {
            log.Field(file, line, "Gender", "Male or Female", text);
            return false;
        }

        draft.Sex = sex;
        return true;
    }

    private bool Nationality(string text, ListingDraft draft, long line) =>
        text.StartsWith("possibly ", StringComparison.OrdinalIgnoreCase)
            ? Country(text[9..], CountryRole.Linked, draft, line)
            : Country(text, CountryRole.Nationality, draft, line);

    private bool Registered(string text, ListingDraft draft, long line) => Country(text, CountryRole.Registration, draft, line);

    private bool Country(string text, CountryRole role, ListingDraft draft, long line)
    {
        if (draft.Country(text, role)) return true;
        log.Field(file, line, role == CountryRole.Registration ? "Nationality of Registration" : "nationality", "a country", text);
        return false;
    }

    /// <summary><c>XBT 12Qt...</c>: the currency's sign, then the address.</summary>
    private static bool Wallet(string text, ListingDraft draft)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || Blanks.Collapse(text[blank..]) is not { } address) return false;
        draft.Identifier(IdentifierKind.Wallet, address, label: text[..blank]);
        return true;
    }

    /// <summary>
    /// <c>Email Address info@example.net</c>, <c>Website www.example.net</c>, <c>Telephone No. 0096130000</c>; also with the word behind,
    /// in parentheses. What the word promises must look like it, else it stays a remark.
    /// </summary>
    private static bool Contact(string text, ListingDraft draft)
    {
        var (site, email) = (After(text, SiteWords) ?? Before(text, "website"), After(text, EmailWords) ?? Before(text, "email"));
        if (email is not null && email.Contains('@', StringComparison.Ordinal) && !email.Contains(' ', StringComparison.Ordinal)) draft.Email(email);
        else if (site is not null && site.Contains('.', StringComparison.Ordinal) && !site.Contains(' ', StringComparison.Ordinal)) draft.Website(site);
        else if (After(text, PhoneWords) is { } phone && phone.Count(char.IsAsciiDigit) >= 5 && !phone.Any(char.IsAsciiLetter)) draft.Phone(phone);
        else return false;
        return true;
    }

    private static string? After(string text, string[] words)
    {
        foreach (var word in words)
            if (Word(text, word) is { } value) return value;
        return null;
    }

    private static string? Before(string text, string word) =>
        text.EndsWith(')') && text.EndsWith($" ({word})", StringComparison.OrdinalIgnoreCase) ? text[..^(word.Length + 3)] : null;

    /// <summary>A name in the remarks is weak, a former one too: these are what the XML marks <c>category weak</c>.</summary>
    private static bool Alias(string text, ListingDraft draft)
    {
        foreach (var word in AliasWords)
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            var end = text.LastIndexOf('\'');
            if (end <= word.Length) return false;
            draft.Name(OfacName.Read(text[word.Length..end], draft.Schema, NameKind.WeakAlias));
            return true;
        }

        return false;
    }

    private static bool Number(string text, ListingDraft draft)
    {
        if (OfacLabels.Find(text) is not var (label, kind, tail) || OfacNumber.Read(tail) is not { } number) return false;
        var (written, settled) = Settle(kind, number.Number, draft.Schema);
        draft.Identifier(settled, written, number.Country, label == "Passport" ? null : label);
        return !number.SaysMore;
    }

    /// <summary>
    /// <c>IMO 9187629</c> is a ship's number on a vessel and a company's on anything else; OFAC's "Legal Entity Number" is mostly a
    /// LEI of 20 characters and sometimes a local register's number.
    /// </summary>
    private static (string Number, IdentifierKind Kind) Settle(IdentifierKind kind, string number, Schema schema)
    {
        if (ImoNumbers.Called(number) is { } imo)
        {
            var isShip = kind == IdentifierKind.Imo || schema == Schema.Vessel;
            return isShip ? (imo, IdentifierKind.Imo) : (number, IdentifierKind.Registration);
        }

        if (kind == IdentifierKind.Bic) return (number.Replace(" ", "", StringComparison.Ordinal), kind);
        return kind == IdentifierKind.Lei && !(number.Length == 20 && number.All(char.IsAsciiLetterOrDigit))
            ? (number, IdentifierKind.Registration)
            : (number, kind);
    }
}
