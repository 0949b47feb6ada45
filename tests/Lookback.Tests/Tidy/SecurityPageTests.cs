using System.Globalization;
using System.Text.RegularExpressions;
using Lookback.Tests.Support;

namespace Lookback.Tests.Tidy;

/// <summary>What the security page says is complete, and what it says holds something is a test.</summary>
public sealed partial class SecurityPageTests
{
    // Sections of ASVS 5.0 with an item of level 1 or 2, and how many: such items come first in each.
    private const string Sections =
        "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 "
        + "6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 "
        + "10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 "
        + "16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2";

    private static readonly string[] States = ["met", "in part", "not met", "absent", "whoever runs it"];

    // Checksums of others, which nothing here relies on.
    private static readonly string[] WeakHashes = ["src/Lookback/Flows/IndexedFile.cs", "src/Lookback/Api/Yente/CatalogEndpoints.cs"];

    private static IEnumerable<string[]> Rows => Repository.Read("SECURITY.md").Split('\n')
        .Where(l => Item().IsMatch(l))
        .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    [Fact]
    public void Every_item_of_the_standard_is_answered_once()
    {
        var expected = Sections.Split(' ').Select(s => s.Split(':')).SelectMany(s => Enumerable.Range(1, int.Parse(s[1], CultureInfo.InvariantCulture))
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{s[0]}.{i}")));
        Assert.Equal(expected.Order(), Rows.SelectMany(r => Items(r[0])).Order());
        Assert.All(Rows, r => Assert.Contains(r[1], States));
        Assert.All(Rows, r => Assert.NotEmpty(r[2]));
    }

    [Fact]
    public void Whatever_is_said_to_hold_something_is_a_test()
    {
        var tests = typeof(SecurityPageTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Select(m => m.Name).ToHashSet();
        var named = TestName().Matches(Repository.Read("SECURITY.md")).Select(m => m.Groups[1].Value).ToList();
        Assert.True(named.Count > 40);
        Assert.Empty(named.Where(n => !tests.Contains(n)));
    }

    [Fact]
    public void No_other_algorithms_are_used_than_the_page_says()
    {
        // Algorithms, and what is none by itself.
        string[] said =
        [
            "AesGcm", "HKDF", "HMACSHA256", "SHA256", "RandomNumberGenerator",
            "CryptographicOperations", "CryptoStream", "CryptoStreamMode", "HashAlgorithmName", "HMAC", "IncrementalHash",
        ];
        var page = Repository.Read("SECURITY.md");
        Assert.All(new[] { "AES-256-GCM", "HKDF", "HMAC-SHA-256", "SHA-256", "SHA-1" }, word => Assert.Contains(word, page, StringComparison.Ordinal));
        var others = typeof(System.Security.Cryptography.Aes).Assembly.GetExportedTypes()
            .Where(t => t.Namespace == "System.Security.Cryptography" && !t.Name.Contains("Exception", StringComparison.Ordinal))
            .Select(t => t.Name.Split('`')[0])
            .Except(said)
            .ToHashSet();
        var used = Repository.Files("src", "*.cs").Where(f => !WeakHashes.Contains(f)).SelectMany(f =>
        {
            var text = Repository.Read(f);
            return text.Contains("using System.Security.Cryptography;", StringComparison.Ordinal)
                ? Word().Matches(text).Select(m => m.Value).Where(others.Contains).Select(w => $"{f}: {w}")
                : [];
        });
        Assert.Empty(used.Distinct());
    }

    private static IEnumerable<string> Items(string cell)
    {
        foreach (var part in cell.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            var section = ends[0][..ends[0].LastIndexOf('.')];
            for (var i = Last(ends[0]); i <= Last(ends[^1]); i++) yield return string.Create(CultureInfo.InvariantCulture, $"{section}.{i}");
        }

        static int Last(string item) => int.Parse(item.AsSpan(item.LastIndexOf('.') + 1), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+")]
    private static partial Regex Item();

    [GeneratedRegex(@"`([A-Z][a-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]+\b")]
    private static partial Regex Word();
}
