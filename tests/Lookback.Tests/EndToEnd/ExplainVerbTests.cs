using System.Text.Json;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary><c>--explain</c>, wherever somebody stands before a hit: the same drawing, and the same in JSON.</summary>
[Collection(nameof(Alone))]
public sealed class ExplainVerbTests
{
    [Fact]
    public void A_hit_is_explained_alike_by_every_verb_that_shows_it()
    {
        using var office = new Office();
        var alert = office.Run("alert", "ls", "--json").Expect(0).Json.EnumerateArray().First(a => a.GetProperty("subject_name").GetString() == Office.Hit);
        var shown = office.Run("alert", "show", alert.GetProperty("alert").GetString()!, "--explain", "--json").Expect(0).Json.GetProperty("explanation");
        var replayed = office.Run("replay", "REF-1001", "--as-of", "2026-01-20", "--explain", "--json").Expect(0).Json.GetProperty("explanations")[0];
        var checked_ = office.Run("check", Office.Hit, "--birth-date", Office.Born, "--schema", "person", "--explain", "--json").Expect(0).Json.GetProperty("explanations")[0];
        Assert.Equal(Line(shown), Line(replayed));
        foreach (var member in new[] { "listing", "score", "threshold", "because", "alignment", "what_if" })
            Assert.Equal(Line(shown.GetProperty(member)), Line(checked_.GetProperty(member)));
        foreach (var told in new[]
        {
            office.Run("alert", "show", alert.GetProperty("alert").GetString()!, "--explain"),
            office.Run("replay", "REF-1001", "--explain"),
            office.Run("check", Office.Hit, "--birth-date", Office.Born, "--explain"),
        })
        {
            Assert.Contains("listed   \"Oleg Varkonyev\"", told.Expect(0).Output, StringComparison.Ordinal);
            Assert.Contains("what would change it", told.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_finding_is_explained_under_the_coverage_it_was_found_with()
    {
        using var office = new Office();
        var finding = office.Run("finding", "ls", "--json").Expect(0).Json[0].GetProperty("finding").GetString()!;
        Assert.False(office.Run("finding", "show", finding, "--json").Expect(0).Json.TryGetProperty("explanation", out _));
        var explanation = office.Run("finding", "show", finding, "--explain", "--json").Expect(0).Json.GetProperty("explanation");
        Assert.Equal("test-list:3", explanation.GetProperty("listing").GetString());
        Assert.True(explanation.GetProperty("is_alert").GetBoolean());
    }

    [Fact]
    public void What_falls_short_is_shown_with_why_where_asked_for()
    {
        using var office = new Office();
        // Two words that nobody else bears, so that the years alone decide.
        using (var ledger = office.Open()) Some.Import(ledger, "2026-02-01", [Office.Oleg, Some.Listing("9", "Tarkwelm Quillfeather", "1961")]);
        string[] ask = ["check", "Tarkwelm Quillfeather", "--birth-date", "1961"];
        Assert.Empty(office.Run([.. ask, "--json"]).Expect(0).Json.GetProperty("near_misses").EnumerateArray());
        // Three years apart the same name falls short.
        ask[3] = "1964";
        Assert.Empty(office.Run([.. ask, "--json"]).Expect(0).Json.GetProperty("hits").EnumerateArray());
        var near = office.Run([.. ask, "--all", "--json"]).Expect(0).Json.GetProperty("near_misses")[0];
        Assert.False(near.GetProperty("is_alert").GetBoolean());
        Assert.Contains("falls short of", near.GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.Contains(near.GetProperty("what_if").EnumerateArray(), w => w.GetProperty("is_alert").GetBoolean());
        Assert.Contains("1 near miss:", office.Run([.. ask, "--all"]).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Screening_and_comparing_explain_hits_and_pairs_on_the_screen_and_in_their_files()
    {
        using var office = new Office();
        File.WriteAllText(office.Folder["people.csv"], "reference,name,birth_date\nP-1,Oleg Varkoniev,1961\nP-2,Ana Quispe,\n");
        var told = office.Run("screen", office.Folder["people.csv"], "--explain", "--out", office.Folder["out.jsonl"]).Expect(0).Output;
        Assert.Contains("line 2, reference P-1: 1 hit", told, StringComparison.Ordinal);
        Assert.Contains("subject  \"Oleg Varkoniev\"", told, StringComparison.Ordinal);
        var lines = File.ReadLines(office.Folder["out.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("explanations").GetArrayLength());
        Assert.Equal([1, 0], lines);
        File.WriteAllText(office.Folder["pairs.csv"], "name1,name2\nOleg Varkonyev,Oleg Varkoniev\nMaria Tarkovian,Ana Quispe\n");
        var compared = office.Run("compare", office.Folder["pairs.csv"], "--out", office.Folder["scores.csv"], "--explain", "--json").Expect(0).Json;
        Assert.Equal(2, compared.GetProperty("explanations").GetArrayLength());
    }

    private static string Line(JsonElement element) => JsonSerializer.Serialize(element);
}
