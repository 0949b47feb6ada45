using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>
/// To whom something of a case may be handed: never to the country somebody claims protection from, nor where it is not known whether it is that.
/// </summary>
public static class DisclosureRules
{
    private static readonly string[] Unprotected = ["none", "denied_final"];

    /// <summary>Why a disclosure is refused; <see langword="null"/> where it is not.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="disclosure">What is handed to whom.</param>
    /// <param name="nationalities">The countries that the subject is or was of, as far as they are known; empty where none is.</param>
    public static Refusal? Check(CaseState state, Disclosure disclosure, IReadOnlyCollection<CountryCode> nationalities)
    {
        if (disclosure.Case != state.File.Id) return new Refusal("wrong-case", $"this disclosure is of case {disclosure.Case} and not of {state.File.Id}");
        (string Name, string Text)[] said =
            [("what", disclosure.What), ("recipient", disclosure.Recipient), ("reason", disclosure.Reason), ("legal basis", disclosure.LegalBasis)];
        if (said.FirstOrDefault(s => string.IsNullOrWhiteSpace(s.Text)).Name is { } missing)
            return new Refusal("field-missing", $"a disclosure says what goes to whom, why and on which law, and the {missing} is not given");
        if (said.Select(s => NoPositions.In(s.Text)).FirstOrDefault(p => p is not null) is { } position) return StatementRules.NotKept(position);
        if (disclosure.RecipientCountry is not { } country) return null;
        var claim = state.Value("protection-claim");
        if (claim is not null && Unprotected.Contains(claim)) return null;
        // A claim that is confidential is not told to whoever reads the refusal.
        var why = claim is null ? "it is not recorded whether protection was claimed (topic protection-claim)" : "a claim of protection stands or may stand";
        if (nationalities.Count == 0)
            return new Refusal("protected", $"nothing goes to an authority of a country while {why} and the nationality is not known, for it may be that one");
        return nationalities.Contains(country)
            ? new Refusal("protected", $"nothing goes to an authority of {country}, the country of nationality, while {why}")
            : null;
    }
}
