using System.Text;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;

namespace Lookback.Tests.EndToEnd;

/// <summary>Whoever is erased is gone: from every file of the store, from every answer, and from whatever is restored later. Counts stay.</summary>
[Collection(nameof(Alone))]
public sealed class EraseVerbTests
{
    [Fact]
    public void Whoever_asks_by_as_much_of_an_id_as_lists_show_is_told_that_it_is_gone()
    {
        using var office = new Office();
        var alert = office.Run("alert", "ls", "--json").Expect(0).Json.EnumerateArray().First(a => a.GetProperty("references")[0].GetString() == "REF-1004");
        var finding = office.Run("finding", "ls", "--json").Expect(0).Json[0].GetProperty("finding").GetString()!;
        office.Erase("REF-1004").Expect(0);
        foreach (var (noun, id) in new[] { ("alert", alert.GetProperty("alert").GetString()!), ("finding", finding) })
        {
            Assert.Contains("not-replayable", office.Run(noun, "show", id).Expect(3).Error, StringComparison.Ordinal);
            Assert.Contains("not-replayable", office.Run(noun, "show", id[..10]).Expect(3).Error, StringComparison.Ordinal);
        }

        var gone = office.Run("alert", "ls", "--all", "--json").Expect(0).Json.EnumerateArray().Single(a => a.GetProperty("state").GetString() == "NotReplayable");
        Assert.True(gone.GetProperty("from_lookback").GetBoolean());
        office.Run("erase", "", "--reason", "asked for it in writing, in person", "--legal-basis", "law").Expect(3);
        office.Run("erase", "REF-1001", "--reason", "asked for it in writing, in person", "--legal-basis", "law", "--wait", "-5").Expect(2);
        office.Run("backup", "").Expect(2);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("encounter")]
    [InlineData("subject")]
    public void Somebody_is_erased_by_reference_encounter_or_whole_id(string by)
    {
        using var office = new Office();
        var line = office.Erase(Words(office, "REF-1001")[by]).Expect(0).Json;
        Assert.Equal(
            (1, 1, 0, 1, "Request", "tester"),
            (line.GetProperty("encounters").GetInt32(), line.GetProperty("screenings").GetInt32(), line.GetProperty("findings").GetInt32(),
                line.GetProperty("alerts").GetInt32(), line.GetProperty("cause").GetString(), "tester"));
        office.Run("replay", "REF-1001").Expect(4);
    }

    [Fact]
    public void What_names_nobody_or_not_one_is_refused_and_changes_nothing()
    {
        using var office = new Office();
        using (var ledger = office.Open()) Some.Screen(ledger, Some.Encounter("Ifeoma Okonjebal", "1990", "REF-1002"));
        var words = Words(office, "REF-1001");
        var head = office.Run("head").Output;
        Refused("whole-id-wanted", words["subject"][..6]);
        Refused("whole-id-wanted", words["subject"][..^1]);
        Refused("ambiguous", "REF-1002");
        Refused("no-subject", "REF-10017");
        Refused("no-subject", "");
        Refused("no-subject", "%");
        Assert.Contains("reason-too-short", office.Run("erase", "REF-1001", "--reason", "too short", "--legal-basis", "GDPR").Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains("no-legal-basis", office.Run("erase", "REF-1001", "--reason", "asked for it in writing, in person", "--legal-basis", " ").Expect(3).Error, StringComparison.Ordinal);
        office.Run("erase", "REF-1001", "--reason", "asked for it in writing, in person").Expect(2);
        office.Run("erase", "REF-1001", "--legal-basis", "GDPR").Expect(2);
        office.Run("erase", "REF-1001", "--reason", "asked for it in writing, in person", "--legal-basis", "GDPR", "--as-of", "2026-01-05").Expect(2);
        Assert.Equal(head, office.Run("head").Output);
        Assert.Empty(File.ReadAllText(office.Store + ".erasures"));

        office.Erase("REF-1001").Expect(0);
        foreach (var word in words.Values) Refused("already-erased", word);

        void Refused(string code, string word) => Assert.Contains($"({code})", office.Erase(word).Expect(3).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("REF-1001", Office.Hit, Office.Born)]
    [InlineData("REF-1004", Office.Surfaced, "1958-11-29")]
    public void No_file_of_the_store_names_an_erased_person(string reference, string name, string born)
    {
        using var office = new Office();
        var words = Words(office, reference);
        foreach (var alert in office.Run("alert", "ls", "--json").Json.EnumerateArray().Where(a => a.GetProperty("references")[0].GetString() == reference))
            words["alert"] = alert.GetProperty("alert").GetString()!;
        office.Run(
            "alert", "decide", words["alert"], "--as", "Inconclusive", "--code", "not-reached", "--reason", $"Spoke to {name} by telephone",
            "--question", $"Was {name} born there?", "--to", "civil register", "--due", "2999-01-01").Expect(0);
        Assert.Contains(office.Files, f => File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(words["subject"])) >= 0);
        // A reader keeps the log of changes from being taken away with the last connection.
        using (var reader = Ledger.OpenToRead(office.Store))
        {
            Assert.True(reader.Head > 0);
            office.Erase(reference).Expect(0);
            NamesNobody();
        }

        NamesNobody();
        office.Run("rebuild").Expect(0);
        office.Run("verify", "--views").Expect(0);
        NamesNobody();

        void NamesNobody()
        {
            Assert.NotEmpty(office.Files);
            string[] gone = [.. words.Values, name, name.Split(' ')[1], born];
            foreach (var file in office.Files)
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[stream.Length];
                if (file.EndsWith(".lock", StringComparison.Ordinal)) continue;
                stream.ReadExactly(bytes);
                foreach (var word in gone) Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{Path.GetFileName(file)} names {word}");
            }
        }
    }

