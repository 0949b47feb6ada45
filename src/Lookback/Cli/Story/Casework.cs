using System.Globalization;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Story.World;

namespace Lookback.Cli.Story;

/// <summary>
/// The staff at work on everybody to whom the network leads: each step by a person in a role, two persons where it takes two, through the flow that
/// <c>case step</c> and <c>case approve</c> are. One person's work of an hour is done with the ledger opened once.
/// </summary>
internal sealed class Casework(Walk walk)
{
    /// <summary>How many were met on 14 June, which the field office reported on 17 June.</summary>
    public const int ReportedLate = 3;

    private const string Law = "Border Police Act s. 14";
    private const string Authority = "Border Office";
    private readonly Dictionary<string, RecordedCase> _cases = new(StringComparer.Ordinal);

    /// <summary>The id of somebody's case.</summary>
    public string CaseOf(InventedMember member) => _cases[member.Reference].File.Id.Value;

    /// <summary>Cases are opened; the screening of then had cleared everybody, and a supervisor takes that up again on what is new.</summary>
    public void Open(IReadOnlyList<InventedMember> members)
    {
        Work("ann", 10, 14, members, (ledger, m) => _cases[m.Reference] =
            new OpenCase(ledger, ledger.Now).OnEncounter(MetBy.Word(ledger, m.Reference), "border-1", Core.Records.CaseChannel.Batch, m.Unit, "ann"));
        Steps("sue", 10, 15, members, m => Ask("UNDER_REVIEW", "new-information", "The network of the facilitator leads to this journey",
            m, ("new_information_ref", $"network run of 2024-06-10, {m.Reference}")));
    }

    /// <summary>Some were met twice, and are one person.</summary>
    public void Merge(IReadOnlyList<InventedMember> duplicates) => Twice("sue", "sam", 10, 16, duplicates, m => Ask(
        "CLOSED_DUPLICATE", "same-person", $"The same traveller as {m.SameAs}, by name, birth date and photograph", m,
        ("target_case", _cases[m.SameAs!].File.Id.Value)));

    /// <summary>Some were met before the network began: their case is withdrawn.</summary>
    public void Withdraw(IReadOnlyList<InventedMember> tooEarly) => Twice("sue", "sam", 10, 17, tooEarly, m => Ask(
        "CLEARED_WITHDRAWN", "met-too-early", "Met before the network is said to have worked, so that nothing remains", m,
        ("finding_ref", $"meeting of 10 June, item {m.Reference}")));

    /// <summary>Who they are is confirmed, and they are referred to the field office, which acknowledges.</summary>
    public void Refer(IReadOnlyList<InventedMember> members)
    {
        Twice("ann", "sue", 11, 8, members, m => Ask("CONFIRMED_IDENTITY", "passport-copy", "The copy of the passport shows the person who was met", m,
            ("evidence_refs", $"passport copy of {m.Reference}"), ("legal_basis", Law), ("authority", Authority)));
        Steps("ann", 11, 10, members, null, (ledger, m) => new RecordStatement(ledger, ledger.Now).Run(
            _cases[m.Reference],
            new Core.Records.Statement
            {
                Case = _cases[m.Reference].File.Id,
                Kind = Core.Records.StatementKind.Allegation,
                Topic = "facilitated-by",
                Value = walk.World.Facilitator,
                At = ledger.Now,
                Fields = new Dictionary<string, string>(),
                Source = "harbour police, case 31",
                Grade = Core.Records.Grade.Parse("B2"),
                LegalBasis = Law,
                Person = default,
            },
            "ann"));
        Twice("sue", "sam", 11, 12, members, m => Ask("REFERRED", "for-contact", "The field office is asked to make contact and to report what it finds", m,
            ("recipient", $"field office {m.Unit}"), ("disclosure_ref", $"referral {m.Reference}"), ("legal_basis", Law), ("authority", Authority)));
        Steps("pat", 11, 15, members, m => Ask("ACKNOWLEDGED", "received", "Received at the field office and given to an officer", m,
            ("ack_ref", $"field {m.Reference}")));
    }

