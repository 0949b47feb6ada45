using System.Text;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Particulars;

/// <summary>What a number's own check digits say of it.</summary>
internal enum NumberCheck
{
    /// <summary>It has none, or none that is known here.</summary>
    None,

    /// <summary>They fit.</summary>
    Fits,

    /// <summary>They do not: somebody slipped, or it is no such number.</summary>
    Fails,
}

/// <summary>An identifier in the one form in which it is compared, without what every source sets differently.</summary>
/// <param name="Source">As its source gave it.</param>
/// <param name="Number">Capital letters and digits; the address of a wallet keeps its case where case tells letters apart.</param>
/// <param name="Check">What its check digits say.</param>
internal sealed record IdentifierNumber(Identifier Source, string Number, NumberCheck Check)
{
    private const int MinLength = 4;
    private const int MaxLength = 64;

    /// <summary>A shorter number is borne by somebody else in another register.</summary>
    private const int LongEnough = 6;

    /// <summary>The number with letters and digits that are taken for one another written alike: O for 0, I for 1.</summary>
    public string Folded { get; } = Source.Kind is IdentifierKind.Wallet or IdentifierKind.Bic ? Number : Number.Replace('O', '0').Replace('I', '1');

    /// <summary>Of a bank's code, what its branches have in common.</summary>
    public string Bank => Number.Length > 8 ? Number[..8] : Number;

    /// <summary>A number so short that it identifies only together with who issued it.</summary>
    public bool IsShort => Number.Length < LongEnough;

    /// <summary>What the number is shown as.</summary>
    public string Text { get; } = $"{Source.Kind} {Source.Number}";

    /// <summary>The number; <see langword="null"/> where it is of no kind that is compared, too short, or a placeholder.</summary>
    public static IdentifierNumber? Of(Identifier identifier)
    {
        if (identifier.Kind == IdentifierKind.Other) return null;
        var number = identifier.Kind == IdentifierKind.Wallet ? WalletAddress.Normalise(identifier.Number) : OfKind(identifier);
        return number.Length < MinLength || IsPlaceholder(number, identifier.Kind) ? null : new(identifier, number, CheckOf(identifier, number));
    }

    /// <summary>A tax number is printed as national or register number by other sources, so the three are compared with each other.</summary>
    public static IdentifierKind Comparable(IdentifierKind kind) =>
        kind is IdentifierKind.TaxId or IdentifierKind.Registration ? IdentifierKind.NationalId : kind;

    private static string OfKind(Identifier identifier)
    {
        var (kind, text) = (identifier.Kind, CleanText.Of(identifier.Number).ToUpperInvariant());
        var number = Kept(WithoutWords(text));
        if (kind is IdentifierKind.Imo or IdentifierKind.Mmsi) number = number.TrimStart("IMOSUNBER".ToCharArray());
        if (kind == IdentifierKind.Bic) return number.Length == 11 && number.EndsWith("XXX", StringComparison.Ordinal) ? number[..8] : number;
        if (kind == IdentifierKind.TaxId && WithoutCountry(number) is { } rest) return rest;
        return Issuer(text, identifier.Country) is var skip and > 0 ? Kept(text[skip..]) : number;
    }

    /// <summary>"No. 12345", "Passport Nr: 12345", "№ 12345": words end before the number.</summary>
    private static string WithoutWords(string text)
    {
        var start = text.TrimStart();
        foreach (var word in new[] { "PASSPORT ", "NUMBER ", "NUMBER:", "NO. ", "NO.", "NO ", "NO:", "NR. ", "NR.", "NR ", "NR:", "ID ", "ID:", "#" })
            if (start.StartsWith(word, StringComparison.Ordinal)) start = start[word.Length..].TrimStart();
        return start.Any(char.IsAsciiDigit) ? start : text;
    }

    /// <summary>A value added tax number with its country before it: DE123456789.</summary>
    private static string? WithoutCountry(string number) =>
        number.Length >= 9 && char.IsAsciiLetterUpper(number[0]) && char.IsAsciiLetterUpper(number[1]) && number.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0
            ? number[2..]
            : null;

    /// <summary>How much of the text is its issuer's own code, set apart: "IR-A1234567" of IR.</summary>
    private static int Issuer(string text, CountryCode? country) =>
        country is { Value: { Length: 2 } code } && text.Length > 6 && text.StartsWith(code, StringComparison.Ordinal) && text[2] is ' ' or '-' or '/' ? 3 : 0;

    private static string Kept(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) || kept.Length >= MaxLength) continue;
            // Serials in Cyrillic are of the letters that look Latin; beside a Latin letter they are read as such.
            if (c < 0x80) kept.Append(c);
            else kept.Append(Confusables.Of($"A{c}").AsSpan(1));
        }

        return kept.ToString();
    }

    /// <summary>
    /// What people write where there is no number: words, one digit over and over, digits in a row. A bank's code and a wallet's
    /// address may be all letters.
    /// </summary>
    private static bool IsPlaceholder(string number, IdentifierKind kind)
    {
        if (kind == IdentifierKind.Wallet) return false;
        var digits = number.Where(char.IsAsciiDigit).ToArray();
        // A serial with letters of its own may well be a round one.
        if (number.Count(char.IsAsciiLetter) > 1 && digits.Length > 0) return false;
        if (digits.Length == 0) return kind != IdentifierKind.Bic || number.Length is not (8 or 11) || number.Distinct().Count() < 3;
        var (same, up, down) = (true, digits.Length >= 5, digits.Length >= 5);
        for (var i = 1; i < digits.Length; i++)
        {
            var step = (digits[i] - digits[i - 1] + 10) % 10;
            same &= step == 0;
            up &= step == 1;
            down &= step == 9;
        }

        return up || down || same;
    }

    private static NumberCheck CheckOf(Identifier identifier, string number)
    {
        bool? fits = identifier.Kind switch
        {
            IdentifierKind.Lei => number.Length == 20 && CheckDigits.Mod97(number),
            IdentifierKind.Imo => CheckDigits.Imo(number),
            IdentifierKind.Mmsi => number.Length == 9 && number.All(char.IsAsciiDigit),
            IdentifierKind.Bic => number.Length is 8 or 11 && number.AsSpan(0, 6).IndexOfAnyExceptInRange('A', 'Z') < 0,
            IdentifierKind.Wallet => WalletAddress.IsValid(identifier.Number),
            IdentifierKind.NationalId or IdentifierKind.TaxId or IdentifierKind.Registration => NationalNumbers.Check(identifier, number),
            _ => null,
        };
        return fits switch { true => NumberCheck.Fits, false => NumberCheck.Fails, null => NumberCheck.None };
    }
}