    [Fact]
    public void The_key_row_itself_is_in_no_file_any_more()
    {
        using var office = new Office();
        byte[] wrapped;
        using (var store = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={office.Store};Pooling=False"))
        {
            store.Open();
            using var command = store.CreateCommand();
            command.CommandText = "SELECT wrapped FROM subject_key ORDER BY subject LIMIT 1";
            wrapped = (byte[])command.ExecuteScalar()!;
        }

        office.Erase("REF-1001").Expect(0);
        foreach (var file in office.Files) Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(wrapped.AsSpan(0, 32)) < 0, file);
    }

    [Fact]
    public void A_reader_in_the_middle_of_reading_delays_no_erasure_and_once_it_is_done_nothing_is_left()
    {
        using var office = new Office();
        var words = Words(office, "REF-1001");
        using (var reader = Ledger.OpenToRead(office.Store))
        {
            reader.Database.BeginSnapshot();
            Assert.True(reader.Head > 0);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            office.Erase("REF-1001").Expect(0);
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
            // It reads on from the moment at which it began.
            Assert.Single(reader.Views.Encounters.FindNamed("REF-1001", reader.Head));
            reader.Database.Rollback();
            Assert.Throws<RefusedException>(() => reader.Entries.Body<EntryBody.EncounterRecorded>(reader.Views.Erasures.All(reader.Head)[0].Erasure.Subject));
        }

        foreach (var file in office.Files)
        {
            foreach (var word in words.Values) Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{file} names {word}");
        }
    }

