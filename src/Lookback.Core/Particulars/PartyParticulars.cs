using Lookback.Core.Records;

namespace Lookback.Core.Particulars;

/// <summary>
/// What tells a party apart besides its names, each in the form in which it is compared. A pure function of the party's own facts.
/// </summary>
internal sealed class PartyParticulars
{
    private static readonly PartyParticulars None = new(new PartyFacts { Names = [] });

    private PartyParticulars(PartyFacts facts)
    {
        Numbers = [.. facts.Identifiers.Select(IdentifierNumber.Of).OfType<IdentifierNumber>()];
        Phones = [.. facts.Phones.SelectMany(p => PhoneNumber.Of(p, facts.Countries))];
        Emails = [.. facts.Emails.Select(EmailAddress.Of).OfType<EmailAddress>()];
        Websites = [.. facts.Websites.Select(WebSite.Of).OfType<WebSite>()];
        BirthTowns = [.. facts.BirthPlaces.Select(BirthTown.Of).Where(t => t.Town.Length > 0)];
        Addresses = [.. facts.Addresses.Select(PostalAddress.Of).Where(a => a.Words.Length > 0)];
    }

    public IdentifierNumber[] Numbers { get; }

    public PhoneNumber[] Phones { get; }

    public EmailAddress[] Emails { get; }

    public WebSite[] Websites { get; }

    public BirthTown[] BirthTowns { get; }

    public PostalAddress[] Addresses { get; }

    /// <summary>Whether there is nothing here to compare.</summary>
    public bool IsEmpty => Numbers.Length + Phones.Length + Emails.Length + Websites.Length + BirthTowns.Length + Addresses.Length == 0;

    /// <summary>Whether there is something to find the party by under any name.</summary>
    public bool Identify => Numbers.Length + Phones.Length + Websites.Length > 0 || Array.Exists(Emails, e => !e.IsShared);

    /// <summary>Reads the facts; most parties have none of these and share one answer.</summary>
    public static PartyParticulars Of(PartyFacts facts) =>
        facts.Identifiers.Count + facts.Phones.Count + facts.Emails.Count + facts.Websites.Count + facts.BirthPlaces.Count + facts.Addresses.Count == 0
            ? None
            : new PartyParticulars(facts);
}
