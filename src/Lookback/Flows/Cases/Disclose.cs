using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>Records that something of a case was handed to somebody, and what they made of it.</summary>
internal sealed class Disclose(Ledger ledger, DateTimeOffset now)
{
    /// <summary>Records a disclosure.</summary>
    /// <exception cref="RefusedException">Its words are missing, or it goes where it must not.</exception>
    public void Run(RecordedCase file, Disclosure disclosure, string account)
    {
        var desk = CaseDesk.For(ledger, file, account, now);
        desk.RequireRole("discloses");
        disclosure = disclosure with
        {
            Reason = Reason.Require(disclosure.Reason),
            LegalBasis = Reason.RequireBasis(disclosure.LegalBasis, "Regulation (EU) 2018/1862, art. 35, by the liaison office"),
            Person = desk.Actor.Person,
        };
        if (disclosure.Corrects is { } corrected && Known(desk).All(d => d != corrected))
            throw new RefusedException("no-disclosure", FormattableString.Invariant($"no disclosure about this subject stands at position {corrected}"));
        Check(ledger, desk, disclosure);
        desk.Append(new EntryBody.DisclosureMade(disclosure, desk.Subject));
    }

    /// <summary>Records what a recipient made of a disclosure.</summary>
    /// <exception cref="RefusedException">There is no such disclosure in the case.</exception>
    public void Answer(RecordedCase file, long disclosure, bool accepted, string reference, string account)
    {
        var desk = CaseDesk.For(ledger, file, account, now);
        desk.RequireRole("records an answer to a disclosure", CaseDesk.Partner);
        if (desk.State.Disclosures.All(d => d.Position != disclosure))
            throw new RefusedException("no-disclosure", FormattableString.Invariant($"no disclosure of case {file.File.Id} stands at position {disclosure}"));
        if (reference.Trim().Length == 0)
            throw new RefusedException("no-reference", "expected the recipient's reference, or its reason for refusing, found none");
        desk.Append(new EntryBody.DisclosureAnswered(new DisclosureAnswer(file.File.Id, disclosure, accepted, reference.Trim(), desk.Actor.Person),
            desk.Subject));
    }

    /// <summary>
    /// Refuses to hand on anything to an authority of the country whose protection somebody fled, by what is recorded in any case about them: a claim
    /// made in one holds in all.
    /// </summary>
    /// <exception cref="RefusedException">Code <c>protected</c>, or what it says is missing.</exception>
    public static void Check(Ledger ledger, CaseDesk desk, Disclosure disclosure)
    {
        var met = ledger.Views.Cases.Files.Subject(desk.File.Position, ledger.Head);
        var nationalities = met is { } known
            ? ledger.Views.Encounters.At(known.EncounterPosition).Encounter.Facts.Countries
                .Where(c => c.Role is CountryRole.Nationality or CountryRole.Linked)
                .Select(c => c.Country)
                .ToList()
            : [];
        var states = All(ledger, desk).Select(c => new CaseReading(ledger).State(c, ledger.Head, desk.Now)).ToList();
        // What is said of a claim nowhere is not known; what is said in one case is known in all.
        var speaking = states.Where(s => s.Value("protection-claim") is not null).ToList();
        foreach (var state in speaking.Count > 0 ? speaking : [desk.State])
        {
            if (DisclosureRules.Check(state, disclosure with { Case = state.File.Id }, nationalities) is { } refusal)
                throw new RefusedException(refusal);
        }
    }

    private static IReadOnlyList<RecordedCase> All(Ledger ledger, CaseDesk desk) =>
        ledger.Views.Cases.Files.Subject(desk.File.Position, ledger.Head) is { } met
            ? ledger.Views.Cases.Files.About(met.SubjectPosition, ledger.Head)
            : [desk.File];

    private IEnumerable<long> Known(CaseDesk desk)
    {
        var cases = new CaseReading(ledger);
        return All(ledger, desk).SelectMany(c => cases.State(c, ledger.Head, now).Disclosures).Select(d => d.Position);
    }
}
