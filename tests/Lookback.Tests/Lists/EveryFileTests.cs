using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>
/// Every published file that stands beside the repository is read, or refused for a reason that is right. The table is kept in docs/lists.md, which
/// LOOKBACK_UPDATE_GOLDEN=1 writes anew; times and memory in it are not held to anything.
/// </summary>
[Collection(nameof(Alone))]
public sealed partial class EveryFileTests
{
    private const string Begin = "<!-- table: written by EveryFileTests -->";
    private const string Page = "docs/lists.md";

    [Fact]
    public void Every_file_is_read_or_refused_for_a_stated_reason()
    {
        var root = SharedFolder.Find("data");
        Assert.SkipUnless(root is not null && Directory.Exists(Path.Combine(root, "lists")), "the shared data is not beside this repository");
        var rows = Editions(root).Select(e => Row(root, e)).ToList();
        var table = string.Join('\n', new[] { "| file | is | entries | issues | ms | MB held |", "|---|---|---|---|---|---|" }.Concat(rows)) + "\n";
        var path = Path.Combine(Repository.Root, Page);
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length + 1;
        Assert.True(start > Begin.Length, $"{Page} has no place for the table");
        if (Environment.GetEnvironmentVariable("LOOKBACK_UPDATE_GOLDEN") == "1") File.WriteAllText(path, page = page[..start] + table);
        Assert.Equal(WithoutMeasures(page[start..]), WithoutMeasures(table));
    }

    // The files of an OFAC set are one edition; all others stand for themselves.
    private static IEnumerable<string[]> Editions(string root)
    {
        var files = new[] { "lists", "broken" }
            .SelectMany(f => Directory.GetFiles(Path.Combine(root, f), "*", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.EndsWith("README.md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return files.GroupBy(f => OfacSet().IsMatch(f) ? Path.GetDirectoryName(f)! : f).Select(g => g.ToArray());
    }

    private static string Row(string root, string[] files)
    {
        var name = files.Length == 1 ? files[0] : $"{Path.GetDirectoryName(files[0])!.Replace('\\', '/')} ({string.Join(", ", files.Select(Path.GetFileName))})";
        var sources = files.Select(f => new SourceFile(Path.GetFileName(f), () => File.OpenRead(Path.Combine(root, f)))).ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        try
        {
            var reading = ListReader.Open(Sources.List, sources, []);
            var (count, held) = (0L, 0L);
            foreach (var listing in reading.Listings())
            {
                Assert.NotEmpty(listing.Facts.Names);
                if (++count % 10_000 == 0) held = Math.Max(held, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            var ms = watch.ElapsedMilliseconds;
            return string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {reading.Format} | {count:N0} | {reading.IssueCount:N0} | {ms} | {Math.Max(0, held) / 1e6:0.0} |");
        }
        catch (RefusedException refused)
        {
            return $"| {name} | refused ({refused.Refusal.Code}): {Reason(refused.Refusal.Sentence)} | | | | |";
        }
    }

    // What is in the file is the publisher's, and does not come onto the page.
    private static string Reason(string sentence) =>
        sentence.Split(", found \"")[0].Split("; the first:")[0].Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string WithoutMeasures(string table) => string.Join('\n', table.Split('\n').Select(l => Measures().Replace(l, " | | |")));

    [GeneratedRegex(@"(^|/)(full|parts|tiny|csv)_[0-9-]+/(sdn|alt|add|sdn_comments|sdn_address|cons_prim|cons_alt|cons_add|cons_comments)\.csv(\.gz)?$")]
    private static partial Regex OfacSet();

    [GeneratedRegex(@" \| [0-9]+ \| [0-9.]+ \|$")]
    private static partial Regex Measures();
}
