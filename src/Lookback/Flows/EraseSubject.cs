using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Store.Erasures;

namespace Lookback.Flows;

/// <summary>Erases a subject: what is on record of it answers not replayable from then on, and cannot be brought back.</summary>
internal sealed class EraseSubject(Ledger ledger)
{
    /// <summary>Erases the one subject that a whole id, an encounter's id or a reference names; returns its position.</summary>
    /// <exception cref="RefusedException">
    /// The word names nobody, several, or somebody who was erased already; or reason or legal basis are missing.
    /// </exception>
    public long Run(string word, string reason, string legalBasis)
    {
        if (string.IsNullOrWhiteSpace(word)) throw new RefusedException("no-subject", "expected an id or a reference, found an empty text");
        reason = Reason.Require(reason);
        legalBasis = Reason.RequireBasis(legalBasis, "GDPR art. 17(1)(a)");
        ActingPerson.Of(ledger, ledger.Actor).Require(["supervisor", "admin", "auditor"], "erases");
        var subject = Find(word);
        ledger.Erase([new ErasureRequest(subject, ErasureCause.Request, reason, legalBasis)]);
        return subject;
    }

    // Whoever asked for redress or was nominated, and was never met: their case is all there is of them.
    private long OfCase(RecordedCase file) => ledger.Views.Cases.Files.IsOwned(file.Position)
        ? file.Position
        : throw new RefusedException(
            "about-a-subject", $"case {file.File.Id} is about somebody who was met: an erasure names them, and takes their cases along");

    private long Find(string word)
    {
        var found = ledger.Views.Encounters.FindNamed(word, ledger.Head)
            .Select(ledger.Views.Encounters.Subject)
            .Where(s => s.ErasedPosition is null)
            .ToList();
        if (found.Count > 1)
        {
            throw new RefusedException(
                "ambiguous", $"\"{word}\" names several subjects ({string.Join(", ", found.Select(s => s.Id))}): an erasure wants the whole id of one");
        }

        if (found.Count == 0)
        {
            if (ledger.Views.Erasures.KnownBy(word) is [var erased, ..]) throw new RefusedException("already-erased", erased.Because);
            // The start of an id is enough to look at somebody, and not to erase them.
            if (word.Length > 0 && ledger.Views.Encounters.FindSubjects(word, ledger.Head).Count > 0)
                throw new RefusedException("whole-id-wanted", $"\"{word}\" is the start of an id: an erasure wants the whole id");
            if (ledger.Views.Cases.Files.Of(new CaseId(word), ledger.Head) is { } file) return OfCase(file);
            throw new RefusedException("no-subject", $"\"{word}\" names no subject by id, encounter or reference, and no case by its whole id");
        }

        return found[0].Position;
    }
}
