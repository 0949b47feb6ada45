using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Store;

/// <summary>Who was erased is gone from here and from every copy, and that there was somebody stays on record.</summary>
public abstract partial class LedgerContract
{
    [Fact]
    public void What_is_on_record_of_who_was_erased_says_nothing_any_more_and_counts_as_before()
    {
        using var temp = Met();
        var subject = Of(temp.Ledger, Reference);
        var entries = Lookback.Store.Tables.EntryTable.Unjoined(temp.Ledger.Database, 0, temp.Ledger.Head).Where(r => r.Leaf.Subject == subject).Select(r => r.Leaf.Position).ToList();
        Assert.True(entries.Count >= 3, $"{entries.Count} entries: an encounter, a screening, a finding");
        var (head, before) = (temp.Ledger.Head, Counts(temp.Ledger));
        Assert.Equal(1, temp.Ledger.Erase([Request(subject)]));
        temp.Close();

        var gone = temp.Ledger.Entries.From(1).Where(e => e.Body is EntryBody.NotReplayable);
        Assert.Equal(entries, gone.Select(e => e.Position));
        Assert.Equal("not-replayable", Assert.Throws<RefusedException>(() => temp.Ledger.Views.Encounters.At(subject)).Refusal.Code);
        Assert.Equal(before, Counts(temp.Ledger));
        Assert.Equal(before, Counts(temp.Ledger, head));
        Assert.Equal(1, temp.Ledger.Views.Erasures.Count(temp.Ledger.Head));
        Assert.Equal(0, temp.Place.Count($"SELECT COUNT(*) FROM subject_key WHERE subject = {subject}"));
        // The other one is as readable as before.
        Assert.Equal("Marta Helvarainen", Assert.Single(temp.Ledger.Views.Encounters.Of(Of(temp.Ledger, "REF-1"), temp.Ledger.Head)).Encounter.Facts.Names[0].Full);
        Assert.Single(temp.Ledger.Views.Findings.All(temp.Ledger.Head));
    }

    [Fact]
    public void No_table_names_who_was_erased_and_whoever_asks_by_id_or_reference_is_told()
    {
        using var temp = Met();
        var (someone, subject) = (Someone(), Of(temp.Ledger, Reference));
        var finding = temp.Ledger.Views.Findings.OfEncounter(subject, temp.Ledger.Head)[0].Finding;
        string[] ids = [someone.Subject.Value, someone.Id.Value, finding.Id.Value, AlertId.Of(someone.Subject, finding.Hit.Listing).Value];
        temp.Close();
        Assert.All(ids, id => Assert.NotEmpty(Holding(temp.Place, id)));

        temp.Ledger.Erase([Request(subject)]);
        temp.Close();
        Assert.All([.. ids, Reference, Name], text => Assert.Empty(Holding(temp.Place, text)));
        Assert.All([.. ids, Reference], text => Assert.Equal(subject, Assert.Single(temp.Ledger.Views.Erasures.KnownBy(text)).Erasure.Subject));
        Assert.Empty(temp.Ledger.Views.Erasures.KnownBy(Name));
        Assert.Empty(temp.Ledger.Views.Erasures.KnownBy("REF-1"));
        Assert.Empty(temp.Ledger.Views.Encounters.FindSubjects(Reference, temp.Ledger.Head));
    }

    [Fact]
    public void Met_again_who_was_erased_is_somebody_new()
    {
        using var temp = Met();
        var subject = Of(temp.Ledger, Reference);
        temp.Ledger.Erase([Request(subject)]);
        var (encounters, subjects) = temp.Ledger.Views.Encounters.Count(temp.Ledger.Head);
        var outcome = Assert.Single(Some.Screen(temp.Ledger, Someone()));
        Assert.Equal(Outcome.Hit, outcome.Outcome);
        Assert.NotEqual(subject, Of(temp.Ledger, Reference));
        Assert.Equal((encounters + 1, subjects + 1), temp.Ledger.Views.Encounters.Count(temp.Ledger.Head));
        Assert.Null(Some.Run(temp.Ledger).Run);
        temp.Ledger.Erase([Request(Of(temp.Ledger, Reference))]);
        temp.Close();
        Assert.Empty(Holding(temp.Place, Someone().Id.Value));
        Assert.Equal(2, temp.Ledger.Views.Erasures.KnownBy(Reference).Count);
    }

