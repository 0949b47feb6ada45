using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api;

/// <summary>What an endpoint answers with: a report as its verb prints it with <c>--json</c>.</summary>
internal static class Answer
{
    /// <summary>A report.</summary>
    public static IResult Of<T>(T report) => With(report, StatusCodes.Status200OK);

    /// <summary>A report of what was put on record by the request.</summary>
    public static IResult Made<T>(T report) => With(report, StatusCodes.Status201Created);

    /// <summary>A page to read or print, as a verb writes it.</summary>
    public static IResult Page(Action<TextWriter> write)
    {
        using var text = new StringWriter();
        write(text);
        return Results.Text(text.ToString(), "text/html; charset=utf-8");
    }

    // By its declared type: what serializes a list is known of the list's type, and not of whatever class it happens to be.
    private static IResult With<T>(T report, int status) =>
        Results.Json(report, (JsonTypeInfo<T>)ApiJson.Rules.GetTypeInfo(typeof(T)), statusCode: status);
}
