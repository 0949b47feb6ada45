using System.IO.Compression;
using System.Text;
using Lookback.Core.Records;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Lookback.Tests.Api.ServedOffice;

namespace Lookback.Tests.Api;

/// <summary>Editions over HTTP: brought in whole or not at all, screened against at once, and answered of any moment.</summary>
[Collection(nameof(Alone))]
public sealed class WatchlistEndpointTests
{
    private const string Because = "The publisher says on the telephone that it is right.";

    private static byte[] Bytes(params ListingText[] listings)
    {
        using var stream = Some.Ftm(listings).Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Three => Bytes(
        Some.Listing("1", "Oleg Varkonyev", "1961"), Some.Listing("2", "Marta Helvarainen", "1970"), Some.Listing("3", "Behruz Qasemizadeh", "1958"));

    private static string[] Temporary() => Directory.GetFiles(Path.GetTempPath(), "lookback-*");

    [Fact]
    public async Task An_edition_is_in_force_and_screened_against_when_the_answer_comes_and_the_same_again_changes_nothing()
    {
        await using var served = await Make().StartAsync();
        using var liz = served.As("liz", purpose: null);
        var then = Now();
        var (left, desk) = (Temporary(), served.Services.GetRequiredService<Desk>());
        Assert.Equal(2, desk.Listings!.Coverage.Editions.Count == 1 ? 2 : 0);
        var before = desk.Listings!.Coverage.Editions[0].Edition;
        var made = (await liz.UploadAsync("/watchlists/test-list/editions", [("file", "C:\\lists\\entities.ftm.json", Three)], ("published", "2026-01-31"))).Expect(201);
        Assert.Equal(1, made["edition"].GetProperty("counts").GetProperty("added").GetInt64());
        Assert.NotEqual(before, desk.Listings!.Coverage.Editions[0].Edition);
        var again = (await liz.UploadAsync("/watchlists/test-list/editions", [("file", "entities.ftm.json", Three)], ("published", "2026-01-31"))).Expect(200);
        Assert.True(again["already_loaded"].GetBoolean());
        Assert.Equal(left, Temporary());

        Assert.Equal(3, (await liz.ReadAsync("/watchlists")).Expect(200).Json[0].GetProperty("counts").GetProperty("listings").GetInt64());
        Assert.Equal(2, (await liz.ReadAsync($"/watchlists?asOf={then}")).Expect(200).Json[0].GetProperty("counts").GetProperty("listings").GetInt64());
        Assert.Equal("entities.ftm.json", (await liz.ReadAsync("/watchlists/test-list")).Expect(200)["files"][0].GetProperty("name").GetString());
        (await liz.ReadAsync("/listings/test-list:3")).Expect(200);
        (await liz.ReadAsync($"/listings/test-list:3?asOf={then}")).Expect(404);
        (await liz.ReadAsync("/listings/test-list:9")).Expect(404);
        (await liz.ReadAsync("/editions/0123456789")).Refused(404, "not-found");
        var difference = (await liz.ReadAsync("/watchlists/test-list/difference")).Expect(200);
        Assert.Equal("Behruz Qasemizadeh", Assert.Single(difference["added"].EnumerateArray()).GetProperty("name").GetString());
        var page = (await liz.ReadAsync("/watchlists/test-list/difference?format=html")).Expect(200).Text;
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("Behruz Qasemizadeh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editions_are_turned_page_by_page_and_what_comes_between_is_not_met()
    {
        await using var served = await Make().StartAsync();
        using var liz = served.As("liz", purpose: null);
        (await liz.UploadAsync("/watchlists/test-list/editions", [("file", "entities.ftm.json", Three)], ("published", "2026-01-31"))).Expect(201);
        var first = (await liz.ReadAsync("/watchlists/test-list/editions?limit=1")).Expect(200);
        (await liz.UploadAsync(
            "/watchlists/test-list/editions", [("file", "entities.ftm.json", Bytes(Some.Listing("1", "Oleg Varkonyev", "1962"), Some.Listing("2", "Marta Helvarainen", "1970")))],
            ("published", "2026-02-28"))).Expect(201);
        var second = (await liz.ReadAsync($"/watchlists/test-list/editions?limit=1&cursor={first["next"].GetString()}")).Expect(200);
        Assert.Equal(first["position"].GetInt64(), second["position"].GetInt64());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second["next"].ValueKind);
        Assert.Equal(2, second["items"][0].GetProperty("counts").GetProperty("listings").GetInt64() - 1);
    }

    [Fact]
    public async Task A_bad_edition_is_recalled_and_one_held_back_is_forced_each_with_a_reason()
    {
        await using var served = await Make().StartAsync();
        using var liz = served.As("liz", purpose: null);
        (await liz.UploadAsync("/watchlists/test-list/editions", [("file", "entities.ftm.json", Three)], ("published", "2026-01-31"))).Expect(201);
        (await liz.PostAsync("/watchlists/test-list/recall", new { reason = "bad" })).Refused(422, "reason-too-short");
        var recalled = (await liz.PostAsync("/watchlists/test-list/recall", new { reason = Because })).Expect(201);
        Assert.Equal(2, recalled["edition"].GetProperty("counts").GetProperty("listings").GetInt64());
        (await liz.PostAsync("/watchlists/test-list/recall", new { reason = Because })).Refused(409, "already-recalled");
        (await liz.PostAsync("/watchlists/none/recall", new { reason = Because })).Refused(404, "not-found");
        (await liz.PostAsync("/editions/0123456789/force", new { reason = Because })).Refused(404, "not-found");
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Equal("liz", ledger.Entries.At(ledger.Views.Editions.InForce(Some.Watchlist, ledger.Head)!.Position).Actor);
    }

    [Fact]
    public async Task What_is_too_large_a_bomb_or_no_form_is_refused_and_leaves_nothing_behind()
    {
        await using var served = await Make().StartAsync(s => s with { MostUploadBytes = 1 << 20 });
        using var liz = served.As("liz", purpose: null);
        var left = Temporary();
        const string Path = "/watchlists/test-list/editions";
        (await liz.UploadAsync(Path, [("file", "big.csv", new byte[2 << 20])])).Refused(413, "too-large");
        (await liz.UploadAsync(Path, [("file", "list.zip", Workbooks.Zip(("sdn.csv", new string('a', 20 * 1024 * 1024))))])).Refused(422, "zip-bomb");
        (await liz.UploadAsync(Path, [("file", "list.zip", Workbooks.Zip(("../sdn.csv", "1,2\n")))])).Refused(422, "zip-path");
        using (var cut = new MemoryStream())
        {
            using (var gzip = new GZipStream(cut, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Three);
            (await liz.UploadAsync(Path, [("file", "entities.ftm.json.gz", cut.ToArray()[..^12])])).Refused(422, "truncated");
        }

        (await liz.UploadAsync(Path, [("other", "x.csv", Three)])).Refused(400, "bad-request");
        (await liz.UploadAsync(Path, [])).Expect(400);
        (await liz.UploadAsync(Path, [("file", "entities.ftm.json", Three)], ("force", "no"))).Refused(422, "reason-too-short");
        (await liz.PostAsync(Path, new { file = "x" })).Expect(415);
        var form = new ByteArrayContent(Encoding.ASCII.GetBytes("--b\r\nContent-Disposition: form-data; name=file; filename=a.csv\r\n\r\nhalf a li"));
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        (await liz.AskAsync(HttpMethod.Post, Path, form)).Refused(400, "bad-request");
        Assert.Equal(left, Temporary());
        Assert.Single((await liz.ReadAsync("/watchlists/test-list/editions")).Expect(200)["items"].EnumerateArray());
        // Nobody else is read a byte of.
        using var stan = served.As("stan", purpose: null);
        (await stan.UploadAsync(Path, [("file", "entities.ftm.json", Three)])).Refused(403, "wrong-role");
    }

    [Fact]
    public async Task The_tier_is_set_by_whoever_approves()
    {
        await using var served = await Make().StartAsync();
        using var liz = served.As("liz", purpose: null);
        var body = new { tier = "high", reason = "Nobody on it is cleared by one person." };
        (await liz.PutAsync("/watchlists/test-list/tier", body)).Expect(200);
        (await liz.PutAsync("/watchlists/test-list/tier", body)).Refused(409, "same-tier");
        (await liz.PutAsync("/watchlists/none/tier", body)).Refused(404, "no-watchlist");
        (await liz.PutAsync("/watchlists/test-list/tier", new { tier = "higher", reason = Because })).Refused(400, "bad-request");
    }
}