    [Fact]
    public void Views_rebuilt_after_erasures_are_the_live_ones()
    {
        using var temp = Met();
        temp.Ledger.Erase([Request(Of(temp.Ledger, Reference))]);
        Some.Screen(temp.Ledger, Someone());
        Decided.As(temp.Ledger,
            temp.Ledger.Views.Alerts.Open(temp.Ledger.Head).Last(), Decision.FalsePositive, "Passport seen and compared by hand.");
        temp.Ledger.Erase([Request(Of(temp.Ledger, "REF-1")), Request(Of(temp.Ledger, Reference))]);
        temp.Close();
        var live = StoreDump.Views(temp.Place);
        Assert.Equal(3, live.Count(l => l.StartsWith("erasure:", StringComparison.Ordinal)));
        temp.Ledger.RebuildViews();
        temp.Close();
        Assert.Equal(live, StoreDump.Views(temp.Place));
    }

    [Fact]
    public void Erased_once_is_erased()
    {
        using var temp = Met();
        var subject = Of(temp.Ledger, Reference);
        Assert.Equal(1, temp.Ledger.Erase([Request(subject), Request(subject)]));
        var head = temp.Ledger.Head;
        Assert.Equal(0, temp.Ledger.Erase([Request(subject)]));
        temp.Close();
        Assert.Equal(head, temp.Ledger.Head);
        Assert.Single(File.ReadAllLines(temp.Place.Journal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Nobody_who_is_no_subject_can_be_erased(long position)
    {
        using var temp = Met();
        var head = temp.Ledger.Head;
        Assert.Throws<CorruptLedgerException>(() => temp.Ledger.Erase([Request(position)]));
        Assert.Equal(head, temp.Ledger.Head);
        Assert.Equal("", File.Exists(temp.Place.Journal) ? File.ReadAllText(temp.Place.Journal) : "");
    }

    [Fact]
    public void A_copy_from_before_an_erasure_makes_it_again_before_anybody_reads()
    {
        using var temp = Met();
        var subject = Of(temp.Ledger, Reference);
        temp.Close();
        temp.Place.Save();
        temp.Ledger.Erase([Request(subject)]);
        var counts = Counts(temp.Ledger);
        temp.Close();
        temp.Place.PutBack();
        Assert.NotEmpty(Holding(temp.Place, Someone().Id.Value));

        using (var reader = temp.OpenToRead())
        {
            Assert.IsType<EntryBody.NotReplayable>(reader.Entries.At(subject).Body);
            Assert.True(Assert.Single(reader.Views.Erasures.All(reader.Head)).Erasure.FromJournal);
            Assert.Equal(counts, Counts(reader));
        }

        Assert.Empty(Holding(temp.Place, Someone().Id.Value));
        var (head, lines) = (temp.Ledger.Head, File.ReadAllLines(temp.Place.Journal));
        temp.Close();
        temp.OpenToRead().Dispose();
        Assert.Equal(head, temp.Ledger.Head);
        Assert.Single(lines);
    }

    [Fact]
    public void The_last_line_of_the_journal_that_broke_off_was_never_acknowledged()
    {
        using var temp = Met();
        temp.Ledger.Erase([Request(Of(temp.Ledger, Reference))]);
        var head = temp.Ledger.Head;
        temp.Close();
        var whole = File.ReadAllText(temp.Place.Journal);
        File.AppendAllText(temp.Place.Journal, "{\"store\":\"x\",\"subj");
        using (var reader = temp.OpenToRead()) Assert.Equal(head, reader.Head);
        Assert.Equal(head, temp.Ledger.Head);
        temp.Ledger.Erase([Request(Of(temp.Ledger, "REF-1"))]);
        Assert.StartsWith(whole, File.ReadAllText(temp.Place.Journal), StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(temp.Place.Journal).Length);
    }

    [Fact]
    public void A_journal_that_was_lost_is_made_again_from_the_store()
    {
        using var temp = Met();
        temp.Close();
        temp.Place.Save();
        temp.Ledger.Erase([Request(Of(temp.Ledger, Reference)), Request(Of(temp.Ledger, "REF-1"))]);
        temp.Close();
        var whole = File.ReadAllLines(temp.Place.Journal);
        File.Delete(temp.Place.Journal);
        Assert.Equal("no-journal", Assert.Throws<RefusedException>(temp.OpenToRead).Refusal.Code);
        File.WriteAllText(temp.Place.Journal, "");
        _ = temp.Ledger.Head;
        temp.Close();
        Assert.Equal(whole, File.ReadAllLines(temp.Place.Journal));
        // It is as good as the lost one.
        temp.Place.PutBack();
        using var reader = temp.OpenToRead();
        Assert.Equal(2, reader.Views.Erasures.Count(reader.Head));
    }

    [Fact]
    public void A_line_that_is_none_in_the_middle_of_the_journal_closes_the_store()
    {
        using var temp = Met();
        temp.Ledger.Erase([Request(Of(temp.Ledger, Reference))]);
        temp.Close();
        File.AppendAllText(temp.Place.Journal, "not a line\n");
        Assert.Equal("bad-journal", Assert.Throws<RefusedException>(temp.OpenToRead).Refusal.Code);
    }

    [Fact]
    public void Whoever_reads_an_older_state_keeps_the_bytes_and_that_is_said()
    {
        using var temp = Met();
        using (var reader = temp.Place.Connect())
        {
            using var question = reader.CreateCommand();
            question.CommandText = temp.Place is SqlitePlace ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ";
            question.ExecuteNonQuery();
            question.CommandText = "SELECT COUNT(*) FROM entry";
            question.ExecuteScalar();
            temp.Ledger.Erase([Request(Of(temp.Ledger, Reference))]);
            Assert.True(temp.Ledger.HasLingering);
        }

        temp.Ledger.Erase([Request(Of(temp.Ledger, "REF-1"))]);
        Assert.False(temp.Ledger.HasLingering);
    }

    [Fact]
    public void Only_whoever_has_the_key_can_write_a_line_of_the_journal()
    {
        using var temp = Met();
        var (one, other) = (Of(temp.Ledger, Reference), Of(temp.Ledger, "REF-1"));
        temp.Ledger.Erase([Request(one)]);
        var hash = temp.Ledger.Entries.RowAt(other).Hash.ToString();
        temp.Close();
        var line = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllLines(temp.Place.Journal)[0])!;
        (line["subject"], line["first_entry"]) = (other, hash);
        File.AppendAllText(temp.Place.Journal, line.ToJsonString() + "\n");
        Assert.Equal("bad-journal", Assert.Throws<RefusedException>(temp.OpenToRead).Refusal.Code);
    }

    [Fact]
    public void A_journal_that_others_can_write_closes_the_store()
    {
        using var temp = Met();
        temp.Close();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temp.Place.Journal, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        if (!OperatingSystem.IsWindows()) Assert.Equal("journal-open-to-others", Assert.Throws<RefusedException>(temp.OpenToRead).Refusal.Code);
    }

    [Fact]
    public void The_stores_own_word_on_how_much_of_the_journal_is_done_is_not_taken()
    {
        using var temp = Met();
        temp.Close();
        temp.Place.Save();
        var subject = Of(temp.Ledger, Reference);
        temp.Ledger.Erase([Request(subject)]);
        temp.Close();
        temp.Place.PutBack();
        temp.Place.Do($"UPDATE store SET journal_length = {new FileInfo(temp.Place.Journal).Length}");
        using var reader = temp.OpenToRead();
        Assert.IsType<EntryBody.NotReplayable>(reader.Entries.At(subject).Body);
    }

    private static ErasureRequest Request(long subject) => new(subject, ErasureCause.Request, "asked for it", "GDPR art. 17(1)(a)");

    private static long Of(Ledger ledger, string reference) => Assert.Single(ledger.Views.Encounters.FindSubjects(reference, ledger.Head));

    private static string Counts(Ledger ledger, long? at = null)
    {
        var (views, until) = (ledger.Views, at ?? ledger.Head);
        var screened = views.Screenings.Count(0, until, until);
        return string.Join(' ', views.Encounters.Count(until), views.Findings.Count(until), views.Alerts.Count(until).Raised, screened.Total);
    }
}
