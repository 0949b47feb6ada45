using Lookback.Core.Indexing;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>What everything but the names says of a pair, kind by kind.</summary>
internal readonly record struct FactFindings
{
    /// <summary>How much one contact must corroborate to be weighed under any name.</summary>
    private const double Pins = 0.8;

    public FactFinding Identifier { get; private init; }

    public FactFinding BirthDate { get; private init; }

    public FactFinding Country { get; private init; }

    public FactFinding Sex { get; private init; }

    public FactFinding Phone { get; private init; }

    public FactFinding Email { get; private init; }

    public FactFinding Website { get; private init; }

    public FactFinding BirthPlace { get; private init; }

    public FactFinding Address { get; private init; }

    public double Logit => Identifier.Logit + Others;

    /// <summary>The logit of all but the identifier.</summary>
    public double Others =>
        BirthDate.Logit + Country.Logit + Sex.Logit + Phone.Logit + Email.Logit + Website.Logit + BirthPlace.Logit + Address.Logit;

    /// <summary>What contradicts, as it counts against a name that falls short of a rare one by one; never above 0.</summary>
    public double AgainstCommonName(FactWeights w) => AgainstCommonName(BirthDate.Logit, Country.Logit, Sex.Logit, w);

    /// <summary>The same of what each kind comes to.</summary>
    public static double AgainstCommonName(double birthDate, double country, double sex, FactWeights w) =>
        (w.CommonNameBirthDate * Math.Min(0, birthDate)) + (w.CommonNameOther * (Math.Min(0, country) + Math.Min(0, sex)));

    /// <summary>Independent pieces add up the way chances of being wrong multiply.</summary>
    public double Corroboration =>
        1 - ((1 - Identifier.Strength) * (1 - BirthDate.Strength) * (1 - Country.Strength) * (1 - Sex.Strength) * (1 - Phone.Strength)
            * (1 - Email.Strength) * (1 - Website.Strength) * (1 - BirthPlace.Strength) * (1 - Address.Strength));

    /// <summary>A number that identifies agrees.</summary>
    public bool Identified => Identifier.Strength >= 1;

    /// <summary>A fact agrees that is looked into whatever the names are.</summary>
    public bool Pinned => Identified || Phone.Strength >= Pins || Email.Strength >= Pins;

    /// <summary>What is found in no time. Places, which are compared word by word, come with <see cref="WithPlaces"/>.</summary>
    public static FactFindings Of(PreparedParty subject, PreparedParty listing, Policy policy)
    {
        if (subject.HasNameOnly || listing.HasNameOnly) return default;
        var (own, theirs, w) = (subject.Particulars, listing.Particulars, policy.Facts);
        return new FactFindings
        {
            Identifier = IdentifierEvidence.Of(own.Numbers, theirs.Numbers, w),
            BirthDate = BirthDateEvidence.Of(subject.Births, listing.Births, policy.BirthDate),
            Country = CountryEvidence.Of(subject.Countries, listing.Countries, w),
            Sex = SexEvidence.Of(subject.Facts.Sex, listing.Facts.Sex, w),
            Phone = PhoneEvidence.Of(own.Phones, theirs.Phones, w),
            Email = EmailEvidence.Of(own.Emails, theirs.Emails, w),
            Website = WebsiteEvidence.Of(own.Websites, theirs.Websites, w),
        };
    }

    /// <summary>Whether both sides have places to compare.</summary>
    public static bool HavePlaces(PreparedParty subject, PreparedParty listing)
    {
        var (own, theirs) = (subject.Particulars, listing.Particulars);
        return (own.BirthTowns.Length > 0 && theirs.BirthTowns.Length > 0) || (own.Addresses.Length > 0 && theirs.Addresses.Length > 0);
    }

    /// <summary>The most that countries and sex can add.</summary>
    public static double MostOf(PartyFacts party, FactWeights w) =>
        (party.Countries.Count > 0 ? MostOfCountries(w) : 0) + (party.Sex != Records.Sex.Unknown ? Most([w.SexAgrees, w.SexDiffers]) : 0);

    /// <summary>The most that one kind of fact can add where none of it finds the other party: then no number, telephone or mailbox is the same.</summary>
    public static double MostOf(FactKinds kind, FactWeights w) => kind switch
    {
        FactKinds.Numbers => Most([w.IdentifierAlike, w.IdentifierSlip, w.IdentifierDiffers, w.IdentifierDiffers / 2, w.IdentifierOfOneDiffers]),
        FactKinds.Phones or FactKinds.Websites => 0,
        FactKinds.Emails => Most([w.EmailAgrees / 5, w.EmailAgrees / 20]),
        FactKinds.BirthTowns => Most([w.BirthPlaceAgrees, w.BirthPlaceDiffers]),
        FactKinds.Addresses => Math.Max(0, w.AddressAgrees),
        _ => throw new InvalidOperationException($"no weights for {kind}"),
    };

    /// <summary>The most that countries can add.</summary>
    public static double MostOfCountries(FactWeights w) => Most([w.CountryAgrees, w.CountryDiffers]);

    /// <summary>The most that birth dates can add.</summary>
    public static double MostOf(BirthDateWeights w) => Most(
        [w.SameDay, w.Swapped, w.DaySlip, w.SameYear, w.OtherDay, w.YearSlip, w.Overlap, w.OneYear, w.FewYears, w.OtherYear, w.SameMonth, w.FilledIn,
            w.OneReckonedYear, w.FewReckonedYears]) + Math.Max(0, w.OtherCalendar);

    private static double Most(ReadOnlySpan<double> weights)
    {
        var most = 0.0;
        foreach (var weight in weights) most = Math.Max(most, weight);
        return most;
    }

    /// <summary>The most that places can add.</summary>
    public static double MostOfPlaces(FactWeights w) => Most([w.BirthPlaceAgrees, w.BirthPlaceDiffers]) + Math.Max(0, w.AddressAgrees);

    /// <summary>The same with the places.</summary>
    public FactFindings WithPlaces(PreparedParty subject, PreparedParty listing, FactWeights weights) => this with
    {
        BirthPlace = BirthPlaceEvidence.Of(subject.Particulars.BirthTowns, listing.Particulars.BirthTowns, weights),
        Address = AddressEvidence.Of(subject.Particulars.Addresses, listing.Particulars.Addresses, weights),
    };

    /// <summary>Every finding as a reason, the weightiest first.</summary>
    public IEnumerable<Evidence> Describe()
    {
        (FactFinding Finding, EvidenceKind Kind, string Noun)[] all =
        [
            (Identifier, EvidenceKind.Identifier, "number"), (BirthDate, EvidenceKind.BirthDate, "birth date"),
            (Country, EvidenceKind.Country, "country"), (BirthPlace, EvidenceKind.BirthPlace, "birth place"), (Sex, EvidenceKind.Sex, "sex"),
            (Address, EvidenceKind.Address, "address"), (Phone, EvidenceKind.Phone, "telephone"), (Email, EvidenceKind.Email, "e-mail"),
            (Website, EvidenceKind.Website, "web site"),
        ];
        return all.Where(f => !f.Finding.IsSilent).Select(f => f.Finding.ToEvidence(f.Kind, f.Noun)).OrderByDescending(e => Math.Abs(e.Contribution));
    }
}
