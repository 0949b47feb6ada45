using System.Collections.Concurrent;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Erasures;

namespace Lookback.Tests.Api;

/// <summary>Who saw whom: on record before they saw it, told to auditors and to nobody else.</summary>
public sealed class AuditEndpointTests
{
    [Fact]
    public async Task An_auditor_learns_who_saw_somebody_and_whom_an_account_saw_and_is_on_record_too()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var ann = served.As("ann", "case-work C-17");
        using var sue = served.As("sue", "lookback-review");
        using var aud = served.As("aud", "audit");
        (await ann.ReadAsync("/subjects/REF-1001")).Expect(200);
        (await sue.ReadAsync("/subjects/REF-1003")).Expect(200);

        var saw = (await aud.ReadAsync("/audit/reads?subject=REF-1001")).Expect(200)["items"];
        var read = Assert.Single(saw.EnumerateArray()).GetProperty("read");
        Assert.Equal(
            ("ann", "case-work", "C-17"),
            (read.GetProperty("account").GetString(), read.GetProperty("purpose").GetString(), read.GetProperty("reference").GetString()));
        Assert.Single((await aud.ReadAsync("/audit/reads?account=sue")).Expect(200)["items"].EnumerateArray());
        // By now the auditor has been shown them, too.
        Assert.Equal(
            ["aud", "ann"],
            (await aud.ReadAsync("/audit/reads?subject=REF-1001")).Expect(200)["items"].EnumerateArray()
                .Select(l => l.GetProperty("read").GetProperty("account").GetString()));
    }

    [Fact]
    public async Task Nobody_but_an_auditor_reads_the_audit_and_the_attempt_is_in_it()
    {
        await using var served = await ServedOffice.Make().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss", "audit");
        using var ann = served.As("ann", "audit");
        using var aud = served.As("aud", "audit");
        (await boss.ReadAsync("/audit/reads")).Refused(403, "wrong-role");
        (await ann.ReadAsync("/audit/events")).Refused(403, "wrong-role");
        var told = (await aud.ReadAsync("/audit/events?account=ann")).Expect(200)["items"].EnumerateArray().Select(e => e.GetProperty("what").GetString()!);
        Assert.Contains("ann was refused audit-events (wrong-role)", told);
    }

    [Fact]
    public async Task Who_saw_somebody_is_told_after_they_were_erased_by_the_word_they_were_known_by()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using (var ann = served.As("ann", "case-work")) (await ann.ReadAsync("/subjects/REF-1003")).Expect(200);
        await served.StopAsync();
        long subject;
        using (var ledger = Ledger.OpenToAppend(served.Location, TimeProvider.System, "boss"))
        {
            subject = Assert.Single(ledger.Views.Encounters.FindSubjects("REF-1003", ledger.Head));
            ledger.Erase([new ErasureRequest(subject, ErasureCause.Request, "asked for by whom it is about", "GDPR art. 17", null)]);
        }

        await served.StartAsync();
        using var aud = served.As("aud", "audit");
        foreach (var word in new[] { "REF-1003", FormattableString.Invariant($"{subject}") })
        {
            var read = (await aud.ReadAsync($"/audit/reads?subject={word}")).Expect(200)["items"].EnumerateArray().Last().GetProperty("read");
            Assert.Equal("ann", read.GetProperty("account").GetString());
        }
    }

    [Fact]
    public async Task A_subject_and_an_account_at_once_are_refused()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var aud = served.As("aud", "audit");
        (await aud.ReadAsync("/audit/reads?subject=REF-1001&account=ann")).Refused(400, "bad-request");
        (await aud.ReadAsync("/audit/reads?subject=nobody-of-that-name")).Expect(404);
    }

    /// <summary>Each look at persons and each refusal is on record: by whom, what for, and of those that the answer shows and nobody else.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_look_at_persons_and_every_refusal_is_on_record_as_it_was(int seed)
    {
        var chance = new Random(seed);
        await using var served = await ServedOffice.Make().Staff("boss", "admin").StartAsync();
        var clients = new[] { "ann", "sue", "aud", "boss", "stan", "liz" }.ToDictionary(a => a, a => served.As(a, $"quality of-{a}"));
        string[] paths =
        [
            "/alerts", "/alerts?limit=1", "/alerts?state=all&limit=1", "/subjects/REF-1001", "/subjects/REF-1002", "/subjects/nobody", "/findings", "/status", "/watchlists",
            "/cases", "/holds", "/keys", "/audit/events",
        ];
        string[] ofNobody = ["/status", "/watchlists", "/keys", "/audit/events"];
        var (looked, refused) = (new ConcurrentBag<(string Account, string Reference, string Subjects)>(), 0);
        await Task.WhenAll(Enumerable.Range(0, 80).Select(async _ =>
        {
            string path, account;
            lock (chance) (path, account) = (paths[chance.Next(paths.Length)], clients.Keys.ElementAt(chance.Next(clients.Count)));
            var answer = await clients[account].ReadAsync(path);
            if (answer.Status == 403) Interlocked.Increment(ref refused);
            else if (answer.Status == 200 && !ofNobody.Contains(path)) looked.Add((account, $"of-{account}", string.Join(' ', Shown(answer).Distinct().Order(StringComparer.Ordinal))));
        }));
        foreach (var client in clients.Values) client.Dispose();
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var reads = ledger.Entries.From(1).Where(e => e.Body is EntryBody.PersonsRead).Select(e => (e.Actor, ((EntryBody.PersonsRead)e.Body).Read)).ToList();
        Assert.All(reads, r => Assert.Equal((r.Actor, "quality"), (r.Read.Account, r.Read.Purpose)));
        Assert.Equal(
            looked.Order(),
            reads.Select(r => (r.Actor, r.Read.Reference!, string.Join(' ', r.Read.Subjects.Select(s => ledger.Views.Encounters.Subject(s).Id.Value).Order(StringComparer.Ordinal))))
                .Order());
        Assert.Equal(refused, ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.AttemptRefused>().Sum(a => a.Attempt.Times));
        Assert.True(!looked.IsEmpty && refused > 0);
    }

    // Whoever an answer shows: the id that stands at each "subject", however deep; reasons of a hit have a "subject", too, which is a text.
    private static IEnumerable<string> Shown(Answered answer) => Subjects(answer.Json);

    private static IEnumerable<string> Subjects(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Subjects),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p =>
            p.Name == "subject" && p.Value.ValueKind == JsonValueKind.String ? Ids(p.Value.GetString()!) : Subjects(p.Value)),
        _ => [],
    };

    private static string[] Ids(string text) => text.Length == 26 && text.All(char.IsAsciiLetterOrDigit) ? [text] : [];

    /// <summary>Two accounts of one person are one person, however they come in (F31).</summary>
    [Theory]
    [InlineData("keys")]
    [InlineData("sessions")]
    public async Task Whoever_approves_their_own_under_another_account_is_refused_and_that_is_on_record(string by)
    {
        await using var served = await ServedOffice.Make().HasPassword("ann").Person("sue2", "supervisor", person: "ann").StartForPeopleAsync();
        using var ann = served.As(by == "keys" ? "ann" : null, "case-work");
        using var second = served.As(by == "keys" ? "sue2" : null, "case-work");
        if (by == "sessions")
        {
            (await ann.SignInAsync("ann")).Expect(201);
            (await second.SignInAsync("sue2")).Expect(201);
        }

        var id = await ServedOffice.OpenAsync(served, ann, "REF-1001");
        var shown = (await ann.ReadAsync($"/cases/{id}")).Expect(200).Json;
        (await ann.PostAsync($"/cases/{id}/steps", new
        {
            expected_position = shown.GetProperty("position").GetInt64(), to = "UNDER_REVIEW", reason_code = "taken",
            reason = "Taken up by the desk of the port.", fields = new { owner = "ann" },
        })).Expect(200);
        var taken = (await ann.ReadAsync($"/cases/{id}")).Json;
        var proposed = (await ann.PostAsync($"/cases/{id}/steps", new
        {
            expected_position = taken.GetProperty("position").GetInt64(), to = "CONFIRMED_IDENTITY", reason_code = "as-found",
            reason = "The document number and the photograph are his.",
            fields = new { evidence_refs = "file 7", legal_basis = "8 CFR 1.1", authority = "the port" },
        })).Expect(200);
        (await second.PostAsync($"/cases/{id}/approval", new { expected_position = proposed["position"].GetInt64() })).Refused(403, "same-person");
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var attempt = Assert.Single(ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.AttemptRefused>()).Attempt;
        Assert.Equal(("sue2", "same-person"), (attempt.Account, attempt.Code));
    }
}
