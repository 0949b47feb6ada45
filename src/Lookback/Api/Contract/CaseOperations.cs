using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Flows.Cases;
using Lookback.Views.Cases;
using static Lookback.Api.Contract.Operation;
using static Lookback.Api.Contract.Placed;

namespace Lookback.Api.Contract;

/// <summary>Cases, tasks, workflows, redress and nominations.</summary>
internal static class CaseOperations
{
    private static readonly Asked[] Queue =
    [
        new("all", "Closed ones too.", Kind.Flag), new("overdue", "Overdue ones alone.", Kind.Flag), new("state", "In one state."),
    ];

    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        Own("cases", "GET", "/cases", Ask("listCases", "Cases the caller has a part in: what is due first.", Right.SeeCases).OfPersons().Paged().Asks(Queue)
            .Asks(new Asked("workflow", "Under one workflow.")).Gives<Page<CaseLine>>()),
        Own("cases", "POST", "/cases", Do("openCase", "Opens a case on an alert or an encounter.", Right.WorkCases).OfPersons().Takes<CaseOpening>()
            .Makes<CaseReport>()),
        Own("cases", "GET", "/cases/{id}", Ask("getCase", "One case, with its steps.", Right.SeeCases).OfPersons().Gives<CaseReport>()),
        Own("cases", "POST", "/cases/{id}/steps", Do("takeStep", "Takes or proposes a step on the case as it was looked at.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<CaseStep>().Gives<CaseReport>()),
        Own("cases", "POST", "/cases/{id}/approval", Do("approveStep", "Agrees to what somebody else proposed.", Right.SeeCases, Right.Approve)
            .OfPersons().Takes<Approval>().Gives<CaseReport>()),
        Own("cases", "POST", "/cases/{id}/decline", Do("declineStep", "Declines or withdraws what is proposed.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<Declining>().Gives<CaseReport>()),
        Own("cases", "POST", "/cases/{id}/statements", Do("recordStatement", "Records what somebody says in a case.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<CaseStatement>().Makes<CaseReport>()),
        Own("cases", "POST", "/cases/{id}/disclosures", Do("disclose", "Records what of a case was handed on.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<CaseDisclosure>().Makes<CaseReport>()),
        Own("cases", "POST", "/cases/{id}/disclosures/{position:long}/answer",
            Do("answerDisclosure", "Records what a recipient made of a disclosure.", Right.SeeCases, Right.WorkCases)
                .OfPersons().Takes<DisclosureReply>().Makes<CaseReport>()),
        Own("cases", "POST", "/cases/{id}/migration",
            Do("migrateCase", "Carries a case over to another version of its workflow.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<Migration>().Gives<CaseReport>()),
        Own("tasks", "GET", "/tasks", Ask("listTasks", "Questions put to somebody about an alert or a case.", Right.SeeCases).OfPersons().Paged()
            .Asks(new("all", "Closed ones too.", Kind.Flag), new("to", "Put to one addressee.")).Gives<Page<TaskLine>>()),
        Own("tasks", "POST", "/tasks/{task:long}/acknowledgement", Do("acknowledgeTask", "Records that the addressee has it.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<TaskReference>().Gives<TaskLine>()),
        Own("tasks", "POST", "/tasks/{task:long}/answer", Do("answerTask", "Records the answer.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<TaskAnswer>().Gives<TaskLine>()),
        Own("tasks", "POST", "/tasks/{task:long}/no-answer", Do("giveUpTask", "Closes it without an answer, with the reason.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<TaskNoAnswer>().Gives<TaskLine>()),
        Own("tasks", "POST", "/tasks/{task:long}/transfer", Do("transferTask", "Hands it on to another addressee.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<TaskTransfer>().Gives<TaskLine>()),
        Own("workflows", "GET", "/workflows", Ask("listWorkflows", "The definitions that cases are under.", Right.SeeCases)
            .Gives<IReadOnlyList<WorkflowLine>>()),
        Own("workflows", "GET", "/workflows/{id}", Ask("getWorkflow", "One definition.", Right.SeeCases).Gives<WorkflowLine>()),
        Own("workflows", "POST", "/workflows",
            Do("takeWorkflow", "Puts an own definition on record as the next version.", Right.Approve).Takes<WorkflowTaking>()
            .Makes<WorkflowLine>()),
        Own("redress", "GET", "/redress/form", Ask("getRedressForm", "The form for whoever was taken for somebody else.").Plain()
            .Gives(200, new Said("text/plain", null))),
        Own("redress", "POST", "/redress", Do("requestRedress", "Hands the form in; the reference is the only way to ask about it.").Plain()
            .Takes("text/plain").Takes("", new Said("application/json", null)).Makes<RedressReference>()),
        Own("redress", "POST", "/redress/status", Do("getRedressStatus", "Where a request stands, by its whole reference.").Plain().Takes<RedressQuestion>()
            .Gives<RedressStatus>()),
        Own("redress", "POST", "/redress/{id}/likeness", Do("findLikeness", "Who of those met may be the one who asks.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Gives<IReadOnlyList<LikePersonLine>>()),
        Own("redress", "POST", "/redress/{id}/answer", Do("answerRedress", "Answers a request, and shows the letter.", Right.SeeCases, Right.WorkCases)
            .OfPersons().Takes<RedressAnswer>().Gives<LetterReport>()),
        Own("redress", "GET", "/redress/{id}/letter",
            Ask("getRedressLetter", "The letter to whoever asked.", Right.SeeCases).OfPersons().Gives<LetterReport>()),
        Own("nominations", "GET", "/nominations/form", Ask("getNominationForm", "The form of a nomination.", Right.WorkOwnList).Plain()
            .Gives(200, new Said("text/plain", null))),
        Own("nominations", "GET", "/nominations", Ask("listNominations", "Nominations to the own list.", Right.WorkOwnList).OfPersons().Paged().Asks(Queue)
            .Gives<Page<CaseLine>>()),
        Own("nominations", "POST", "/nominations", Do("draftNomination", "Drafts a nomination from its form.", Right.WorkOwnList).OfPersons()
            .Takes("text/plain").Takes("", new Said("application/json", null)).Makes<CaseReport>()),
        Own("nominations", "GET", "/nominations/{id}", Ask("getNomination", "One nomination.", Right.WorkOwnList).OfPersons().Gives<CaseReport>()),
        Own("nominations", "POST", "/nominations/{id}/submission", Do("submitNomination", "Submits a draft.", Right.WorkOwnList).OfPersons()
            .Takes<NominationStep>().Gives<CaseReport>()),
        Own("nominations", "POST", "/nominations/{id}/check", Do("checkNomination", "Takes it up for its check.", Right.WorkOwnList).OfPersons()
            .Takes<NominationStep>().Gives<CaseReport>()),
        Own("nominations", "POST", "/nominations/{id}/estimate", Do("estimateNomination", "How many of those met it would touch: counts, and nobody.",
            Right.WorkOwnList).Gives<HitsEstimate>()),
        Own("nominations", "POST", "/nominations/{id}/steps", Do("takeNominationStep", "Takes or proposes a step of a nomination.", Right.WorkOwnList)
            .OfPersons().Takes<CaseStep>().Gives<CaseReport>()),
        Own("nominations", "POST", "/nominations/{id}/approval",
            Do("approveNomination", "Agrees to what somebody else proposed.", Right.WorkOwnList, Right.Approve)
            .OfPersons().Takes<Approval>().Gives<CaseReport>()),
        Own("nominations", "POST", "/nominations/{id}/decline", Do("declineNomination", "Declines or withdraws what is proposed.", Right.WorkOwnList)
            .OfPersons().Takes<Declining>().Gives<CaseReport>()),
    ];
}
