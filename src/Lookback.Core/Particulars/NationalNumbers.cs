using Lookback.Core.Records;

namespace Lookback.Core.Particulars;

/// <summary>
/// The check digits of states' own numbers, where the source says whose number it is by its word for it. Many a number is put under
/// another's word, so only a number of the right length is judged.
/// </summary>
internal static class NationalNumbers
{
    private delegate bool Fits(ReadOnlySpan<char> number);

    private static readonly (string Label, string Country, IdentifierKind Kind, int[] Lengths, Fits Fits)[] Known =
    [
        ("INN", "RU", IdentifierKind.TaxId, [10, 12], CheckDigits.RussianTaxpayer),
        ("OGRN", "RU", IdentifierKind.Registration, [13, 15], CheckDigits.RussianRegister),
        ("USCC", "CN", IdentifierKind.Registration, [18], CheckDigits.SocialCredit),
        ("", "CN", IdentifierKind.NationalId, [18], CheckDigits.Mod11Two),
        ("CNPJ", "BR", IdentifierKind.TaxId, [14], CheckDigits.Brazilian),
        ("CPF", "BR", IdentifierKind.TaxId, [11], CheckDigits.Brazilian),
        ("CUIT", "AR", IdentifierKind.TaxId, [11], CheckDigits.Argentine),
    ];

    /// <summary>Whether the number's check digits fit; <see langword="null"/> where it has none that is known here.</summary>
    public static bool? Check(Identifier identifier, string number)
    {
        var label = identifier.Label is { } words ? string.Concat(words.Where(char.IsAsciiLetter)).ToUpperInvariant() : "";
        foreach (var (name, country, kind, lengths, fits) in Known)
        {
            var isOfCountry = identifier.Kind == kind && identifier.Country?.Value == country;
            var isMeant = isOfCountry || (name.Length > 0 && label.Contains(name, StringComparison.Ordinal));
            if (isMeant && lengths.Contains(number.Length)) return fits(number);
        }

        return null;
    }
}
