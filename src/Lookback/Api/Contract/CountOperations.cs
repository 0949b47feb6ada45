using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Views.Arrivals;
using Lookback.Views.Briefings;
using static Lookback.Api.Contract.Operation;
using static Lookback.Api.Contract.Placed;

namespace Lookback.Api.Contract;

/// <summary>Cohorts, claims, briefings, arrivals and what is published of them: numbers of nobody, but where cases are named.</summary>
internal static class CountOperations
{
    private static readonly Asked Version = new("version", "The version of the rule.", Kind.Whole, 1);
    private static readonly Asked Html = new("format", "How it is told.") { Words = ["json", "html"] };

    private static readonly Asked[] Counting =
    [
        new("by", "By which period.") { Words = ["month", "day", "week", "fiscal-year"] },
        new("fiscalStart", "The fiscal year's first month.", Kind.Whole, 1, 12),
        new("zone", "The zone of all places, or PLACE=ZONE.") { IsMany = true },
        new("across", "Apart for each.") { Words = ["nothing", "place", "citizenship"] },
        new("unit", "What is counted.") { Words = ["events", "persons"] },
        new("identity", "Who is one person.") { Words = ["same-person", "same-description"] },
        new("place", "At one place."), new("citizenship", "Of one citizenship."), new("from", "The first day."), new("to", "The last day."),
    ];

    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        Own("cohorts", "GET", "/cohorts", Ask("listCohorts", "The cohorts there are.", Right.SeeCounts).Gives<IReadOnlyList<CohortLine>>()),
        Own("cohorts", "POST", "/cohorts", Do("adoptRule", "Adopts a cohort's rule as its next version.", Right.WorkCounts).Takes<RuleAdopting>()
            .Makes<RuleAdopted>()),
        Own("cohorts", "GET", "/cohorts/{cohort}", Ask("getCohort", "A cohort, and its rule's versions.", Right.SeeCounts).Gives<CohortReport>()),
        Own("cohorts", "GET", "/cohorts/{cohort}/ledger", Ask("getCohortLedger", "What became of its members, in numbers that add up.", Right.SeeCounts)
            .Asks(Version).Gives<CohortLedgerReport>()),
        Own("cohorts", "GET", "/cohorts/{cohort}/charges", Ask("getCohortCharges", "What its members are charged with, in numbers.", Right.SeeCounts)
            .Asks(Version).Gives<CohortChargesReport>()),
        Own("cohorts", "GET", "/cohorts/{cohort}/members",
            Ask("listCohortMembers", "Its members, of cases that the caller sees.", Right.SeeCases).OfPersons().Paged()
            .Asks(Version, new("class", "Of one class.")).Gives<Page<CohortMemberLine>>()),
        Own("cohorts", "GET", "/cohorts/{cohort}/bridge",
            Ask("bridgeCohort", "What changed between two moments, and by which cases.", Right.SeeCases).OfPersons()
            .Asks(Version, new("from", "The first moment.", Kind.Moment) { IsNeeded = true }, new("to", "The second.", Kind.Moment)).Gives<BridgeReport>()),
        Own("cohorts", "POST", "/cohorts/{cohort}/sources", Do("reportSource", "Says how far a source is complete.", Right.WorkCounts).Takes<SourceReporting>()
            .Makes<SourceLine>()),
        Own("briefings", "GET", "/cohorts/{cohort}/briefings", Ask("listBriefings", "Briefings on a cohort.", Right.SeeCounts)
            .Gives<IReadOnlyList<BriefingLine>>()),
        Own("briefings", "POST", "/cohorts/{cohort}/briefings", Do("makeBriefing", "Makes a briefing.", Right.WorkCounts).Takes<BriefingMaking>()
            .Makes<BriefingLine>()),
        Own("briefings", "GET", "/cohorts/{cohort}/briefings/{number:int}",
            Ask("getBriefing", "One briefing; cases of it for those who see cases.", Right.SeeCounts)
            .Asks(Html).Gives<BriefingReport>().Gives(200, Said.Page)),
        Own("claims", "GET", "/claims", Ask("listClaims", "Published numbers about cohorts.", Right.SeeCounts).Paged()
            .Asks(new Asked("cohort", "About one cohort.")).Gives<Page<ClaimLine>>()),
        Own("claims", "POST", "/claims", Do("addClaim", "Puts a published number on record.", Right.WorkCounts).Takes<ClaimMaking>().Makes<ClaimLine>()),
        Own("claims", "GET", "/claims/check", Ask("checkClaims", "Do they hold?", Right.SeeCounts).Paged()
            .Asks(Version, new("cohort", "About one cohort.")).Gives<Page<ClaimLine>>()),
        Own("claims", "GET", "/claims/{claim}/check", Ask("checkClaim", "Does it hold?", Right.SeeCounts).Asks(Version).Gives<ClaimLine>()),
        Own("arrivals", "GET", "/arrivals", Ask("countArrivals", "How many were met, when and where.", Right.SeeCounts).Asks(Counting)
            .Gives<ArrivalCountsReport>()),
        Own("arrivals", "GET", "/arrivals/watch", Ask("watchArrivals", "Is that unusual?", Right.SeeCounts).Asks(Counting)
            .Asks(
                new("last", "How many periods are judged.", Kind.Whole, 1, 100_000), Html,
                new("method", "By which methods.") { Words = ["c1", "c2", "c3", "bayes", "farrington", "cusum"], IsMany = true })
            .Gives<ArrivalWatchReport>().Gives(200, Said.Page)),
        Own("plans", "GET", "/plans", Ask("listPlans", "How counts go out.", Right.SeeCounts).Gives<IReadOnlyList<PlanLine>>()),
        Own("plans", "POST", "/plans", Do("layDownPlan", "Lays a plan down, once and for all.", Right.WorkCounts).Takes<PlanLaying>().Makes<PlanLine>()),
        Own("plans", "POST", "/plans/{plan}/releases", Do("release", "Releases counts under a plan, attacked before they go.", Right.WorkCounts)
            .Takes<Releasing>().Makes<ReleaseReport>()),
        Own("plans", "GET", "/plans/{plan}/releases/last", Release("getLastRelease", "The last release of a plan.")),
        Own("plans", "GET", "/plans/{plan}/releases/{number:int}", Release("getRelease", "One release of a plan.")),
    ];

    private static Operation Release(string id, string summary) => Ask(id, summary, Right.SeeCounts)
        .Asks(new Asked("format", "How it is told.") { Words = ["report", "json", "csv", "html"] })
        .Gives<ReleaseReport>().Gives(200, new Said("text/csv", null)).Gives(200, Said.Page);
}
