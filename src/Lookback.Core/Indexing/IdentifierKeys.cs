using System.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Indexing;

/// <summary>Identifiers as keys: kind and number, without the punctuation that every source sets differently.</summary>
internal static class IdentifierKeys
{
    private const int MinLength = 4;

    public static void Add(KeySet keys, Identifier identifier)
    {
        var number = Normalise(identifier);
        if (number.Length > 0) keys.Add(KeyFamily.Identifier, $"{(int)Comparable(identifier.Kind)}|{number}");
    }

    /// <summary>
    /// Letters and digits in upper case, the kind's own prefix off ("IMO 9187629"); empty where too little is left to identify
    /// anybody. A wallet's address keeps its case where it is base 58, in which case tells letters apart.
    /// </summary>
    public static string Normalise(Identifier identifier)
    {
        if (identifier.Kind == IdentifierKind.Other) return "";
        var text = new StringBuilder(identifier.Number.Length);
        var hex = identifier.Number.TrimStart().StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        foreach (var c in identifier.Number.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsLetterOrDigit(c)) continue;
            text.Append(identifier.Kind == IdentifierKind.Wallet && !hex ? c : char.ToUpperInvariant(c));
        }

        var number = text.ToString();
        if (identifier.Kind is IdentifierKind.Imo or IdentifierKind.Mmsi) number = number.TrimStart("IMOSUNBER".ToCharArray());
        if (identifier.Kind == IdentifierKind.Bic && number.Length == 11 && number.EndsWith("XXX", StringComparison.Ordinal)) number = number[..8];
        return number.Length < MinLength || number.All(c => c == '0') ? "" : number;
    }

    /// <summary>A tax number is printed as national or register number by other sources, so the three are compared with each other.</summary>
    public static IdentifierKind Comparable(IdentifierKind kind) =>
        kind is IdentifierKind.TaxId or IdentifierKind.Registration ? IdentifierKind.NationalId : kind;
}