    [Fact]
    public void Every_answer_says_not_replayable_and_every_count_stays()
    {
        using var office = new Office();
        var words = Words(office, "REF-1004");
        var alert = office.Run("alert", "ls", "--json").Json.EnumerateArray().Single(a => a.GetProperty("references")[0].GetString() == "REF-1004").GetProperty("alert").GetString()!;
        var finding = office.Run("finding", "ls", "--json").Json[0].GetProperty("finding").GetString()!;
        var before = office.Run("status", "--json").Expect(0).Json;
        var head = office.Run("head").Output.Trim();
        office.Erase("REF-1004").Expect(0);

        var after = office.Run("status", "--json").Expect(0).Json;
        foreach (var count in new[] { "encounters", "subjects", "alerts", "findings" }) Assert.Equal(before.GetProperty(count).GetInt64(), after.GetProperty(count).GetInt64());
        Assert.Equal(before.GetProperty("open_alerts").GetInt64() - 1, after.GetProperty("open_alerts").GetInt64());
        Assert.Equal((1, 1), (after.GetProperty("erased_subjects").GetInt64(), after.GetProperty("erased_alerts").GetInt64()));
        Assert.Equal(1, after.GetProperty("watchlists")[0].GetProperty("not_replayable").GetInt64());

        foreach (var word in words.Values)
        {
            foreach (var asOf in new string[][] { [], ["--as-of", "2026-01-20"] })
            {
                var replay = office.Run(["replay", word, "--json", .. asOf]).Expect(4).Json;
                Assert.Contains("was erased", replay.GetProperty("not_replayable").GetProperty("because").GetString(), StringComparison.Ordinal);
                Assert.False(replay.TryGetProperty("facts", out var facts) && facts.ValueKind != System.Text.Json.JsonValueKind.Null);
                Assert.Equal(0, replay.GetProperty("screenings").GetArrayLength() + replay.GetProperty("alerts").GetArrayLength());
                office.Run(["subject", "show", word, .. asOf]).Expect(4);
            }

            Assert.Contains("not-replayable", office.Run("receipt", "show", word, "--out", office.Folder["r.json"]).Expect(3).Error, StringComparison.Ordinal);
        }

        Assert.Contains("not-replayable", office.Run("alert", "show", alert).Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains("not-replayable", office.Run("finding", "show", finding).Expect(3).Error, StringComparison.Ordinal);
        Assert.Contains(
            "not-replayable",
            office.Run("alert", "decide", alert, "--as", "TrueMatch", "--code", "same-papers", "--reason", "Papers compared by hand, twice over").Expect(3).Error,
            StringComparison.Ordinal);
        var listed = office.Run("finding", "ls", "--json").Expect(0).Json[0];
        Assert.Equal(("NotReplayable", "(erased)"), (listed.GetProperty("verdict").GetString(), listed.GetProperty("subject_name").GetString()));
        Assert.DoesNotContain(office.Run("alert", "ls", "--json").Expect(0).Json.EnumerateArray(), a => a.GetProperty("alert").GetString() == alert);
        var all = office.Run("alert", "ls", "--all", "--json").Expect(0).Output;
        Assert.Contains("NotReplayable", all, StringComparison.Ordinal);
        foreach (var output in new[] { all, office.Run("finding", "ls").Output, office.Run("status").Output, office.Run("subject", "show", "REF-1004").Output })
            Assert.DoesNotContain("Farrukhovich", output, StringComparison.Ordinal);
        var verified = office.Run("verify", "--views", "--against", head, "--json").Expect(0).Json;
        Assert.Equal(1, verified.GetProperty("erased").GetInt64());
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run --full")]
    public void A_run_goes_on_counts_the_erased_and_finds_nothing_of_them(string run)
    {
        using var office = new Office();
        using (var ledger = Ledger.OpenToRead(office.Store)) Assert.NotEmpty(ledger.Segments.Stretches(Core.Matching.Engine.Version));
        var erased = office.Erase("REF-1001").Expect(0).Json.GetProperty("subject").GetInt64();
        using (var ledger = office.Open())
        {
            Assert.DoesNotContain(ledger.Segments.Stretches(Core.Matching.Engine.Version), s => s.From <= erased && s.To >= erased);
            Some.Import(ledger, "2026-02-02", [
                Some.Listing("1", "Oleg Varkonyev", "1961"), Some.Listing("2", "Marta Helvarainen", "1970"), Some.Listing("3", "Behruz Qasemizadeh", "1958"),
                Some.Listing("5", Office.Hit, Office.Born), Some.Listing("6", "Ana Quispemayta", "1985-02-03"),
            ]);
        }

        var report = office.Run([.. run.Split(' '), "--json"]).Expect(0).Json;
        var line = report.GetProperty("run");
        long Number(string name) => line.GetProperty(name).GetInt64();
        // Five encounters: Ana's two, Behruz, the nameless one and the erased.
        Assert.Equal((5, 3, 2, 0), (Number("expected"), Number("evaluated"), Number("skipped"), Number("failed")));
        var names = report.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("subject_name").GetString()).ToList();
        Assert.Equal(["Ana Quispemayta", "Ana Quispemayta"], names);
        using var reader = Ledger.OpenToRead(office.Store);
        var skipped = reader.Views.Runs.Latest(reader.Head)!.End!.Skipped;
        Assert.Equal((1, 1), (skipped["not-replayable"], skipped["unscreened"]));
    }

    [Fact]
    public void The_same_person_met_again_is_a_new_subject()
    {
        using var office = new Office();
        var words = Words(office, "REF-1001");
        office.Erase("REF-1001").Expect(0);
        using (var ledger = office.Open()) Some.Screen(ledger, Some.Encounter(Office.Hit, Office.Born, "REF-1001", "2026-01-02"));
        Assert.Equal(words["subject"], Words(office, "REF-1001")["subject"]);
        var replay = office.Run("replay", "REF-1001", "--json").Expect(0).Json;
        Assert.Equal(1, replay.GetProperty("screenings").GetArrayLength());
        office.Run("receipt", "show", "REF-1001", "--out", office.Folder["r.json"]).Expect(0);
        InProcess.Run("receipt", "check", office.Folder["r.json"]).Expect(0);
        // Before that the reference was another's, who is gone.
        office.Run("replay", "REF-1001", "--as-of", "2026-01-20").Expect(4);
        office.Run("rebuild").Expect(0);
        office.Run("verify", "--views").Expect(0);
        var status = office.Run("status", "--json").Json;
        Assert.Equal((6, 5), (status.GetProperty("encounters").GetInt64(), status.GetProperty("subjects").GetInt64()));
        office.Erase("REF-1001").Expect(0);
        office.Run("verify", "--views").Expect(0);
        Assert.Equal(2, File.ReadAllLines(office.Store + ".erasures").Length);
    }

    [Fact]
    public void A_backup_from_before_is_erased_again_before_it_can_be_read()
    {
        using var office = new Office();
        office.Run("backup", office.Folder["b.lkbb"]).Expect(0);
        var words = Words(office, "REF-1001");
        office.Erase("REF-1001").Expect(0);
        var line = Assert.Single(File.ReadAllLines(office.Store + ".erasures"));
        foreach (var word in words.Values.Append("Varkonyev").Append("Ivanovich").Append(Office.Born)) Assert.DoesNotContain(word, line, StringComparison.Ordinal);

        Directory.CreateDirectory(office.Folder["new"]);
        var store = office.Folder["new/restored.db"];
        File.Copy(office.Store + ".key", store + ".key");
        Assert.Contains("no-journal", InProcess.Run("restore", office.Folder["b.lkbb"], "--store", store).Expect(3).Error, StringComparison.Ordinal);
        Assert.Equal(["restored.db.key"], Directory.GetFiles(office.Folder["new"]).Select(Path.GetFileName));

        File.Copy(office.Store + ".erasures", store + ".erasures");
        var restored = InProcess.Run("restore", office.Folder["b.lkbb"], "--store", store, "--json").Expect(0).Json;
        Assert.Equal(1, restored.GetProperty("erased").GetInt64());
        foreach (var word in words.Values) InProcess.Run("replay", word, "--store", store).Expect(4);
        InProcess.Run("verify", "--views", "--store", store, "--against", restored.GetProperty("head").GetString()!).Expect(0);
        foreach (var file in Directory.GetFiles(office.Folder["new"]))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var word in words.Values.Append(Office.Hit)) Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{file} names {word}");
        }

