using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Backups;
using Lookback.Tests.Flows;
using Lookback.Tests.Store;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.EndToEnd;

/// <summary>What was known then is the same bytes whenever and wherever it is asked for, or an honest "cannot be told".</summary>
[Collection(nameof(Alone))]
public sealed class ReplayVerbTests
{
    private const string Then = "2026-01-20";

    [Fact]
    public void The_answer_is_the_same_bytes_in_another_time_zone_and_language_and_after_more_was_recorded()
    {
        using var office = new Office();
        string[] ask = ["replay", "REF-1001", "--as-of", Then, "--json", "--store", office.Store];
        var first = TheProgram.RunIn([new("TZ", "UTC"), new("LANG", "C.UTF-8"), new("LC_ALL", "C.UTF-8")], ask).Expect(0).Output;
        var other = TheProgram.RunIn([new("TZ", "Asia/Kathmandu"), new("LANG", "tr_TR.UTF-8"), new("LC_ALL", "tr_TR.UTF-8")], ask).Expect(0).Output;
        Assert.Equal(first, other);
        Assert.Equal(first, InProcess.Run(ask).Expect(0).Output);
        var plain = office.Run("replay", "REF-1001", "--as-of", Then).Expect(0).Output;
        using (var ledger = office.Open())
        {
            Some.Import(ledger, "2026-02-02", [Office.Oleg with { Remarks = ["another remark"] }, Some.Listing("2", "Marta Helvarainen", "1970"), Some.Listing("4", Office.Hit, Office.Born)]);
            Some.Screen(ledger, Some.Encounter(Office.Hit, Office.Born, "R-1b", "2026-02-03"));
            Some.Run(ledger);
        }

        Assert.Equal(first, InProcess.Run(ask).Expect(0).Output);
        Assert.Equal(plain, office.Run("replay", "REF-1001", "--as-of", Then).Expect(0).Output);
        Assert.NotEqual(first, office.Run("replay", "REF-1001", "--json").Expect(0).Output);
    }

    [Fact]
    public void The_answer_is_the_same_bytes_from_a_restored_backup_in_another_folder()
    {
        using var office = new Office();
        var first = office.Run("replay", "REF-1004", "--as-of", Then, "--json").Expect(0).Output;
        office.Run("backup", office.Folder["b.lkbb"]).Expect(0);
        Directory.CreateDirectory(office.Folder["elsewhere"]);
        foreach (var extension in new[] { ".key", ".erasures" }) File.Copy(office.Store + extension, office.Folder["elsewhere/other.db" + extension]);
        InProcess.Run("restore", office.Folder["b.lkbb"], "--store", office.Folder["elsewhere/other.db"]).Expect(0);
        Assert.Equal(first, InProcess.Run("replay", "REF-1004", "--as-of", Then, "--json", "--store", office.Folder["elsewhere/other.db"]).Expect(0).Output);
    }

    [Fact]
    public void The_answer_is_the_same_bytes_from_the_other_database()
    {
        using var place = StorePlace.On(StoreKind.Postgres);
        using var office = new Office();
        office.Run("backup", office.Folder["b.lkbb"]).Expect(0);
        var there = place.Location with { KeyFile = office.Store + ".key", Journal = office.Store + ".erasures" };
        var restored = Restore.Run(office.Folder["b.lkbb"], there, new RestoreTerms(ErasuresSince.FromJournal, []), office.Clock, static (_, _) => { });
        using var server = Ledger.OpenToRead(there);
        using var file = Ledger.OpenToRead(office.Store);
        Assert.Equal(file.Tree.Head(), restored.Head);
        new Lookback.Store.Verifying.Verification(server).Run([restored.Head], Lookback.Store.Verifying.ViewCheck.Compared, static (_, _) => { });
        foreach (var reference in new[] { "REF-1001", "REF-1002", "REF-1004" }) Assert.Equal(Json(file, reference), Json(server, reference));
    }

