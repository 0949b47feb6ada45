using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>The part of a machine's key that may be told and logged: 16 letters and digits.</summary>
[JsonConverter(typeof(ApiKeyIdConverter))]
public readonly record struct ApiKeyId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A key by which a machine acts for an account, within what the account may.</summary>
public sealed record ApiKey
{
    /// <summary>Its id: what stands before the dot.</summary>
    public required ApiKeyId Id { get; init; }

    /// <summary>The account it acts for.</summary>
    public required string Account { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal. The secret is 256 bits of chance, so its hash gives nothing away.</summary>
    public required string SecretHash { get; init; }

    /// <summary>What it is for, in a few words.</summary>
    public required string Label { get; init; }

    /// <summary>What of its account's rights it has, by their words; none is all of them.</summary>
    public IReadOnlyList<string> Scopes { get; init => field = value ?? []; } = [];

    /// <summary>The first instant at which it is worth nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether what is asked of <c>/match</c> by it is recorded as an encounter, and so looked back on.</summary>
    public bool RecordsMatches { get; init; }

    /// <summary>Who issued it.</summary>
    public required StaffId Person { get; init; }
}

/// <summary>A key taken back before its time.</summary>
/// <param name="Key">The key.</param>
/// <param name="Person">Who took it back.</param>
/// <param name="Reason">Why.</param>
public sealed record ApiKeyEnd(ApiKeyId Key, StaffId Person, string Reason);