        using var ledger = Ledger.OpenToRead(store);
        var erasure = Assert.Single(ledger.Views.Erasures.All(ledger.Head)).Erasure;
        Assert.True(erasure.FromJournal);
    }

    [Fact]
    public void A_file_copied_back_from_before_an_erasure_is_erased_again_by_whoever_reads_it_first()
    {
        foreach (var verb in new string[][] { ["status"], ["verify"], ["replay", "REF-1002"], ["head"], ["screen"] })
        {
            using var office = new Office();
            var before = File.ReadAllBytes(office.Store);
            office.Erase("REF-1001").Expect(0);
            File.WriteAllBytes(office.Store, before);
            File.WriteAllText(office.Folder["p.csv"], "reference,name\nX1,Ana Quispe\n");
            office.Run(verb[0] == "screen" ? ["screen", office.Folder["p.csv"]] : verb).Expect(0);
            office.Run("replay", "REF-1001").Expect(4);
            Assert.Single(File.ReadAllLines(office.Store + ".erasures"));
            office.Run("verify", "--views").Expect(0);
        }
    }

    private static Dictionary<string, string> Words(Office office, string reference)
    {
        var subject = office.Run("subject", "show", reference, "--json").Json.EnumerateArray().First(s => !s.GetProperty("subject").GetString()!.StartsWith('!'));
        return new()
        {
            ["reference"] = reference,
            ["subject"] = subject.GetProperty("subject").GetString()!,
            ["encounter"] = subject.GetProperty("encounters")[0].GetProperty("encounter").GetString()!,
        };
    }
}
