using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>Entries that are gone, moved, added or rolled back, and what stands beside them: tree, keys, publishers' files.</summary>
public sealed class VerificationOfStructureTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [Fact]
    public void A_deleted_entry_is_found_wherever_it_stood()
    {
        foreach (var back in new[] { 200L, 5, 0 })
        {
            using var store = sample.Copy();
            var position = store.Last - back;
            store.Do($"DELETE FROM entry WHERE position = {position}");
            Assert.Equal(position, store.Damage().Position);
        }
    }

    [Fact]
    public void A_cut_at_the_end_is_found_at_the_first_entry_that_is_missing()
    {
        using var store = sample.Copy();
        var last = store.Last;
        store.Do($"DELETE FROM entry WHERE position > {last - 9}");
        Assert.Equal(last - 8, store.Damage().Position);
    }

    [Fact]
    public void Contents_that_were_swapped_are_found_at_the_first()
    {
        using var store = sample.Copy();
        var (one, other) = (store.Last / 3, store.Last / 2);
        store.Do(
            $"""
            UPDATE entry AS e SET (known_at, actor, kind, subject, format, body, hash) =
             (SELECT known_at, actor, kind, subject, format, body, hash FROM entry o WHERE o.position = {one} + {other} - e.position)
            WHERE position IN ({one}, {other})
            """);
        Assert.Equal(one, store.Damage().Position);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Entries_that_changed_places_are_found_at_the_first(bool withHashes)
    {
        using var store = sample.Copy();
        // Within one append and one block, so that instants say nothing.
        var one = store.Number(
            """
            SELECT MAX(e.position) FROM entry e JOIN entry o ON o.position = e.position + 2 AND o.known_at = e.known_at
            WHERE e.kind = 'listing-stated' AND e.position % 16 = 4
            """);
        var other = one + 2;
        store.Do($"UPDATE entry SET position = -position WHERE position = {one}");
        store.Do($"UPDATE entry SET position = {one} WHERE position = {other}");
        store.Do($"UPDATE entry SET position = {other} WHERE position = -{one}");
        if (withHashes) store.FitHashes(one, other);
        var found = store.Damage().Position;
        if (withHashes) Assert.InRange(found, store.Heads.Last(h => h.Size < one).Size + 1, one);
        else Assert.Equal(one, found);
    }

    [Fact]
    public void An_inserted_entry_is_found_however_much_of_what_follows_was_made_to_fit()
    {
        using var store = sample.Copy();
        // In the last append, where nothing that follows names a position.
        var (position, last) = (store.Last - 10, store.Last);
        store.Do($"UPDATE entry SET position = -(position + 1) WHERE position >= {position}");
        store.Do("UPDATE entry SET position = -position WHERE position < 0");
        store.Do($"INSERT INTO entry SELECT {position}, known_at, 'intruder', kind, subject, format, body, hash FROM entry WHERE position = {position + 1}");
        Assert.Equal(position, store.Damage().Position);
        store.FitHashes(position, position);
        Assert.InRange(store.Damage().Position, store.Heads[^2].Size + 1, position + 1);
        store.FitHashes(position, last + 1);
        Assert.InRange(store.Damage().Position, store.Heads[^2].Size + 1, position);
        store.FitNodes();
        Assert.InRange(store.Damage().Position, store.Heads[^2].Size + 1, position);
        store.FitHeads();
        Assert.Equal(last + 1, store.Damage().Position); // No head covers one more.
        store.Do($"UPDATE tree_head SET size = {last + 1} WHERE size = {last}");
        store.FitHeads();
        store.Verify();
        Assert.Equal(store.Heads[^2].Size + 1, store.Damage([.. store.Heads]).Position);
    }

    [Fact]
    public void An_entry_put_before_the_first_is_found()
    {
        using var store = sample.Copy();
        store.Do("INSERT INTO entry SELECT 0, known_at, actor, kind, subject, format, body, hash FROM entry WHERE position = 1");
        Assert.Equal(0, store.Damage().Position);
    }

    [Fact]
    public void An_entry_appended_without_a_head_is_found_at_its_position()
    {
        using var store = sample.Copy();
        var next = store.Last + 1;
        store.Do($"INSERT INTO entry SELECT {next}, known_at + 5, actor, kind, subject, format, body, hash FROM entry WHERE position = {next - 1}");
        store.FitHashes(next, next);
        store.FitNodes();
        Assert.Equal(next, store.Damage().Position);
    }

    [Fact]
    public void A_store_rolled_back_is_found_by_a_head_kept_elsewhere_alone()
    {
        using var store = sample.Copy();
        using var yesterday = new TamperedStore(store.Path);
        var kept = Append(store, 5);
        Assert.Equal(kept, store.Verify(ViewCheck.Compared, [.. store.Heads, kept]).Head);

        yesterday.Verify(ViewCheck.Compared, [.. store.Heads]);
        var damage = yesterday.Damage([kept, .. store.Heads]);
        Assert.Equal(yesterday.Last + 1, damage.Position);
        Assert.Contains("rolled back", damage.Message, StringComparison.Ordinal);

        // And gone on with: as long, and not the same.
        Append(yesterday, 9);
        yesterday.Verify(ViewCheck.Compared, [.. store.Heads]);
        Assert.Equal(1, yesterday.Damage(kept).Position);
        Assert.Equal(store.Heads[^1].Size + 1, yesterday.Damage([.. store.Heads, kept]).Position);
    }

    [Fact]
    public void A_store_cut_back_to_an_earlier_head_with_all_that_follows_is_found_by_a_kept_head()
    {
        using var store = sample.Copy();
        var (size, missing) = (store.Heads[^2].Size, store.Heads[^1].Size - store.Heads[^2].Size);
        Assert.True(missing > 16);
        store.Do($"DELETE FROM entry WHERE position > {size}");
        store.Do($"DELETE FROM tree_head WHERE size > {size}");
        // The nodes above what is gone betray it, if they were forgotten.
        Assert.Equal(size + 1, store.Damage().Position);
        store.FitNodes();
        store.Verify();
        Assert.Equal(size + 1, store.Damage(store.Heads[^1]).Position);
        // So do the views.
        Assert.Throws<CorruptLedgerException>(() => store.Verify(ViewCheck.Compared));
    }

    [Fact]
    public void A_node_of_the_tree_changed_taken_or_added_is_found()
    {
        using var store = sample.Copy();
        var number = store.Last / 16 / 2;
        var expected = Math.Max(number * 16, store.Heads.Last(h => h.Size <= (number * 16) + 15).Size) + 1;
        var root = store.Rows($"SELECT hash FROM tree_node WHERE height = 4 AND number = {number}")[0][0];
        foreach (var wrong in new[] { new byte[32], new byte[3] })
        {
            store.Do($"UPDATE tree_node SET hash = $hash WHERE height = 4 AND number = {number}", ("$hash", wrong));
            Assert.InRange(store.Damage().Position, (number * 16) + 1, expected);
        }

        store.Do($"DELETE FROM tree_node WHERE height = 4 AND number = {number}");
        Assert.InRange(store.Damage().Position, (number * 16) + 1, expected);
        store.Do($"INSERT INTO tree_node VALUES (4, {number}, $hash)", ("$hash", root));
        store.Verify();
        foreach (var (height, beyond) in new[] { (4, store.Last / 16), (8, 99), (5, 0), (64, 0) })
        {
            store.Do($"INSERT INTO tree_node VALUES ({height}, {beyond}, $hash)", ("$hash", root));
            Assert.Equal(store.Last + 1, store.Damage().Position);
            store.Do($"DELETE FROM tree_node WHERE height = {height} AND number = {beyond}");
        }
    }

    [Fact]
    public void A_head_changed_taken_or_added_is_found()
    {
        using var store = sample.Copy();
        var (before, head) = (store.Heads[4], store.Heads[5]);
        foreach (var wrong in new[] { new byte[32], new byte[31] })
        {
            store.Do($"UPDATE tree_head SET root = $root WHERE size = {head.Size}", ("$root", wrong));
            Assert.InRange(store.Damage().Position, before.Size + 1, head.Size);
        }

        store.Do($"DELETE FROM tree_head WHERE size = {head.Size}");
        Assert.Equal(head.Size + 1, store.Damage().Position);
        store.Do($"INSERT INTO tree_head VALUES ({head.Size}, 0, $root)", ("$root", head.Root.ToBytes()));
        store.Verify();

        var within = store.Heads[^1].Size - 3;
        store.Do($"INSERT INTO tree_head VALUES ({within}, 0, zeroblob(32))");
        Assert.Equal(store.Heads[^2].Size + 1, store.Damage().Position);
        store.FitHeads();
        Assert.Equal(within + 1, store.Damage().Position);
        store.Do($"DELETE FROM tree_head WHERE size = {within}");
        store.Do($"INSERT INTO tree_head VALUES ({store.Last + 100}, 0, zeroblob(32))");
        Assert.Equal(store.Last + 1, store.Damage().Position);
    }

    [Fact]
    public void A_key_deleted_in_secret_is_found_at_the_subject_it_was_of()
    {
        using var store = sample.Copy();
        var subject = store.Number("SELECT subject FROM subject_key ORDER BY subject LIMIT 1 OFFSET 7");
        store.Do($"DELETE FROM subject_key WHERE subject = {subject}");
        Assert.Equal(subject, store.Damage().Position);
        // Nor do the views pass, nor can they be made anew as if nothing had been there.
        Assert.Throws<CorruptLedgerException>(() => store.Verify(ViewCheck.Compared));
    }

    [Fact]
    public void A_key_edited_or_another_subjects_is_found_by_whoever_has_the_stores_key()
    {
        using var store = sample.Copy();
        var (subject, other) = (store.Number("SELECT MIN(subject) FROM subject_key"), store.Number("SELECT MAX(subject) FROM subject_key"));
        foreach (var edit in new[] { "CAST(substr(wrapped, 1, 40) || x'00' || substr(wrapped, 42) AS BLOB)", $"(SELECT wrapped FROM subject_key WHERE subject = {other})", "x''" })
        {
            var wrapped = store.Rows($"SELECT wrapped FROM subject_key WHERE subject = {subject}")[0][0];
            store.Do($"UPDATE subject_key SET wrapped = {edit} WHERE subject = {subject}");
            Assert.Equal(subject, Assert.Throws<CorruptLedgerException>(() => store.Verify()).Position);
            store.VerifySealed(); // Who has it not is told so by the verb.
            store.Do($"UPDATE subject_key SET wrapped = $wrapped WHERE subject = {subject}", ("$wrapped", wrapped));
        }
    }

    [Fact]
    public void A_key_put_back_after_an_erasure_is_found()
    {
        using var store = sample.Copy();
        store.Do($"INSERT INTO subject_key SELECT {sample.Erased}, wrapped FROM subject_key LIMIT 1");
        Assert.Equal(sample.Erased, store.Damage().Position);
    }

    [Fact]
    public void A_key_of_nobody_is_found()
    {
        using var store = sample.Copy();
        store.Do("INSERT INTO subject_key SELECT 1, wrapped FROM subject_key LIMIT 1");
        Assert.Equal(1, store.Damage().Position);
    }

    [Theory]
    [InlineData("UPDATE original_chunk SET bytes = CAST(substr(bytes, 1, length(bytes) / 2) || x'ff' || substr(bytes, length(bytes) / 2 + 2) AS BLOB)")]
    [InlineData("UPDATE original_chunk SET bytes = x''")]
    [InlineData("DELETE FROM original_chunk")]
    [InlineData("DELETE FROM original")]
    [InlineData("UPDATE original SET length = length + 1")]
    [InlineData("UPDATE original SET sha256 = 'f' || substr(sha256, 2)")]
    public void A_publishers_file_changed_is_found_at_the_edition_read_from_it(string sql)
    {
        using var store = sample.Copy();
        var (position, body) = store.Rows("SELECT position, body FROM entry WHERE kind = 'edition-loaded' ORDER BY position LIMIT 1 OFFSET 2")
            .ConvertAll(r => ((long)r[0]!, System.Text.Encoding.UTF8.GetString((byte[])r[1]!)))[0];
        var sha256 = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("files")[0].GetProperty("sha256").GetString()!;
        store.Do($"{sql} WHERE sha256 = '{sha256}'");
        Assert.Equal(position, store.Damage().Position);
    }

    private static TreeHead Append(TamperedStore store, int encounters)
    {
        using var ledger = Ledger.OpenToAppend(store.Path, Clock.At("2026-02-02T00:00:00Z"), "tester");
        foreach (var i in Enumerable.Range(0, encounters))
            ledger.Append(new EntryBody.EncounterRecorded(Some.Encounter(FormattableString.Invariant($"Late Comer {encounters} {i}"))));
        return ledger.Tree.Head();
    }
}
