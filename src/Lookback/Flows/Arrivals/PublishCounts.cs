using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Flows.Arrivals;

/// <summary>
/// Publishes counts of arrivals under a plan that was laid down. What went out is counted again as it was known then, so that a late record or an
/// erasure changes nothing of it; what is new is counted as it is known now.
/// </summary>
internal sealed class PublishCounts(Ledger ledger, string account)
{
    private static readonly string[] Publishing = ["statistician", "supervisor"];

    /// <summary>Lays a plan down.</summary>
    /// <exception cref="RefusedException">It is no plan, or cuts what another one cuts otherwise.</exception>
    public Plan LayDown(string json, string reason)
    {
        var person = Person("lays down what is published");
        var plan = PlanJson.Read(json);
        var why = Reason.Require(reason);
        Question(plan);
        if (PlanCheck.Check(plan, Plans()) is { } refusal) throw new RefusedException(refusal.Code, refusal.Sentence);
        ledger.Append(new EntryBody.PublicationPlanned(
            new PublicationPlan { Plan = plan.Name, Definition = PlanJson.Of(plan), Reason = why, Person = person }));
        return plan;
    }

    /// <summary>Releases what is whole and closed, and puts it on record.</summary>
    /// <param name="name">The plan.</param>
    /// <param name="completeTo">The last day up to which arrivals are complete, by the word of whoever releases.</param>
    /// <exception cref="RefusedException">There is no such plan, nothing to release, or nothing that could be protected.</exception>
    public MadeRelease Release(string name, DateOnly completeTo)
    {
        var person = Person("releases counts");
        var plans = Plans();
        var plan = plans.Find(p => p.Name == name)
            ?? throw new RefusedException("no-plan", $"\"{name}\" is no plan: expected one of {Known(plans)}");
        var beside = plans.Find(p => p.Name != name && PlanCheck.AreBeside(p, plan));
        var head = ledger.Head;
        var (own, others) = (Releases(name), beside is null ? [] : Releases(beside.Name));
        var shownAt = new Dictionary<DateOnly, long>();
        foreach (var (position, release) in own.Concat(others).OrderBy(r => r.Position))
            foreach (var row in release.Table.Rows.Where(r => r.Kind == RowKind.Period)) shownAt.TryAdd(row.From, position);
        var periods = plan.Rows.Between(plan.From, completeTo).Where(p => p.IsClosedBefore(completeTo.AddDays(1))).ToList();
        var tables = shownAt.Values.Append(head).Distinct().ToDictionary(p => p, p => Counted(plan, p));
        var made = Publisher.Make(new ReleaseRequest
        {
            Plan = plan,
            Counts = [.. periods.Select(p => new PeriodCounts(p.From, Row(plan, tables[shownAt.GetValueOrDefault(p.From, head)], p)))],
            CompleteTo = completeTo,
            Last = own is [.., var last] ? last.Release : null,
            Beside = others is [.., var other] ? other.Release : null,
            RecordedSince = periods.Where(p => shownAt.ContainsKey(p.From))
                .Sum(p => Math.Max(0, Row(plan, tables[head], p).Sum() - Row(plan, tables[shownAt[p.From]], p).Sum())),
        });
        ledger.Append(new EntryBody.CountsReleased(
            new CountRelease { Plan = name, Number = made.Release.Number, Position = head, Table = TableJson.Of(made.Release), Person = person }));
        return made;
    }

    private StaffId Person(string act)
    {
        var person = ActingPerson.Of(ledger, account);
        person.Require(Publishing, act);
        return person.Person;
    }

    private List<Plan> Plans() => [.. ledger.Views.Publications.Plans(ledger.Head).Select(p => PlanJson.Read(p.Body.Definition))];

    private List<(long Position, Release Release)> Releases(string plan) =>
        [.. ledger.Views.Publications.Releases(ledger.Head, plan).Select(r => (r.Body.Position, TableJson.ReadRelease(r.Body.Table)))];

    private static string Known(List<Plan> plans) => plans.Count == 0 ? "those laid down, and there is none" : string.Join(", ", plans.Select(p => p.Name));

    private CountTable Counted(Plan plan, long position) => plan.Unit == ArrivalUnit.Events
        ? CountArrivals.Events(ledger.Views.Arrivals, position, Question(plan)).Table
        : CountArrivals.Persons(ledger, position, Question(plan)).Table;

    // A value without a column of its own, and what is not recorded, are among the others.
    private static List<int> Row(Plan plan, CountTable table, CountingPeriod period)
    {
        var row = new int[plan.Columns.Count + 1];
        var at = table.Periods.ToList().FindIndex(p => p.From == period.From);
        if (at < 0) return [.. row];
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var column = plan.Columns.ToList().IndexOf(table.Columns[c]);
            row[column < 0 ? plan.Columns.Count : column] += checked((int)table[at, c]);
        }

        return [.. row];
    }

    private static ArrivalQuestion Question(Plan plan)
    {
        var zones = plan.DayRule.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (zones.Length == 0 || zones[0].Contains('=') || zones.Skip(1).Any(z => !z.Contains('=')))
        {
            throw new RefusedException(
                "bad-plan",
                $"plan {plan.Name}, day rule: expected a zone, and after it zones of places, such as \"UTC; Northgate=Asia/Tashkent\", "
                + $"found \"{plan.DayRule}\"");
        }

        if (plan.Unit == ArrivalUnit.Persons && plan.IdentityRule != "same-description")
        {
            throw new RefusedException(
                "bad-plan",
                $"plan {plan.Name}, identity rule: expected same-description, since who was bound to whom is not known any more once somebody is erased, "
                + $"found \"{plan.IdentityRule}\"");
        }

        return new ArrivalQuestion
        {
            Periods = plan.Rows,
            Zone = ArrivalQuestion.ZoneOf(zones[0]),
            PlaceZones = zones.Skip(1).Select(z => z.Split('=', 2)).ToDictionary(z => z[0].Trim(), z => ArrivalQuestion.ZoneOf(z[1].Trim())),
            Across = Dimension(plan, plan.ColumnsBy),
            Unit = plan.Unit,
            Identity = IdentityRule.SameDescription,
            Among = plan.Filter is { } filter ? (Dimension(plan, filter.Dimension), filter.Values) : null,
            From = plan.From,
        };
    }

    private static Across Dimension(Plan plan, string word) => word switch
    {
        "place" => Across.Place,
        "citizenship" => Across.Citizenship,
        _ => throw new RefusedException("bad-plan", $"plan {plan.Name}: expected place or citizenship, found \"{word}\""),
    };
}
