using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Lookback.Tests.Api;

/// <summary>A small provider of identity on this machine, of a test's own: discovery, keys, and a token endpoint that holds the code to its PKCE challenge.</summary>
internal sealed class IdentityProvider : IDisposable
{
    public const string Client = "lookback-test";
    public const string Secret = "a-secret-of-the-test-s-own-5w9k";
    public const string Audience = "lookback-machines";

    private readonly HttpListener _http = new();
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string IdToken)> _codes = new();

    /// <summary>Listens.</summary>
    public IdentityProvider()
    {
        Address = $"http://127.0.0.1:{Listener.FreePort()}";
        _http.Prefixes.Add(Address + "/");
        _http.Start();
        Key = new RsaSecurityKey(_rsa) { KeyId = "k1" };
        _ = Task.Run(ListenAsync);
    }

    /// <summary>Where.</summary>
    public string Address { get; }

    /// <summary>What it signs by.</summary>
    public RsaSecurityKey Key { get; }

    /// <summary>What the public part of that key is as PEM: what somebody could take for a secret.</summary>
    public byte[] PublicPem => Encoding.UTF8.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem());

    /// <summary>A token, as a test would have it.</summary>
    public string Token(Dictionary<string, object> claims, SigningCredentials? by = null, string? issuer = null, string? audience = null, int minutes = 5) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience ?? Client,
            Claims = claims,
            NotBefore = DateTime.UtcNow.AddMinutes(Math.Min(0, minutes) - 5),
            IssuedAt = DateTime.UtcNow.AddMinutes(Math.Min(0, minutes) - 5),
            Expires = DateTime.UtcNow.AddMinutes(minutes),
            SigningCredentials = by ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });

    /// <summary>The same without a signature, and with a header that says so.</summary>
    public static string Unsigned(string token, string header = """{"alg":"none","typ":"JWT"}""") =>
        $"{Base64UrlEncoder.Encode(header)}.{token.Split('.')[1]}.";

    /// <summary>A person signed in there: the code with which the browser goes back.</summary>
    public string Code(string challenge, string idToken)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (challenge, idToken);
        return code;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Close();
        _rsa.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                var context = await _http.GetContextAsync();
                var (status, body) = await AnswerAsync(context.Request);
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task<(int Status, object Body)> AnswerAsync(HttpListenerRequest request)
    {
        switch (request.Url!.AbsolutePath)
        {
            case "/.well-known/openid-configuration":
                return (200, new
                {
                    issuer = Address, authorization_endpoint = Address + "/authorize", token_endpoint = Address + "/token", jwks_uri = Address + "/keys",
                    response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" },
                    id_token_signing_alg_values_supported = new[] { "RS256" },
                });
            case "/keys":
                var key = _rsa.ExportParameters(false);
                return (200, new
                {
                    keys = new[] { new { kty = "RSA", use = "sig", kid = "k1", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
                });
            case "/token":
                using (var reader = new StreamReader(request.InputStream)) return Redeem(HttpUtility.ParseQueryString(await reader.ReadToEndAsync()));
            default:
                return (404, new { });
        }
    }

    private (int Status, object Body) Redeem(System.Collections.Specialized.NameValueCollection form)
    {
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? "")));
        return _codes.TryRemove(form["code"] ?? "", out var known) && known.Challenge == verifier && form["client_secret"] == Secret
            ? (200, new { access_token = "of no use", token_type = "Bearer", expires_in = 60, id_token = known.IdToken })
            : (400, new { error = "invalid_grant" });
    }
}
