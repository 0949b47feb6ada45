using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Store;

public sealed class LedgerTests
{
    [Fact]
    public void Positions_are_gap_free_from_one_across_appends_and_reopenings()
    {
        using var temp = new TempLedger();
        Assert.Equal(1, temp.Ledger.Append(Entry("A"), Entry("B")));
        temp.Close();
        Assert.Equal(3, temp.Ledger.Append(Entry("C")));
        Assert.Equal([1, 2, 3], temp.Ledger.Entries.From(1).Select(e => e.Position));
    }

    [Fact]
    public void An_append_that_is_not_committed_leaves_no_trace()
    {
        using var temp = new TempLedger();
        using (var append = temp.Ledger.BeginAppend()) append.Add(Entry("A"));
        Assert.Equal(0, temp.Ledger.Head);
        Assert.Equal((0, 0), temp.Ledger.Views.Encounters.Count(long.MaxValue));
        Assert.Equal(1, temp.Ledger.Append(Entry("B")));
    }

    [Fact]
    public void Known_at_never_falls_and_is_never_used_twice_whatever_the_wall_clock_does()
    {
        var clock = Clock.At("2026-05-05T12:00:00Z");
        using var temp = new TempLedger(clock);
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
        using var temp = new TempLedger(clock);
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
        using var temp = new TempLedger();
        var listing = Some.Listing("L1", "Test Person", "1970");
        var encounter = Some.Encounter("Test Person", "1970-01-02", "R1", "2026-01-01");
        var hit = new Hit
        {
            Listing = listing.Id,
            Score = 0.91,
            Corroboration = 0.5,
            SubjectName = "Test Person",
            ListedName = "Test Person",
            Evidence = [new Evidence { Kind = EvidenceKind.Name, Direction = Direction.For, Subject = "a", Listed = "b", Sentence = "a = b" }],
        };
        var hindsight = new Hindsight
        {
            Verdict = Verdict.NotListedThen,
            Because = "test",
            EncounterAt = Some.Instant("2026-01-01"),
            LoadedAt = Some.Instant("2026-01-02"),
            KnowableAt = Some.Instant("2026-01-02"),
        };
        var alert = AlertId.Of(encounter.Subject, listing.Id);
        EntryBody[] bodies =
        [
            new EntryBody.ListingStated(listing),
            new EntryBody.EditionLoaded(Edition()),
            new EntryBody.PolicyTaken(new PolicyText("h", "1", "{}")),
            new EntryBody.CoverageTaken(Some.Coverage(("test-list", 2))),
            new EntryBody.EncounterRecorded(encounter),
            new EntryBody.ScreeningMade(new Screening { Encounter = encounter.Id, Coverage = 3, Outcome = Outcome.Hit, Hits = [hit] }, encounter.Subject),
            new EntryBody.AlertDecided(new Disposition { Alert = alert, Decision = Decision.Inconclusive, Reason = "r", ListingFacts = "f" }, encounter.Subject),
            new EntryBody.RunStarted(new RunStart
            {
                Trigger = Trigger.Edition,
                Mode = RunMode.Delta,
                Coverage = 3,
                UpToPosition = 5,
                Steps = [new CoverageStep(Some.Watchlist, 0, 2, new ScreenedRange(0, 5))],
                Behind = [new ScreenedRange(0, 5)],
                Expected = 1,
            }),
            new EntryBody.FindingMade(
                new Finding { Id = FindingId.Of(encounter.Id, listing.Id, 1), Run = new RunId(7), Encounter = encounter.Id, Hit = hit, Hindsight = hindsight },
                encounter.Subject),
            new EntryBody.GroundLost(new LostGround(new RunId(7), alert, listing.Id, GroundLoss.Delisted, null), encounter.Subject),
            new EntryBody.RunAdvanced(new RunCheckpoint(new RunId(7), 1)),
            new EntryBody.RunEnded(new RunEnd
            {
                Run = new RunId(7), Expected = 1, Evaluated = 1, Skipped = new Dictionary<string, long>(), Failed = 0, Findings = 1, LostGround = 1,
            }),
            new EntryBody.ListingEnded(new Delisting(listing.Id, null, null)),
            new EntryBody.SubjectErased(new Erasure
            {
                Subject = 100, Cause = ErasureCause.Request, Reason = "r", LegalBasis = "l", JournalId = "j", Remains = new ErasedRemains(),
            }),
        ];
        temp.Ledger.Append(bodies);
        var kinds = typeof(EntryBody).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(EntryBody)) && t != typeof(EntryBody.NotReplayable));
        Assert.Equal(kinds.ToHashSet(), bodies.Select(b => b.GetType()).ToHashSet());
        foreach (var (entry, body) in temp.Ledger.Entries.From(1).Zip(bodies))
        {
            var (read, written) = (EntryCodec.Encode(entry.Body), EntryCodec.Encode(body));
            Assert.Equal(written.Kind, read.Kind);
            Assert.Equal(written.Subject, read.Subject);
            Assert.Equal(System.Text.Encoding.UTF8.GetString(written.Text), System.Text.Encoding.UTF8.GetString(read.Text));
        }
    }

    [Theory]
    [InlineData("UPDATE entry SET body = zeroblob(length(body)) WHERE position = 2")]
    [InlineData("UPDATE entry SET actor = 'somebody else' WHERE position = 2")]
    [InlineData("UPDATE entry SET known_at = known_at + 1 WHERE position = 2")]
    [InlineData("DELETE FROM entry WHERE position = 2")]
    [InlineData("UPDATE entry SET format = 9 WHERE position = 2")]
    public void An_entry_that_is_not_what_was_written_is_found_by_its_position(string tampering)
    {
        using var temp = new TempLedger();
        temp.Ledger.Append(Entry("A"), Entry("B"), Entry("C"));
        temp.Close();
        using (var connection = new SqliteConnection($"Data Source={temp.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = tampering;
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var corrupt = Assert.Throws<CorruptLedgerException>(() => temp.Ledger.RebuildViews());
        Assert.Equal(2, corrupt.Position);
    }

    [Fact]
    public void A_second_writer_is_refused_and_a_reader_is_not()
    {
        using var temp = new TempLedger();
        temp.Ledger.Append(Entry("A"));
        var refusal = Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(temp.Path, temp.Time, "other")).Refusal;
        Assert.Equal("store-busy", refusal.Code);
        using var reader = Ledger.OpenToRead(temp.Path);
        Assert.Equal(1, reader.Head);
    }

    [Fact]
    public void A_reader_at_a_position_sees_nothing_later()
    {
        using var temp = new TempLedger();
        temp.Ledger.Append(Entry("A"));
        using var reader = Ledger.OpenToRead(temp.Path);
        var at = reader.Head;
        temp.Ledger.Append(Entry("B"));
        Assert.Equal((1, 1), reader.Views.Encounters.Count(at));
        Assert.Equal((2, 2), reader.Views.Encounters.Count(reader.Head));
    }

    [Theory]
    [InlineData("UPDATE store SET schema_version = 99", "store-too-new")]
    [InlineData("UPDATE store SET schema_version = 1", "store-not-ready")]
    public void A_store_of_another_schema_is_refused_to_a_reader(string sql, string code)
    {
        using var temp = new TempLedger();
        temp.Ledger.Append(Entry("A"));
        temp.Close();
        using (var connection = new SqliteConnection($"Data Source={temp.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        Assert.Equal(code, Assert.Throws<RefusedException>(() => Ledger.OpenToRead(temp.Path)).Refusal.Code);
    }

    [Fact]
    public void A_file_that_is_no_store_is_refused_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["notes.txt"], new string('x', 5000));
        Assert.Equal("not-a-store", Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(folder["notes.txt"], TimeProvider.System, "t")).Refusal.Code);
        Assert.Equal(new string('x', 5000), File.ReadAllText(folder["notes.txt"]));
        Assert.Equal("no-store", Assert.Throws<RefusedException>(() => Ledger.OpenToRead(folder["none.db"])).Refusal.Code);
        Assert.False(File.Exists(folder["none.db"]));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        using (var connection = new SqliteConnection($"Data Source={folder["other.db"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // Counting its schema as we do is no proof of kinship.
            command.CommandText = "CREATE TABLE accounts (id INTEGER); PRAGMA user_version = 2";
            command.ExecuteNonQuery();
        }

        var refusal = Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(folder["other.db"], TimeProvider.System, "t")).Refusal;
        Assert.Equal("not-a-store", refusal.Code);
        var before = File.ReadAllBytes(folder["other.db"]);
        Assert.Throws<RefusedException>(() => Ledger.OpenToRead(folder["other.db"]));
        Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(folder["other.db"], TimeProvider.System, "t"));
        Assert.Equal(before, File.ReadAllBytes(folder["other.db"]));
        Assert.Equal(["other.db"], Directory.GetFiles(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_store_cut_short_is_damage_and_not_something_else()
    {
        using var temp = new TempLedger();
        temp.Ledger.Append(Enumerable.Range(0, 2000).Select(i => Entry($"number {i}")).ToArray());
        temp.Close();
        using (var file = File.OpenWrite(temp.Path)) file.SetLength(file.Length / 3);
        var exception = Record.Exception(() => temp.Ledger.RebuildViews());
        Assert.True(exception is CorruptLedgerException || StoreFault.Of(exception!) is { IsDamage: true }, exception?.ToString());
    }

    [Fact]
    public void A_store_made_for_an_append_that_never_came_is_not_left_behind()
    {
        using var folder = new TempFolder();
        using (Ledger.OpenToAppend(folder["s.db"], TimeProvider.System, "t"))
        {
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_publishers_file_comes_back_byte_for_byte_and_is_kept_once()
    {
        using var temp = new TempLedger();
        var bytes = new byte[3_500_000];
        new Random(5).NextBytes(bytes);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        for (var i = 0; i < 2; i++)
        {
            using var append = temp.Ledger.BeginAppend();
            append.Keep(sha, bytes.Length, new MemoryStream(bytes));
            append.Commit();
        }

        using var copy = new MemoryStream();
        Assert.True(temp.Ledger.Originals.CopyTo(sha, copy));
        Assert.Equal(bytes, copy.ToArray());
        Assert.False(temp.Ledger.Originals.CopyTo(new string('0', 64), Stream.Null));
    }

    private static EntryBody Entry(string name) => new EntryBody.EncounterRecorded(Some.Encounter($"Test {name}"));

    private static Edition Edition() => new()
    {
        Id = new EditionId("e1"),
        Watchlist = Some.Watchlist,
        Format = "FollowTheMoney",
        PublishedAt = Some.Instant("2026-01-01"),
        Files = [new OriginalFile("f.json", new string('a', 64), 10)],
        Counts = new EditionCounts { Listings = 1, Added = 1, Changed = 0, Reworded = 0, Merged = 0, Removed = 0 },
        Issues = [new ReadIssue("f.json", 3, "name", "a name", "nothing")],
        IssueCount = 1,
        Dropped = new Dictionary<string, long> { ["religion"] = 2 },
    };
}
