using Lookback.Core.Records;

namespace Lookback.Bench.Evasion;

/// <summary>A document's number mistaken, beside the name as it is.</summary>
internal static class DocumentSlips
{
    /// <summary>Two neighbouring digits the wrong way round.</summary>
    public static PartyFacts? DigitsTransposed(PartyFacts party, Chance chance)
    {
        var documents = party.Identifiers.Where(i => i.Kind is IdentifierKind.Passport or IdentifierKind.NationalId && Places(i.Number).Count > 0).ToList();
        if (documents.Count == 0) return null;
        var document = documents[0];
        var at = chance.Of(Places(document.Number));
        var digits = document.Number.ToCharArray();
        (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        return Manipulation.Renamed(party, party.Names[0].Full) with { Identifiers = [document with { Number = new string(digits) }] };
    }

    private static List<int> Places(string number) => [.. Enumerable.Range(0, Math.Max(0, number.Length - 1))
        .Where(i => char.IsAsciiDigit(number[i]) && char.IsAsciiDigit(number[i + 1]) && number[i] != number[i + 1])];
}
