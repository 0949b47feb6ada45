using Lookback.Core.Lists.Australia;
using Lookback.Core.Lists.Canada;
using Lookback.Core.Lists.Eu;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Lists.Mapped;
using Lookback.Core.Lists.Ofac;
using Lookback.Core.Lists.Senzing;
using Lookback.Core.Lists.Swiss;
using Lookback.Core.Lists.Uk;
using Lookback.Core.Lists.Un;
using Lookback.Core.Lists.UsTrade;
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
    /// <param name="mapping">Needed for, and only for, a mapped table: with it any table or JSON lines are read by it.</param>
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
        foreach (var (file, kind) in kinds) Check(file, kind.Format, expected, mapping);
        var format = kinds[0].Kind.Format;
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
            ListFormat.OfacAdvancedXml => new OfacAdvancedReader(watchlist, first, log).Read(),
            ListFormat.OfacEnhancedXml => new OfacEnhancedReader(watchlist, first, log).Read(),
            ListFormat.UnXml => new UnXmlReader(watchlist, first, log).Read(),
            ListFormat.EuXml => new EuXmlReader(watchlist, first, log).Read(),
            ListFormat.EuOldXml => new EuOldXmlReader(watchlist, first, log).Read(),
            ListFormat.EuCsv => new EuCsvReader(watchlist, first, log).Read(),
            ListFormat.UkXml => new UkXmlReader(watchlist, first, log).Read(),
            ListFormat.UkCsv => new UkCsvReader(watchlist, first, log).Read(),
            ListFormat.OfsiTable => new OfsiReader(watchlist, first, log).Read(),
            ListFormat.UsCsl => new CslReader(watchlist, first, log).Read(),
            ListFormat.UsDeniedPersons => new DeniedPersonsReader(watchlist, first, log).Read(),
            ListFormat.CanadaXml => new CanadaXmlReader(watchlist, first, log).Read(),
            ListFormat.AustraliaTable => new AustraliaReader(watchlist, first, log).Read(),
            ListFormat.SwissXml => new SwissXmlReader(watchlist, first, log).Read(),
            ListFormat.OpenSanctionsSimple => new SimpleTableReader(watchlist, first, log).Read(),
            ListFormat.Senzing => new SenzingReader(watchlist, first, log).Read(),
            ListFormat.FollowTheMoney => new FtmReader(watchlist, first, log).Read(),
            ListFormat.Mapped => new MappedReader(watchlist, first, mapping!, log).Read(),
            _ => throw new InvalidOperationException($"no reader for {format}"),
        };
        return new EditionReading(format, string.Join(", ", files.Select(f => f.Name)), log, listings);
    }

    private static void Check(SourceFile file, ListFormat format, IReadOnlyList<ListFormat> expected, ColumnMapping? mapping)
    {
        if (expected.Count > 0 && !expected.Contains(format))
        {
            throw Wrong(file, format, string.Join(" or ", expected.Select(Words)));
        }

        if (mapping is not null && format != ListFormat.Mapped)
        {
            throw Wrong(file, format, "a table or JSON lines, as a mapping was given");
        }
    }

    private static RefusedException Wrong(SourceFile file, ListFormat format, string expected) =>
        new("wrong-format", $"{file.Name} is {Words(format)}: expected {expected}");

    private static Dictionary<OfacPart, SourceFile> Parts(List<(SourceFile File, SourceKind Kind)> kinds)
    {
        var parts = new Dictionary<OfacPart, SourceFile>();
        foreach (var (file, kind) in kinds)
        {
            if (kind.Format != ListFormat.OfacCsv) throw Wrong(file, kind.Format, "a file of an OFAC CSV set");
            if (parts.TryAdd(kind.Part, file)) continue;
            throw new RefusedException("repeated-file", $"{file.Name} and {parts[kind.Part].Name} are both {Words(kind.Part)}: expected one");
        }

        if (parts.ContainsKey(OfacPart.Primary)) return parts;
        var (first, isA) = kinds[0];
        throw new RefusedException(
            "no-primary-file",
            $"{first.Name} is {Words(isA.Part)}: expected the primary file (12 columns, sdn.csv or cons_prim.csv) beside it");
    }

    internal static string Words(ListFormat format) => format switch
    {
        ListFormat.OfacCsv => "an OFAC CSV file",
        ListFormat.OfacXml => "OFAC's XML",
        ListFormat.OfacAdvancedXml => "OFAC's advanced XML",
        ListFormat.OfacEnhancedXml => "OFAC's enhanced XML",
        ListFormat.UnXml => "the UN's XML",
        ListFormat.EuXml => "the EU's XML",
        ListFormat.EuOldXml => "the EU's XML of before 2018",
        ListFormat.EuCsv => "the EU's CSV",
        ListFormat.UkXml => "the UK Sanctions List's XML",
        ListFormat.UkCsv => "the UK Sanctions List's CSV",
        ListFormat.OfsiTable => "OFSI's consolidated list",
        ListFormat.UsCsl => "the US Consolidated Screening List",
        ListFormat.UsDeniedPersons => "the US Denied Persons List",
        ListFormat.CanadaXml => "Canada's XML",
        ListFormat.AustraliaTable => "Australia's workbook",
        ListFormat.SwissXml => "Switzerland's XML",
        ListFormat.OpenSanctionsSimple => "OpenSanctions' simplified table",
        ListFormat.Senzing => "Senzing JSON",
        ListFormat.FollowTheMoney => "FollowTheMoney JSON lines",
        ListFormat.Mapped => "a mapped table",
        _ => throw new InvalidOperationException($"no words for {format}"),
    };

    private static string Words(OfacPart part) => part switch
    {
        OfacPart.Primary => "an OFAC primary file (12 columns)",
        OfacPart.Aliases => "an OFAC aliases file (5 columns)",
        OfacPart.Addresses => "an OFAC addresses file (6 columns)",
        _ => "an OFAC comments file (2 columns)",
    };
}
