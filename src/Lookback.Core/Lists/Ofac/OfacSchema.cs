using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

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
