using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>Records that something of a case was handed to somebody, and what they made of it.</summary>
internal sealed class Disclose(Ledger ledger, DateTimeOffset now)
{
    private static readonly string[] Protected = ["asserted", "filed", "granted", "confidential"];

    /// <summary>Records a disclosure.</summary>
    /// <exception cref="RefusedException">Its words are missing, or it goes where it must not.</exception>
    public void Run(RecordedCase file, Disclosure disclosure, string account)
    {
        var desk = CaseDesk.For(ledger, file, account, now);
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
        if (desk.State.Disclosures.All(d => d.Position != disclosure))
            throw new RefusedException("no-disclosure", FormattableString.Invariant($"no disclosure of case {file.File.Id} stands at position {disclosure}"));
        if (reference.Trim().Length == 0)
            throw new RefusedException("no-reference", "expected the recipient's reference, or its reason for refusing, found none");
        desk.Append(new EntryBody.DisclosureAnswered(new DisclosureAnswer(file.File.Id, disclosure, accepted, reference.Trim(), desk.Actor.Person), desk.Subject));
    }

    /// <summary>
    /// Refuses to hand on anything to an authority of the country whose protection somebody fled: of their own nationality, or of any country where
    /// that is not known.
    /// </summary>
    /// <exception cref="RefusedException">Code <c>protected-claim</c>.</exception>
    public static void Check(Ledger ledger, CaseDesk desk, Disclosure disclosure)
    {
        if (disclosure.RecipientCountry is not { } country) return;
        var cases = new CaseReading(ledger);
        var met = ledger.Views.Cases.Files.Subject(desk.File.Position, ledger.Head);
        var all = met is { } subject ? ledger.Views.Cases.Files.About(subject.SubjectPosition, ledger.Head) : [desk.File];
        if (!all.Any(c => Protected.Contains(cases.State(c, ledger.Head, desk.Now).Value("protection-claim")))) return;
        var own = met is { } known
            ? ledger.Views.Encounters.At(known.EncounterPosition).Encounter.Facts.Countries.Where(c => c.Role is CountryRole.Nationality or CountryRole.Linked).ToList()
            : [];
        if (own.Count > 0 && own.All(c => c.Country != country)) return;
        throw new RefusedException(
            "protected-claim",
            own.Count == 0
                ? $"the subject claims protection, and their nationality is not on record: nothing is disclosed to an authority of {country}, which may be their own"
                : $"the subject claims protection: nothing is disclosed to an authority of {country}, the country they are a national of");
    }

    private IEnumerable<long> Known(CaseDesk desk)
    {
        var cases = new CaseReading(ledger);
        var met = ledger.Views.Cases.Files.Subject(desk.File.Position, ledger.Head);
        var all = met is { } subject ? ledger.Views.Cases.Files.About(subject.SubjectPosition, ledger.Head) : [desk.File];
        return all.SelectMany(c => cases.State(c, ledger.Head, now).Disclosures).Select(d => d.Position);
    }
}
