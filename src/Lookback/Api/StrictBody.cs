using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Lookback.Core.Records;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api;

/// <summary>
/// Bodies as they come in: JSON of the fields that are known and no others, each once, no deeper than anything of ours. Whoever sends a field that is
/// not there learns it, rather than believing that it was heard.
/// </summary>
internal static class StrictBody
{
    private const int Deepest = 16;

    /// <summary>The options under which bodies are read.</summary>
    public static JsonSerializerOptions Rules { get; } = new(ApiJson.Rules)
    {
        MaxDepth = Deepest,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a body.</summary>
    /// <exception cref="BadRequestException">It is none of those.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext http)
        where T : class
    {
        Require(http, "application/json");
        var type = (JsonTypeInfo<T>)Rules.GetTypeInfo(typeof(T));
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted) ?? throw Bad(type, "", "null");
        }
        catch (JsonException wrong)
        {
            throw Bad(type, wrong.Path ?? "", Found(wrong));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or ArgumentException)
        {
            // Half a surrogate pair, or a text that a value's own reader does not take.
            throw Bad(type, "", "a value that is none of its kind");
        }
    }

    /// <summary>Refuses a body of another kind: what is no JSON is not guessed at, and no form of another site's page is one.</summary>
    public static void Require(HttpContext http, string kind)
    {
        if (!IsOf(http, kind))
            throw new BadRequestException("Content-Type", $"expected {kind}, found \"{ReadIssue.Cut(http.Request.ContentType ?? "")}\"");
    }

    /// <summary>Whether the body says to be of a kind.</summary>
    public static bool IsOf(HttpContext http, string kind) =>
        (http.Request.ContentType ?? "").Split(';')[0].Trim().Equals(kind, StringComparison.OrdinalIgnoreCase);

    private static BadRequestException Bad(JsonTypeInfo type, string path, string found)
    {
        var fields = type.Properties.Select(p => p.IsRequired ? p.Name : $"{p.Name} (may be left out)");
        return new BadRequestException(
            path.Length is 0 or 1 ? "body" : $"body at {ReadIssue.Cut(path)}", $"expected an object of {string.Join(", ", fields)}, found {found}");
    }

    // The platform's own words name types of the program; which of the few things it was is told apart by them.
    private static string Found(JsonException wrong) => wrong.Message switch
    {
        var m when m.Contains("could not be mapped", StringComparison.Ordinal) => $"a field that is not known: {Quoted(m)}",
        var m when m.Contains("missing required", StringComparison.Ordinal) => "not all that have to be there",
        var m when m.Contains("uplicate", StringComparison.Ordinal) => "a field twice",
        var m when m.Contains("depth", StringComparison.Ordinal) => FormattableString.Invariant($"more than {Deepest} levels"),
        _ => "something else",
    };

    private static string Quoted(string message) =>
        message.Split('\'') is [_, var name, ..] ? $"\"{ReadIssue.Cut(name)}\"" : "one of another name";
}