    [Fact]
    public void Screenings_under_a_policy_that_only_the_ledger_has_are_computed_again_under_it()
    {
        using var office = new Office();
        using (var ledger = office.Open())
        {
            var loose = Policy.Default with { Version = "loose", Name = Policy.Default.Name, Thresholds = Policy.Default.ThresholdsOf(Some.Watchlist) };
            var strict = loose with { Watchlists = new SortedDictionary<string, Thresholds> { ["some-list"] = loose.Thresholds } };
            Assert.NotEqual(Policy.Default.Hash, strict.Hash);
            Screen(ledger, strict, Some.Encounter(Office.Hit, Office.Born, "REF-1009", "2026-02-03"));
        }

        var screening = office.Run("replay", "REF-1009", "--json").Expect(0).Json.GetProperty("screenings").EnumerateArray().Last();
        Assert.Equal("Same", screening.GetProperty("replay").GetString());
        Assert.NotEqual(Policy.Default.Hash, screening.GetProperty("coverage").GetProperty("policy_hash").GetString());
    }

    [Theory]
    [InlineData("another engine")]
    [InlineData("a policy of the future")]
    [InlineData("a policy that is not there")]
    public void What_cannot_be_computed_again_says_so_and_the_answer_on_record_is_still_shown(string what)
    {
        using var office = new Office();
        using (var ledger = office.Open())
        {
            var (coverage, encounter) = (CoverageNow.At(ledger, ledger.Head, Policy.Default), Some.Encounter(Office.Hit, Office.Born, "REF-1009", "2026-02-03"));
            if (what == "another engine") coverage = coverage with { EngineVersion = "0.7" };
            else coverage = coverage with { PolicyHash = "0123456789abcdefghjkmnpqrs" };
            if (what == "a policy of the future") ledger.Append(new EntryBody.PolicyTaken(new PolicyText(coverage.PolicyHash, "9", """{"phase_of_the_moon": 0.5}""")));
            var taken = ledger.Append(new EntryBody.CoverageTaken(coverage));
            var hit = new Hit
            {
                Listing = Office.Oleg.Id, Score = 0.5, Corroboration = 0, SubjectName = Office.Hit, ListedName = "Oleg Varkonyev", Evidence = [],
            };
            ledger.Append(
                new EntryBody.EncounterRecorded(encounter),
                new EntryBody.ScreeningMade(new Screening { Encounter = encounter.Id, Coverage = taken, Outcome = Outcome.Hit, Hits = [hit] }, encounter.Subject));
        }

        var report = office.Run("replay", "REF-1009", "--json").Expect(4).Json;
        var screening = report.GetProperty("screenings").EnumerateArray().Last();
        Assert.Equal(("NotReplayable", "hit"), (screening.GetProperty("replay").GetString(), screening.GetProperty("outcome").GetString()));
        Assert.StartsWith("NotReplayable: ", screening.GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.Equal("Oleg Varkonyev", screening.GetProperty("hits")[0].GetProperty("listed_name").GetString());
        Assert.StartsWith("NotReplayable: ", report.GetProperty("answer").GetProperty("not_replayable").GetString(), StringComparison.Ordinal);
        Assert.False(report.GetProperty("answer").TryGetProperty("hits", out var hits) && hits.ValueKind == System.Text.Json.JsonValueKind.Array);
        Assert.Contains("test-list:1 Oleg Varkonyev", office.Run("replay", "REF-1009").Expect(4).Output, StringComparison.Ordinal);
        // The screenings before it are what they were.
        office.Run("replay", "REF-1002", "--as-of", Then).Expect(0);
    }

    [Fact]
    public void Before_anything_was_known_nobody_is_known()
    {
        using var office = new Office();
        foreach (var (word, asOf) in new[] { ("REF-1001", "2020-01-01"), ("REF-1001", "2026-01-01T12:00:00Z"), ("R-nobody", "2026-03-01") })
            Assert.Contains("no-subject", office.Run("replay", word, "--as-of", asOf).Expect(3).Error, StringComparison.Ordinal);
        var met = office.Run("replay", "REF-1002", "--as-of", "2026-01-05", "--json").Expect(0).Json;
        Assert.Equal(1, met.GetProperty("screenings").GetArrayLength());
        Assert.Equal(2, office.Run("replay", "REF-1002", "--as-of", Then, "--json").Expect(0).Json.GetProperty("screenings").GetArrayLength());
        var surfaced = office.Run("replay", "REF-1004", "--as-of", Then, "--json").Expect(0).Json;
        Assert.Equal(0, surfaced.GetProperty("answer").GetProperty("hits").GetArrayLength());
        Assert.Equal(1, office.Run("replay", "REF-1004", "--json").Expect(0).Json.GetProperty("answer").GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public void A_number_that_is_one_persons_position_and_anothers_reference_is_refused()
    {
        using var office = new Office();
        var position = office.Run("subject", "show", "REF-1001", "--json").Json[0].GetProperty("encounters")[0].GetProperty("screenings")[0].GetProperty("position").GetInt64();
        office.Run("replay", $"{position}").Expect(0);
        using (var ledger = office.Open()) Some.Screen(ledger, Some.Encounter("Ifeoma Okonjebal", "1990", $"{position}"));
        Assert.Contains("ambiguous", office.Run("replay", $"{position}").Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains("ambiguous", office.Run("receipt", "show", $"{position}", "--out", office.Folder["r.json"]).Expect(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_reference_is_not_taken_for_the_start_of_an_id()
    {
        using var office = new Office();
        string[] references;
        using (var ledger = office.Open())
        {
            var met = Enumerable.Range(0, 40).Select(i => Some.Encounter(FormattableString.Invariant($"Passer By Number{i}"), null, FormattableString.Invariant($"P{i}"))).ToArray();
            // Some ids begin with a sign that is somebody else's reference.
            references = [.. met.Select(e => e.Subject.Value[..1]).Where(r => char.IsAsciiLetter(r[0])).Distinct().Take(3)];
            Some.Screen(ledger, met);
            Some.Screen(ledger, [.. references.Select(r => Some.Encounter($"Bearer Of {r}", null, r))]);
        }

        foreach (var reference in references)
        {
            var facts = office.Run("replay", reference, "--json").Expect(0).Json.GetProperty("facts");
            Assert.Equal($"Bearer Of {reference}", facts.GetProperty("names")[0].GetProperty("full").GetString());
            office.Erase(reference).Expect(0);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Nothing_that_the_program_recorded_is_ever_computed_differently(int seed)
    {
        using var temp = new TempLedger();
        new Scenario(seed).Play(temp.Ledger, editions: 3, perEdition: 40, encounters: 20);
        var subjects = temp.Ledger.Views.Encounters.Subjects(0, temp.Ledger.Head).Select(s => s.Position).ToList();
        var screenings = subjects.SelectMany(s => ReplayReport.Of(temp.Ledger, s, null, temp.Ledger.Head, (null, null)).Screenings).ToList();
        Assert.True(screenings.Count > 40);
        Assert.All(screenings, s => Assert.Equal(ReplayResult.Same, s.Replay));
    }

    [Fact]
    public void Another_answer_is_given_only_by_a_view_that_was_tampered_with_and_a_rebuilt_one_gives_the_same_again()
    {
        using var office = new Office();
        using (var store = new TamperedStore(office.Store))
        {
            store.Do("DELETE FROM listing WHERE key = '1'");
            Assert.Equal("Differs", InProcess.Run("replay", "REF-1001", "--json", "--store", store.Path).Expect(5).Json.GetProperty("screenings")[0].GetProperty("replay").GetString());
            InProcess.Run("verify", "--store", store.Path).Expect(0);
            Assert.Contains("lookback rebuild", InProcess.Run("verify", "--views", "--store", store.Path).Expect(5).Error, StringComparison.Ordinal);
            InProcess.Run("rebuild", "--store", store.Path).Expect(0);
            InProcess.Run("replay", "REF-1001", "--store", store.Path).Expect(0);
            InProcess.Run("verify", "--views", "--store", store.Path).Expect(0);
        }

        // The listing itself, its edition or policy cannot be changed unseen: the entry is hashed before it is read.
        using (var store = new TamperedStore(office.Store))
        {
            store.Do("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'Varkonyev', 'Varkonjov') AS BLOB) WHERE kind = 'listing-stated'");
            InProcess.Run("replay", "REF-1001", "--store", store.Path).Expect(5);
        }
    }

    private static string Json(Ledger ledger, string reference)
    {
        var at = ledger.HorizonAt(null, Some.Instant(Then));
        var report = ReplayReport.Of(ledger, ledger.Views.Encounters.FindSubjects(reference, at)[0], null, at, (Some.Instant(Then), null));
        return System.Text.Json.JsonSerializer.Serialize(report, Lookback.Cli.CliJson.Rules.GetTypeInfo(typeof(ReplayReport)));
    }

    private static void Screen(Ledger ledger, Policy policy, Encounter encounter) =>
        new ScreenEncounters(ledger, policy).Run([Some.Row(encounter)], static _ => { }, CancellationToken.None);
}
