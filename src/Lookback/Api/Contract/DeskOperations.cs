using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Views;
using Lookback.Views.Cases;
using static Lookback.Api.Contract.Operation;
using static Lookback.Api.Contract.Placed;

namespace Lookback.Api.Contract;

/// <summary>Screening, whoever was met, alerts, findings and lookbacks.</summary>
internal static class DeskOperations
{
    private static readonly Said Encounter = new("application/json", null, "EncounterSent");
    private static readonly Said Events = new("text/event-stream", null);
    private static readonly Asked Explain = new("explain", "Whether each is explained.", Kind.Flag);

    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        Own("status", "GET", "/status", Ask("getStatus", "Is everybody current?", Right.SeeCounts).Gives<Status>()),
        Own("screenings", "POST", "/checks", Do("check", "Looks one party up; nothing of it is on record.", Right.Screen).Takes("", Encounter)
            .Asks(Explain, new("near", "Whether near misses are told.", Kind.Flag)).Gives<CheckReport>().Gives<Referral>()),
        Own("screenings", "POST", "/screenings", Do("screen", "Screens and remembers one encounter.", Right.Screen).Takes("", Encounter)
            .Makes<ScreenedEncounter>().Makes<Referral>().Gives<ScreenedEncounter>()),
        Own("screenings", "POST", "/screenings/batch", Do("screenBatch", "Screens and remembers many, as a list or line by line.", Right.Screen)
            .Takes("", new Said("application/json", null, "EncountersSent")).Takes("", new Said("application/x-ndjson", null, "EncounterSent"))
            .Gives<IReadOnlyList<RowLine>>().Gives<IReadOnlyList<Referral>>()
            .Gives(200, new Said("application/x-ndjson", typeof(RowLine))).Gives(200, new Said("application/x-ndjson", typeof(Referral)))),
        Own("subjects", "GET", "/subjects/{word}", Ask("getSubject", "Whoever was met, by an id or a reference, with their encounters.", Right.SeeSubjects)
            .OfPersons().Gives<Page<SubjectReport>>()),
        Own("subjects", "GET", "/encounters/{id}", Ask("getEncounter", "One encounter, and who was met.", Right.SeeSubjects).OfPersons().Gives<MetSubject>()),
        Own("subjects", "GET", "/receipts/{word}", Ask("getReceipt", "The receipt of a screening, which anybody can verify by themselves.", Right.SeeSubjects)
            .OfPersons().Gives(200, new Said("application/json", null, "Receipt"))),
        Own("subjects", "GET", "/replays/{word}", Ask("replay", "A screening computed anew from what was known then.", Right.SeeSubjects)
            .OfPersons().Asks(Explain).Gives<ReplayReport>()),
        Own("alerts", "GET", "/alerts",
            Ask("listAlerts", "Alerts: those that are open, unless another state is asked for.", Right.SeeAlerts).OfPersons().Paged()
            .Asks(new("state", "all, open or a state."), new("watchlist", "Of one watchlist.")).Gives<Page<AlertLine>>()),
        Own("alerts", "GET", "/alerts/{id}", Ask("getAlert", "One alert, with its reasons and what became of it.", Right.SeeAlerts).OfPersons()
            .Asks(Explain).Gives<AlertReport>()),
        Own("alerts", "POST", "/alerts/{id}/decisions", Do("decideAlert", "Decides an alert as it was looked at.", Right.DecideAlerts).OfPersons()
            .Takes<DecisionBody>().Makes<AlertReport>()),
        Own("alerts", "GET", "/holds", Ask("listHolds", "Who is held up until a person has decided.", Right.SeeAlerts).OfPersons().Paged()
            .Gives<Page<HoldLine>>()),
        Own("findings", "GET", "/findings", Ask("listFindings", "Past encounters that lookbacks surfaced.", Right.SeeAlerts).OfPersons().Paged()
            .Asks(new Asked("run", "Of one run, by its number.")).Gives<Page<FindingLine>>()),
        Own("findings", "GET", "/findings/{id}", Ask("getFinding", "One finding, with its reasons.", Right.SeeAlerts).OfPersons().Gives<FindingLine>()),
        Own("runs", "POST", "/runs", Do("startRun", "Starts a lookback by lists, or goes on with one that was cut.", Right.RunLookbacks).Takes<RunBody>()
            .Gives<StartedRun>(202).Gives<StartedRun>()),
        Own("runs", "GET", "/runs", Ask("listRuns", "Lookbacks by lists.", Right.SeeCounts).Paged().Gives<Page<RunLine>>()),
        Own("runs", "GET", "/runs/{id:long}", Ask("getRun", "One lookback, and how far it is.", Right.SeeCounts).Gives<RunAnswer>()),
        Own("runs", "GET", "/runs/{id:long}/events", Ask("followRun", "A lookback as server-sent events, from Last-Event-ID on.", Right.SeeCounts).Plain()
            .Gives(200, Events)),
        Own("runs", "DELETE", "/runs/current", Do("cancelRun", "Has the lookback under way stop at its next checkpoint.", Right.RunLookbacks).Plain()
            .Gives<StartedRun>(202)),
        Own("runs", "POST", "/network-runs", Do("startNetworkRun", "Starts a lookback by network.", Right.RunLookbacks).Takes<RunBody>()
            .Gives<StartedRun>(202).Gives<StartedRun>()),
        Own("runs", "GET", "/network-runs", Ask("listNetworkRuns", "Lookbacks by network.", Right.SeeCounts).Paged().Gives<Page<NetworkRunLine>>()),
        Own("runs", "GET", "/network-runs/{id:long}", Ask("getNetworkRun", "One lookback by network, and how far it is.", Right.SeeCounts).Gives<RunAnswer>()),
        Own("runs", "GET", "/network-runs/{id:long}/events", Ask("followNetworkRun", "A lookback by network as server-sent events.", Right.SeeCounts).Plain()
            .Gives(200, Events)),
    ];
}
