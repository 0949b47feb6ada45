using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>Any valid entry on networks, and a small network among who was met already.</summary>
internal static class Ties
{
    public static Link Link(string type, string from, string to, string source = "Desk 4", string? remark = null) => Core.Records.Link.Of(new Link
    {
        Id = default,
        Type = type,
        From = NodeRef.Parse(from)!.Value,
        To = NodeRef.Parse(to)!.Value,
        FromName = "whoever it is from",
        Source = source,
        Grade = Grade.Parse("B2"),
        LegalBasis = "Border Act s. 4",
        Handling = new Handling(Tlp.Amber),
        Since = PartialDate.Parse("2024-03"),
        Expires = PartialDate.Parse("2031-12-31"),
        Remark = remark,
    });

    public static Designation Designation(string node) => Core.Records.Designation.Of(new Designation
    {
        Id = default,
        Node = NodeRef.Parse(node)!.Value,
        Reason = "arranges journeys for others",
        LegalBasis = "Border Act s. 4",
        ReviewBy = PartialDate.Parse("2026-12-31"),
    });

    public static ExposureFinding Exposure(Encounter encounter, NodeRef start, long startNode, long run, long link)
    {
        var at = encounter.MetAt ?? Some.Instant("2026-01-01");
        return new ExposureFinding
        {
            Id = ExposureId.Of(start, encounter.Id, ExposureLevel.E1),
            Run = new RunId(run),
            Encounter = encounter.Id,
            Start = start,
            StartNode = startNode,
            Level = ExposureLevel.E1,
            Paths = [new ExposurePath(-7, [new ExposureHop(link, "facilitated", 5)])],
            Weakest = Grade.Parse("B2"),
            IndependentSources = 1,
            Hindsight = new ExposureHindsight
            {
                Verdict = ExposureVerdict.NotDesignatedThen, EncounterAt = at, DesignatedAt = at.AddDays(1), KnowableAt = at.AddDays(1), KnownAt = at.AddDays(2),
            },
        };
    }

    public static NetworkRunStart RunStart(long upTo) => new()
    {
        Trigger = Trigger.Link, Mode = RunMode.Delta, UpToPosition = upTo, Day = new DateOnly(2026, 1, 1), Expected = 1,
    };

    public static NetworkRunEnd RunEnd(long run) => new()
    {
        Run = new RunId(run), Expected = 1, Evaluated = 1, Skipped = new Dictionary<string, long>(), Failed = 0, Starts = 1, Findings = 1, Lost = 1,
    };

    /// <summary>Somebody met with a telephone, a booking and a passport.</summary>
    public static Encounter Traveller(string name, string phone, string? booking = null, string? passport = null, string? born = null, string? reference = null) =>
        Encounter.Of(
            Some.Person(name, born) with
            {
                Phones = [phone],
                Identifiers = passport is null ? [] : [new Identifier { Kind = IdentifierKind.Passport, Number = passport, Country = new CountryCode("UZ") }],
            },
            reference,
            Some.Instant("2025-06-01"),
            null,
            booking);

    /// <summary>Links, designations, decisions and a run among a subject's encounter and three others.</summary>
    public static void Play(Ledger ledger, long subject, IReadOnlyList<long> others)
    {
        var who = ledger.Views.Encounters.At(subject).Encounter;
        var met = others.Select(p => ledger.Views.Encounters.At(p).Encounter).ToList();
        string Node(Encounter e) => NodeRef.Of(e.Id).ToString();
        var withdrawn = Link("associated-with", "party:Gul", Node(met[1]), remark: "hearsay");
        var ended = Designation("party:Rustam");
        ledger.Append(
            new EntryBody.EncounterRecorded(Traveller("Jahongir Testov", "+998 90 765 43 21", "PNR-77", "AA1234567")),
            new EntryBody.EncounterRecorded(Traveller("Madina Testova", "+998 90 765 43 21", "PNR-77", "AA7654321")),
            new EntryBody.LinkStated(Link("facilitated", "party:Gul", Node(who))),
            new EntryBody.LinkStated(Link("facilitated", "party:Gul", Node(met[0]))),
            new EntryBody.LinkStated(Link("travelled-with", Node(who), Node(met[1]), "Desk 5")),
            new EntryBody.LinkStated(withdrawn),
            new EntryBody.DesignationMade(Designation(Node(who))),
            new EntryBody.DesignationMade(Designation("party:Gul")),
            new EntryBody.DesignationMade(ended),
            new EntryBody.IdentityDecided(Decision(IdentityKind.Same, "one face", others[0], others[1])),
            new EntryBody.IdentityDecided(Decision(IdentityKind.Same, "one face", Ordered(subject, others[1], others[2]))),
            new EntryBody.IdentityDecided(Decision(IdentityKind.Apart, "two faces", others[2])),
            new EntryBody.NodeOpened(new NodeOpening(NodeRef.Parse("phone:+998907654321")!.Value, true, "an agent's own")));
        ledger.BringEdgesForward();
        var run = ledger.Append(new EntryBody.NetworkRunStarted(RunStart(ledger.Head)));
        var (start, number) = (NodeRef.Parse("party:Gul")!.Value, ledger.Views.Networks.Nodes.Of(NodeRef.Parse("party:Gul")!.Value));
        var lost = Exposure(met[0], start, number, run, run - 1);
        ledger.Append(
            new EntryBody.ExposureFound(lost, met[0].Subject),
            new EntryBody.ExposureFound(Exposure(who, start, number, run, run - 1), who.Subject),
            new EntryBody.ExposureFound(Exposure(met[2], start, number, run, run - 1), met[2].Subject),
            new EntryBody.ExposureLost(new LostExposure(new RunId(run), lost.Id, ExposureLoss.LinkEnded), met[0].Subject),
            new EntryBody.NetworkRunEnded(RunEnd(run)),
            new EntryBody.LinkWithdrawn(new LinkWithdrawal(withdrawn.Id, "the source took it back")),
            new EntryBody.DesignationEnded(new DesignationEnd(ended.Id, "the office let it go")));
    }

    public static void Forward(Ledger ledger) => ledger.BringEdgesForward(cancel: TestContext.Current.CancellationToken);

    public static IdentityDecision Decision(IdentityKind kind, string reason, params long[] encounters) =>
        new() { Kind = kind, Encounters = encounters, Grade = Grade.Parse("B2"), Reason = reason };

    private static long[] Ordered(params long[] positions) => [.. positions.Order()];
}
