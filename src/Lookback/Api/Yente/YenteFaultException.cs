using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.Yente;

/// <summary>An answer other than the one asked for, in the shape that yente gives it: <c>{"detail": ...}</c>.</summary>
/// <param name="status">The status.</param>
/// <param name="body">The body.</param>
internal sealed class YenteFaultException(int status, JsonObject body) : Exception(body.ToJsonString())
{
    /// <summary>The status.</summary>
    public int Status { get; } = status;

    /// <summary>The body.</summary>
    public JsonObject Body { get; } = body;

    /// <summary>400, 403, 404 or 503 with a sentence.</summary>
    public static YenteFaultException Of(int status, string sentence) => new(status, new JsonObject { ["detail"] = sentence });

    /// <summary>A request that makes no sense.</summary>
    public static YenteFaultException BadRequest(string sentence) => Of(StatusCodes.Status400BadRequest, sentence);

    /// <summary>What is not there, or not for this caller.</summary>
    public static YenteFaultException Absent(string sentence) => Of(StatusCodes.Status404NotFound, sentence);

    /// <summary>A part of the request that is not of the form it must have.</summary>
    /// <param name="errors">Each as <see cref="Error"/> makes it.</param>
    public static YenteFaultException Invalid(params JsonNode[] errors) =>
        new(StatusCodes.Status422UnprocessableEntity, new JsonObject { ["detail"] = new JsonArray([.. errors]) });

    /// <summary>One thing that is wrong.</summary>
    /// <param name="type">The kind of error, in pydantic's words.</param>
    /// <param name="where">The way to it.</param>
    /// <param name="message">What was expected.</param>
    /// <param name="input">What was found.</param>
    /// <param name="context">The bounds, where there are any.</param>
    public static JsonObject Error(string type, IEnumerable<string> where, string message, JsonNode? input, JsonObject? context = null)
    {
        var place = new JsonArray([.. where.Select(w => JsonValue.Create(w))]);
        var error = new JsonObject { ["type"] = type, ["loc"] = place, ["msg"] = message, ["input"] = input };
        if (context is not null) error["ctx"] = context;
        return error;
    }
}
