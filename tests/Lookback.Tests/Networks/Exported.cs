using System.Text.RegularExpressions;
using Lookback.Cli;
using Lookback.Exports;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Networks;

/// <summary>What an export wrote.</summary>
internal sealed partial record Exported(string Text, string Nodes, NetworkExportReport Written)
{
    public static Exported Of(TraceReport report, string extension, Handling reader)
    {
        using var folder = new TempFolder();
        var written = NetworkExport.Write(report, folder["trace." + extension], reader);
        return new Exported(File.ReadAllText(written.Files[0]), written.Files.Count > 1 ? File.ReadAllText(written.Files[1]) : "", written);
    }

    /// <summary>A page without the parts that are the same in each: the library, and what the hashes of the parts are.</summary>
    public static string WithoutLibrary(string text) => Hashes().Replace(Library().Replace(text, "<script>(the library)</script>"), "'sha256-...'");

    [GeneratedRegex(@"<script>//<!\[CDATA\[\n/\*\*.*?\n//\]\]></script>", RegexOptions.Singleline)]
    private static partial Regex Library();

    [GeneratedRegex("&#x27;sha256-.*?&#x27;")]
    private static partial Regex Hashes();
}
