using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Store.Tables;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>What must hold of a store after any fault, once the disk works again.</summary>
internal static class Invariants
{
    /// <summary>Checks it all: what was acknowledged, the entries, tree, keys, erasures and views; and that the work can be finished.</summary>
    /// <param name="work">The workload, in the store it was disturbed in.</param>
    /// <param name="told">What its client was told.</param>
    /// <returns>How many entries were found beyond those acknowledged, without erasures made good by opening the store.</returns>
    public static long Holds(Workload work, Told told)
    {
        Assert.True(told.Failure is null || IsClear(told.Failure), $"the client ended without a clear sentence: {told.Failure}");
        long unheard;
        using (var ledger = work.Open())
        {
            unheard = Hold(ledger, told);
        }

        var again = work.Run();
        Assert.True(again.Failure is null, $"the work could not be finished: {again.Failure}");
        using var finished = work.Open();
        Hold(finished, again);
        Assert.Equal(Undisturbed.Run.Views, StoreRows.Views(finished));
        Assert.Equal(Undisturbed.Run.Heads[^1], finished.Head);
        return unheard;
    }

    /// <summary>Whether somebody who meets this at the edge of the program is told in a sentence what is wrong.</summary>
    public static bool IsClear(Exception e) => e is RefusedException or CorruptLedgerException or IOException || StoreFault.Of(e) is not null;

    /// <summary>The part that needs no further work.</summary>
    public static long Hold(Ledger ledger, Told told)
    {
        var found = EntriesAreWholeAppends(ledger, told);
        TreeIsThatOfTheEntries(ledger);
        KeysAreThoseOfSubjectsNotErased(ledger);
        JournalIsDone(ledger);
        ViewsAreThoseOfTheEntries(ledger);
        return found - told.Size;
    }

    /// <summary>The views as they stand are those that the entries make.</summary>
    public static void ViewsAreThoseOfTheEntries(Ledger ledger)
    {
        var live = StoreRows.Views(ledger);
        ledger.RebuildViews();
        Assert.Equal(live, StoreRows.Views(ledger));
    }

    /// <summary>Nodes and heads on record are those over the entries.</summary>
    public static void TreeIsThatOfTheEntries(Ledger ledger)
    {
        var frontier = new TreeFrontier();
        var nodes = new List<(long, TreeHash)>();
        var heads = new Dictionary<long, TreeHead>();
        foreach (var row in Rows(ledger))
        {
            // So few entries fill no node of a higher level that is kept.
            frontier.Add(row.Leaf.Hash(), (level, index, root) =>
            {
                if (level == TreeTable.KeptEvery) nodes.Add((index, root));
            });
            heads[frontier.Size] = frontier.Head;
        }

        Assert.Equal(nodes, ledger.Tree.Kept(TreeTable.KeptEvery));
        Assert.Equal(frontier.Head, ledger.Tree.Head());
        Assert.All(ledger.Tree.AllHeads().ToList(), head => Assert.Equal(heads[head.Size], head));
    }

    /// <summary>The entries as they lie there.</summary>
    public static IEnumerable<EntryRow> Rows(Ledger ledger) => EntryTable.Unjoined(ledger.Database, 0, long.MaxValue);

    private static long EntriesAreWholeAppends(Ledger ledger, Told told)
    {
        var run = Undisturbed.Run;
        var entries = ledger.Entries.From(1).ToList();
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(i => (long)i), entries.Select(e => e.Position));
        Assert.Contains(entries.Count, run.Appends);
        // All of what was acknowledged, and of the rest at most what the step in work had to add.
        Assert.InRange(entries.Count, told.Size, run.Heads[Math.Min(told.Step, run.Heads.Count - 1)]);
        Assert.Equal(told.Leaves, Rows(ledger).Take(told.Leaves.Count).Select(r => r.Hash));

        var ends = run.Appends.Where(a => a <= entries.Count).ToList();
        Assert.Equal(ends.Skip(1), ledger.Tree.AllHeads().Select(h => h.Size));
        var instants = ends.Zip(ends.Skip(1), (from, to) => Assert.Single(entries[(int)from..(int)to].Select(e => e.KnownAt).Distinct())).ToList();
        Assert.Equal(instants.Distinct().Order(), instants);

        var gone = ledger.Views.Erasures.All(ledger.Head).Select(e => e.Erasure.Subject).ToHashSet();
        foreach (var entry in entries)
        {
            if (entry.Body is EntryBody.NotReplayable erased) Assert.Contains(erased.Subject, gone);
            else Assert.Equal(run.Entries[(int)entry.Position - 1], Undisturbed.TextOf(entry));
        }

        return entries.Count;
    }

    private static void KeysAreThoseOfSubjectsNotErased(Ledger ledger)
    {
        var met = Rows(ledger).Select(r => r.Leaf.Subject).Where(s => s > 0).Distinct();
        var erased = ledger.Views.Erasures.All(ledger.Head).Select(e => e.Erasure.Subject);
        Assert.Equal(met.Except(erased).Order(), ledger.Database.Query<long>("SELECT subject FROM subject_key ORDER BY subject"));
    }

    /// <summary>What the journal holds of this store is done, what is done is in the journal, and the store knows how far it got.</summary>
    private static void JournalIsDone(Ledger ledger)
    {
        var journal = ledger.Store.Journal;
        Assert.Equal(journal.Length, ledger.Database.Single<long>("SELECT journal_length FROM store"));
        var asked = journal.All().Where(l => l.Store == ledger.Id).Where(l => IsHere(ledger, l)).Select(l => l.Id).Distinct();
        var done = ledger.Views.Erasures.All(ledger.Head).Select(e => e.Erasure.JournalId);
        Assert.Equal(asked.Order(), done.Order());
    }

    private static bool IsHere(Ledger ledger, JournalLine line) =>
        line.Subject <= ledger.Head && ledger.Entries.RowAt(line.Subject).Hash == line.FirstEntry;
}
