using Lookback.Core.Records;

namespace Lookback.Core.Documents;

/// <summary>The words in which files say what kind of party a row is about.</summary>
public static class SchemaWords
{
    /// <summary>
    /// The kind that a word means; <see cref="Schema.Unknown"/> for a word that covers several, <see langword="null"/> for one that is
    /// not known or missing.
    /// </summary>
    public static Schema? Read(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "person" or "individual" or "natural person" => Schema.Person,
        "organization" or "organisation" or "company" or "entity" or "business" or "publicbody" or "public body" => Schema.Organization,
        "vessel" or "ship" => Schema.Vessel,
        "aircraft" or "airplane" => Schema.Aircraft,
        "wallet" or "cryptowallet" => Schema.Wallet,
        "unknown" or "legalentity" or "legal entity" or "thing" => Schema.Unknown,
        _ => null,
    };
}
