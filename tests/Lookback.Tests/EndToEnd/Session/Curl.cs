using System.Net.Http.Headers;
using System.Text;

namespace Lookback.Tests.EndToEnd.Session;

/// <summary>What a line that begins with <c>curl</c> sends: the few of its options that pages use.</summary>
internal static class Curl
{
    /// <summary>The request.</summary>
    /// <param name="words">The line's words, from <c>curl</c> on.</param>
    /// <param name="files">Where files lie.</param>
    public static HttpRequestMessage Request(IReadOnlyList<string> words, string files)
    {
        var (method, body, type, url, headers, form) = ((string?)null, (string?)null, "application/x-www-form-urlencoded", "", new List<string>(), (MultipartFormDataContent?)null);
        for (var i = 1; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "-X": method = words[++i]; break;
                case "-H": headers.Add(words[++i]); break;
                case "-b": headers.Add("Cookie: " + words[++i]); break;
                case "-N" or "-s" or "-i": break;
                case "--json": (body, type) = (words[++i], "application/json"); break;
                case "--data-binary": body = words[++i]; break;
                case "-F": Add(form ??= [], words[++i], files); break;
                default:
                    Assert.False(words[i].StartsWith('-') || url.Length > 0, $"not understood of curl: {words[i]}");
                    url = words[i];
                    break;
            }
        }

        var request = new HttpRequestMessage(new HttpMethod(method ?? (body is null && form is null ? "GET" : "POST")), url);
        if (form is not null) request.Content = form;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body.StartsWith('@') ? File.ReadAllBytes(Path.Combine(files, body[1..])) : Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        foreach (var (name, value) in headers.Select(h => h.Split(": ", 2)).Select(h => (h[0], h[1])))
        {
            if (name == "Content-Type") request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else Assert.True(request.Headers.TryAddWithoutValidation(name, value), name);
        }

        return request;
    }

    private static void Add(MultipartFormDataContent form, string part, string files)
    {
        var (name, value) = part.Split('=', 2) is [var n, var v] ? (n, v) : throw new FormatException(part);
        if (value.StartsWith('@')) form.Add(new ByteArrayContent(File.ReadAllBytes(Path.Combine(files, value[1..]))), name, value[1..]);
        else form.Add(new StringContent(value), name);
    }
}
