using System.Text;
using Lookback.Core.Access;
using Lookback.Tests.Support;

namespace Lookback.Tests.Access;

/// <summary>The page that says who may do what says what the rules say. LOOKBACK_UPDATE_GOLDEN=1 writes it.</summary>
public sealed class RightsTableTests
{
    private const string Begin = "<!-- rights -->\n";
    private const string End = "<!-- /rights -->";

    [Fact]
    public void The_page_says_who_may_do_what_as_the_rules_do()
    {
        var path = Path.Combine(Repository.Root, "docs/access.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= Begin.Length && to >= from, "the page has the two marks that the table stands between");
        if (Environment.GetEnvironmentVariable("LOOKBACK_UPDATE_GOLDEN") == "1") File.WriteAllText(path, page[..from] + Table() + page[to..]);
        else Assert.Equal(Table(), page[from..to]);
    }

    private static string Table()
    {
        var text = new StringBuilder("| role | rights |\n|---|---|\n");
        foreach (var role in AccessRules.Roles.Order(StringComparer.Ordinal))
        {
            var rights = AccessRules.Of([role]).Order().Select(r => $"`{AccessRules.WordOf(r)}`");
            text.Append("| `").Append(role).Append("` | ").AppendJoin(", ", rights).Append(" |\n");
        }

        return text.ToString();
    }
}
