using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>Names, keys and matching tested once more in processes that were started elsewhere, and the program run there.</summary>
public sealed class CultureSuiteTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void The_suite_of_names_and_matching_passes_there(string culture)
    {
        TheTests.RunIn(
            new Dictionary<string, string>(Place(culture)) { ["LOOKBACK_TESTS_CULTURE"] = culture },
            "Lookback.Tests.Names", "Lookback.Tests.Matching", "Lookback.Tests.Indexing").Expect(0);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void The_program_explains_in_the_same_letters_there(string culture)
    {
        using var folder = new TempFolder();
        File.WriteAllText(
            folder["pairs.csv"],
            "schema,name1,name2\nPerson,Ivan ZUBEREK II,İvan Zuberek 2\nPerson,INGRID TARKOVIAN,ingrid tarkovıan\nCompany,MINSK INSAAT AS 1234,Minsk İnşaat A.Ş. 1.234\n");
        var (plain, there) = (Explained(folder, Place("en-US")), Explained(folder, Place(culture)));
        Assert.Equal(plain, there);
        Assert.Contains("what would change it", plain, StringComparison.Ordinal);
    }

    private static string Explained(TempFolder folder, Dictionary<string, string> place) =>
        TheProgram.RunIn(place, "compare", folder["pairs.csv"], "--out", folder["scores.csv"], "--explain").Expect(0).Output
        + File.ReadAllText(folder["scores.csv"]);

    private static Dictionary<string, string> Place(string culture) =>
        new[] { "LANG", "LC_ALL" }.ToDictionary(name => name, _ => $"{culture.Replace('-', '_')}.UTF-8");
}
