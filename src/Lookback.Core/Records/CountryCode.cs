using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>An ISO 3166-1 alpha-2 code in upper case; withdrawn codes of ISO 3166-3 (SU, YU, CS, DD) are kept as what they were.</summary>
[JsonConverter(typeof(CountryCodeConverter))]
public readonly record struct CountryCode(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
