using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>On a file.</summary>
public sealed class SqliteLedgerTests : LedgerContract
{
    private protected override StoreKind Kind => StoreKind.Sqlite;
}

/// <summary>On a database of a server's.</summary>
public sealed class PostgresLedgerTests : LedgerContract
{
    private protected override StoreKind Kind => StoreKind.Postgres;
}

/// <summary>What a ledger is, on whatever database it lies.</summary>
public abstract partial class LedgerContract
{
    private const int MoreThanABatch = 2_500;

    /// <summary>The database under test.</summary>
    private protected abstract StoreKind Kind { get; }

    [Fact]
    public void Positions_are_gap_free_from_one_across_appends_and_reopenings()
    {
        using var temp = New();
        Assert.Equal(1, temp.Ledger.Append(Entry("A"), Entry("B")));
        temp.Close();
        Assert.Equal(3, temp.Ledger.Append(Entry("C")));
        Assert.Equal(4, temp.Ledger.Append(Entries(MoreThanABatch)));
        Assert.Equal(Enumerable.Range(1, MoreThanABatch + 3).Select(i => (long)i), temp.Ledger.Entries.From(1).Select(e => e.Position));
        Assert.Equal(MoreThanABatch + 3, temp.Ledger.Head);
    }

    [Fact]
    public void An_append_that_is_not_committed_leaves_no_trace()
    {
        using var temp = New();
        using (var append = temp.Ledger.BeginAppend()) append.Add(Entry("A"));
        Assert.Equal(0, temp.Ledger.Head);
        Assert.Equal((0, 0), temp.Ledger.Views.Encounters.Count(long.MaxValue));
        Assert.Equal(1, temp.Ledger.Append(Entry("B")));
    }

    [Fact]
    public void An_append_that_fails_after_part_of_it_was_written_is_undone_whole()
    {
        using var temp = New();
        temp.Ledger.Append(Entry("before"));
        temp.Close();
        var before = Everything(temp.Place);
        Assert.Throws<IOException>(Break);
        Assert.Equal(1, temp.Ledger.Head);
        temp.Close();
        Assert.Equal(before, Everything(temp.Place));
        // What was drawn for those who never came must not be found by those who take their positions.
        Assert.Equal(2, temp.Ledger.Append(Entries(MoreThanABatch).Reverse().ToArray()));
        temp.Close();
        Assert.Equal(MoreThanABatch + 1, temp.Ledger.Entries.From(1).Count(e => e.Body is EntryBody.EncounterRecorded));

        void Break()
        {
            using var append = temp.Ledger.BeginAppend();
            append.Keep(new string('a', 64), 3, new MemoryStream([1, 2, 3]));
            foreach (var entry in Entries(MoreThanABatch)) append.Add(entry);
            Assert.True(temp.Ledger.Head > 2_000, "a part of it has been written by now");
            throw new IOException("between an entry and the commit");
        }
    }

    [Fact]
    public void Known_at_never_falls_and_is_never_used_twice_whatever_the_wall_clock_does()
    {
        var clock = Clock.At("2026-05-05T12:00:00Z");
        using var temp = New(clock);
        foreach (var hours in new[] { 0, 0, -1, 24 * 3650, -24 * 3650, 1 })
        {
            clock.Now = Clock.At("2026-05-05T12:00:00Z").Now.AddHours(hours);
            temp.Ledger.Append(Entry($"{temp.Ledger.Head}"), Entry($"{temp.Ledger.Head} and"));
        }

        var instants = temp.Ledger.Entries.From(1).Select(e => e.KnownAt).Chunk(2).ToList();
        Assert.All(instants, pair => Assert.Equal(pair[0], pair[1]));
        var starts = instants.ConvertAll(p => p[0]);
        Assert.Equal(starts.Order().Distinct(), starts);
    }

