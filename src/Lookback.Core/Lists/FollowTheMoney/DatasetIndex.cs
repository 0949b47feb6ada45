using System.Globalization;
using System.Text;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>A file that an index names.</summary>
/// <param name="Name">Its name, without any folder.</param>
/// <param name="Address">Where it can be had, where the index says so.</param>
/// <param name="Sha1">The SHA-1 of its bytes, in lower-case hexadecimal digits, where the index says it.</param>
/// <param name="Length">How many bytes it has, where the index says it.</param>
public sealed record IndexedResource(string Name, string? Address, string? Sha1, long? Length);

/// <summary>
/// What an OpenSanctions <c>index.json</c> says of one dataset: what it is called, when it was made, and in which files it can be had. A catalogue is an index
/// of several datasets.
/// </summary>
/// <param name="Name">The dataset's name.</param>
/// <param name="Version">Its version, where stated.</param>
/// <param name="PublishedAt">When it was made, by its version or its dates.</param>
/// <param name="Resource">The file to read: whole entities before nested, nested before the simplified table.</param>
public sealed record DatasetIndex(string Name, string? Version, DateTimeOffset? PublishedAt, IndexedResource Resource)
{
    /// <summary>An index of all that OpenSanctions publishes has a few megabytes.</summary>
    private const int MostCharacters = 64 << 20;

    private const int MostNamed = 20;

    private const string VersionFormat = "yyyyMMddHHmmss";

    /// <summary>The files that can be read, the one that says most first.</summary>
    private static readonly string[] Wanted = ["entities.ftm.json", "targets.nested.json", "targets.simple.csv"];

    private static readonly string[] Dates = ["last_export", "updated_at", "last_change"];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonRecords.MaxDepth };

    /// <summary>Whether a file is an index of datasets: one JSON object that has resources or datasets and is no entity.</summary>
    public static bool Is(SourceFile file) => !Spreadsheet.Is(file) && SourceKinds.IsIndex(file);

    /// <summary>Reads what it says of a dataset.</summary>
    /// <param name="file">The index.</param>
    /// <param name="dataset">Which dataset, where it names several; a hyphen is as good as a low line, which no watchlist's name has.</param>
    /// <exception cref="RefusedException">
    /// <c>malformed-index</c>; <c>dataset-not-named</c> where it names several and none of that name; <c>publisher-failed</c> where it says that making the
    /// dataset failed; <c>no-resource</c> where it names no file that can be read.
    /// </exception>
    public static DatasetIndex Read(SourceFile file, string dataset)
    {
        using var document = Parse(file);
        var index = document.RootElement;
        if (index.TryGetProperty("datasets", out var listed) && listed.ValueKind == JsonValueKind.Array && listed.EnumerateArray().Any(Has("name")))
            index = Named(file, listed, dataset);
        if (FtmValues.Text(index, "result") is "failure")
            throw new RefusedException(
                "publisher-failed", $"{file.Name} says that its publisher failed to make the dataset: expected one that was made; take the one before");
        var name = FtmValues.Text(index, "name") ?? throw Malformed(file, "the name of a dataset", "none");
        var version = FtmValues.Text(index, "version");
        return new DatasetIndex(name, version, VersionDate(version) ?? Stated(index), Chosen(file, index));
    }

    private static JsonDocument Parse(SourceFile file)
    {
        using var text = SourceText.Open(file);
        var (held, buffer) = (new StringBuilder(), new char[81920]);
        for (int read; (read = text.ReadBlock(buffer)) > 0;)
        {
            held.Append(buffer, 0, read);
            if (held.Length > MostCharacters) throw Malformed(file, FormattableString.Invariant($"at most {MostCharacters} characters"), "more");
        }

        try
        {
            var document = JsonDocument.Parse(held.ToString(), Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                JsonRecords.TakeAll(document.RootElement);
                return document;
            }

            document.Dispose();
            throw Malformed(file, "one JSON object", "another value");
        }
        catch (InvalidOperationException)
        {
            throw Malformed(file, "whole characters", "half a surrogate pair");
        }
        catch (JsonException wrong)
        {
            throw Malformed(file, "one JSON object", FormattableString.Invariant($"what is none from line {wrong.LineNumber + 1} on"));
        }
    }

    private static JsonElement Named(SourceFile file, JsonElement datasets, string dataset)
    {
        var names = new List<string>();
        foreach (var one in datasets.EnumerateArray().Where(Has("name")))
        {
            var name = FtmValues.Text(one, "name")!;
            if (name.Replace('_', '-') == dataset.Replace('_', '-')) return one;
            names.Add(name);
        }

        var some = string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? " ..." : "");
        throw new RefusedException(
            "dataset-not-named",
            FormattableString.Invariant($"{file.Name} names {names.Count} datasets ({ReadIssue.Cut(some)}): expected {dataset} among them; ")
            + "call the watchlist as the dataset is called (hyphens for low lines), or hand over that dataset's own index");
    }

    private static IndexedResource Chosen(SourceFile file, JsonElement index)
    {
        var resources = index.TryGetProperty("resources", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? listed.EnumerateArray().Where(Has("name")).ToList()
            : [];
        foreach (var wanted in Wanted)
        {
            if (resources.FindIndex(r => FtmValues.Text(r, "name") == wanted) is var at and >= 0) return Named(file, wanted, resources[at]);
        }

        throw new RefusedException(
            "no-resource",
            $"{file.Name} names no file of {FtmValues.Text(index, "name") ?? "its dataset"} that can be read: expected {string.Join(" or ", Wanted)}");
    }

    private static IndexedResource Named(SourceFile file, string name, JsonElement resource) => new(
        name,
        FtmValues.Text(resource, "url"),
        FtmValues.Text(resource, "checksum")?.ToLowerInvariant() is { Length: 40 } sum && sum.All(char.IsAsciiHexDigitLower) ? sum : null,
        Length(file, resource));

    private static long? Length(SourceFile file, JsonElement resource)
    {
        if (!resource.TryGetProperty("size", out var size) || size.ValueKind == JsonValueKind.Null) return null;
        return size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var length) && length >= 0
            ? length
            : throw Malformed(file, "a file's size in bytes", $"\"{ReadIssue.Cut(size.GetRawText())}\"");
    }

    /// <summary><c>20240527134702-zbn</c>.</summary>
    private static DateTimeOffset? VersionDate(string? version) =>
        version is { Length: > 14 } && version[14] == '-' && Instant(version[..14], VersionFormat) is { } made ? made : null;

    private static DateTimeOffset? Stated(JsonElement index)
    {
        foreach (var property in Dates)
        {
            if (FtmValues.Text(index, property) is { } text
                && DateTimeOffset.TryParse(
                    text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
            {
                return date;
            }
        }

        return null;
    }

    private static DateTimeOffset? Instant(string text, string format) => DateTimeOffset.TryParseExact(
        text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    private static Func<JsonElement, bool> Has(string name) => e => e.ValueKind == JsonValueKind.Object && FtmValues.Text(e, name) is not null;

    private static RefusedException Malformed(SourceFile file, string expected, string found) =>
        new("malformed-index", $"{file.Name} is an index of datasets: expected {expected}, found {found}");
}
