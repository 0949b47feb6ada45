using System.CommandLine;
using System.Text.RegularExpressions;
using Lookback.Tests.Support;

namespace Lookback.Tests.Tidy;

/// <summary>What the pages say is true: paths exist, commands parse, words are in the glossary.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Pages =>
        [.. Repository.Files(".", "*.md").Select(p => p.StartsWith("./", StringComparison.Ordinal) ? p[2..] : p)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Paths_named_in_a_page_exist(string page)
    {
        var folder = Path.GetDirectoryName(page)!;
        var missing = NamedPath().Matches(Repository.Read(page)).Select(m => m.Groups[1].Value)
            .Concat(Link().Matches(Repository.Read(page)).Select(m => m.Groups[1].Value))
            .Where(p => !Exists(p) && !Exists(Path.Combine(folder, p)))
            .Distinct();
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_shown_in_a_page_parse(string page)
    {
        var root = Lookback.Cli.CommandLine.Create();
        var wrong = Command().Matches(Repository.Read(page)).Select(m => m.Groups[1].Value.Trim())
            .Where(c => !c.Contains('…', StringComparison.Ordinal))
            .Select(c => (c, root.Parse(c).Errors))
            .Where(c => c.Errors.Count > 0)
            .Select(c => $"{c.c}: {c.Errors[0].Message}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_architecture_page_is_short_and_walks_every_folder()
    {
        var page = Repository.Read("ARCHITECTURE.md");
        Assert.True(page.Split('\n').Length <= 150);
        var folders = new[] { "src/Lookback.Core", "src/Lookback" }.SelectMany(p => Directory.GetDirectories(Path.Combine(Repository.Root, p)))
            .Where(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories).Any())
            .Select(f => $"{Path.GetFileName(f)}/");
        Assert.Empty(folders.Where(f => !page.Contains(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_public_noun_of_Records_is_in_the_glossary()
    {
        var glossary = Repository.Read("GLOSSARY.md");
        // What the ledger stores, and the closed lists it is said in. Parts of a noun are explained by the noun.
        string[] parts =
        [
            "CountryCode", "CountryRole", "CountryTie", "CoverageStep", "CoveredEdition", "EditionCounts", "EvidenceKind", "Direction", "GroundLoss",
            "Identifier", "IdentifierKind", "NameKind", "OriginalFile", "PartyName", "ReadIssueWeight", "RunCheckpoint", "RunEnd", "RunMode", "RunStart",
            "Schema", "ScreenedRange", "Sex", "ErasedIdentity", "ExposureHop", "ExposurePath", "ExposureHindsight", "NetworkRunStart", "NetworkRunEnd", "ContentHash", "Countries", "FactsHash", "RefusedException", "EntryBody", "Decision",
        ];
        var nouns = typeof(Core.Records.Entry).Assembly.GetExportedTypes()
            .Where(t => t.Namespace == typeof(Core.Records.Entry).Namespace && !t.IsNested && !t.Name.EndsWith("Id", StringComparison.Ordinal))
            .Select(t => t.Name)
            .Except(parts);
        Assert.Empty(nouns.Where(n => !glossary.Contains($"**{n}**", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_word_of_the_glossary_has_one_meaning()
    {
        var words = Repository.Read("GLOSSARY.md").Split('\n').Where(l => l.StartsWith("| **", StringComparison.Ordinal))
            .SelectMany(l => Word().Matches(l.Split('|')[1]).Select(m => m.Groups[1].Value));
        Assert.Empty(words.GroupBy(w => w, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void The_readme_begins_with_the_two_commands()
    {
        var screen = string.Join('\n', Repository.Read("README.md").Split('\n').Take(40));
        Assert.Contains("./lookback demo", screen, StringComparison.Ordinal);
        Assert.Contains("./test", screen, StringComparison.Ordinal);
    }

    private static bool Exists(string path) =>
        File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path));

    // `src/...`, `docs/...`, `data/...`, `tests/...` in backticks.
    [GeneratedRegex(@"`((?:src|docs|data|tests|bench)/[\w./-]*)`")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)")]
    private static partial Regex Link();

    // Lines of a console block: "$ ./lookback ..." or "$ lookback ...", and `lookback ...` in backticks.
    [GeneratedRegex(@"(?:^\$ (?:\./)?lookback |`(?:\./)?lookback )([^`\n]+?)(?:`|$)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
