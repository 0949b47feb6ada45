using Lookback.Core.Lists.Ofac;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.UsTrade;

/// <summary>
/// An item of the cell <c>ids</c>, Treasury's in parts: <c>Passport, A123, IR, 05 May 2001, 11 Mar 2006</c> (number, country, issued, expires). Until
/// 2022 the parts stood the other way round: <c>IR, 2006-03-11, 2001-05-05, A123, Passport</c>. Put into Treasury's own wording it is read as its
/// remarks are, in which the kinds are known.
/// </summary>
internal static class CslIdentifier
{
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

    public static void Read(string item, ListingDraft draft, OfacRemarks remarks, long line)
    {
        var parts = item.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            draft.Remark(item);
            return;
        }

        var (first, last) = (KindOf(parts[0]), KindOf(parts[^1]));
        if (first is Said.Nothing && last is Said.Nothing) draft.Remark(item);
        else if (first is not Said.Nothing) Read(parts[0], parts[1..], first, false);
        else Read(parts[^1], parts[..^1], last, true);

        void Read(string word, string[] rest, Said said, bool isReversed)
        {
            if (said == Said.Remark) draft.Remark($"{word} {string.Join(", ", rest)}");
            else remarks.ReadPiece(said == Said.Number ? Worded(word, rest, isReversed) : $"{word} {string.Join(", ", rest)}", draft, line);
        }
    }

    /// <summary>
    /// Country and dates may each be missing, and a number may hold a comma itself, so that only what is a code or a date is taken for one, and never
    /// what stands next to the word: that is the number.
    /// </summary>
    private static string Worded(string word, string[] rest, bool isReversed)
    {
        var at = isReversed ? rest.Length - 1 : 0;
        var country = Array.FindIndex(rest, p => p.Length == 2 && p.All(char.IsAsciiLetterUpper) && Countries.Find(p) is not null);
        if (country == at) country = -1;
        var dates = rest.Where((_, i) => i != at).Select(p => WrittenDates.Find(p)).Where(d => d is { Precision: DatePrecision.Day }).ToList();
        if (isReversed) dates.Reverse();
        var number = rest.Where((p, i) => i == at || (i != country && WrittenDates.Find(p) is not { Precision: DatePrecision.Day }));
        var piece = $"{word} {string.Join(", ", number)}";
        if (country >= 0) piece += $" ({rest[country]})";
        return dates.Count switch
        {
            0 => piece,
            1 => $"{piece} issued or expires {dates[0]}",
            _ => $"{piece} issued {dates[0]} expires {dates[1]}",
        };
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
