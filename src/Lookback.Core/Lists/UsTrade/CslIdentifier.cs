using Lookback.Core.Lists.Ofac;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.UsTrade;

/// <summary>
/// An item of the cell <c>ids</c>, Treasury's in parts: <c>Passport, A123, IR, 05 May 2001, 11 Mar 2006</c> (number, country, issued, expires). Until
/// 2022 the parts stood the other way round: <c>IR, 2006-03-11, 2001-05-05, A123, Passport</c>. Put into Treasury's own wording it is read as its
/// remarks are, in which the kinds are known.
/// </summary>
internal sealed class CslIdentifier(OfacRemarks remarks)
{
    /// <summary>There are some two hundred words for kinds; more than this are not remembered.</summary>
    private const int MostKinds = 2_000;

    private const string Wallet = "Digital Currency Address - ";

    private static readonly string[] Facts =
        ["Gender", "Website", "Email Address", "Phone Number", "Fax Number", "Nationality of Registration", "Registration Country"];

    /// <summary>What is known not to identify: kept, word first. These tell, too, which way round an item stands.</summary>
    private static readonly string[] Remarks =
    [
        "Additional Sanctions Information", "Secondary sanctions risk", "Executive Order", "Transactions Prohibited", "Organization", "Target Type",
        "Aircraft Model", "Aircraft Manufacture Date", "Aircraft Operator", "Former Vessel Flag", "Other Vessel", "Vessel ", "Issuer Name", "Listing Date",
        "Effective Date", "Purchase/Sales", "CAATSA", "IFCA", "UN/LOCODE", "PEESA",
    ];

    private readonly Dictionary<string, Said> _kinds = new(StringComparer.Ordinal);

    public void Read(string item, ListingDraft draft, long line)
    {
        var parts = item.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            draft.Remark(item);
            return;
        }

        if (Kind(parts[0]) is var first and not Said.Nothing) Read(parts[0], parts.AsSpan(1), first, false);
        else if (Kind(parts[^1]) is var last and not Said.Nothing) Read(parts[^1], parts.AsSpan(..^1), last, true);
        else draft.Remark(item);

        void Read(string word, ReadOnlySpan<string?> rest, Said said, bool isReversed)
        {
            if (said == Said.Remark) draft.Remark($"{word} {string.Join(", ", rest)}");
            else remarks.ReadPiece(said == Said.Number ? Worded(word, rest, isReversed) : $"{word} {string.Join(", ", rest)}", draft, line);
        }
    }

    /// <summary>
    /// Country and dates may each be missing, and a number may hold a comma itself, so that only what is a code or a date is taken for one, and never
    /// what stands next to the word: that is the number.
    /// </summary>
    private static string Worded(string word, ReadOnlySpan<string?> rest, bool isReversed)
    {
        var at = isReversed ? rest.Length - 1 : 0;
        var country = 0;
        while (country < rest.Length && !IsCountryCode(rest[country]!)) country++;
        if (country == at || country == rest.Length) country = -1;
        var (number, issued, expires) = ((string?)null, (PartialDate?)null, (PartialDate?)null);
        for (var i = 0; i < rest.Length; i++)
        {
            if (i == country) continue;
            if (i == at || WrittenDates.Find(rest[i]!) is not { Precision: DatePrecision.Day } date) number = number is null ? rest[i] : $"{number}, {rest[i]}";
            else if (isReversed) (issued, expires) = (date, issued);
            else if (issued is null) issued = date;
            else expires ??= date;
        }

        var from = country < 0 ? "" : $" ({rest[country]})";
        return issued is null ? $"{word} {number}{from}"
            : expires is null ? $"{word} {number}{from} issued or expires {issued}"
            : $"{word} {number}{from} issued {issued} expires {expires}";
    }

    private static bool IsCountryCode(string part) =>
        part.Length == 2 && char.IsAsciiLetterUpper(part[0]) && char.IsAsciiLetterUpper(part[1]) && Countries.Find(part) is not null;

    /// <summary>The same few words stand in all rows, and countries or numbers in their place where an item is the other way round.</summary>
    private Said Kind(string part)
    {
        if (_kinds.TryGetValue(part, out var known)) return known;
        var said = KindOf(part);
        if ((said != Said.Nothing || part.Length == 2) && _kinds.Count < MostKinds) _kinds.Add(part, said);
        return said;
    }

    private static Said KindOf(string part) =>
        part.StartsWith(Wallet, StringComparison.Ordinal) || Facts.Contains(part, StringComparer.OrdinalIgnoreCase) ? Said.Fact
        : IsLabel(part) ? Said.Number
        : Array.Exists(Remarks, r => part.StartsWith(r, StringComparison.OrdinalIgnoreCase)) ? Said.Remark
        : Said.Nothing;

    /// <summary>Labels are looked for before a number, so that a blank has to follow.</summary>
    private static bool IsLabel(string part) => OfacLabels.Find($"{part} ") is { Tail: "" };

    private enum Said
    {
        Nothing,
        Number,
        Fact,
        Remark,
    }
}
