using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Api.People;
using Lookback.Core.Records;

namespace Lookback.Cli;

/// <summary><c>serve --openid FILE</c>: which provider says who somebody is.</summary>
internal static class ServeOpenId
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="RefusedException">It is none, its secret can be guessed or read by others, or the provider is asked in the clear.</exception>
    public static OpenIdSettings Read(string path)
    {
        Files.Require(path);
        OpenIdFile file;
        try
        {
            file = JsonSerializer.Deserialize(File.ReadAllText(path), OpenIdFileJson.Default.OpenIdFile) ?? throw Bad(path, "an object", "null");
        }
        catch (JsonException wrong)
        {
            throw Bad(
                path, "an object of authority, client_id, client_secret_file, and where wanted account_claim, required_acr, required_amr and audience",
                wrong.Message);
        }

        Require("client_id", file.ClientId);
        Require("client_secret_file", file.ClientSecretFile);
        Require("account_claim", file.AccountClaim ?? "sub");
        if (file.RequiredAcr.Concat(file.RequiredAmr).Any(string.IsNullOrWhiteSpace)) throw Bad(path, "words in required_acr and required_amr", "an empty one");
        if (!Uri.TryCreate(file.Authority, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
            throw Bad(path, "an authority that is asked over https", $"\"{ReadIssue.Cut(file.Authority ?? "")}\"");
        if (file.Audience == file.ClientId)
            throw Bad(path, "an audience of machines' tokens that is not the client_id, of which persons' tokens are", "the same");
        var secret = ServeSecrets.Word(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file.ClientSecretFile), "a client secret");
        return new OpenIdSettings
        {
            Authority = authority,
            ClientId = file.ClientId,
            ClientSecret = secret,
            AccountClaim = file.AccountClaim ?? "sub",
            RequiredAcr = file.RequiredAcr,
            RequiredAmr = file.RequiredAmr,
            Audience = file.Audience,
        };

        void Require(string name, string? text)
        {
            if (string.IsNullOrWhiteSpace(text)) throw Bad(path, $"a text as {name}", "none");
        }
    }

    private static RefusedException Bad(string path, string expected, string found) => new("bad-openid", $"{path}: expected {expected}, found {found}");
}

/// <summary>The file as it is written.</summary>
internal sealed record OpenIdFile
{
    /// <summary>The provider's address.</summary>
    public required string Authority { get; init; }

    /// <summary>What the server is called there.</summary>
    public required string ClientId { get; init; }

    /// <summary>The file with its secret, beside this one or by its whole path.</summary>
    public required string ClientSecretFile { get; init; }

    /// <summary>The claim that says the account; <c>sub</c>, where it is left out.</summary>
    public string? AccountClaim { get; init; }

    /// <summary>How somebody has to have signed in there, one of these.</summary>
    public IReadOnlyList<string> RequiredAcr { get; init => field = value ?? []; } = [];

    /// <summary>By what, all of these.</summary>
    public IReadOnlyList<string> RequiredAmr { get; init => field = value ?? []; } = [];

    /// <summary>For whom machines' tokens are.</summary>
    public string? Audience { get; init; }
}

/// <summary>How it is read: known fields alone.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(OpenIdFile))]
internal sealed partial class OpenIdFileJson : JsonSerializerContext;
