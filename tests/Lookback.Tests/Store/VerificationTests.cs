using Lookback.Core.Proofs;
using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>Whatever is done to a store past the program is found, and where; by whoever has the key and by whoever has not.</summary>
public sealed class VerificationTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [Fact]
    public void What_nobody_touched_verifies_with_the_key_and_without()
    {
        using var store = sample.Copy();
        Assert.InRange(store.Last, 200, 2_000);
        Assert.InRange(store.Heads.Count, 10, store.Last / 2);
        var verified = store.Verify(ViewCheck.Compared, [.. store.Heads]);
        Assert.Equal((store.Heads[^1], store.Heads.Count), (verified.Head, verified.Heads));
        Assert.Equal((1, store.Number("SELECT COUNT(*) FROM subject_key")), (verified.Erased, verified.Keys));
        Assert.Equal(store.Number("SELECT COUNT(*) FROM original"), verified.Originals);
        Assert.True(verified.ViewRows > store.Last);
        var unkeyed = store.VerifySealed([.. store.Heads]);
        Assert.Equal((verified.Head, verified.Heads, verified.Keys, verified.Originals), (unkeyed.Head, unkeyed.Heads, unkeyed.Keys, unkeyed.Originals));
        Assert.Null(unkeyed.ViewRows);
    }

    [Theory]
    [InlineData("actor = actor || 'x'")]
    [InlineData("actor = ''")]
    [InlineData("known_at = known_at + 1")]
    [InlineData("kind = 'ground-lost'")]
    [InlineData("subject = subject + 1")]
    [InlineData("subject = NULL")]
    [InlineData("subject = 0")]
    [InlineData("format = 2")]
    [InlineData("format = -1")]
    [InlineData("format = format + 4294967296")]
    [InlineData("body = zeroblob(length(body))")]
    [InlineData("body = substr(body, 1, length(body) - 1)")]
    [InlineData("body = CAST(body || x'00' AS BLOB)")]
    [InlineData("body = x''")]
    [InlineData("hash = zeroblob(32)")]
    [InlineData("hash = zeroblob(33)")]
    [InlineData("hash = x''")]
    public void An_entry_that_was_edited_is_found_at_its_position(string edit)
    {
        using var store = sample.Copy();
        var position = Middle(store);
        store.Do($"UPDATE entry SET {edit} WHERE position = {position}");
        Assert.Equal(position, store.Damage().Position);
        Assert.Equal(position, store.Damage([.. store.Heads]).Position);
    }

    [Theory]
    [InlineData("subject = 0")]
    [InlineData("subject = 7")]
    [InlineData("body = CAST(replace(CAST(body AS TEXT), 'a', 'b') AS BLOB)")]
    public void An_entry_about_nobody_that_was_edited_is_found_at_its_position(string edit)
    {
        using var store = sample.Copy();
        var position = store.Number("SELECT position FROM entry WHERE kind = 'listing-stated' AND position > 150 LIMIT 1");
        store.Do($"UPDATE entry SET {edit} WHERE position = {position}");
        Assert.Equal(position, store.Damage().Position);
    }

    public static TheoryData<string> Edits =>
    [
        "actor = 'somebody else'", "kind = 'ground-lost'", "subject = subject + 1", "format = 7", "body = zeroblob(length(body))", "known_at = known_at + 1",
    ];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edited_with_its_own_hash_made_to_fit_it_is_found_by_the_node_or_head_above(string edit)
    {
        using var store = sample.Copy();
        var position = Middle(store);
        store.Do($"UPDATE entry SET {edit} WHERE position = {position}");
        store.FitHashes(position, position);
        var (first, last) = Stretch(store, position);
        var damage = store.Damage();
        // An instant that no append has betrays its entry at once.
        Assert.Equal(edit.StartsWith("known_at", StringComparison.Ordinal) ? position : first, damage.Position);
        Assert.InRange(position, first, last);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edited_with_hash_and_nodes_made_to_fit_it_is_found_by_the_next_head(string edit)
    {
        using var store = sample.Copy();
        var position = Middle(store);
        store.Do($"UPDATE entry SET {edit} WHERE position = {position}");
        store.FitHashes(position, position);
        store.FitNodes();
        var damage = store.Damage();
        if (edit.StartsWith("known_at", StringComparison.Ordinal))
        {
            Assert.Equal(position, damage.Position);
            return;
        }

        var (before, after) = HeadsAround(store, position);
        Assert.Equal(before + 1, damage.Position);
        Assert.Contains(FormattableString.Invariant($"from {before + 1} to {after}"), damage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("actor = 'somebody else'")]
    [InlineData("kind = 'ground-lost'")]
    [InlineData("body = zeroblob(length(body))")]
    public void With_everything_made_to_fit_only_a_head_kept_elsewhere_finds_it(string edit)
    {
        using var store = sample.Copy();
        var position = Middle(store);
        store.Do($"UPDATE entry SET {edit} WHERE position = {position}");
        store.FitHashes(position, position);
        store.FitNodes();
        store.FitHeads();
        Assert.NotEqual(store.Heads[^1], store.Verify().Head);

        // One head says "somewhere up to here", two say "between these".
        Assert.Equal(1, store.Damage(store.Heads[^1]).Position);
        var (before, after) = HeadsAround(store, position);
        TreeHead[] both = [store.Heads.Single(h => h.Size == after), store.Heads.Single(h => h.Size == before)];
        var damage = store.Damage(both);
        Assert.Equal(before + 1, damage.Position);
        Assert.Contains(FormattableString.Invariant($"entries {before + 1} to {after} "), damage.Message, StringComparison.Ordinal);
        Assert.Equal(before + 1, store.Damage([.. store.Heads]).Position);
        store.Verify(ViewCheck.Skipped, [.. store.Heads.Where(h => h.Size <= before)]);
    }

    [Fact]
    public void A_forged_body_under_everything_made_to_fit_does_not_open_when_the_views_are_compared()
    {
        using var store = sample.Copy();
        var position = Middle(store);
        store.Do($"UPDATE entry SET body = zeroblob(length(body)) WHERE position = {position}");
        store.FitHashes(position, position);
        store.FitNodes();
        store.FitHeads();
        Assert.Equal(position, Assert.Throws<CorruptLedgerException>(() => store.Verify(ViewCheck.Compared)).Position);
    }

    [Fact]
    public void A_single_byte_changed_in_any_column_of_any_entry_is_found_at_exactly_that_position()
    {
        using var store = sample.Copy();
        var random = new Random(20260101);
        string[] columns = ["position", "known_at", "actor", "kind", "subject", "format", "body", "hash"];
        for (var i = 0; i < 160; i++)
        {
            var (position, column) = (random.NextInt64(1, store.Last + 1), columns[i % columns.Length]);
            var cell = store.Rows($"SELECT {column} FROM entry WHERE position = {position}")[0][0];
            var (changed, where) = (Changed(cell, random), column == "position" ? "rowid = $new" : $"position = {position}");
            if (column == "position" && store.Rows($"SELECT 1 FROM entry WHERE position = {changed}").Count > 0) continue;
            Set(store, column, changed, $"position = {position}");
            var found = Assert.Throws<CorruptLedgerException>(() => store.Verify());
            Assert.True(found.Position == position, $"{column} of {position} set to {changed}: {found.Message}");
            Set(store, column, cell, column == "position" ? $"position = {changed}" : $"position = {position}");
        }

        store.Verify(ViewCheck.Skipped, store.Heads[^1]);
    }

    [Fact]
    public async Task The_untouched_store_verifies_while_another_process_appends()
    {
        using var folder = new TempFolder();
        using var store = sample.Copy();
        await using var people = new StreamWriter(folder["people.csv"]);
        await people.WriteLineAsync("reference,name,birth_date");
        for (var i = 0; i < 4_000; i++) await people.WriteLineAsync(FormattableString.Invariant($"P{i},Person{i} Number{i % 97},{1940 + (i % 60)}"));
        await people.FlushAsync(TestContext.Current.CancellationToken);
        var writer = Task.Run(() => TheProgram.Run("screen", folder["people.csv"], "--store", store.Path), TestContext.Current.CancellationToken);
        var sizes = new HashSet<long>();
        do sizes.Add(store.Verify(ViewCheck.Compared, [.. store.Heads]).Head.Size);
        while (!writer.IsCompleted);
        (await writer).Expect(0);
        sizes.Add(store.Verify(ViewCheck.Compared, [.. store.Heads]).Head.Size);
        Assert.True(sizes.Max() >= store.Heads[^1].Size + 8_000);
    }

    // A sealed entry well inside the ledger and inside an append and a block of the tree, of a subject met before.
    private static long Middle(TamperedStore store) => store.Rows(
            """
            SELECT e.position FROM entry e WHERE e.subject IS NOT NULL AND e.subject <> e.position AND e.position % 16 BETWEEN 3 AND 14
             AND e.position > (SELECT MAX(position) / 3 FROM entry)
             AND EXISTS (SELECT 1 FROM subject_key k WHERE k.subject = e.subject) AND NOT EXISTS (SELECT 1 FROM entry f WHERE f.position = e.subject + 1 AND f.subject = f.position)
             AND (SELECT known_at FROM entry WHERE position = e.position - 1) = e.known_at
             AND (SELECT known_at FROM entry WHERE position = e.position + 1) = e.known_at
            """)
        .ConvertAll(r => (long)r[0]!)[0];

    private static (long Before, long After) HeadsAround(TamperedStore store, long position)
    {
        var sizes = store.Heads.Select(h => h.Size).ToList();
        return (sizes.Where(s => s < position).DefaultIfEmpty(0).Max(), sizes.Where(s => s >= position).Min());
    }

    // Where an entry whose own hash fits is first told from the genuine one: by the node over its block, or the next head, since the last head.
    private static (long First, long Last) Stretch(TamperedStore store, long position)
    {
        var (before, after) = HeadsAround(store, position);
        var block = (position - 1) / 16 * 16;
        return block + 16 <= after ? (Math.Max(before, block) + 1, block + 16) : (before + 1, after);
    }

    private static void Set(TamperedStore store, string column, object? value, string where) =>
        store.Do($"UPDATE entry SET {column} = {(value is byte[] && column is "actor" or "kind" ? "CAST($value AS TEXT)" : "$value")} WHERE {where}", ("$value", value));

    private static object? Changed(object? cell, Random random)
    {
        switch (cell)
        {
            case null:
                return 1L << (8 * random.Next(7));
            case long number:
                return number ^ ((long)random.Next(1, 256) << (8 * random.Next(8)));
            case string text:
                return Changed(System.Text.Encoding.UTF8.GetBytes(text), random);
            case byte[] bytes:
                var changed = (byte[])bytes.Clone();
                changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
                return changed;
            default:
                throw new InvalidOperationException($"no column holds {cell.GetType().Name}");
        }
    }
}
