using System.Net;
using System.Net.Http;
using Lookback.Core.Records;

namespace Lookback.Flows.Fetching;

/// <summary>What an answer's head must say before its body is read.</summary>
internal static class AnswerCheck
{
    /// <summary>Whether the answer leads elsewhere.</summary>
    public static bool IsRedirect(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>Refuses an answer that is not the file.</summary>
    /// <param name="what">The file, as messages name it.</param>
    /// <param name="host">Who answered.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="time">What a date to come back at is measured by.</param>
    /// <exception cref="PassingFault">The server is busy or out of order.</exception>
    /// <exception cref="RefusedException"><c>http-status</c>, <c>html-page</c>.</exception>
    public static void Require(string what, string host, HttpResponseMessage answer, TimeProvider time)
    {
        var status = (int)answer.StatusCode;
        if (status != (int)HttpStatusCode.OK)
        {
            var after = RetryAfter(answer, time);
            var sentence = FormattableString.Invariant($"{what}: expected the file, found that {host} answers {status}{Words(answer)}")
                + (after is { } wait ? FormattableString.Invariant($"; it asks to come back in {wait.TotalSeconds:0} s") : "");
            throw status is 408 or 429 or >= 500 ? new PassingFault("http-status", sentence, after) : new RefusedException("http-status", sentence);
        }

        if (answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
        {
            throw new RefusedException(
                "html-page", $"{what}: expected the file, found a web page of {host}; the address may have moved: give another with --sources");
        }
    }

    /// <summary>What the body is packed by for the way; <see langword="null"/> where it is not.</summary>
    /// <exception cref="RefusedException"><c>bad-encoding</c>.</exception>
    public static string? Encoding(string what, HttpResponseMessage answer)
    {
        var encodings = answer.Content.Headers.ContentEncoding.Where(e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToList();
        return encodings switch
        {
            [] => null,
            [var only] when only.ToUpperInvariant() is "GZIP" or "X-GZIP" => "gzip",
            [var only] when only.Equals("deflate", StringComparison.OrdinalIgnoreCase) => "deflate",
            _ => throw new RefusedException(
                "bad-encoding", $"{what}: expected gzip, deflate or nothing, found an answer packed by {ReadIssue.Cut(string.Join(", ", encodings))}"),
        };
    }

    private static string Words(HttpResponseMessage answer) => answer.ReasonPhrase is { Length: > 0 } words ? $" {ReadIssue.Cut(words)}" : "";

    private static TimeSpan? RetryAfter(HttpResponseMessage answer, TimeProvider time)
    {
        var asked = answer.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { } after && after < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
