using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Views;
using Lookback.Views.Access;
using static Lookback.Api.Contract.Operation;
using static Lookback.Api.Contract.Placed;

namespace Lookback.Api.Contract;

/// <summary>Who looked at whom, emergencies, and files of records.</summary>
internal static class AccessOperations
{
    private static readonly Asked Limit = new("limit", "How many lines.", Kind.Whole, 1, 500);
    private static readonly Asked Before = new("before", "Those before a position.", Kind.Whole, 1);

    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        Own("audit", "GET", "/audit/reads", Ask("listReads", "Who saw whom: of a subject, or by an account.", Right.SeeAudit).OfPersons()
            .Asks(new("subject", "Who saw this one."), new("account", "What this account saw."), Limit, Before).Gives<Page<ReadLine>>()),
        Own("audit", "GET", "/audit/events", Ask("listAccessEvents", "What happened to accounts, and what was refused them.", Right.SeeAudit)
            .Asks(new("account", "Of one account."), Limit).Gives<Page<AccessEventLine>>()),
        Own("audit", "GET", "/audit/sample", Ask("sampleDecisions", "Decisions drawn by chance, each with what it was made on.", Right.SeeAudit).OfPersons()
            .Asks(
                new Asked("seed", "A word to draw by: the same draws the same.") { IsNeeded = true }, new("decisions", "How many.", Kind.Whole, 1, 100))
            .Gives<DecisionSample>()),
        Own("audit", "GET", "/ledger/verification",
            (Ask("verifyLedger", "Computes every hash, the tree, keys and files again, beside whoever writes.", Right.SeeAudit, Right.Oversee) with
            {
                TakesAnyRight = true,
            }).Plain().Refuses(503)
                .Asks(new("against", "A tree head kept elsewhere, which the ledger must contain."), new("views", "Compare every view, too.", Kind.Flag))
                .Gives<VerifyReport>()),
        Own("emergencies", "POST", "/emergencies",
            Do("openEmergency", "Opens an emergency: for an hour more is shown, and nothing more may be done.", Right.OpenEmergency)
                .Takes<EmergencyOpening>().Makes<EmergencyLine>()),
        Own("emergencies", "GET", "/emergencies", Ask("listEmergencies", "Emergencies, the latest first.", Right.Oversee)
            .Asks(new Asked("unreviewed", "Those alone that nobody has reviewed.", Kind.Flag)).Gives<Page<EmergencyLine>>()),
        Own("emergencies", "GET", "/emergencies/{emergency:long}", Ask("getEmergency", "One emergency, and everybody it showed.", Right.Oversee).OfPersons()
            .Asks(Limit, Before).Gives<EmergencyReport>()),
        Own("emergencies", "POST", "/emergencies/{emergency:long}/review", Do("reviewEmergency", "Says what somebody else makes of it.", Right.SeeAudit)
            .Takes<EmergencyJudging>().Gives<EmergencyLine>()),
        Own("exports", "POST", "/exports", Do("export", "Asks for records as a file: at once, or for a second person to decide by.", Right.Export).OfPersons()
            .Takes<ExportBody>().Gives(200, new Said("text/csv", null)).Gives(200, new Said("application/x-ndjson", null)).Gives<ExportLine>(202)),
        Own("exports", "GET", "/exports", Ask("listExports", "What was asked for, what was decided, and what went out.", Right.Oversee)
            .Gives<Page<ExportLine>>()),
        Own("exports", "GET", "/exports/{request:long}", Ask("getExport", "Where one of one's own stands.", Right.Export).Gives<ExportLine>()),
        Own("exports", "POST", "/exports/{request:long}/decision", Do("decideExport", "Says as a second person whether it may go out.", Right.Oversee)
            .Takes<ExportDeciding>().Gives<ExportLine>()),
        Own("exports", "GET", "/exports/{request:long}/file",
            Ask("fetchExport", "The file, for whoever asked and what for, within a day.", Right.Export).Plain().Refuses(409, 422)
                .Gives(200, new Said("text/csv", null)).Gives(200, new Said("application/x-ndjson", null))),
    ];
}
