using System.Globalization;
using Lookback.Store;
using Lookback.Tests.Support;
using Lookback.Views.Access;

namespace Lookback.Tests.Api;

/// <summary>Records of many as a file: a few on one's own word, more on a second person's; on record before the first byte, and traced when it is found.</summary>
public sealed class ExportTests
{
    private readonly Clock _clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_few_lines_go_out_at_once_marked_and_on_record()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var ann = served.As("ann", "case-work C-4");
        var file = (await ann.PostAsync("/exports", new { what = "encounters" })).Expect(200);
        var id = file.Headers.GetValues("Lookback-Export").Single();
        var lines = file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.All(lines.Skip(1), l => Assert.Contains($"export {id} of ann (ann) at ", l, StringComparison.Ordinal));
        await served.StopAsync();
        var read = Assert.Single(ServedOffice.Reads(served));
        Assert.Equal(("export", "case-work", "C-4", 3, 3L), (read.Question, read.Purpose, read.Reference, read.Subjects.Count, read.Lines));
        using var ledger = Ledger.OpenToRead(served.Location);
        var made = Assert.Single(ledger.Views.Access.Exports.Made(ledger.Head, id));
        Assert.Equal(("ann", "encounters csv", 3L), (made.Body.Account, made.Body.Question, made.Body.Lines));
        Assert.Equal("file", LeakTrace.Of(ledger, LeakedFile.Read(System.Text.Encoding.UTF8.GetBytes(file.Text)), ledger.Head).By);
    }

    [Fact]
    public async Task More_takes_a_second_person_and_is_fetched_by_whoever_asked_within_a_day()
    {
        await using var served = await ServedOffice.Make().Staff("ann2", "supervisor", person: "ann").StartAsync(s => s with { ExportLines = 1, Time = _clock });
        using var ann = served.As("ann", "case-work");
        using var own = served.As("ann2", "oversight");
        using var ben = served.As("ben", "case-work");
        using var sue = served.As("sue", "oversight");
        (await ann.PostAsync("/exports", new { what = "alerts" })).Refused(422, "export-needs-second");
        var asked = (await ann.PostAsync("/exports", new { what = "alerts", reason = "The court asks for every alert of that day." })).Expect(202);
        Assert.Equal("waiting", asked["state"].GetString());
        var path = string.Create(CultureInfo.InvariantCulture, $"/exports/{asked["request"].GetInt64()}");
        (await ann.ReadAsync(path + "/file")).Refused(409, "export-undecided");
        (await ann.PostAsync(path + "/decision", new { approve = true, reason = ServedOffice.Why })).Refused(403, "wrong-role");
        (await own.PostAsync(path + "/decision", new { approve = true, reason = ServedOffice.Why })).Refused(403, "same-person");
        Assert.Equal("approved", (await sue.PostAsync(path + "/decision", new { approve = true, reason = ServedOffice.Why })).Expect(200)["state"].GetString());
        (await sue.PostAsync(path + "/decision", new { approve = false, reason = ServedOffice.Why })).Refused(409, "already-decided");
        (await ben.ReadAsync(path + "/file")).Expect(404);
        (await ben.ReadAsync(path)).Expect(404);
        // Encounters of whoever comes later are no part of what was agreed to.
        var first = (await ann.ReadAsync(path + "/file")).Expect(200);
        var second = (await ann.ReadAsync(path + "/file")).Expect(200);
        Assert.NotEqual(first.Headers.GetValues("Lookback-Export"), second.Headers.GetValues("Lookback-Export"));
        Assert.Equal(2, (await sue.ReadAsync("/exports")).Expect(200)["items"][0].GetProperty("files").GetInt32());
        _clock.Now += TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1);
        (await ann.ReadAsync(path + "/file")).Refused(409, "export-over");
    }

    [Fact]
    public async Task What_was_refused_is_not_fetched()
    {
        await using var served = await ServedOffice.Make().StartAsync(s => s with { ExportLines = 1 });
        using var ann = served.As("ann", "case-work");
        using var aud = served.As("aud", "audit");
        var request = (await ann.PostAsync("/exports", new { what = "alerts", reason = "The court asks for every alert of that day." })).Expect(202)["request"].GetInt64();
        (await aud.PostAsync($"/exports/{request}/decision", new { approve = false, reason = ServedOffice.Why })).Expect(200);
        (await ann.ReadAsync($"/exports/{request}/file")).Refused(409, "export-refused");
        await served.StopAsync();
        Assert.Empty(ServedOffice.Reads(served));
    }

    [Fact]
    public async Task Many_small_ones_are_summed_up_over_all_accounts_of_a_person_for_a_day()
    {
        await using var served = await ServedOffice.Make().Staff("ann2", "auditor", person: "ann").StartAsync(s => s with { ExportLines = 4, Time = _clock });
        using var ann = served.As("ann", "case-work");
        using var second = served.As("ann2", "audit");
        (await ann.PostAsync("/exports", new { what = "alerts" })).Expect(200);
        (await second.PostAsync("/exports", new { what = "alerts", format = "jsonl" })).Expect(200);
        (await ann.PostAsync("/exports", new { what = "alerts" })).Refused(422, "export-needs-second");
        using (var ben = served.As("ben", "case-work")) (await ben.PostAsync("/exports", new { what = "alerts" })).Expect(200);
        _clock.Now += TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1);
        (await ann.PostAsync("/exports", new { what = "alerts" })).Expect(200);
    }

    [Fact]
    public async Task Many_at_once_do_not_get_round_it()
    {
        await using var served = await ServedOffice.Make().StartAsync(s => s with { ExportLines = 4 });
        using var ann = served.As("ann", "case-work");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ann.PostAsync("/exports", new { what = "alerts" })));
        Assert.Equal(2, answers.Count(a => a.Status == 200));
        Assert.All(answers.Where(a => a.Status != 200), a => a.Refused(422, "export-needs-second"));
    }

    [Fact]
    public async Task Whoever_may_not_see_or_export_gets_none_and_bad_questions_are_said()
    {
        await using var served = await ServedOffice.Make().Staff("cas", "caseworker").StartAsync();
        foreach (var account in new[] { "cas", "stan", "liz", "rita" })
        {
            using var client = served.As(account, "case-work");
            (await client.PostAsync("/exports", new { what = "alerts" })).Refused(403, "wrong-role");
        }

        using var ann = served.As("ann", "case-work");
        (await ann.PostAsync("/exports", new { what = "everything" })).Refused(400, "bad-request");
        (await ann.PostAsync("/exports", new { what = "alerts", filter = new { run = 7 } })).Refused(400, "bad-request");
        (await ann.PostAsync("/exports", new { what = "alerts", filter = new { anything = 7 } })).Refused(400, "bad-request");
        using var quiet = served.As("ann", null);
        (await quiet.PostAsync("/exports", new { what = "alerts" })).Refused(428, "purpose-missing");
        var none = (await ann.PostAsync("/exports", new { what = "encounters", filter = new { from = "2027-01-01", until = "2027-02-01" } })).Expect(200);
        Assert.Single(none.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(4, (await ann.PostAsync("/exports", new { what = "encounters", filter = new { from = "2026-01-02", until = "2026-01-02" } })).Expect(200)
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, (await ann.PostAsync("/exports", new { what = "alerts", format = "jsonl", filter = new { state = "open", watchlist = "test-list" } })).Expect(200)
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
