using System.IO.Compression;
using System.Text;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Tests.Support;

/// <summary>Sources and readings made of text, so that a test shows what is in the file.</summary>
internal static class Sources
{
    public static readonly WatchlistId List = new("test-list");

    /// <summary>Files that a test makes which shows them; one that makes more generates them.</summary>
    private const int MostShown = 40;

    [ThreadStatic]
    private static List<IReadOnlyList<SourceFile>>? _made;

    /// <summary>Whether what is made on this thread is kept: only what is invented may be.</summary>
    public static bool AreKept => _made is not null;

    public static SourceFile Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    public static SourceFile Bytes(string name, byte[] bytes)
    {
        var file = new SourceFile(name, () => new MemoryStream(bytes, writable: false));
        if (_made?.Count >= MostShown) throw new InvalidOperationException($"more than {MostShown} files are made by one test");
        _made?.Add([file]);
        return file;
    }

    /// <summary>The files that work on this thread makes, each alone, and those that it opens together.</summary>
    public static List<IReadOnlyList<SourceFile>> MadeBy(Action work)
    {
        var made = _made = [];
        try
        {
            work();
        }
        finally
        {
            _made = null;
        }

        return made;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal)) gzip.Write(bytes);
        return zipped.ToArray();
    }

    /// <summary>Opens in whatever format the files are.</summary>
    public static EditionReading Open(params SourceFile[] files)
    {
        if (files.Length > 1) _made?.Add(files);
        return ListReader.Open(List, files, []);
    }

    /// <summary>Reads one file of any format whole.</summary>
    public static (EditionReading Reading, List<ListingText> Listings) Read(params SourceFile[] files)
    {
        var reading = Open(files);
        return (reading, reading.Listings().ToList());
    }

    /// <summary>The one listing of the files.</summary>
    public static ListingText One(params SourceFile[] files) => Assert.Single(Read(files).Listings);

    /// <summary>The refusal that opening or reading the files ends in.</summary>
    public static Refusal Refused(params SourceFile[] files) => Assert.Throws<RefusedException>(() => Read(files)).Refusal;

    /// <summary>Names as <c>Full (Kind)</c>.</summary>
    public static IEnumerable<string> Names(ListingText text) => text.Facts.Names.Select(n => $"{n.Full} ({n.Kind})");

    /// <summary>Identifiers as <c>Kind Number Country Label</c>.</summary>
    /// <summary>The relations, each with its kind and the listing's end of it.</summary>
    public static IEnumerable<string> Relations(ListingText text) => text.Relations.Select(r => $"{r.Kind} {r.End} | {r}");

    public static IEnumerable<string> Numbers(ListingText text) =>
        text.Facts.Identifiers.Select(i => $"{i.Kind} {i.Number} {i.Country} {i.Label}".Replace("  ", " ", StringComparison.Ordinal).Trim());
}
