using System.Text.RegularExpressions;
using Lookback.Tests.Support;

namespace Lookback.Tests.Tidy;

/// <summary>Taste, as far as a test can hold it.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Util", "Utils", "Service", "Processor", "Base", "Info", "Data", "Dto"];

    public static IEnumerable<string> Sources => Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"));

    [Fact]
    public void No_file_passes_500_lines()
    {
        var long_ = Sources.Where(f => File.ReadLines(Path.Combine(Repository.Root, f)).Count() > 500);
        Assert.Empty(long_);
    }

    [Fact]
    public void Source_lines_fit_a_screen()
    {
        var wide = Repository.Files("src", "*.cs").SelectMany(f => File.ReadLines(Path.Combine(Repository.Root, f)).Select((line, i) => (f, i, line)))
            .Where(l => l.line.Length > 160)
            .Select(l => $"{l.f}:{l.i + 1} ({l.line.Length})");
        Assert.Empty(wide);
    }

    [Fact]
    public void No_type_hides_behind_an_empty_word()
    {
        var empty = Repository.Files("src", "*.cs").SelectMany(f => TypeName().Matches(Repository.Read(f)).Select(m => m.Groups[1].Value))
            .Where(name => EmptyWords.Any(w => name.EndsWith(w, StringComparison.Ordinal)));
        Assert.Empty(empty);
    }

    [Fact]
    public void Sql_stands_in_Store_alone()
    {
        var elsewhere = Repository.Files("src", "*.cs")
            .Where(f => !f.StartsWith("src/Lookback.Store/", StringComparison.Ordinal))
            .Where(f => Sql().IsMatch(Repository.Read(f)));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var later = Repository.Files("src", "*.cs").Where(f => Later().IsMatch(Repository.Read(f)));
        Assert.Empty(later);
    }

    [Fact]
    public void No_machine_and_no_registry_is_named()
    {
        var named = Repository.Files(".", "*")
            .Where(f => Path.GetExtension(f) is ".cs" or ".md" or ".json" or ".props" or ".csproj" or ".sql" or ".csv" or ".slnx" or "" or ".txt")
            .Where(f => !f.EndsWith("SourceTests.cs", StringComparison.Ordinal))
            .Where(f => Machine().IsMatch(Repository.Read(f)));
        Assert.Empty(named);
    }

    [Fact]
    public void Every_package_has_its_reasons_in_a_decision_record()
    {
        var packages = Package().Matches(Repository.Read("Directory.Packages.props")).Select(m => m.Groups[1].Value);
        var records = string.Join('\n', Repository.Files("docs/decisions", "*.md").Select(Repository.Read));
        Assert.Empty(packages.Where(p => !records.Contains(p, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"SqliteConnection|using Dapper|\bSELECT .+ FROM\b|\bINSERT INTO\b|\bDELETE FROM\b")]
    private static partial Regex Sql();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException")]
    private static partial Regex Later();

    [GeneratedRegex(@"/work/|/root/|/home/\w|nuget\.org|api\.nuget|registry\.npmjs|\.svc\.cluster")]
    private static partial Regex Machine();

    [GeneratedRegex("PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex Package();
}
