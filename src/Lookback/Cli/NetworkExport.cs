using Lookback.Core.Records;
using Lookback.Exports;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary>
/// Writes a trace to a file that is handed on, in the format that its name says: GraphML, FollowTheMoney, CSV, or a page with a picture. Each holds the
/// caveat, and no link above the mark that was asked for; each is written whole or not at all, for its owner alone to read.
/// </summary>
internal static class NetworkExport
{
    private enum Format
    {
        GraphMl,
        FollowTheMoney,
        Csv,
        Page,
    }

    /// <summary>Refuses a name that says no format, or that is one of the files that the command reads: before the work is done.</summary>
    public static void Check(string path, params ReadOnlySpan<string?> inputs)
    {
        foreach (var file in FilesOf(path, FormatOf(path))) Files.RefuseOverwriting(file, inputs);
    }

    /// <summary>Writes what of a trace readers cleared up to <paramref name="reader"/> may have.</summary>
    public static NetworkExportReport Write(TraceReport report, string path, Handling reader, params ReadOnlySpan<string?> inputs)
    {
        Check(path, inputs);
        var format = FormatOf(path);
        var handed = HandedOut.Of(report, reader);
        Files.WriteWholePrivate(path, writer =>
        {
            switch (format)
            {
                case Format.GraphMl:
                    GraphMlFile.Write(writer, handed);
                    break;
                case Format.FollowTheMoney:
                    FtmFile.Write(writer, handed);
                    break;
                case Format.Csv:
                    // Of two files neither has its name before both are finished.
                    CsvFiles.WriteEdges(writer, handed);
                    writer.Flush();
                    Files.WriteWholePrivate(CsvFiles.NodesBeside(path), nodes => Done(() => CsvFiles.WriteNodes(nodes, handed)));
                    break;
                default:
                    PicturePage.Write(writer, handed);
                    break;
            }

            return true;
        });
        var (files, encounters) = (FilesOf(path, format), handed.Report.Exposures.Count);
        return new NetworkExportReport(
            files, $"TLP:{handed.Mark}", encounters, handed.Links, handed.Paths, handed.Encounters, ExportWords.Withheld(handed));
    }

    /// <summary>Tells what was written.</summary>
    public static void Tell(NetworkExportReport written)
    {
        Output.Line($"  written to {string.Join(" and ", written.Files)} ({written.Tlp}, {Show.Many(written.Encounters, "encounter")})");
        if (written.Withheld is { } withheld) Output.Line($"  {withheld}");
    }

    private static bool Done(Action write)
    {
        write();
        return true;
    }

    private static string[] FilesOf(string path, Format format) => format == Format.Csv ? [path, CsvFiles.NodesBeside(path)] : [path];

    private static Format FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".graphml" => Format.GraphMl,
        ".json" or ".jsonl" => Format.FollowTheMoney,
        ".csv" => Format.Csv,
        ".html" => Format.Page,
        var other => throw new UsageException(
            $"--out: expected a name that ends in .graphml, .ftm.json (or .json, .jsonl: FollowTheMoney), .csv or .html, found \"{other}\""),
    };
}
