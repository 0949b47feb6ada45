using Lookback.Core.Lists;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;

namespace Lookback.Tests.Fetching;

/// <summary>Addresses are data that somebody reviewed, and a file that is not of their shape is refused where it is wrong.</summary>
public sealed class ListSourcesTests
{
    private const string File = """{"name": "a.xml", "address": "https://example.org/a.xml", "most_megabytes": 8}""";

    [Fact]
    public void The_addresses_that_ship_are_of_known_lists_over_tls()
    {
        Assert.All(ListSources.Default.All, s => Assert.NotNull(KnownWatchlists.Find(s.Watchlist)));
        Assert.All(ListSources.Default.All.SelectMany(s => s.Files), f => Assert.StartsWith("https://", f.Address, StringComparison.Ordinal));
        // OFSI's list ended in 2026.
        Assert.Equal(["uk-ofsi"], KnownWatchlists.All.Where(w => ListSources.Default.Find(w.Id) is null).Select(w => w.Id.Value));
        Assert.Equal("LOOKBACK_EU_FSF_TOKEN", ListSources.Default.Find(new WatchlistId("eu-fsf"))!.Files[0].TokenVariable);
        Assert.Equal(4, ListSources.Default.Find(new WatchlistId("ofac-sdn"))!.Files.Count);
    }

    [Fact]
    public void Ones_own_may_name_this_machine_without_tls()
    {
        var json = Whole(File.Replace("https://example.org", "http://127.0.0.1:8080", StringComparison.Ordinal));
        Assert.Equal("http://127.0.0.1:8080/a.xml", ListSources.Parse(json, "own.json", isOwn: true).All[0].Files[0].Address);
        Assert.Equal("bad-sources", Assert.Throws<RefusedException>(() => ListSources.Parse(json, "own.json", isOwn: false)).Refusal.Code);
    }

    [Theory]
    [InlineData("{", "line 1: expected JSON, found text that is none")]
    [InlineData("[]", "the whole: expected an object of version, watchlists, note, found a list")]
    [InlineData("""{"version": 0, "watchlists": []}""", "version: expected a whole number from 1 to 2147483647, found 0")]
    [InlineData("""{"version": 1, "watchlists": {}}""", "watchlists: expected a list, found an object")]
    [InlineData("""{"version": 1, "watchlists": [{"watchlist": "UN", "files": []}]}""", "watchlists[0].watchlist: expected a short name such as ofac-sdn, found \"UN\"")]
    [InlineData("""{"version": 1, "watchlists": [{"watchlist": "un", "files": []}]}""", "watchlists[0].files: expected one file or several, found none")]
    [InlineData("""{"version": 1, "watchlists": [{"watchlist": "un", "hours": 1, "files": []}]}""", "watchlists[0]: expected an object of watchlist, files, every_hours, found \"hours\"")]
    public void A_wrong_file_is_refused_where_it_is_wrong(string json, string sentence) => Assert.Equal(
        $"own.json, {sentence}", Assert.Throws<RefusedException>(() => ListSources.Parse(json, "own.json", isOwn: true)).Message);

    [Fact]
    public void How_often_a_list_is_asked_for_is_data()
    {
        Assert.Equal(TimeSpan.FromDays(1), ListSources.Parse(Whole(File), "own.json", isOwn: true).All[0].Every);
        Assert.Equal(TimeSpan.FromHours(36), Every("36").All[0].Every);
        foreach (var wrong in (string[])["0", "745", "1.5", "\"6\"", "-1", "null"])
        {
            Assert.Equal(
                $"own.json, watchlists[0].every_hours: expected a whole number from 1 to 744, found {wrong}",
                Assert.Throws<RefusedException>(() => Every(wrong)).Message);
        }

        // More often than a list is expected anew, or it would be told as stale between two questions.
        Assert.All(ListSources.Default.All, s => Assert.InRange(s.Every, TimeSpan.FromHours(1), TimeSpan.FromDays(KnownWatchlists.Find(s.Watchlist)!.MostDays) / 2));

        ListSources Every(string hours) => ListSources.Parse(
            Whole(File).Replace("\"files\"", $"\"every_hours\": {hours}, \"files\"", StringComparison.Ordinal), "own.json", isOwn: true);
    }

    [Theory]
    [InlineData("https://example.org", "http://example.org", "address: expected an https address without a user's name")]
    [InlineData("https://example.org", "ftp://example.org", "address: expected an https address")]
    [InlineData("https://example.org", "https://me:pass@example.org", "address: expected an https address")]
    [InlineData("a.xml\", \"address", "../a.xml\", \"address", "name: expected a file's name of letters, digits")]
    [InlineData("a.xml\", \"most", "a.xml?t={token}\", \"most", "found no token_variable")]
    [InlineData("\"most_megabytes\": 8", "\"most_megabytes\": 8, \"token_variable\": \"X\"", "found no {token}")]
    [InlineData("\"most_megabytes\": 8", "\"most_megabytes\": 8.5", "most_megabytes: expected a whole number from 1 to 4096, found 8.5")]
    [InlineData("\"most_megabytes\": 8", "\"most_megabytes\": 8, \"colour\": 1", "found \"colour\"")]
    [InlineData(", \"most_megabytes\": 8", "", "found no most_megabytes")]
    [InlineData("\"most_megabytes\": 8", "\"most_megabytes\": 8, \"redirect_hosts\": \"x\"", "redirect_hosts: expected a list, found \"x\"")]
    public void A_wrong_entry_is_refused_where_it_is_wrong(string part, string instead, string words)
    {
        var json = Whole(File.Replace(part, instead, StringComparison.Ordinal));
        Assert.NotEqual(Whole(File), json);
        var refusal = Assert.Throws<RefusedException>(() => ListSources.Parse(json, "own.json", isOwn: true)).Refusal;
        Assert.Equal("bad-sources", refusal.Code);
        Assert.StartsWith("own.json, watchlists[0].files[0]", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Sentence, StringComparison.Ordinal);
    }

    private static string Whole(string file) => $$"""{"version": 1, "watchlists": [{"watchlist": "un-sc", "files": [{{file}}]}]}""";
}
