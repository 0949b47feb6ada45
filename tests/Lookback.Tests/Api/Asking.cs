using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Lookback.Tests.Api;

/// <summary>An answer over HTTP: its status and its JSON.</summary>
internal sealed record Answered(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The code of a problem.</summary>
    public string Code => Json.GetProperty("code").GetString()!;

    public JsonElement this[string field] => Json.GetProperty(field);

    /// <summary>The answer, which has to be of a status.</summary>
    public Answered Expect(int status)
    {
        Assert.True(Status == status, $"expected {status}, found {Status}: {Text}");
        return this;
    }

    /// <summary>A refusal, which has to be of a status and a code.</summary>
    public Answered Refused(int status, string code)
    {
        Expect(status);
        Assert.Equal(code, Code);
        return this;
    }
}

/// <summary>Plain HTTP, as a client would speak it.</summary>
internal static class Asking
{
    public static Task<Answered> ReadAsync(this HttpClient client, string path) => client.AskAsync(HttpMethod.Get, path, null);

    public static Task<Answered> PostAsync(this HttpClient client, string path, object body) => client.AskAsync(HttpMethod.Post, path, Json(body));

    public static Task<Answered> PutAsync(this HttpClient client, string path, object body) => client.AskAsync(HttpMethod.Put, path, Json(body));

    public static async Task<Answered> AskAsync(this HttpClient client, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1" + path, UriKind.Relative)) { Content = content };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answered((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers);
    }

    /// <summary>Files and fields, as a form sends them.</summary>
    public static Task<Answered> UploadAsync(this HttpClient client, string path, IEnumerable<(string Part, string Name, byte[] Bytes)> files, params (string Name, string Text)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (part, name, bytes) in files) form.Add(new ByteArrayContent(bytes), part, name);
        foreach (var (name, text) in fields) form.Add(new StringContent(text), name);
        return client.AskAsync(HttpMethod.Post, path, form);
    }

    public static StringContent Json(object body) => new(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}