    [Fact]
    public void An_instant_names_the_last_append_known_by_then_and_never_half_of_one()
    {
        var clock = Clock.At("2026-05-05T12:00:00Z");
        using var temp = New(clock);
        temp.Ledger.Append(Entry("A"), Entry("B"));
        clock.Now = clock.Now.AddDays(1);
        temp.Ledger.Append(Entry("C"), Entry("D"));
        Assert.Equal(0, temp.Ledger.PositionAt(Some.Instant("2026-05-05T11:59:59Z")));
        Assert.Equal(2, temp.Ledger.PositionAt(Some.Instant("2026-05-05T12:00:00Z")));
        Assert.Equal(2, temp.Ledger.PositionAt(Some.Instant("2026-05-06T11:00:00Z")));
        Assert.Equal(4, temp.Ledger.PositionAt(Some.Instant("2026-05-06T12:00:00Z")));
        Assert.Equal(4, temp.Ledger.PositionAt(null));
    }

    [Fact]
    public void Every_kind_of_entry_reads_back_as_it_was_written()
    {
        using var temp = New();
        var bodies = EveryKind.Of();
        temp.Ledger.Append(bodies);
        temp.Close();
        var kinds = typeof(EntryBody).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(EntryBody)) && t != typeof(EntryBody.NotReplayable));
        Assert.Equal(kinds.ToHashSet(), bodies.Select(b => b.GetType()).ToHashSet());
        var entries = temp.Ledger.Entries.From(1).ToList();
        Assert.Equal(bodies.Length, entries.Count);
        foreach (var (entry, body) in entries.Zip(bodies))
        {
            var (read, written) = (EntryCodec.Encode(entry.Body), EntryCodec.Encode(body));
            Assert.Equal(written.Kind, read.Kind);
            Assert.Equal(written.Subject, read.Subject);
            Assert.Equal(Encoding.UTF8.GetString(written.Text), Encoding.UTF8.GetString(read.Text));
            Assert.Equal("tester", entry.Actor);
        }
    }

    [Theory]
    [InlineData("UPDATE entry SET body = hash WHERE position = 2")]
    [InlineData("UPDATE entry SET body = (SELECT e.body FROM entry e WHERE e.position = 3) WHERE position = 2")]
    [InlineData("UPDATE entry SET actor = 'somebody else' WHERE position = 2")]
    [InlineData("UPDATE entry SET known_at = known_at + 1 WHERE position = 2")]
    [InlineData("UPDATE entry SET format = 9 WHERE position = 2")]
    [InlineData("UPDATE entry SET kind = 'screening-made' WHERE position = 2")]
    [InlineData("UPDATE entry SET subject = 1 WHERE position = 2")]
    [InlineData("UPDATE entry SET subject = NULL WHERE position = 2")]
    [InlineData("UPDATE entry SET hash = (SELECT e.hash FROM entry e WHERE e.position = 1) WHERE position = 2")]
    [InlineData("DELETE FROM entry WHERE position = 2")]
    [InlineData("DELETE FROM subject_key WHERE subject = 2")]
    [InlineData("UPDATE subject_key SET wrapped = (SELECT k.wrapped FROM subject_key k WHERE k.subject = 1) WHERE subject = 2")]
    [InlineData("DELETE FROM entry WHERE position = 3", 3)]
    [InlineData("DELETE FROM entry WHERE position = 1", 1)]
    public void An_entry_that_is_not_what_was_written_is_found_by_its_position(string tampering, long position = 2)
    {
        using var temp = New();
        temp.Ledger.Append(Entry("A"), Entry("B"), Entry("C"));
        temp.Close();
        Assert.Equal(1, temp.Place.Do(tampering));
        var corrupt = Assert.Throws<CorruptLedgerException>(() => temp.Ledger.RebuildViews());
        Assert.Equal(position, corrupt.Position);
    }

    [Fact]
    public void Views_that_were_damaged_are_rebuilt_into_what_they_were()
    {
        using var temp = New();
        temp.Ledger.Append(EveryKind.Of()[..^1]);
        temp.Close();
        var live = StoreDump.Views(temp.Place);
        foreach (var table in new[] { "edition", "subject", "encounter", "hit", "alert" }) Assert.NotEqual(0, temp.Place.Do($"DELETE FROM {table}"));
        Assert.NotEqual(live, StoreDump.Views(temp.Place));
        temp.Ledger.RebuildViews();
        temp.Close();
        Assert.Equal(live, StoreDump.Views(temp.Place));
    }

    [Fact]
    public void A_second_writer_is_refused_and_a_reader_is_not()
    {
        using var temp = New();
        temp.Ledger.Append(Entry("A"));
        var refused = Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(temp.Place.Location, temp.Time, "other"));
        Assert.Equal("store-busy", refused.Refusal.Code);
        using (var reader = temp.OpenToRead()) Assert.Equal(1, reader.Head);
        // Nor while it is in the middle of an append, of which the reader sees nothing.
        using (var append = temp.Ledger.BeginAppend())
        {
            append.Add(Entry("B"));
            append.Flush();
            using var reader = temp.OpenToRead();
            Assert.Equal(1, reader.Head);
        }

        temp.Close();
        using var next = Ledger.OpenToAppend(temp.Place.Location, temp.Time, "other");
        Assert.Equal(2, next.Append(Entry("C")));
    }

    [Fact]
    public void A_reader_changes_nothing()
    {
        using var temp = New();
        temp.Ledger.Append(Entry("A"));
        using var reader = temp.OpenToRead();
        Assert.Throws<InvalidOperationException>(() => reader.Append(Entry("B")));
        Assert.Throws<InvalidOperationException>(() => reader.RebuildViews());
        Assert.Throws<InvalidOperationException>(() => reader.Erase([]));
        Assert.NotNull(StoreFault.Of(Assert.ThrowsAny<Exception>(() => reader.Database.Execute("DELETE FROM entry"))));
    }

    [Fact]
    public void A_reader_at_a_position_sees_nothing_later()
    {
        using var temp = New();
        temp.Ledger.Append(Entry("A"));
        using var reader = temp.OpenToRead();
        var at = reader.Head;
        temp.Ledger.Append(Entry("B"));
        Assert.Equal((1, 1), reader.Views.Encounters.Count(at));
        Assert.Equal((2, 2), reader.Views.Encounters.Count(reader.Head));
    }

    [Fact]
    public void A_store_of_a_newer_schema_is_refused_to_a_reader()
    {
        using var temp = New();
        temp.Ledger.Append(Entry("A"));
        temp.Close();
        temp.Place.Do("UPDATE store SET schema_version = 99");
        Assert.Equal("store-too-new", Assert.Throws<RefusedException>(temp.OpenToRead).Refusal.Code);
    }

    [Fact]
    public void A_store_of_an_older_schema_is_brought_forward_for_a_reader_and_nothing_on_record_changes()
    {
        using var temp = New();
        temp.Ledger.Append(Entry("A"));
        var head = temp.Ledger.TreeHead;
        temp.Close();
        Age();
        using (var reader = temp.OpenToRead()) Assert.Equal((1, head), (reader.Head, reader.TreeHead));
        Age();
        using (var reader = Ledger.OpenSealed(temp.Place.Location)) Assert.Equal((1, head), (reader.Head, reader.TreeHead));
        Assert.Equal(FetchTimes.None, temp.Ledger.FetchTimes.Find(Some.Watchlist));

        void Age()
        {
            temp.Place.Do("DROP TABLE fetch_time");
            temp.Place.Do("DELETE FROM lookback_migration WHERE ScriptName LIKE '%0006%'");
            temp.Place.Do("UPDATE store SET schema_version = 5");
        }
    }

    [Fact]
    public void A_store_of_an_older_schema_that_cannot_be_written_is_refused_with_what_to_do()
    {
        using var temp = New();
        temp.Ledger.Append(Entry("A"));
        temp.Close();
        temp.Place.Do("UPDATE store SET schema_version = 5");
        // It waits for whoever is writing, and without the key nobody writes.
        using (Ledger.OpenToAppend(temp.Place.Location, temp.Time, "another"))
        {
            temp.Place.Do("UPDATE store SET schema_version = 5");
            Assert.Equal("store-busy", Assert.Throws<RefusedException>(temp.OpenToRead).Refusal.Code);
        }

        var refused = Assert.Throws<RefusedException>(
            () => Ledger.OpenSealed(temp.Place.Location with { KeyFile = "/nowhere/a.key", Key = null })).Refusal;
        Assert.Equal("store-behind", refused.Code);
        Assert.Contains("(schema 5, this one needs ", refused.Sentence, StringComparison.Ordinal);
        Assert.Contains("such as `lookback status`, where its key is and the store can be written to", refused.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Sentence);
        temp.OpenToRead().Dispose();
    }

    [Fact]
    public void A_store_of_a_newer_program_is_refused_to_a_writer_and_left_as_it_is()
    {
        using var temp = New();
        temp.Ledger.Append(Entry("A"));
        temp.Close();
        temp.Place.Do("UPDATE store SET schema_version = 99");
        var before = Everything(temp.Place);
        Assert.Equal("store-too-new", Assert.Throws<RefusedException>(() => temp.Ledger.Head).Refusal.Code);
        Assert.Equal(before, Everything(temp.Place));
    }

    [Fact]
    public void A_store_made_for_an_append_that_never_came_is_not_left_behind()
    {
        using var place = StorePlace.On(Kind);
        using (Ledger.OpenToAppend(place.Location, TimeProvider.System, "t")) Assert.NotEmpty(place.Tables());
        Assert.Equal("no-store", Assert.Throws<RefusedException>(() => Ledger.OpenToRead(place.Location)).Refusal.Code);
        Assert.Empty(place.Files);
        Assert.Empty(place.Tables());
    }

    [Fact]
    public void A_publishers_file_comes_back_byte_for_byte_and_is_kept_once()
    {
        using var temp = New();
        var bytes = new byte[3_500_000];
        new Random(5).NextBytes(bytes);
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        for (var i = 0; i < 2; i++)
        {
            using var append = temp.Ledger.BeginAppend();
            append.Keep(sha, bytes.Length, new MemoryStream(bytes));
            append.Add(Entry($"{i}"));
            append.Commit();
        }

        using var copy = new MemoryStream();
        Assert.True(temp.Ledger.Originals.CopyTo(sha, copy));
        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal((1, 4), (temp.Place.Count("SELECT COUNT(*) FROM original"), temp.Place.Count("SELECT COUNT(*) FROM original_chunk")));
        Assert.False(temp.Ledger.Originals.CopyTo(new string('0', 64), Stream.Null));
    }

    [Fact]
    public void Text_of_any_script_is_ordered_by_its_bytes_and_found_again()
    {
        string[] keys = ["A-1", "a-1", "B-1", "_", "é", "z", "Ö", "日本", "😀", "Ж", "10", "9", "it's", "%", "\"q\""];
        using var temp = New();
        temp.Ledger.Append(keys.Select(k => (EntryBody)new EntryBody.ListingStated(Some.Listing(k, $"Name of {k}"))).ToArray());
        temp.Close();
        var found = temp.Ledger.Views.Listings.InForce(Some.Watchlist, temp.Ledger.Head).Select(l => l.Text.Id.Key).ToList();
        Assert.Equal(keys.OrderBy(Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))), found);
        Assert.All(keys, k => Assert.Equal($"Name of {k}", temp.Ledger.Views.Listings.At(new ListingId(Some.Watchlist, k), temp.Ledger.Head)!.Text.Facts.Names[0].Full));
    }

    private protected static EntryBody Entry(string name) => new EntryBody.EncounterRecorded(Some.Encounter($"Test {name}"));

    private protected static EntryBody[] Entries(int count, string of = "") => Enumerable.Range(0, count).Select(i => Entry($"number {of} {i}")).ToArray();

    /// <summary>Every cell of every table, so that a trace cannot hide.</summary>
    private protected static List<string> Everything(StorePlace place) => place.Tables().Order(StringComparer.Ordinal)
        .SelectMany(t => place.Rows($"SELECT * FROM {t}").Select(r => t + ": " + string.Join('|', r.Select(c => c is byte[] b ? Convert.ToHexString(b) : $"{c}"))))
        .ToList();

    private protected TempLedger New(TimeProvider? time = null) => new(Kind, time);
}
