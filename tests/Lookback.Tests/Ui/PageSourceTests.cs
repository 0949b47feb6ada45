using System.Text.RegularExpressions;
using Lookback.Api.Contract;
using Lookback.Tests.Support;
using Lookback.Ui;

namespace Lookback.Tests.Ui;

/// <summary>What holds of every page by its source: nothing in it that the content policy forbids, every text in the resources, every form in the contract.</summary>
public sealed partial class PageSourceTests
{
    private static readonly Dictionary<string, string> Sources = Repository.Files("src/Lookback/Ui", "*.cs*")
        .ToDictionary(p => p, Repository.Read, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Pages => Sources.Where(s => s.Key.EndsWith(".cshtml", StringComparison.Ordinal));

    [Fact]
    public void No_page_holds_a_script_a_style_or_an_address_elsewhere()
    {
        var wrong = Pages.SelectMany(p => Forbidden().Matches(p.Value).Select(m => $"{p.Key}: {m.Value}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_is_written_as_markup_that_is_not_the_programs_own() =>
        Assert.Empty(Pages.Where(p => p.Value.Contains("Html.Raw", StringComparison.Ordinal)).Select(p => p.Key));

    [Fact]
    public void Every_text_that_a_page_says_is_in_the_resources()
    {
        var said = Sources.SelectMany(p => Said().Matches(p.Value).Select(m => (Page: p.Key, Name: m.Groups[2].Value, IsMany: m.Groups[1].Value == "Many"))).ToList();
        Assert.True(said.Count > 100);
        var missing = said.SelectMany(s => s.IsMany ? (string[])[s.Name, s.Name + "-one"] : [s.Name], (s, name) => (s.Page, name))
            .Where(s => Words.Usual.Find(s.name) is null).Select(s => $"{s.Page}: {s.name}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_text_of_the_resources_is_said_somewhere()
    {
        var all = string.Concat(Sources.Values);
        var unused = Repository.Files("src/Lookback/Ui/Texts", "*.resx").SelectMany(file =>
        {
            var prefix = char.ToLowerInvariant(Path.GetFileName(file)[0]) + Path.GetFileNameWithoutExtension(file)[1..] + ".";
            return Named().Matches(Repository.Read(file)).Select(m => prefix + m.Groups[1].Value);
        }).Where(name => !IsSaid(all, name));
        Assert.Empty(unused);
    }

    [Fact]
    public void Every_form_that_changes_something_is_an_operation_of_the_contract()
    {
        var forms = Pages.SelectMany(p => Form().Matches(p.Value).Select(m => (Page: p.Key, Operation: m.Groups[1].Value))).ToList();
        Assert.NotEmpty(forms);
        Assert.All(forms, f => Assert.True(Operations.All.Any(o => o.Operation.Id == f.Operation), $"{f.Page}: there is no operation {f.Operation}"));
    }

    // A name may be put together: alerts.state-Open is said by "alerts.state-" and a word behind it.
    private static bool IsSaid(string all, string name)
    {
        if (all.Contains($"\"{name}\"", StringComparison.Ordinal)) return true;
        if (name.EndsWith("-one", StringComparison.Ordinal) && all.Contains($"\"{name[..^4]}\"", StringComparison.Ordinal)) return true;
        for (var cut = name.Length; (cut = name.LastIndexOfAny(['-', '.'], cut - 1)) > 0;)
            if (all.Contains($"\"{name[..(cut + 1)]}", StringComparison.Ordinal) && Joined(all, name[..(cut + 1)])) return true;
        return name.EndsWith("-about", StringComparison.Ordinal) && IsSaid(all, name[..^6]);
    }

    private static bool Joined(string all, string start) =>
        all.Contains($"\"{start}\" +", StringComparison.Ordinal) || all.Contains($"\"{start}{{", StringComparison.Ordinal);

    [GeneratedRegex(@"<style|\sstyle=|\son[a-z]+=""|javascript:|<script(?![^>]*\ssrc=)|(?:src|href|action)=""(?:https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\b(Say|Many)\(\s*""([a-z]+\.[A-Za-z0-9_-]*[A-Za-z0-9_])""\s*[,)]")]
    private static partial Regex Said();

    [GeneratedRegex(@"<data name=""([^""]+)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"<send\s[^>]*?operation=""([A-Za-z]+)""")]
    private static partial Regex Form();
}
