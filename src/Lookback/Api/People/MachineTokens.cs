using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Lookback.Api.People;

/// <summary>
/// Tokens that the provider issues to machines for this server: looked at with the provider's own keys, each time. A token of a person's sign-in is none.
/// </summary>
internal sealed class MachineTokens(OpenIdSettings settings, IOptionsMonitor<OpenIdConnectOptions> options)
{
    private const int MostCharacters = 16 << 10;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MostCharacters };

    /// <summary>The account that a token is for; <see langword="null"/> where it is none for this server, is over, or was not signed by the provider.</summary>
    public async Task<string?> AccountAsync(string token)
    {
        if (settings.Audience is not { } audience || token.Length is 0 or > MostCharacters) return null;
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ConfigurationManager = options.Get(OpenIdParts.Scheme).ConfigurationManager as BaseConfigurationManager,
            ValidAudience = audience,
            ValidAlgorithms = OpenIdParts.Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(1),
        });
        if (!result.IsValid || result.ClaimsIdentity.HasClaim(c => c.Type == "nonce")) return null;
        var accounts = result.ClaimsIdentity.Claims.Where(c => c.Type == settings.AccountClaim).Select(c => c.Value).ToList();
        return accounts.Count == 1 ? accounts[0] : null;
    }
}
