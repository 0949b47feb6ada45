using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Flows.Fetching;
using Lookback.Store.Tables;
using Lookback.Tests.Support;

namespace Lookback.Tests.Fetching;

/// <summary>What a publisher sends comes into force as if its files had been named, and what has not changed is not sent again.</summary>
public sealed class FetchEditionTests : IDisposable
{
    private readonly Fetcher _fetcher = new();

    public void Dispose() => _fetcher.Dispose();

    [Fact]
    public void A_file_is_fetched_imported_and_not_sent_again_while_it_is_the_same()
    {
        using var publisher = new FakePublisher(
            FakePublisher.Fine(Fetcher.Bytes(3), "ETag: \"one\"", "Last-Modified: Sat, 01 Mar 2025 10:00:00 GMT"),
            FakePublisher.Empty("304 Not Modified"));
        var file = Fetcher.File(publisher.Address());
        var first = _fetcher.Run(file);
        Assert.Equal((3L, false), (first.Import.Loaded.Edition.Counts.Listings, first.Files[0].IsUnchanged));
        Assert.Equal("list.ftm.json", first.Import.Loaded.Edition.Files[0].Name);
        var head = _fetcher.Ledger.Head;
        var second = _fetcher.Run(file);
        Assert.NotNull(second.Import.InForce);
        Assert.Equal((true, head), (second.Files[0].IsUnchanged, _fetcher.Ledger.Head));
        Assert.DoesNotContain("If-", publisher.Questions.First(), StringComparison.Ordinal);
        Assert.Contains("If-None-Match: \"one\"\r\nIf-Modified-Since: Sat, 01 Mar 2025 10:00:00 GMT\r\n", publisher.Questions.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_without_a_date_of_its_own_has_the_callers_or_that_of_the_servers_last_change()
    {
        using var publisher = new FakePublisher(
            FakePublisher.Fine(Fetcher.Bytes(3), "Last-Modified: Mon, 01 Dec 2025 10:00:00 GMT"),
            FakePublisher.Fine(Fetcher.Bytes(4), "Last-Modified: Tue, 02 Dec 2025 10:00:00 GMT"),
            FakePublisher.Fine(Fetcher.Bytes(5), "Last-Modified: Fri, 02 Jan 2026 10:00:00 GMT"),
            FakePublisher.Fine(Fetcher.Bytes(6)));
        var file = Fetcher.File(publisher.Address());
        var first = _fetcher.Run(file).Import;
        Assert.Equal(Some.Instant("2025-12-01T10:00:00Z"), first.Loaded.Edition.PublishedAt);
        Assert.Equal(
            "its files carry no date: it counts as published on 2025-12-01, when they changed last as the publisher's server says (Last-Modified); "
            + "--published gives another",
            Assert.Single(first.Notes));
        _fetcher.PublishedAt = Some.Instant("2025-12-03");
        var second = _fetcher.Run(file).Import;
        Assert.Equal(Some.Instant("2025-12-03"), second.Loaded.Edition.PublishedAt);
        Assert.Empty(second.Notes);
        // A server whose clock is ahead, or that says nothing, dates nothing.
        _fetcher.PublishedAt = null;
        Assert.Null(_fetcher.Run(file).Import.Loaded.Edition.PublishedAt);
        Assert.Null(_fetcher.Run(file).Import.Loaded.Edition.PublishedAt);
    }

    [Fact]
    public void A_kept_file_that_is_damaged_is_fetched_anew()
    {
        using var publisher = new FakePublisher((_, head, stream, stop) => stream.WriteAsync(
            head.Contains("If-None-Match", StringComparison.Ordinal) ? FakePublisher.Empty("304 Not Modified") : FakePublisher.Fine(Fetcher.Bytes(3), "ETag: \"one\""),
            stop).AsTask());
        var file = Fetcher.File(publisher.Address());
        var first = _fetcher.Run(file).Import.Loaded;
        _fetcher.Close();
        _fetcher.Place.Do("UPDATE original_chunk SET bytes = x'00'");
        var second = _fetcher.Run(file);
        Assert.False(second.Files[0].IsUnchanged);
        Assert.Equal(first.Position, second.Import.InForce!.Position);
        Assert.Equal(3, publisher.Questions.Count);
    }

    [Fact]
    public void A_dataset_is_fetched_by_its_index_which_is_asked_for_whole_each_time()
    {
        var entities = Fetcher.Bytes(3);
        var index = $$"""{"name":"demo","version":"20250301100000-abc","resources":[{"name":"entities.ftm.json","size":{{entities.Length}}}]}""";
        using var publisher = new FakePublisher((_, head, stream, stop) => stream.WriteAsync(
            head.StartsWith("GET /index ", StringComparison.Ordinal) ? FakePublisher.Fine(Encoding.UTF8.GetBytes(index), "ETag: \"i\"")
            : head.Contains("If-None-Match", StringComparison.Ordinal) ? FakePublisher.Empty("304 Not Modified")
            : FakePublisher.Fine(entities, "ETag: \"e\""),
            stop).AsTask());
        ListFileSource[] files = [Fetcher.File(publisher.Address("/index"), "index.json"), Fetcher.File(publisher.Address("/entities"), "entities.ftm.json")];
        var watchlist = new WatchlistId("demo");

        var first = _fetcher.Run(watchlist, files);
        Assert.Equal(Some.Instant("2025-03-01T10:00:00Z"), first.Import.Loaded.Edition.PublishedAt);
        var second = _fetcher.Run(watchlist, files);
        Assert.Equal([false, true], second.Files.Select(f => f.IsUnchanged));
        Assert.NotNull(second.Import.InForce);
    }

    [Fact]
    public void The_same_bytes_under_another_tag_change_nothing_but_the_tag()
    {
        using var publisher = new FakePublisher(
            FakePublisher.Fine(Fetcher.Bytes(3), "ETag: \"one\""), FakePublisher.Fine(Fetcher.Bytes(3), "ETag: W/\"two\""));
        var file = Fetcher.File(publisher.Address());
        _fetcher.Run(file);
        var head = _fetcher.Ledger.Head;
        Assert.NotNull(_fetcher.Run(file).Import.InForce);
        Assert.Equal((head, "W/\"two\""), (_fetcher.Ledger.Head, _fetcher.Ledger.Fetches.Find(file.Address)!.Etag));
    }

    [Fact]
    public void Of_a_set_only_what_changed_is_sent_and_the_set_is_imported_whole()
    {
        var samples = Path.Combine(Repository.Root, "src/Lookback/Samples");
        var isLater = false;
        using var publisher = new FakePublisher((_, head, stream, stop) =>
        {
            var isSdn = head.StartsWith("GET /sdn ", StringComparison.Ordinal);
            var answer = isSdn && isLater
                ? FakePublisher.Empty("304 Not Modified")
                : FakePublisher.Fine(
                    File.ReadAllBytes(Path.Combine(samples, isSdn ? "sdn_a.csv" : isLater ? "alt_b.csv" : "alt_a.csv")), $"ETag: \"{isSdn}{isLater}\"");
            return stream.WriteAsync(answer, stop).AsTask();
        });
        ListFileSource[] files = [Fetcher.File(publisher.Address("/sdn"), "sdn.csv"), Fetcher.File(publisher.Address("/alt"), "alt.csv")];
        var watchlist = new WatchlistId("ofac-sdn");
        var first = _fetcher.Run(watchlist, files).Import.Loaded.Edition;
        isLater = true;
        var second = _fetcher.Run(watchlist, files);
        Assert.Equal([true, false], second.Files.Select(f => f.IsUnchanged));
        Assert.Equal(first.Counts.Listings, second.Import.Loaded.Edition.Counts.Listings);
        Assert.Equal(first.Files[0], second.Import.Loaded.Edition.Files[0]);
        Assert.NotEqual(first.Id, second.Import.Loaded.Edition.Id);
    }

    [Fact]
    public void What_a_check_held_back_is_said_again_though_it_is_not_sent_again()
    {
        using var publisher = new FakePublisher(
            FakePublisher.Fine(Fetcher.Bytes(40), "ETag: \"one\""), FakePublisher.Fine(Fetcher.Bytes(20), "ETag: \"two\""),
            FakePublisher.Empty("304 Not Modified"));
        var file = Fetcher.File(publisher.Address());
        var good = _fetcher.Run(file).Import.Loaded.Edition.Id;
        Assert.Equal("edition-shrank", Assert.Throws<RefusedException>(() => _fetcher.Run(file)).Refusal.Code);
        Assert.Equal("edition-shrank", Assert.Throws<RefusedException>(() => _fetcher.Run(file)).Refusal.Code);
        Assert.Contains("If-None-Match: \"two\"", publisher.Questions.Last(), StringComparison.Ordinal);
        Assert.Equal(good, _fetcher.Ledger.Views.Editions.InForce(Some.Watchlist, _fetcher.Ledger.Head)!.Edition.Id);
        Assert.Single(_fetcher.Ledger.Views.Refused.All(_fetcher.Ledger.Head));
    }

    [Theory]
    [InlineData("UPDATE fetch_mark SET etag = '\"two\"'")]
    [InlineData("UPDATE fetch_mark SET sha256 = 'no'")]
    public void A_mark_that_somebody_changed_is_not_believed(string harm)
    {
        using var publisher = new FakePublisher(FakePublisher.Fine(Fetcher.Bytes(3), "ETag: \"one\""));
        var file = Fetcher.File(publisher.Address());
        _fetcher.Run(file);
        Assert.NotNull(_fetcher.Ledger.Fetches.Find(file.Address));
        _fetcher.Place.Do(harm);
        Assert.Null(_fetcher.Ledger.Fetches.Find(file.Address));
        _fetcher.Run(file);
        Assert.DoesNotContain("If-None-Match", publisher.Questions.Last(), StringComparison.Ordinal);
        _fetcher.Ledger.RebuildViews();
        Assert.Null(_fetcher.Ledger.Fetches.Find(file.Address));
        _fetcher.Ledger.Fetches.Put(new FetchMark("https://example.org/", "\"x\"", null, "not kept"));
        Assert.Null(_fetcher.Ledger.Fetches.Find("https://example.org/"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public void What_was_packed_for_the_way_is_unpacked(string encoding)
    {
        using var publisher = new FakePublisher(FakePublisher.Fine(Packed(encoding, Fetcher.Bytes(3)), $"Content-Encoding: {encoding}"));
        var edition = _fetcher.Run(Fetcher.File(publisher.Address())).Import.Loaded.Edition;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Fetcher.Bytes(3))), edition.Files[0].Sha256);
    }

    [Fact]
    public void A_body_in_chunks_is_taken()
    {
        var body = Fetcher.Bytes(3);
        byte[] chunked =
        [
            .. FakePublisher.Head("200 OK", "Transfer-Encoding: chunked"), .. Encoding.ASCII.GetBytes("10\r\n"), .. body[..16],
            .. Encoding.ASCII.GetBytes($"\r\n{body.Length - 16:x}\r\n"), .. body[16..], .. Encoding.ASCII.GetBytes("\r\n0\r\n\r\n"),
        ];
        using var publisher = new FakePublisher(chunked);
        Assert.Equal(3, _fetcher.Run(Fetcher.File(publisher.Address())).Import.Loaded.Edition.Counts.Listings);
    }

    [Fact]
    public void A_server_that_fails_twice_is_asked_a_third_time()
    {
        using var publisher = new FakePublisher(
            FakePublisher.Empty("500 Internal Server Error"), FakePublisher.Empty("502 Bad Gateway"), FakePublisher.Fine(Fetcher.Bytes(3)));
        Assert.Equal(3, _fetcher.Run(Fetcher.File(publisher.Address())).Import.Loaded.Edition.Counts.Listings);
        Assert.Equal(3, publisher.Questions.Count);
    }

    [Fact]
    public void A_server_that_asks_for_patience_gets_it()
    {
        using var publisher = new FakePublisher(
            FakePublisher.Empty("429 Too Many Requests", "Retry-After: 1"), FakePublisher.Fine(Fetcher.Bytes(3)));
        var began = TimeProvider.System.GetTimestamp();
        _fetcher.Run(Fetcher.File(publisher.Address()));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0.95, 30);
    }

    [Fact]
    public void A_publishers_checksum_is_compared()
    {
        var sha256 = Convert.ToHexString(SHA256.HashData(Fetcher.Bytes(3)));
        var stated = $"{sha256}  list.ftm.json\n";
        using var publisher = new FakePublisher((_, head, stream, stop) => stream.WriteAsync(
            FakePublisher.Fine(head.Contains(".sha256", StringComparison.Ordinal) ? Encoding.ASCII.GetBytes(stated) : Fetcher.Bytes(3)), stop).AsTask());
        var file = Fetcher.File(publisher.Address()) with { Sha256Address = publisher.Address("/list.sha256") };
        Assert.Equal(3, _fetcher.Run(file).Import.Loaded.Edition.Counts.Listings);
        stated = "0123";
        using var other = new Fetcher();
        Assert.Equal("wrong-checksum", other.Refused(file).Code);
    }

    [Fact]
    public void A_token_comes_from_the_environment_and_is_neither_shown_nor_kept()
    {
        using var publisher = new FakePublisher(FakePublisher.Fine(Fetcher.Bytes(3), "ETag: \"one\""), FakePublisher.Empty("404 Not Found"));
        var file = Fetcher.File(publisher.Address("/list?token={token}")) with { TokenVariable = "THE_TOKEN" };
        Assert.Equal("list.ftm.json: expected the publisher's token in the environment variable THE_TOKEN, found none; its address needs one", _fetcher.Refused(file).Sentence);
        _fetcher.Variables["THE_TOKEN"] = "s3cret&x";
        _fetcher.Run(file);
        Assert.StartsWith("GET /list?token=s3cret%26x HTTP/1.1", publisher.Questions.First(), StringComparison.Ordinal);
        Assert.Equal(file.Address, _fetcher.Ledger.Fetches.Find(file.Address)!.Address);
        Assert.DoesNotContain("s3cret", Assert.Throws<RefusedException>(() => _fetcher.Run(file)).Message, StringComparison.Ordinal);
    }

    internal static byte[] Packed(string encoding, byte[] bytes)
    {
        if (encoding == "identity") return bytes;
        using var packed = new MemoryStream();
        using (Stream stream = encoding == "gzip"
            ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)
            : new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