    /// <summary>Day by day: some are located, some are not; some are arrested and charged, some of those ordered to leave.</summary>
    public void Follow(IReadOnlyList<InventedMember> members)
    {
        var late = members.Where(m => m.Fate == MemberFate.Located && m.LastContact == new DateOnly(2024, 6, 14)).Take(ReportedLate).ToList();
        for (var day = 12; day <= 19; day++)
        {
            var on = new DateOnly(2024, 6, day);
            Steps("cal", day, 8, [.. members.Where(m => m.Fate != MemberFate.NoContact && m.LastContact == on && !late.Contains(m))], Located);
            // What happened before it is recorded is true from when it happened, and known from when it is recorded.
            if (day == 17)
                Steps("cal", day, 9, late, m => Located(m) with { At = new DateTimeOffset(m.LastContact!.Value, new TimeOnly(8, 0), TimeSpan.Zero) });
            Steps("cal", day, 10, [.. members.Where(m => m.ArrestedOn == on)], m => Ask(
                "ARRESTED", "arrest-report", "Arrested on a warrant of the immigration court", m,
                ("arrest_date", Day(on)), ("basis_kind", "administrative-immigration"), ("legal_basis", Law), ("authority", Authority)));
            Steps("cal", day, 14, [.. members.Where(m => m.ArrestedOn?.AddDays(1) == on)], m => Ask(
                "CHARGED", "charge-sheet", "Charged by the prosecutor's office as the sheet says", m,
                ("statute", m.Statute!), ("charge_stage", "charged"), ("charging_document", $"sheet {m.Reference}"), ("category", m.Charge!),
                ("legal_basis", m.Statute!), ("authority", "prosecutor's office")));
            Steps("cal", day, 16, [.. members.Where(m => m.ArrestedOn?.AddDays(2) == on)], m => Ask(
                "IN_PROCEEDINGS", "first-hearing", "The case was brought before the immigration court", m,
                ("forum", "immigration court"), ("custody", m.Fate == MemberFate.InProceedings ? "bond" : "detained")));
        }

        Steps("cal", 18, 18, [.. members.Where(m => m.Fate == MemberFate.NoContact)], m => Ask("NO_CONFIRMED_CONTACT", "no-answer",
            "Letters came back, and nobody at the address knows them", m, ("contact_attempts", "two letters, one visit")));
        for (var day = 20; day <= 21; day++)
            Steps("cal", day, 8, [.. members.Where(m => m.Fate == MemberFate.Located && m.LastContact == new DateOnly(2024, 6, day))], Located);
    }

    /// <summary>Those ordered to leave, by the court.</summary>
    public void Order(IReadOnlyList<InventedMember> members) => Steps("cal", 20, 6, members, m => Ask(
        "ORDERED", "court-order", "The immigration court ordered removal", m,
        ("order_ref", $"order {m.Reference}"), ("order_kind", "removal"), ("in_absentia", "no"),
        ("legal_basis", "Entry Act s. 40"), ("authority", "immigration court")));

    /// <summary>Those removed, by two caseworkers.</summary>
    public void Remove(IReadOnlyList<InventedMember> members)
    {
        foreach (var day in members.GroupBy(m => m.RemovedOn!.Value).OrderBy(g => g.Key))
        {
            Twice("cal", "cho", day.Key.Day, 12, [.. day], m => Ask("REMOVED", "order-executed", "The order was executed and the carrier confirmed it", m,
                ("order_ref", $"order {m.Reference}"), ("execution_date", Day(day.Key)), ("legal_basis", "Entry Act s. 41"), ("authority", Authority)));
        }
    }

    private static StepRequest Located(InventedMember m) => Ask("LOCATED", "contact-made", "Spoken to by an officer, with the passport in hand", m,
        ("contact_kind", "interview"), ("contact_date", Day(m.LastContact!.Value)), ("source", $"field office {m.Unit}"),
        ("protection_claim", m.HasClaim ? "filed" : "none"));

    // A reason is about this case alone.
    private static StepRequest Ask(string to, string code, string reason, InventedMember member, params (string Name, string Text)[] fields) => new()
    {
        To = to,
        ReasonCode = code,
        ReasonText = $"{reason}, case of {member.Reference}.",
        Fields = fields.ToDictionary(f => f.Name, f => f.Text),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Twice(string first, string second, int day, int hour, IReadOnlyList<InventedMember> members, Func<InventedMember, StepRequest> ask)
    {
        Steps(first, day, hour, members, ask);
        Work(second, day, hour + 1, members, (ledger, m) => new TakeStep(ledger, ledger.Now).Approve(_cases[m.Reference], null, second));
    }

    private void Steps(string account, int day, int hour, IReadOnlyList<InventedMember> members, Func<InventedMember, StepRequest>? ask,
        Action<Ledger, InventedMember>? act = null) =>
        Work(account, day, hour, members, act ?? ((ledger, m) => new TakeStep(ledger, ledger.Now).Run(_cases[m.Reference], ask!(m), account)));

    private void Work(string account, int day, int hour, IReadOnlyList<InventedMember> members, Action<Ledger, InventedMember> act)
    {
        walk.Clock.ReachJune(day, hour);
        if (members.Count == 0) return;
        using var ledger = walk.Open(account);
        foreach (var member in members) act(ledger, member);
    }
}
