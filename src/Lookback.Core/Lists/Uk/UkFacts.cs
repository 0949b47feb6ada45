using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// The fields that Britain's lists share, whatever they are called in each. Several rows repeat what they share, up to 400 times, so that each text of
/// each field is taken, or complained of, once.
/// </summary>
internal sealed partial class UkFacts(ListingDraft draft, ReadingLog log, string file, SeenTexts seen)
{
    private readonly SeenTexts _seen = seen.Emptied();

    /// <summary>Where what is read now stands, for issues.</summary>
    public long Line { get; set; }

    public void Kind(string? text)
    {
        if (!IsNew("Kind", text)) return;
        Schema? schema = text!.ToUpperInvariant() switch
        {
            "INDIVIDUAL" => Schema.Person,
            "ENTITY" => Schema.Organization,
            "SHIP" => Schema.Vessel,
            _ => null,
        };
        if (schema is { } known) draft.Schema = known;
        else Wrong("Designation Type", "Individual, Entity or Ship", text);
    }

    public void Name(string? type, string? quality, string? family, params ReadOnlySpan<string?> given)
    {
        if (!IsNew("Name", [type, quality, family, .. given])) return;
        var kind = UkName.KindOf(type, quality);
        if (kind is null && IsNew("Name type", type)) Wrong("Name type", "Primary Name, Alias, AKA or FKA", type!);
        UkName.Add(draft, kind ?? NameKind.Alias, family, given);
    }

    public void OriginalName(string? name)
    {
        if (IsNew("Original", name)) UkName.AddOriginal(draft, name);
    }

    public void Titles(string? text)
    {
        if (!IsNew("Titles", text)) return;
        foreach (var title in NumberedParts.Of(text)) draft.Title(title.Text);
    }

    public void Born(string? text)
    {
        if (!IsNew("Born", text)) return;
        foreach (var part in NumberedParts.Of(text))
        {
            if (UkDate.Find(part.Text) is { } date) draft.BirthDate(date);
            else Lost("D.O.B", "a date dd/mm/yyyy", part.Text);
        }
    }

    public void Designated(string? text)
    {
        if (!IsNew("Designated", text)) return;
        if (UkDate.Find(text!) is not { } date) Lost("Date Designated", "a date dd/mm/yyyy", text!);
        else if (draft.DesignatedOn is not { } known || date.Earliest < known.Earliest) draft.DesignatedOn = date;
    }

    public void BirthPlaces(string? town, string? country)
    {
        if (!IsNew("BirthPlace", town, country)) return;
        foreach (var (place, land) in NumberedParts.Pairs(town, country)) draft.BirthPlace(place?.TrimEnd('.'), land?.TrimEnd('.'));
        CountryList("Country of birth", country, CountryRole.Birth);
    }

    public void CountryList(string field, string? text, CountryRole role)
    {
        if (!IsNew(field, text)) return;
        foreach (var part in NumberedParts.Of(text))
        {
            var found = CountryWords.All(part.Text);
            foreach (var country in found) draft.Country(country.Value, role);
            if (found.Count == 0 && !ListingDraft.SaysNoCountry(part.Text)) Lost(field, "a country", part.Text);
        }
    }

    public void Address(string? country, string? code, params ReadOnlySpan<string?> lines)
    {
        if (!IsNew("Address", [.. lines, code, country])) return;
        string?[] parts = [.. lines, code];
        for (var i = 0; i < lines.Length; i++) parts[i] = parts[i]?.TrimEnd(',', ' ');
        draft.Address(country, parts);
        CountryList("Address Country", country, CountryRole.Residence);
    }

    public void Documents(bool isPassport, string? number, string? details)
    {
        if (IsNew(isPassport ? "Passport" : "National", number, details)) UkDocument.Read(draft, isPassport, number, details);
    }

    public void Gender(string? text)
    {
        if (!IsNew("Gender", text)) return;
        if (Sexes.Find(text!.TrimEnd('.')) is { } sex) draft.Sex = sex;
        else Lost("Gender", "Male or Female", text);
    }

    public void Phones(string? text)
    {
        if (IsNew("Phone", text)) UkContact.Phones(draft, text);
    }

    public void Online(string label, string? text)
    {
        if (IsNew(label, text)) UkContact.Online(draft, text, label);
    }

    public void Registrations(string? text)
    {
        if (IsNew("Registration", text)) UkRegistration.Read(draft, text);
    }

    /// <summary>A ship's number has seven digits, with or without the letters before it.</summary>
    public void Imo(string? text)
    {
        if (!IsNew("IMO", text)) return;
        foreach (var part in NumberedParts.Of(text))
        {
            if (ImoNumbers.Of(part.Text).Count > 0) draft.Identifier(IdentifierKind.Imo, part.Text);
            else Lost("IMO number", "seven digits", part.Text);
        }
    }

    public void Wallet(string? text)
    {
        if (IsNew("Wallet", text)) draft.Identifier(IdentifierKind.Wallet, text);
    }

    /// <summary>OFSI has a name for a regime; the UK Sanctions List calls it by the regulations that make it, which are the legal basis.</summary>
    public void Programme(string? text)
    {
        if (!IsNew("Programme", text)) return;
        draft.Programme(text);
        if (Law().IsMatch(text!)) draft.LegalBasis(text);
    }

    /// <summary>Parent companies, subsidiaries, owners and operators; several where they are numbered, and else one as it is written.</summary>
    public void Relations(string label, string? text)
    {
        if (!IsNew(label, text)) return;
        var isFormer = label.StartsWith("Previous", StringComparison.OrdinalIgnoreCase);
        foreach (var part in NumberedParts.Of(text))
        {
            if (ListingDraft.RelationOf(label, null, part.Text) is { } relation) draft.Relation(relation with { IsFormer = isFormer });
        }
    }

    /// <summary>What has no place of its own.</summary>
    public void Keep(string label, string? text)
    {
        if (!IsNew(label, text)) return;
        var several = text!.Contains('|', StringComparison.Ordinal);
        draft.Remark($"{label}: {(several ? string.Join(", ", NumberedParts.Of(text).Select(p => p.Text)) : text)}");
    }

    public void Remark(string? text)
    {
        if (IsNew("Remark", text)) draft.Remark(text);
    }

    /// <summary>OFSI's <c>Other Information</c>, which holds many fields.</summary>
    public void Information(string? text)
    {
        if (IsNew("Other Information", text)) OfsiInformation.Read(text, this);
    }

    private bool IsNew(string field, params ReadOnlySpan<string?> parts) => _seen.IsNew(field, parts);

    private void Wrong(string field, string expected, string found) => log.Field(file, Line, field, expected, found);

    private void Lost(string field, string expected, string found)
    {
        Wrong(field, expected, found);
        draft.Remark($"{field}: {found}");
    }

    [GeneratedRegex(@"\b(?:Regulations|Order|Act) \d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Law();
}
