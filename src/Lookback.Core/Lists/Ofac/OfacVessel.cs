using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

/// <summary>What an OFAC list says of a ship, in the CSV's columns and the XML's <c>vesselInfo</c> alike.</summary>
internal static class OfacVessel
{
    /// <summary>The call sign is a number, the flag a registration; the rest is kept as remarks.</summary>
    public static void Fill(
        ListingDraft draft, ReadingLog log, string file, long line, string? callSign, string? type, string? tonnage, string? grossTonnage, string? flag, string? owner)
    {
        draft.Identifier(IdentifierKind.Other, callSign, label: "Call Sign");
        if (!draft.Country(flag, CountryRole.Registration)) log.Field(file, line, "flag", "a country", flag!);
        Keep("Vessel Type", type);
        Keep("Tonnage", tonnage);
        Keep("Gross Registered Tonnage", grossTonnage);
        Keep("Vessel Owner", owner);

        void Keep(string what, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) draft.Remark($"{what} {value}");
        }
    }
}

/// <summary>OFAC's kinds of party.</summary>
internal static class OfacSchema
{
    /// <summary>The kind; the CSV leaves it out for organisations; null where the word is not known.</summary>
    public static Schema? Find(string? type) => type?.Trim().ToUpperInvariant() switch
    {
        null or "" or "ENTITY" => Schema.Organization,
        "INDIVIDUAL" => Schema.Person,
        "VESSEL" => Schema.Vessel,
        "AIRCRAFT" => Schema.Aircraft,
        _ => null,
    };
}
