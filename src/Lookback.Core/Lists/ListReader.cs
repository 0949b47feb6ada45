using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Lists.Mapped;
using Lookback.Core.Lists.Ofac;
using Lookback.Core.Lists.Un;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists;

/// <summary>Opens an edition's files, whatever publisher's format they are in.</summary>
public static class ListReader
{
    /// <summary>
    /// Detects the format from the files' content (gzip is unpacked by its first bytes, never by the name) and opens one reading.
    /// Only the beginnings of the files are looked at here; the rest is read while the listings are taken.
    /// </summary>
    /// <param name="watchlist">The list that the listings stand on.</param>
    /// <param name="files">One file, or the two to four files of an OFAC CSV set in any order.</param>
    /// <param name="expected">The formats the watchlist may come in; empty where any will do.</param>
    /// <param name="mapping">Needed for, and only for, a mapped table: with it any separated values are read by it.</param>
    /// <exception cref="RefusedException">
    /// No list, or not the one expected: <c>no-file</c>, <c>empty-file</c>, <c>html-page</c>, <c>json-error-page</c>,
    /// <c>git-lfs-pointer</c>, <c>truncated</c>, <c>not-utf8</c>, <c>dtd</c>, <c>malformed-xml</c>, <c>wrong-format</c>,
    /// <c>no-primary-file</c>, <c>repeated-file</c>, <c>too-many-files</c>. The sentence names the file, what was expected and found.
    /// </exception>
    public static EditionReading Open(
        WatchlistId watchlist, IReadOnlyList<SourceFile> files, IReadOnlyList<ListFormat> expected, ColumnMapping? mapping = null)
    {
        if (files.Count == 0) throw new RefusedException("no-file", $"no file was given for {watchlist}");
        var kinds = files.Select(f => (File: f, Kind: SourceKinds.Of(f, mapping))).ToList();
        foreach (var (file, kind) in kinds) Check(file, FormatOf(kind), expected, mapping);
        var format = FormatOf(kinds[0].Kind);
        if (format != ListFormat.OfacCsv && files.Count > 1)
        {
            throw new RefusedException(
                "too-many-files", $"{files[1].Name} was given with {files[0].Name}: only an OFAC CSV set has several files");
        }

        var log = new ReadingLog();
        var first = files[0];
        var listings = format switch
        {
            ListFormat.OfacCsv => new OfacCsvReader(watchlist, Parts(kinds), log).Read(),
            ListFormat.OfacXml => new OfacXmlReader(watchlist, first, log).Read(),
            ListFormat.UnXml => new UnXmlReader(watchlist, first, log).Read(),
            ListFormat.FollowTheMoney => new FtmReader(watchlist, first, log).Read(),
            ListFormat.MappedCsv => new MappedCsvReader(watchlist, first, mapping!, log).Read(),
            _ => throw new InvalidOperationException($"no reader for {format}"),
        };
        return new EditionReading(format, string.Join(", ", files.Select(f => f.Name)), log, listings);
    }

    private static ListFormat FormatOf(SourceKind kind) => kind switch
    {
        SourceKind.OfacXml => ListFormat.OfacXml,
        SourceKind.UnXml => ListFormat.UnXml,
        SourceKind.FollowTheMoney => ListFormat.FollowTheMoney,
        SourceKind.MappedCsv => ListFormat.MappedCsv,
        _ => ListFormat.OfacCsv,
    };

    private static void Check(SourceFile file, ListFormat format, IReadOnlyList<ListFormat> expected, ColumnMapping? mapping)
    {
        if (expected.Count > 0 && !expected.Contains(format))
        {
            throw Wrong(file, format, string.Join(" or ", expected.Select(Words)));
        }

        if (mapping is not null && format != ListFormat.MappedCsv)
        {
            throw Wrong(file, format, "a table of separated values, as a mapping was given");
        }
    }

    private static RefusedException Wrong(SourceFile file, ListFormat format, string expected) =>
        new("wrong-format", $"{file.Name} is {Words(format)}: expected {expected}");

    private static Dictionary<SourceKind, SourceFile> Parts(List<(SourceFile File, SourceKind Kind)> kinds)
    {
        var parts = new Dictionary<SourceKind, SourceFile>();
        foreach (var (file, kind) in kinds)
        {
            if (FormatOf(kind) != ListFormat.OfacCsv) throw Wrong(file, FormatOf(kind), "a file of an OFAC CSV set");
            if (parts.TryAdd(kind, file)) continue;
            throw new RefusedException("repeated-file", $"{file.Name} and {parts[kind].Name} are both {Words(kind)}: expected one");
        }

        if (parts.ContainsKey(SourceKind.OfacPrimary)) return parts;
        var (first, isA) = kinds[0];
        throw new RefusedException(
            "no-primary-file",
            $"{first.Name} is {Words(isA)}: expected the primary file (12 columns, sdn.csv or cons_prim.csv) beside it");
    }

    private static string Words(ListFormat format) => format switch
    {
        ListFormat.OfacCsv => "an OFAC CSV file",
        ListFormat.OfacXml => "OFAC's XML",
        ListFormat.UnXml => "the UN's XML",
        ListFormat.FollowTheMoney => "FollowTheMoney JSON lines",
        ListFormat.MappedCsv => "a mapped table",
        _ => throw new InvalidOperationException($"no words for {format}"),
    };

    private static string Words(SourceKind kind) => kind switch
    {
        SourceKind.OfacPrimary => "an OFAC primary file (12 columns)",
        SourceKind.OfacAliases => "an OFAC aliases file (5 columns)",
        SourceKind.OfacAddresses => "an OFAC addresses file (6 columns)",
        SourceKind.OfacComments => "an OFAC comments file (2 columns)",
        _ => Words(FormatOf(kind)),
    };
}
