using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lookback.Api.Yente;

/// <summary>An answer in JSON, made small on the way where it is long and the client takes it so.</summary>
/// <param name="write">Writes it.</param>
/// <param name="status">Its status.</param>
internal sealed class YenteAnswer(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) : IResult
{
    private const int Long = 500;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Of a tree.</summary>
    public static YenteAnswer Of(JsonNode node, int status = StatusCodes.Status200OK) => new(json => node.WriteTo(json), status);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(bytes, Json)) write(json);
        var response = httpContext.Response;
        (response.StatusCode, response.ContentType) = (status, "application/json");
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var body = bytes.WrittenMemory;
        if (body.Length >= Long && TakesGzip(httpContext.Request))
        {
            response.Headers.ContentEncoding = "gzip";
            body = Smaller(body);
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Value is "gzip" or "*" && e.Quality is not 0);

    private static ReadOnlyMemory<byte> Smaller(ReadOnlyMemory<byte> bytes)
    {
        using var smaller = new MemoryStream(bytes.Length / 2);
        using (var gzip = new GZipStream(smaller, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes.Span);
        return smaller.GetBuffer().AsMemory(0, (int)smaller.Length);
    }
}
