using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Particulars;

/// <summary>
/// The check digits of states' own numbers, where the source says whose number it is by its word for it. Many a number is put under
/// another's word, so only a number of the right length is judged.
/// </summary>
internal static class NationalNumbers
{
    private delegate bool Fits(ReadOnlySpan<char> number);

    /// <summary>The word as it is folded; a row without one goes by the country alone.</summary>
    private static readonly (string Label, string Country, IdentifierKind Kind, int[] Lengths, Fits Fits)[] Known =
    [
        ("inn", "RU", IdentifierKind.TaxId, [10, 12], CheckDigits.RussianTaxpayer),
        ("ogrn", "RU", IdentifierKind.Registration, [13, 15], CheckDigits.RussianRegister),
        ("uscc", "CN", IdentifierKind.Registration, [18], CheckDigits.SocialCredit),
        ("", "CN", IdentifierKind.NationalId, [18], CheckDigits.Mod11Two),
        ("cnpj", "BR", IdentifierKind.TaxId, [14], CheckDigits.Brazilian),
        ("cpf", "BR", IdentifierKind.TaxId, [11], CheckDigits.Brazilian),
        ("cuit", "AR", IdentifierKind.TaxId, [11], CheckDigits.Argentine),
    ];

    /// <summary>Whether the number's check digits fit; <see langword="null"/> where it has none that is known here.</summary>
    public static bool? Check(Identifier identifier, string number)
    {
        // Whole words: "Finnish" holds the letters of another state's number.
        var words = identifier.Label is { } label ? Tokenizer.Cut(CleanText.Of(label), Dots.JoinLetters) : [];
        foreach (var (name, country, kind, lengths, fits) in Known)
        {
            var isOfCountry = identifier.Kind == kind && identifier.Country?.Value == country;
            var isMeant = isOfCountry || words.Exists(w => w.Folded == name);
            if (isMeant && lengths.Contains(number.Length)) return fits(number);
        }

        return null;
    }
}
