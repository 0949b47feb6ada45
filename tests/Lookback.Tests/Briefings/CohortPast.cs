using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Tests.Support;

namespace Lookback.Tests.Briefings;

/// <summary>A ledger with cases that somebody works on, so that a test states only what matters to it. Its clock stands still between moves.</summary>
internal sealed class CohortPast : IDisposable
{
    public const string Border = "border-1";

    /// <summary>A rule over everybody of whom it is said that F-12 facilitated them.</summary>
    public const string Facilitated =
        """
        {"cohort":"C-0007","title":"facilitated by F-12","rule":"Everybody whose journey F-12 is said to have arranged, by a source graded C3 or better.",
         "where":{"says":{"topic":"facilitated-by","value":"F-12","grade":"C3"}},
         "unless":[{"reason":"withdrawn by the source","where":{"says":{"topic":"note","grade":"A1"}}}]}
        """;

    private readonly TempLedger _temp;
    private readonly Dictionary<CaseId, (SubjectId Subject, string State)> _open = [];

    public CohortPast(StoreKind kind = StoreKind.Sqlite) => _temp = new TempLedger(kind, Clock);

    public static CohortId Cohort { get; } = new("C-0007");

    public Clock Clock { get; } = Clock.At("2024-05-01T08:00:00Z");

    public TempLedger Temp => _temp;

    public Ledger Ledger => _temp.Ledger;

    public List<CaseId> Cases { get; } = [];

    public CaseId Open(string name, string? unit = null, string? reference = null, string? metAt = null)
    {
        var encounter = Some.Encounter(name, null, reference ?? $"REF-{Cases.Count}", metAt ?? "2023-03-01");
        if (Ledger.Views.Encounters.Find(encounter.Id) is null) Ledger.Append(new EntryBody.EncounterRecorded(encounter));
        var file = CaseFile.Of(new CaseFile
        {
            Id = default, Workflow = Border, Version = 1, Encounter = encounter.Id, Unit = unit, At = Clock.Now, Form = $"case {Cases.Count}",
        });
        Ledger.Append(new EntryBody.CaseOpened(file, encounter.Subject));
        Cases.Add(file.Id);
        _open[file.Id] = (encounter.Subject, Workflow.Shipped[0].Initial);
        return file.Id;
    }

    public string StateOf(CaseId one) => _open[one].State;

    /// <summary>Steps that end where the last of the words says, whatever they require.</summary>
    public void Walk(CaseId one, params string[] states)
    {
        foreach (var state in states) Step(one, state, Clock.Now);
    }

    public void Step(CaseId one, string to, DateTimeOffset at)
    {
        var (subject, state) = _open[one];
        Ledger.Append(new EntryBody.StepTaken(
            new Step { Case = one, From = state, To = to, Person = new StaffId("ann"), Role = "analyst", At = at, ReasonCode = "test", ReasonText = $"a step to {to}" },
            subject));
        _open[one] = (subject, to);
    }

    public long Say(
        CaseId one, string topic, string? value, DateTimeOffset? at = null, StatementKind kind = StatementKind.Fact, string grade = "B2", string? category = null,
        string? statute = null, long? corrects = null, string? until = null)
    {
        var fields = new Dictionary<string, string>();
        if (category is not null) fields["category"] = category;
        if (statute is not null) fields["statute"] = statute;
        return Ledger.Append(new EntryBody.StatementMade(
            new Statement
            {
                Case = one,
                Kind = kind,
                Topic = topic,
                Value = value,
                At = at ?? Clock.Now,
                Fields = fields,
                Source = "an office",
                Grade = Grade.Parse(grade),
                Person = new StaffId("ann"),
                Corrects = corrects,
                Until = until is null ? null : PartialDate.Parse(until),
                Text = "words of somebody about Secretname",
            },
            _open[one].Subject));
    }

    public CohortRule Adopt(string json = Facilitated, string reason = "Adopted at the meeting of the tenth.") =>
        new AdoptCohortRule(Ledger, "supervisor").Run(json, reason);

    public void Later(int hours) => Clock.Now = Clock.Now.AddHours(hours);

    public CohortQuestion Question(DateTimeOffset? at = null, long? position = null, int? version = null) =>
        new(Cohort, version, at ?? Clock.Now, position ?? Ledger.Head);

    public CountedCohort Count(DateTimeOffset? at = null, long? position = null, int? version = null) =>
        new CohortReading(Ledger).Count(Question(at, position, version));

    public void Erase(CaseId one)
    {
        var file = Ledger.Views.Cases.Files.Of(one, Ledger.Head)!;
        var subject = Ledger.Views.Cases.Files.Subject(file.Position, Ledger.Head)!.Value.SubjectPosition;
        Ledger.Erase([new ErasureRequest(subject, ErasureCause.Request, "asked for it in writing, in person", "GDPR art. 17")]);
    }

    /// <summary>The people of the reference: 404 members, 31 removed, 74 in custody, 48 released in proceedings, 199 located, 52 without contact.</summary>
    public void Reference()
    {
        for (var i = 0; i < 404 + 6 + 38; i++)
        {
            var one = Open($"Person{i} Invented{i}");
            Say(one, "facilitated-by", "F-12", kind: StatementKind.Allegation);
            if (i >= 410)
            {
                Say(one, "note", null, grade: "A1");
                continue;
            }

            Walk(one, "ALERTED", "UNDER_REVIEW");
            if (i >= 404)
            {
                Walk(one, "CLOSED_DUPLICATE");
                continue;
            }

            Walk(one, "CONFIRMED_IDENTITY", "REFERRED", "ACKNOWLEDGED");
            if (i < 61) Say(one, "protection-claim", "filed");
            if (i >= 352)
            {
                Walk(one, "NO_CONFIRMED_CONTACT");
                continue;
            }

            Walk(one, "LOCATED");
            if (i >= 153) continue;
            Walk(one, "ARRESTED", "CHARGED");
            Say(one, "charge", "charged", category: "immigration", statute: "8 U.S.C. 1182");
            Walk(one, "IN_PROCEEDINGS");
            Say(one, "custody", i < 105 ? "detained" : "bond");
            if (i < 31) Walk(one, "ORDERED", "REMOVED");
        }
    }

    public void Dispose() => _temp.Dispose();
}
