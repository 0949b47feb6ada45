using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

/// <summary>What an OFAC list says of a ship, in the CSV's columns and the XML's <c>vesselInfo</c> alike; each may be missing.</summary>
internal sealed record OfacVessel(string? CallSign, string? Type, string? Tonnage, string? GrossTonnage, string? Flag, string? Owner)
{
    /// <summary>The call sign is a number, the flag a registration, the owner a relation; the rest is kept as remarks.</summary>
    public void Fill(ListingDraft draft, ReadingLog log, string file, long line)
    {
        draft.Identifier(IdentifierKind.Other, CallSign, label: "Call Sign");
        if (!draft.Country(Flag, CountryRole.Registration)) log.Field(file, line, "flag", "a country", Flag!);
        Keep("Vessel Type", Type);
        Keep("Tonnage", Tonnage);
        Keep("Gross Registered Tonnage", GrossTonnage);
        draft.Relation(ListingDraft.RelationOf("Vessel Owner", null, Owner));

        void Keep(string what, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) draft.Remark($"{what} {value}");
        }
    }
}

