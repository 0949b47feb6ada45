using Lookback.Core.Matching;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Keys;
using Lookback.Store.Tables;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Store;

/// <summary>What somebody can do who has the store's key as well: keys swapped in secret, bodies committed to other texts, damaged nodes.</summary>
public sealed class TamperedKeysTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [Fact]
    public void A_key_that_was_swapped_for_a_new_one_is_an_erasure_in_secret_and_found()
    {
        using var store = sample.Copy();
        var subject = store.Number("SELECT MIN(subject) FROM subject_key");
        var ring = new KeyRing(StoreKey.Read(store.Path + ".key"));
        var wrapped = (byte[])store.Rows($"SELECT wrapped FROM subject_key WHERE subject = {subject}")[0][0]!;
        var swapped = ring.Wrap(SubjectKey.New(subject, ring.Unwrap(subject, wrapped).Id));
        store.Do("UPDATE subject_key SET wrapped = $wrapped WHERE subject = $subject", ("$wrapped", swapped), ("$subject", subject));
        Assert.Equal(subject, Assert.Throws<CorruptLedgerException>(() => store.Verify()).Position);
    }

    [Fact]
    public void A_body_committed_to_another_text_than_it_opens_to_is_read_by_nobody()
    {
        var key = SubjectKey.New(7, new SubjectId("someone"));
        var (one, other) = (Seal.Close(key, 7, "at the desk"u8), Seal.Close(key, 7, "at the port"u8));
        Assert.Equal("at the desk"u8.ToArray(), Seal.Open(key, 7, one));
        Assert.True(Commitment.Holds(one, Seal.OpeningOf(key, one), "at the desk"u8));
        other.AsSpan(other.Length - Commitment.Length).CopyTo(one.AsSpan(one.Length - Commitment.Length));
        Assert.Null(Seal.Open(key, 7, one));
    }

    [Fact]
    public void A_damaged_node_is_told_from_a_changed_entry_stops_whoever_would_build_on_it_and_is_mended()
    {
        using var store = sample.Copy();
        store.Do("UPDATE tree_node SET hash = zeroblob(32) WHERE height = 4 AND number = 3");
        var found = Assert.Throws<CorruptLedgerException>(() => store.Verify());
        Assert.InRange(found.Position, 33, 64);
        Assert.Contains("node of the tree", found.Message, StringComparison.Ordinal);
        // Where a peak of the tree is damaged, nothing is appended above it.
        store.Do("UPDATE tree_node SET hash = zeroblob(32)");
        using (var ledger = Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester"))
        {
            Assert.Throws<CorruptLedgerException>(() => ledger.Append(new EntryBody.EncounterRecorded(Some.Encounter("Late Comer"))));
            var position = ledger.Entries.From(1).First(e => e.Body is EntryBody.ScreeningMade).Position;
            Assert.Throws<CorruptLedgerException>(() => ScreeningReceipt.Of(ledger, position, null));
            ledger.RebuildViews();
            Assert.Equal(position, ScreeningReceipt.Of(ledger, position, null).Summary.Position);
        }

        store.Verify();
    }

    [Fact]
    public void A_kept_head_of_nothing_hides_no_other()
    {
        using var store = sample.Copy();
        var head = new TreeHead(store.Last + 5, store.Heads[^1].Root);
        Assert.Equal(store.Last + 1, store.Damage(TreeHead.Empty, head).Position);
        store.Verify(ViewCheck.Skipped, TreeHead.Empty);
    }

    [Fact]
    public void A_stretch_of_the_populations_index_cannot_be_made_to_pass_for_a_longer_one()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Nobody Atall")]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", "1961", "R-1", "2025-01-02"));
        Some.Import(temp.Ledger, "2025-01-03", [Some.Listing("1", "Nobody Atall"), Some.Listing("2", "Marta Helvarainen")]);
        Some.Run(temp.Ledger);
        Assert.NotEmpty(temp.Ledger.Segments.Stretches(Engine.Version));
        Some.Screen(temp.Ledger, Some.Encounter("Behruz Qasemizadeh", "1958", "R-2", "2025-01-04"));
        temp.Ledger.Database.Execute("UPDATE segment SET to_position = (SELECT MAX(position) FROM entry) + 5");
        Some.Import(temp.Ledger, "2025-01-05", [Some.Listing("1", "Nobody Atall"), Some.Listing("3", "Behruz Qasemizadeh", "1958")]);
        Some.Run(temp.Ledger);
        Assert.Single(Some.Findings(temp.Ledger));
    }

    [Fact]
    public void Entries_without_the_stores_own_row_are_damage_and_get_no_new_one()
    {
        using var store = sample.Copy();
        store.Do("DELETE FROM store");
        Assert.Throws<CorruptLedgerException>(() => Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester"));
        Assert.Equal(0, store.Number("SELECT COUNT(*) FROM store"));
    }
}
