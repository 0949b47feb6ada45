using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>What cannot be read, or not to its end, is told as that: it is never said that there is no hit.</summary>
[Collection(nameof(Alone))]
public sealed class NeverClearedTests
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("filler ", 60));

    [Theory]
    [InlineData("???")]
    [InlineData("★★★")]
    [InlineData(". . . . .")]
    public void A_check_of_nothing_but_signs_is_refused(string name)
    {
        using var office = new Office();
        Assert.Contains("nothing in that name to check by", office.Run("check", name).Expect(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_a_day_to_come_is_refused()
    {
        using var office = new Office();
        Assert.Contains("expected a day that has been", office.Run("check", Office.Hit, "--birth-date", "2970-01-01").Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_hidden_behind_what_is_read_is_not_cleared()
    {
        using var office = new Office();
        Assert.Contains("400 characters", office.Run("check", Filler + Office.Hit).Expect(3).Error, StringComparison.Ordinal);
        File.WriteAllText(office.Folder["rows.csv"], $"reference,name,met_at\nR-9,{Filler}{Office.Hit},2026-02-01\n");
        office.Run("screen", office.Folder["rows.csv"], "--out", office.Folder["outcomes.csv"]).Expect(4);
        var outcome = File.ReadAllText(office.Folder["outcomes.csv"]);
        Assert.Contains("unscreened", outcome, StringComparison.Ordinal);
        Assert.Contains("400 characters", outcome, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_found_in_what_was_read_counts_however_long_the_rest()
    {
        using var office = new Office();
        var hits = office.Run("check", $"{Office.Hit} a.k.a. {Filler}", "--birth-date", Office.Born, "--json").Expect(0).Json.GetProperty("hits");
        Assert.Equal(1, hits.GetArrayLength());
    }
}
