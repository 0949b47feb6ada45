using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>An erasure is cut between its journal and its commit, or in the middle of a line of the journal: it is made good or never was.</summary>
public sealed class CutErasureTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.InMemory();
    private int _stores;

    [Fact]
    public void Cut_between_journal_and_commit_it_is_done_by_the_next_opening_to_write()
    {
        var work = Cut();
        using var ledger = work.Open();
        Assert.True(Assert.Single(ledger.Views.Erasures.KnownBy(Workload.Erased)).Erasure.FromJournal);
    }

    [Fact]
    public void Cut_between_journal_and_commit_nobody_reads_the_subject_again()
    {
        var work = Cut();
        using var reader = Ledger.OpenToRead(work.Location);
        Assert.Single(reader.Views.Erasures.KnownBy(Workload.Erased));
        Assert.Empty(reader.Views.Encounters.FindSubjects(Workload.Erased, reader.Head));
    }

    [Fact]
    public void Cut_between_journal_and_commit_it_is_done_by_the_next_erasure_on_the_same_ledger()
    {
        var work = Workload.From(Workload.Erasing, _folder["same.db"]);
        using (var ledger = work.Open())
        {
            Fail(work, ledger);
            Workload.EraseSubject(ledger, "R5");
        }

        using var reader = Ledger.OpenToRead(work.Location);
        Assert.Single(reader.Views.Erasures.KnownBy("R5"));
        Assert.Single(reader.Views.Erasures.KnownBy(Workload.Erased));
    }

    [Fact]
    public void A_line_torn_at_any_byte_was_never_asked_for()
    {
        var whole = Workload.From(Workload.Erasing + 1, _folder["whole.db"]);
        var line = File.ReadAllBytes(whole.Location.Address + ".erasures");
        Sweep.Over(Sweep.Numbers(line.Length, 40, seed: 6), bytes =>
        {
            var work = Workload.From(Workload.Erasing, _folder[$"{++_stores}.db"]);
            File.WriteAllBytes(work.Location.Address + ".erasures", line[..(int)bytes]);
            var told = new Told { Step = Workload.Erasing };
            using (var ledger = work.Open())
            {
                told.Hear(ledger);
                Assert.Equal(bytes == line.Length ? 1 : 0, ledger.Views.Erasures.KnownBy(Workload.Erased).Count);
            }

            Invariants.Holds(work, told);
        });
    }

    [Fact]
    public void A_journal_that_lost_lines_gets_them_back_from_the_store()
    {
        var whole = Workload.From(Workload.Steps.Count, _folder["kept.db"]);
        var journal = File.ReadAllBytes(whole.Location.Address + ".erasures");
        Sweep.Over(Sweep.Numbers(journal.Length, 40, seed: 7), cut =>
        {
            var work = Workload.From(Workload.Steps.Count, _folder[$"{++_stores}.db"]);
            var path = work.Location.Address + ".erasures";
            TornFile.CopyCut(whole.Location.Address + ".erasures", path, journal.Length - cut);
            work.Open().Dispose();
            Assert.Equal(journal, File.ReadAllBytes(path));
        });
    }

    [Fact]
    public void A_journal_with_a_line_that_is_none_is_refused_until_somebody_looks()
    {
        var work = Workload.From(Workload.Erasing, _folder["bad.db"]);
        File.AppendAllText(work.Location.Address + ".erasures", "{\"store\":\n");
        Assert.Equal("bad-journal", Assert.Throws<RefusedException>(() => work.Open()).Refusal.Code);
        Assert.Equal("bad-journal", Assert.Throws<RefusedException>(() => Ledger.OpenToRead(work.Location)).Refusal.Code);
    }

    [Fact]
    public void Once_it_is_done_no_file_of_the_store_holds_the_key_any_more()
    {
        Sweep.Over(Sweep.Numbers(Operations(), 30, seed: 8), n =>
        {
            var work = Workload.From(Workload.Erasing, _folder[$"{++_stores}.db"]);
            byte[] wrapped;
            using (var ledger = work.Open())
            {
                var subject = ledger.Views.Encounters.FindSubjects(Workload.Erased, ledger.Head).Single();
                wrapped = ledger.Database.Single<byte[]>("SELECT wrapped FROM subject_key WHERE subject = @subject", new { subject });
            }

            using (var plan = FaultyVfs.Arm(work.Location.Address, new Fault.PowerCut(n))) work.Run(Workload.Erasing, () => plan.Struck);
            work.Open().Dispose();
            Assert.DoesNotContain(
                Directory.GetFiles(_folder.Root, Path.GetFileName(work.Location.Address) + "*"),
                file => File.ReadAllBytes(file).AsSpan().IndexOf(wrapped) >= 0);
        });
    }

    public void Dispose() => _folder.Dispose();

    private long Operations() => Workload.Costs(Workload.Erasing, _folder["costs.db"]).Operations;

    private Workload Cut()
    {
        var work = Workload.From(Workload.Erasing, _folder[$"{++_stores}.db"]);
        using var ledger = work.Open();
        Fail(work, ledger);
        return work;
    }

    /// <summary>The journal is written, and the store cannot be.</summary>
    private static void Fail(Workload work, Ledger ledger)
    {
        using var plan = FaultyVfs.Arm(work.Location.Address, new Fault.From(FileOperation.Write, 1));
        var failed = Assert.ThrowsAny<Exception>(() => Workload.EraseSubject(ledger, Workload.Erased));
        Assert.False(StoreFault.Of(failed)?.IsDamage);
        Assert.NotEqual(0, ledger.Store.Journal.Length);
    }
}
