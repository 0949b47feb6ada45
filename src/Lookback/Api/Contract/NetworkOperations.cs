using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Views;
using static Lookback.Api.Contract.Operation;
using static Lookback.Api.Contract.Placed;

namespace Lookback.Api.Contract;

/// <summary>Links, networks and designations.</summary>
internal static class NetworkOperations
{
    private static readonly Asked[] Reader =
    [
        new("handling", "Up to which mark of the Traffic Light Protocol the reader may see."), new("includeHidden", "Hidden ones too.", Kind.Flag),
    ];

    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        Own("links", "GET", "/links", Ask("listLinks", "What sources assert ties parties.", Right.SeeNetworks).OfPersons().Paged()
            .Asks(new Asked("source", "Of one source.")).Asks(Reader).Gives<Page<LinkLine>>()),
        Own("links", "POST", "/links", Do("importLinks", "Brings a file of links in.", Right.WorkNetworks).Plain()
            .Takes("", new Said("multipart/form-data", null, "LinksForm")).Makes<LinkImportReport>()),
        Own("links", "POST", "/links/{link}/withdrawal", Do("withdrawLink", "Withdraws one link.", Right.WorkNetworks).Takes<Ending>()
            .Gives<WithdrawalReport>()),
        Own("links", "POST", "/links/withdrawal", Do("withdrawSource", "Withdraws all that a source said itself.", Right.WorkNetworks).Takes<SourceWithdrawal>()
            .Gives<WithdrawalReport>()),
        Own("networks", "GET", "/networks/trace",
            Ask("traceNetwork", "Whom a listing, a designation or somebody met touches, through what: paths, never a score.",
            Right.SeeNetworks).OfPersons().Asks(new Asked("from", "A listing, a designation's id, party:..., or somebody met.") { IsNeeded = true })
            .Asks(new("depth", "How many hops.", Kind.Whole, 1, 8), new("paths", "How many paths of one.", Kind.Whole, 1, 16))
            .Asks(Reader).Gives<TraceReport>()),
        Own("networks", "GET", "/networks/exposures", Ask("listExposures", "Past encounters that networks touch.", Right.SeeNetworks).OfPersons().Paged()
            .Asks(new Asked("run", "Of one run.")).Gives<Page<ExposureFindingLine>>()),
        Own("networks", "POST", "/networks/identities",
            Do("decideIdentity", "Says that encounters were of one person, or of somebody else.", Right.WorkNetworks)
            .OfPersons().Takes<Identity>().Makes<IdentityDecision>()),
        Own("networks", "GET", "/networks/openings", Ask("listOpenings", "What many share and may be walked through all the same.", Right.SeeNetworks)
            .Gives<IReadOnlyList<OpeningLine>>()),
        Own("networks", "POST", "/networks/openings", Do("openNode", "Gives leave to walk through something that many share, or takes it back.",
            Right.WorkNetworks).Takes<Opening>().Makes<NodeOpening>()),
        Own("designations", "GET", "/designations", Ask("listDesignations", "Persons' reasoned word that a network is to be traced.", Right.SeeNetworks)
            .OfPersons().Paged().Gives<Page<DesignationLine>>()),
        Own("designations", "POST", "/designations", Do("designate", "Designates somebody who is on no list.", Right.WorkNetworks).OfPersons()
            .Takes<Designating>().Makes<Designation>()),
        Own("designations", "POST", "/designations/{id}/end", Do("endDesignation", "Ends a designation, with the reason.", Right.WorkNetworks).OfPersons()
            .Takes<Ending>().Gives<Designation>()),
    ];
}
