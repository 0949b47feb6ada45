using System.Net;
using System.Text;
using System.Text.Json;

namespace Lookback.Tests.Api;

/// <summary>What clients send and are answered, in as few words as a test can say it.</summary>
internal static class Requests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Asks.</summary>
    public static Task<HttpResponseMessage> Ask(this HttpClient client, string path) => client.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative), Stop);

    /// <summary>Asks, and expects an answer.</summary>
    public static async Task<JsonElement> Get(this HttpClient client, string path)
    {
        using var answer = await client.Ask(path);
        return await answer.Json(HttpStatusCode.OK);
    }

    /// <summary>Sends JSON.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient client, string path, string json, string? key = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/" + path, UriKind.Relative))
        {
            Content = new StringContent(json, Encoding.UTF8, type),
        };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, Stop);
    }

    /// <summary>Sends JSON, and expects an answer.</summary>
    public static async Task<JsonElement> Post(this HttpClient client, string path, string json, HttpStatusCode expected = HttpStatusCode.Created)
    {
        using var answer = await client.Send(path, json);
        return await answer.Json(expected);
    }

    /// <summary>The answer, of the status expected.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.StatusCode == expected, $"expected {expected}, found {answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>The position that an answer sees up to.</summary>
    public static long Position(this HttpResponseMessage answer) =>
        long.Parse(answer.Headers.GetValues(Lookback.Api.Inquiry.PositionHeader).Single(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A text of an answer.</summary>
    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>The lines of a page.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
