using Lookback.Core.Access;
using Lookback.Core.Arrivals;
using Lookback.Core.Records;
using Lookback.Flows.Arrivals;
using Lookback.Store;
using Lookback.Views.Arrivals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/arrivals</c>: how many were met, when and where, and is that unusual? Numbers of nobody.</summary>
internal static class ArrivalEndpoints
{
    private static readonly string[] Counted = ["by", "fiscalStart", "zone", "across", "place", "citizenship", "from", "to"];
    private static readonly string[] Methods = ["c1", "c2", "c3", "bayes", "farrington", "cusum"];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var arrivals = routes.MapGroup("/arrivals");
        arrivals.MapGet("/", async (Inquiry inquiry) => Answer.Of(await CountAsync(
            inquiry, "arrivals", (_, counted, question, now) => ArrivalCountsReport.Of(counted, question, now))));
        arrivals.MapGet("/watch", async (Inquiry inquiry) => await WatchAsync(inquiry));
    }

    private static async Task<IResult> WatchAsync(Inquiry inquiry)
    {
        var watch = Watch(inquiry);
        var format = inquiry.OneOf("format", "json", "html");
        var report = await CountAsync(inquiry, "arrivals-watch", (_, counted, question, now) => watch(counted, question, now));
        return format == "html" ? Answer.Page(to => ArrivalsPage.Write(to, report)) : Answer.Of(report);
    }

    /// <summary>How what was counted is judged: by the methods and over the periods that are asked for.</summary>
    public static Func<CountedArrivals, ArrivalQuestion, DateTimeOffset, ArrivalWatchReport> Watch(Inquiry inquiry)
    {
        var last = inquiry.Number("last", 12, 1, 100_000);
        var words = inquiry.Http.Request.Query["method"].OfType<string>().Where(w => w.Length > 0).ToList();
        if (words.FirstOrDefault(w => !Methods.Contains(w)) is { } unknown)
            throw new BadRequestException("method", $"expected {string.Join(", ", Methods)}, found \"{ReadIssue.Cut(unknown)}\"");
        return (counted, question, now) => ArrivalWatchReport.Of(
            counted, question, [.. words.Select(w => Method(w, question.Periods.Frequency))], last, now);
    }

    /// <summary>Counts what is asked for, and tells of it.</summary>
    public static async Task<T> CountAsync<T>(
        Inquiry inquiry, string name, Func<Ledger, CountedArrivals, ArrivalQuestion, DateTimeOffset, T> tell)
    {
        await inquiry.RequireAsync(Right.SeeCounts, name);
        var question = Question(inquiry);
        var isBound = question is { Unit: ArrivalUnit.Persons, Identity: IdentityRule.SamePerson };
        if (isBound) await NetworkEndpoints.BringLinksAsync(inquiry);
        return await inquiry.ReadAsync(Right.SeeCounts, name, (ledger, asked) =>
        {
            var at = isBound ? asked.UpTo(ledger.Edges.UpTo) : asked;
            var counted = question.Unit == ArrivalUnit.Events ? Events(inquiry, ledger, at, question) : CountArrivals.Persons(ledger, at, question);
            return tell(ledger, counted, question, inquiry.Now);
        });
    }

    // Counted once for all who look at the same counts, until somebody else is met or erased.
    private static CountedArrivals Events(Inquiry inquiry, Ledger ledger, Horizon at, ArrivalQuestion question)
    {
        if (at.HasEffective) return CountArrivals.Events(ledger.Views.Arrivals, at, question);
        var asked = inquiry.Http.Request.Query.Where(q => Counted.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal)
            .Select(q => $"{q.Key}={string.Join('\u001f', q.Value.ToArray())}");
        var key = FormattableString.Invariant($"{ledger.Views.Arrivals.Last(at.Position)}/{ledger.Views.Erasures.Count(at)}/") + string.Join('\u001e', asked);
        return inquiry.Http.RequestServices.GetRequiredService<CountMemory>().Of(key, () => CountArrivals.Events(ledger.Views.Arrivals, at, question));
    }

    private static ArrivalQuestion Question(Inquiry inquiry)
    {
        var zones = inquiry.Http.Request.Query["zone"].OfType<string>().Where(z => z.Length > 0).ToList();
        var places = zones.Where(z => z.Contains('=', StringComparison.Ordinal)).ToList();
        var defaults = zones.Except(places).ToList();
        if (defaults.Count > 1) throw new BadRequestException("zone", FormattableString.Invariant($"expected one zone for all places, found {defaults.Count}"));
        return new ArrivalQuestion
        {
            Periods = new PeriodRule(
                inquiry.OneOf("by", "month", "day", "week", "fiscal-year") switch
                {
                    "day" => PeriodKind.Day, "week" => PeriodKind.Week, "fiscal-year" => PeriodKind.FiscalYear, _ => PeriodKind.Month,
                },
                inquiry.Number("fiscalStart", 10, 1, 12)),
            Zone = ArrivalQuestion.ZoneOf(defaults is [var zone] ? zone : "UTC"),
            PlaceZones = places.Select(p => p.Split('=', 2)).GroupBy(p => p[0]).ToDictionary(p => p.Key, p => ArrivalQuestion.ZoneOf(p.Last()[1])),
            Across = inquiry.OneOf("across", "nothing", "place", "citizenship") switch
            {
                "place" => Across.Place, "citizenship" => Across.Citizenship, _ => Across.Nothing,
            },
            Unit = inquiry.OneOf("unit", "events", "persons") == "persons" ? ArrivalUnit.Persons : ArrivalUnit.Events,
            Identity = inquiry.OneOf("identity", "same-person", "same-description") == "same-description"
                ? IdentityRule.SameDescription
                : IdentityRule.SamePerson,
            Place = inquiry.Text("place"),
            Citizenship = inquiry.Text("citizenship"),
            From = inquiry.Day("from"),
            To = inquiry.Day("to"),
        };
    }

    private static Detector Method(string word, int frequency) => word switch
    {
        "c1" => new Ears(EarsKind.C1) { LeastSpread = 1 },
        "c2" => new Ears(EarsKind.C2) { LeastSpread = 1 },
        "c3" => new Ears(EarsKind.C3) { LeastSpread = 1 },
        "bayes" => new Bayes { Recent = 6, Frequency = frequency },
        "farrington" => new Farrington { Frequency = frequency },
        _ => new Cusum(),
    };
}
