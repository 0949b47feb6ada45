using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Bench;

/// <summary>
/// People who do not exist with a case each, worked on as real ones are: met, referred, located or not, some arrested and charged, some removed, a few merged
/// as duplicates. All of them are said to have been facilitated by one party.
/// </summary>
internal sealed class InventedCohort(int count)
{
    /// <summary>Cases that one append takes.</summary>
    private const int Together = 500;

    private static readonly string[] Referred = ["ALERTED", "UNDER_REVIEW", "CONFIRMED_IDENTITY", "REFERRED", "ACKNOWLEDGED"];
    private static readonly DateTimeOffset Begin = new(2024, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly StaffId Somebody = new("bench");

    /// <summary>The cohort.</summary>
    public static CohortId Cohort { get; } = new("C-BENCH");

    /// <summary>The rule.</summary>
    public const string Predicate =
        """{"where":{"all":[{"workflow":"border-1"},{"says":{"topic":"facilitated-by","value":"F-12","grade":"C3"}}]},"unless":[]}""";

    /// <summary>Entries written so far.</summary>
    public long Entries { get; private set; }

    /// <summary>Writes it through the ledger.</summary>
    public void Write(Ledger ledger, Action<long, double> progress, CancellationToken cancel)
    {
        for (var from = 0; from < count; from += Together)
        {
            cancel.ThrowIfCancellationRequested();
            var entries = new List<EntryBody>();
            for (var i = from; i < Math.Min(count, from + Together); i++) Person(i, entries);
            ledger.Append(entries);
            Entries += entries.Count;
            progress(from, from / (double)count);
        }

        ledger.Append(new EntryBody.CohortRuled(new CohortRule
        {
            Cohort = Cohort,
            Version = 1,
            Title = "an invented cohort",
            Rule = "Everybody whose journey F-12 is said to have arranged.",
            Predicate = Predicate,
            AdoptedBy = Somebody,
            Reason = "made up to measure how fast it is counted",
        }));
    }

    private static void Person(int i, List<EntryBody> entries)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Invented{i} Person{i % 977}");
        var facts = new PartyFacts { Schema = Schema.Person, Names = [new PartyName { Full = name }] };
        var encounter = Encounter.Of(facts, string.Create(CultureInfo.InvariantCulture, $"B-{i}"), Begin.AddDays(-(i % 900) - 1), null);
        var file = CaseFile.Of(new CaseFile { Id = default, Workflow = "border-1", Version = 1, Encounter = encounter.Id, Unit = "north", At = Begin });
        entries.Add(new EntryBody.EncounterRecorded(encounter));
        entries.Add(new EntryBody.CaseOpened(file, encounter.Subject));
        var (state, hour) = ("SCREENED", 0);
        Say("facilitated-by", "F-12", StatementKind.Allegation);
        // One in 200 is somebody who has a case already.
        if (i % 200 == 199) Walk("ALERTED", "UNDER_REVIEW", "CLOSED_DUPLICATE");
        else if (i % 8 == 7) Walk([.. Referred, "NO_CONFIRMED_CONTACT"]);
        else
        {
            Walk([.. Referred, "LOCATED"]);
            if (i % 8 < 3) Arrest();
        }

        void Arrest()
        {
            Walk("ARRESTED", "CHARGED");
            Say("charge", "charged", StatementKind.Fact, ("statute", "8 U.S.C. 1182"), ("category", "immigration"));
            Say("custody", i % 3 == 0 ? "bond" : "detained", StatementKind.Fact);
            Walk("IN_PROCEEDINGS");
            if (i % 2 == 0) Say("protection-claim", "filed", StatementKind.Fact);
            else if (i % 4 == 1) Walk("ORDERED", "REMOVED");
        }

        void Walk(params string[] states)
        {
            foreach (var to in states)
            {
                entries.Add(new EntryBody.StepTaken(
                    new Step
                    {
                        Case = file.Id,
                        From = state,
                        To = to,
                        Person = Somebody,
                        Role = "analyst",
                        At = Begin.AddHours(++hour),
                        ReasonCode = "invented",
                        ReasonText = string.Create(CultureInfo.InvariantCulture, $"an invented step of person {i}"),
                    },
                    encounter.Subject));
                state = to;
            }
        }

        void Say(string topic, string value, StatementKind kind, params (string Name, string Text)[] fields) => entries.Add(new EntryBody.StatementMade(
            new Statement
            {
                Case = file.Id,
                Kind = kind,
                Topic = topic,
                Value = value,
                At = Begin.AddHours(hour),
                Fields = fields.ToDictionary(f => f.Name, f => f.Text),
                Source = "an invented office",
                Grade = Grade.Parse("B2"),
                Person = Somebody,
            },
            encounter.Subject));
    }
}
