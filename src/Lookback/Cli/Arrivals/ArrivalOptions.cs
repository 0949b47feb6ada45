using System.CommandLine;
using Lookback.Core.Arrivals;
using Lookback.Core.Records;
using Lookback.Flows.Arrivals;
using Lookback.Store.Arrivals;

namespace Lookback.Cli.Arrivals;

/// <summary>What every verb of arrivals asks: the periods, the days, the unit, and with which key.</summary>
internal sealed class ArrivalOptions
{
    private readonly Option<string> _by = new Option<string>("--by")
    {
        Description = "The periods: day, week (ISO 8601), month or fiscal-year. Default: month.", DefaultValueFactory = _ => "month", HelpName = "period",
    }.AcceptOnlyFromAmong("day", "week", "month", "fiscal-year");

    private readonly Option<int> _start = new Option<int>("--fiscal-start")
    {
        Description = "The month with which a fiscal year begins. Default: 10.", DefaultValueFactory = _ => 10, HelpName = "month",
    }.Within(1, 12, "a month from 1 to 12");

    private readonly Option<string?> _across = new Option<string?>("--across")
    {
        Description = "Tell them apart by place or by citizenship, as recorded.", HelpName = "place|citizenship",
    }.AcceptOnlyFromAmong("place", "citizenship");

    private readonly Option<string> _unit = new Option<string>("--unit")
    {
        Description = "Count events, or distinct persons, which takes the store's own key. Default: events.",
        DefaultValueFactory = _ => "events",
        HelpName = "unit",
    }.AcceptOnlyFromAmong("events", "persons");

    private readonly Option<string> _identity = new Option<string>("--identity")
    {
        Description = "Who is one person: same-description, or same-person (by document, reference or a person's decision). Default: same-person.",
        DefaultValueFactory = _ => "same-person",
        HelpName = "rule",
    }.AcceptOnlyFromAmong("same-description", "same-person");

    private readonly Option<string?> _place = new("--place") { Description = "Count this place alone, as recorded.", HelpName = "name" };

    private readonly Option<string?> _citizenship = new("--citizenship") { Description = "Count this citizenship alone, as recorded.", HelpName = "code" };

    private readonly Option<string?> _from = new("--from") { Description = "The first day counted.", HelpName = "date" };

    private readonly Option<string?> _to = new("--to") { Description = "The last day counted.", HelpName = "date" };

    private readonly Option<string[]> _zone = new("--zone")
    {
        Description = "The time zone for encounters of which an instant alone is on record: a name, or PLACE=NAME for one place. Default: UTC.",
        HelpName = "zone",
    };

    private readonly Option<string?> _key = new("--counting-key")
    {
        Description = "Count with the store's counting key alone, which opens no record of anybody. `lookback arrivals key` writes it.", HelpName = "file",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_by, _start, _across, _unit, _identity, _place, _citizenship, _from, _to, _zone, _key];

    /// <summary>Counts what is asked.</summary>
    public (CountedArrivals Counted, ArrivalQuestion Question) Count(Session session)
    {
        var question = Question(session);
        if (session.Parsed.GetValue(_key) is { } key)
        {
            if (question.Unit == ArrivalUnit.Persons)
            {
                throw new RefusedException(
                    "needs-records",
                    "--unit persons: who is one person is told from records, which the counting key does not open: count events, or leave it out");
            }

            using var store = CountingStore.Open(session.Location, Files.Require(key));
            return (CountArrivals.Events(store.Arrivals, store.HorizonAt(session.EffectiveAt, session.AsOf), question), question);
        }

        var bound = question.Unit == ArrivalUnit.Persons && question.Identity == IdentityRule.SamePerson;
        var (ledger, at) = bound ? session.ReadNetwork() : session.Read();
        using (ledger)
        {
            var counted = question.Unit == ArrivalUnit.Events
                ? CountArrivals.Events(ledger.Views.Arrivals, at, question)
                : CountArrivals.Persons(ledger, at, question);
            return (counted, question);
        }
    }

    private ArrivalQuestion Question(Session session)
    {
        var parsed = session.Parsed;
        var zones = parsed.GetValue(_zone) ?? [];
        var (places, defaults) = (zones.Where(z => z.Contains('=')).ToList(), zones.Where(z => !z.Contains('=')).ToList());
        if (defaults.Count > 1) throw new UsageException($"--zone: expected one zone for all places, found {defaults.Count}: {string.Join(", ", defaults)}");
        return new ArrivalQuestion
        {
            Periods = new PeriodRule(
                parsed.GetValue(_by) switch
                {
                    "day" => PeriodKind.Day, "week" => PeriodKind.Week, "fiscal-year" => PeriodKind.FiscalYear, _ => PeriodKind.Month,
                },
                parsed.GetValue(_start)),
            Zone = ArrivalQuestion.ZoneOf(defaults is [var zone] ? zone : "UTC"),
            PlaceZones = places.Select(p => p.Split('=', 2)).GroupBy(p => p[0]).ToDictionary(p => p.Key, p => ArrivalQuestion.ZoneOf(p.Last()[1])),
            Across = parsed.GetValue(_across) switch { "place" => Across.Place, "citizenship" => Across.Citizenship, _ => Across.Nothing },
            Unit = parsed.GetValue(_unit) == "persons" ? ArrivalUnit.Persons : ArrivalUnit.Events,
            Identity = parsed.GetValue(_identity) == "same-description" ? IdentityRule.SameDescription : IdentityRule.SamePerson,
            Place = parsed.GetValue(_place),
            Citizenship = parsed.GetValue(_citizenship),
            From = Day(parsed.GetValue(_from), "--from"),
            To = Day(parsed.GetValue(_to), "--to"),
        };
    }

    private static DateOnly? Day(string? text, string option) =>
        Files.Instant(text, option) is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}
