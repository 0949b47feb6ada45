using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Networks;
using Lookback.Store.Databases;

namespace Lookback.Store.Erasures;

/// <summary>
/// Erases subjects: destroys their keys, takes what names them out of the views, and leaves an entry that says so. First the journal is
/// on disk, then the store commits: a crash in between is made good when the store is opened next.
/// </summary>
internal sealed class Eraser(Ledger ledger, Database database, string store, ErasureJournal journal)
{
    private const int BatchLength = 200;

    /// <summary>Erases subjects, a batch at a time; returns how many. Who was erased before is left as it is.</summary>
    /// <exception cref="CorruptLedgerException">A position is no subject's: nothing of its batch is erased.</exception>
    public long Erase(IEnumerable<ErasureRequest> requests)
    {
        // An erasure that failed on this very ledger may have left its line: what is done is counted from the journal's beginning, and
        // a line passed over would never be made good.
        CatchUp();
        var erased = 0L;
        try
        {
            foreach (var batch in requests.DistinctBy(r => r.Subject).Where(IsStillHere).Chunk(BatchLength))
            {
                var lines = batch.Select(Line).ToList();
                Append(lines, journal.Add(lines), fromJournal: false);
                erased += lines.Count;
            }
        }
        finally
        {
            if (erased > 0) Forget();
        }

        return erased;
    }

    /// <summary>Whether journal and store do not hold the same: by the length that is done here, and by the last line itself.</summary>
    public bool IsBehind() =>
        journal.Length != database.Single<long>("SELECT journal_length FROM store") || (journal.Last() is { } last && IsHere(last));

    /// <summary>Makes again what the journal holds and the store does not; and the journal's lines where it is the journal that lost them.</summary>
    public void CatchUp()
    {
        if (IsBehind()) Reconcile();
    }

    /// <summary>The same, whatever their lengths say.</summary>
    public void Reconcile()
    {
        var lines = journal.All();
        var missing = lines.Where(IsHere).DistinctBy(l => l.Id).ToList();
        foreach (var batch in missing.Chunk(BatchLength)) Append(batch, 0, fromJournal: true);
        var known = lines.Select(l => l.Id).ToHashSet();
        var lost = ledger.Views.Erasures.All(ledger.Head).Select(e => Line(Request(e.Erasure))).Where(l => !known.Contains(l.Id)).ToList();
        SetDone(journal.Add(lost));
        if (missing.Count > 0) Forget();
    }

    // Asked before the journal has the line, which nothing can take back.
    private bool IsStillHere(ErasureRequest request) => !ledger.Views.Erasures.Holds(request.Subject)
        && (ledger.Views.Cases.Files.IsOwned(request.Subject) || ledger.Views.Encounters.Subject(request.Subject).ErasedPosition is null);

    private JournalLine Line(ErasureRequest request) => new(
        store,
        request.Subject,
        ledger.Entries.RowAt(request.Subject).Hash,
        request.Cause,
        request.Reason,
        request.LegalBasis,
        request.RetentionClass);

    private static ErasureRequest Request(Erasure erasure) =>
        new(erasure.Subject, erasure.Cause, erasure.Reason, erasure.LegalBasis, erasure.RetentionClass);

    // A subject of this very history that was not erased.
    private bool IsHere(JournalLine line) =>
        line.Store == store
        && line.Subject > 0 && line.Subject <= ledger.Head
        && ledger.Entries.RowAt(line.Subject) is var first && first.Hash == line.FirstEntry && first.Leaf.Subject == line.Subject
        && ledger.Views.Erasures.HasKey(line.Subject) && !ledger.Views.Erasures.Holds(line.Subject);

    private void Append(IReadOnlyList<JournalLine> lines, long done, bool fromJournal)
    {
        using var append = ledger.BeginAppend();
        foreach (var line in lines)
        {
            append.Add(new EntryBody.SubjectErased(new Erasure
            {
                Subject = line.Subject,
                Cause = line.Cause,
                Reason = line.Reason,
                LegalBasis = line.LegalBasis,
                RetentionClass = line.RetentionClass,
                JournalId = line.Id,
                FromJournal = fromJournal,
                Marks = ledger.Views.Erasures.MarksOf(line.Subject),
                Remains = ledger.Views.Erasures.RemainsOf(line.Subject),
            }));
            // What remains of the next one is told without this one, where the two were linked.
            append.Flush();
        }

        // Answers are kept for a day, and may be about whoever is erased.
        database.Execute("DELETE FROM answered");
        SetDone(done);
        append.Commit();
    }

    private void SetDone(long length) => database.Execute("UPDATE store SET journal_length = @length", new { length });

    // Deleting is not forgetting until the database has let go of the bytes.
    private void Forget() => ledger.HasLingering =
        !database.ForgetDeleted(
            ["subject_key", "subject", "encounter", "hit", "alert", "disposition", "finding", "lost_ground", "segment", "edge", "arrival", "answered",
                .. NetworkViews.Tables, .. CaseViews.Tables]);
}
