using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Lookback.Api;

/// <summary>
/// Files that come in with a few fields beside them (<c>multipart/form-data</c>): streamed to temporary files that their owner alone can read and that
/// are gone once the request is answered. What is in them is held to the same limits as files that a verb reads.
/// </summary>
internal sealed class Upload : IDisposable
{
    private const int MostParts = 16;
    private const int MostText = 256 * 1024;
    private readonly List<(string Part, SourceFile File, string Path)> _files = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private Upload()
    {
    }

    /// <summary>The files of a part, in the order in which they came.</summary>
    public IReadOnlyList<SourceFile> Files(string part) => [.. _files.Where(f => f.Part == part).Select(f => f.File)];

    /// <summary>The one file of a part; <see langword="null"/> where there is none.</summary>
    /// <exception cref="BadRequestException">There are several.</exception>
    public SourceFile? File(string part) => Files(part) switch
    {
        [] => null,
        [var one] => one,
        var several => throw new BadRequestException(part, $"expected one file, found {several.Count}"),
    };

    /// <summary>A field's text; <see langword="null"/> where it has none.</summary>
    public string? Text(string name) => _texts.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Takes what whoever has a right sends; of nobody else so much as a byte.</summary>
    /// <param name="inquiry">The request.</param>
    /// <param name="right">The right.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="files">The parts that are files.</param>
    /// <param name="fields">The fields there may be beside them.</param>
    /// <exception cref="BadRequestException">It is no form, or has other parts.</exception>
    public static async Task<Upload> TakeAsync(
        Inquiry inquiry, Right right, string question, IReadOnlyList<string> files, IReadOnlyList<string> fields)
    {
        await inquiry.RequireAsync(right, question);
        var http = inquiry.Http;
        var most = http.RequestServices.GetRequiredService<ServerSettings>().MostUploadBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = most;
        var upload = new Upload();
        try
        {
            await upload.ReadAsync(http, files, fields);
            return upload;
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, _, path) in _files) System.IO.File.Delete(path);
    }

    private async Task ReadAsync(HttpContext http, IReadOnlyList<string> files, IReadOnlyList<string> fields)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary)
        {
            throw new BadHttpRequestException(
                $"Content-Type: expected multipart/form-data with the files {string.Join(", ", files)}, found "
                    + $"\"{ReadIssue.Cut(http.Request.ContentType ?? "none")}\"",
                StatusCodes.Status415UnsupportedMediaType);
        }

        var reader = new MultipartReader(boundary, http.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 * 1024 };
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section) await TakeAsync(section, files, fields, http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException))
        {
            throw new BadRequestException("body", "expected whole parts between their boundaries, found a form that is cut or malformed");
        }
    }

    private async Task TakeAsync(MultipartSection section, IReadOnlyList<string> files, IReadOnlyList<string> fields, CancellationToken cancel)
    {
        var said = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var read) ? read : null;
        var part = HeaderUtilities.RemoveQuotes(said?.Name ?? default).Value ?? "";
        if (_files.Count + _texts.Count >= MostParts) throw new BadRequestException("body", $"expected at most {MostParts} parts, found more");
        if (files.Contains(part) && NameOf(said!) is { } name)
        {
            var path = KeptFiles.TemporaryPath();
            // Known before a byte is written, so that it goes however this ends.
            _files.Add((part, new SourceFile(name, () => System.IO.File.OpenRead(path)), path));
            await using var to = KeptFiles.Temporary(path, FileOptions.Asynchronous);
            await section.Body.CopyToAsync(to, cancel);
        }
        else if (fields.Contains(part))
        {
            if (!_texts.TryAdd(part, await TextAsync(section, part, cancel))) throw new BadRequestException(part, "expected it once, found it twice");
        }
        else
        {
            throw new BadRequestException(
                "body", $"expected the files {string.Join(", ", files)} (each with its name) and the fields {string.Join(", ", fields)}, "
                    + $"found a part \"{ReadIssue.Cut(part)}\"");
        }
    }

    private static string? NameOf(ContentDispositionHeaderValue said)
    {
        var given = HeaderUtilities.RemoveQuotes(said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).Value;
        if (string.IsNullOrWhiteSpace(given)) return null;
        // Where it lay on the sender's disk is nobody's business, and no path here.
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length is > 0 and <= 200 && name is not ("." or "..") && !name.Any(char.IsControl)
            ? name
            : throw new BadRequestException("filename", "expected a name of 1 to 200 characters in one line, found something else");
    }

    private static async Task<string> TextAsync(MultipartSection section, string part, CancellationToken cancel)
    {
        var (bytes, length) = (new byte[MostText + 1], 0);
        for (int read; length < bytes.Length && (read = await section.Body.ReadAsync(bytes.AsMemory(length), cancel)) > 0; length += read)
        {
        }

        if (length > MostText) throw new BadRequestException(part, FormattableString.Invariant($"expected at most {MostText} bytes, found more"));
        try
        {
            return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(0, length)).TrimStart('\ufeff');
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw new BadRequestException(part, "expected text in UTF-8, found other bytes");
        }
    }
}
