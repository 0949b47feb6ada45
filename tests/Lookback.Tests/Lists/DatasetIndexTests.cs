using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Flows;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>OpenSanctions' <c>index.json</c>: of one dataset, or a catalogue of several.</summary>
public sealed class DatasetIndexTests
{
    private const string Entities = """{"id":"p-1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Anton Vorell"]}}""" + "\n";
    private static readonly WatchlistId Watchlist = new("nordhavn");

    private static SourceFile File(string json) => Sources.Text("index.json", json);

    private static string Resource(string name, string? sum = null, int? size = null) =>
        $$"""{"name":"{{name}}","url":"https://lists.example/{{name}}"{{(sum is null ? "" : $",\"checksum\":\"{sum}\"")}}{{(size is null ? "" : $",\"size\":{size}")}}}""";

    private static string Dataset(string name, string more, params string[] resources) =>
        $$"""{"name":"{{name}}","title":"Demo",{{more}}"resources":[{{string.Join(',', resources)}}]}""";

    [SuppressMessage("Security", "CA5350", Justification = "the sum that OpenSanctions publishes")]
    private static string Sum(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    private static IndexedFile Find(string json) =>
        IndexedFile.Among([File(json), Sources.Text("entities.ftm.json", Entities)], Watchlist)!;

    [Theory]
    [InlineData("\"version\":\"20240527134702-zbn\",\"updated_at\":\"2020-01-01\",", "2024-05-27T13:47:02")]
    [InlineData("\"version\":\"latest\",\"last_export\":\"2024-03-09T09:33:28\",", "2024-03-09T09:33:28")]
    [InlineData("\"updated_at\":\"2024-03-09T09:33:28Z\",", "2024-03-09T09:33:28")]
    [InlineData("\"updated_at\":\"soon\",", null)]
    public void The_date_is_that_of_the_version_or_the_one_stated(string more, string? date) =>
        Assert.Equal(date, DatasetIndex.Read(File(Dataset("nordhavn", more, Resource("entities.ftm.json"))), "any").PublishedAt?.ToString("yyyy-MM-ddTHH:mm:ss"));

    [Fact]
    public void Whole_entities_go_before_nested_ones_and_those_before_the_table()
    {
        string[] names = ["names.txt", "targets.simple.csv", "targets.nested.json", "entities.ftm.json"];
        foreach (var (count, chosen) in new[] { (4, names[3]), (3, names[2]), (2, names[1]) })
            Assert.Equal(chosen, DatasetIndex.Read(File(Dataset("d", "", [.. names.Take(count).Select(n => Resource(n))])), "d").Resource.Name);
    }

    [Fact]
    public void A_catalogues_dataset_is_the_one_that_the_watchlist_is_called_after()
    {
        var catalogue = $$"""{"datasets":[{{Dataset("other", "", Resource("names.txt"))}},{{Dataset("nordhavn", "", Resource("entities.ftm.json"))}}],"run_time":"x"}""";
        Assert.True(DatasetIndex.Is(File(catalogue)));
        Assert.Equal("https://lists.example/entities.ftm.json", DatasetIndex.Read(File(catalogue), "nordhavn").Resource.Address);

        var refusal = Assert.Throws<RefusedException>(() => DatasetIndex.Read(File(catalogue), "elsewhere")).Refusal;
        Assert.Equal("dataset-not-named", refusal.Code);
        Assert.StartsWith("index.json names 2 datasets (other, nordhavn): expected elsewhere among them", refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"d","resources":[{"name":"names.txt"}]}""", "no-resource")]
    [InlineData("""{"name":"d","result":"failure","resources":[]}""", "publisher-failed")]
    [InlineData("""{"resources":[{"name":"entities.ftm.json"}]}""", "malformed-index")]
    [InlineData("""{"name":"d","resources":[""", "malformed-index")]
    [InlineData("""{"name":"x\ud800","resources":[{"name":"entities.ftm.json"}]}""", "malformed-index")]
    [InlineData("""{"name":"d","resources":[{"name":"entities.ftm.json","size":"123"}]}""", "malformed-index")]
    [InlineData("""{"name":"d","resources":[{"name":"entities.ftm.json","size":1e300}]}""", "malformed-index")]
    public void What_names_no_file_is_refused(string json, string code) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => DatasetIndex.Read(File(json), "d")).Refusal.Code);

    [Fact]
    public void The_file_beside_it_is_held_against_what_the_index_says()
    {
        var found = Find(Dataset("nordhavn", "\"version\":\"20240527134702-zbn\",", Resource("entities.ftm.json", Sum(Entities), Entities.Length)));
        Assert.Equal(("entities.ftm.json", 2024), (found.File.Name, found.PublishedAt!.Value.Year));

        Assert.Equal("wrong-sum", Refused(Resource("entities.ftm.json", Sum("x"), Entities.Length)));
        Assert.Equal("wrong-length", Refused(Resource("entities.ftm.json", Sum(Entities), 7)));
        Assert.Equal("resource-missing", Refused(Resource("targets.nested.json")));

        string Refused(string resource) => Assert.Throws<RefusedException>(() => Find(Dataset("nordhavn", "", resource))).Refusal.Code;
    }

    [Fact]
    public void A_file_that_was_packed_is_held_against_the_index_unpacked()
    {
        var index = Dataset("nordhavn", "", Resource("entities.ftm.json", Sum(Entities), Entities.Length));
        Assert.Equal("entities.ftm.json.gz", IndexedFile.Among([File(index), new SourceFile("entities.ftm.json.gz", () => new MemoryStream(Sources.Gzip(Encoding.UTF8.GetBytes(Entities))))], Watchlist)!.File.Name);
    }

    [Fact]
    public void Other_files_beside_the_two_are_refused_and_files_without_an_index_are_not_looked_at()
    {
        SourceFile[] files = [File(Dataset("nordhavn", "", Resource("entities.ftm.json"))), Sources.Text("entities.ftm.json", Entities), Sources.Text("b.json", Entities)];
        Assert.Equal("too-many-files", Assert.Throws<RefusedException>(() => IndexedFile.Among(files, Watchlist)).Refusal.Code);
        Assert.Null(IndexedFile.Among(files[1..], Watchlist));
    }

    [Fact]
    public void An_edition_is_imported_by_its_index_under_the_indexs_date()
    {
        using var temp = new TempLedger();
        var index = Dataset("nordhavn", "\"version\":\"20240527134702-zbn\",", Resource("entities.ftm.json", Sum(Entities), Entities.Length));
        SourceFile[] files = [File(index), Sources.Text("entities.ftm.json", Entities)];

        var result = new ImportEdition(temp.Ledger).Run(new ImportRequest(Watchlist, files, null, null, null), static _ => { });

        Assert.Equal("2024-05-27", result.Loaded.Edition.PublishedAt!.Value.ToString("yyyy-MM-dd"));
        Assert.Equal(["entities.ftm.json"], result.Loaded.Edition.Files.Select(f => f.Name));
    }

    [Fact]
    public void An_entity_is_no_index() => Assert.False(DatasetIndex.Is(Sources.Text("entities.ftm.json", Entities)));

    [Fact]
    public void The_published_ones_are_read()
    {
        var dataset = DatasetIndex.Read(SharedData.Source("lists/opensanctions/wd_persons_2024-03-09/index.json"), "wd_persons");
        Assert.Equal(("wd_persons", "2024-03-09", "entities.ftm.json", 163036L), (dataset.Name, dataset.PublishedAt!.Value.ToString("yyyy-MM-dd"), dataset.Resource.Name, dataset.Resource.Length));

        var catalogue = SharedData.Source("lists/opensanctions/yente_t1/index.json.gz");
        Assert.Equal("entities.ftm.json", DatasetIndex.Read(catalogue, "us-ofac-sdn").Resource.Name);
    }
}
