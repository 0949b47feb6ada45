namespace Lookback.Api.People;

/// <summary>An organisation's own provider of identity (OpenID Connect), which says who somebody is in place of a password.</summary>
internal sealed record OpenIdSettings
{
    /// <summary>Its address, as its tokens say who issued them.</summary>
    public required Uri Authority { get; init; }

    /// <summary>What the server is called there.</summary>
    public required string ClientId { get; init; }

    /// <summary>What it proves that by.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The claim that says the account: one that nobody chooses for themselves.</summary>
    public string AccountClaim { get; init; } = "sub";

    /// <summary>How somebody has to have signed in there, one of these (<c>acr</c>); none asks for nothing.</summary>
    public IReadOnlyList<string> RequiredAcr { get; init; } = [];

    /// <summary>By what, all of these (<c>amr</c>): <c>mfa</c>.</summary>
    public IReadOnlyList<string> RequiredAmr { get; init; } = [];

    /// <summary>For whom tokens of machines are issued; <see langword="null"/> where machines bring none.</summary>
    public string? Audience { get; init; }

    /// <summary>Whether whoever signs in there proves more than a password.</summary>
    public bool AsksForSecondFactor => RequiredAcr.Count > 0 || RequiredAmr.Count > 0;
}
