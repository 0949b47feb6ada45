namespace Lookback.Core.Access;

/// <summary>What an account may do, one word each; in URLs, scopes and refusals in kebab case: <c>see-alerts</c>.</summary>
public enum Right
{
    /// <summary>Screen: look a name up, hand in encounters.</summary>
    Screen,

    /// <summary>See alerts, findings and whom they are about.</summary>
    SeeAlerts,

    /// <summary>Decide alerts.</summary>
    DecideAlerts,

    /// <summary>Agree to what somebody else proposed.</summary>
    Approve,

    /// <summary>See subjects, encounters, receipts and screenings.</summary>
    SeeSubjects,

    /// <summary>See cases and tasks.</summary>
    SeeCases,

    /// <summary>Take steps in cases: which, the workflow says.</summary>
    WorkCases,

    /// <summary>See networks and exposures.</summary>
    SeeNetworks,

    /// <summary>Import links, and decide about networks.</summary>
    WorkNetworks,

    /// <summary>See published lists, their editions and listings.</summary>
    SeeLists,

    /// <summary>Import, force and recall editions.</summary>
    WorkLists,

    /// <summary>Propose, check and renew entries of the own list.</summary>
    WorkOwnList,

    /// <summary>Start and stop lookbacks.</summary>
    RunLookbacks,

    /// <summary>See counts: of arrivals, cohorts, claims, the status.</summary>
    SeeCounts,

    /// <summary>Adopt cohorts' rules, add claims, make briefings, publish counts.</summary>
    WorkCounts,

    /// <summary>See who was shown whom, and what happened to accounts.</summary>
    SeeAudit,

    /// <summary>Have records of many persons written into a file; of more than a few with a second person.</summary>
    Export,

    /// <summary>Say that somebody else's export may go out, and look at emergencies.</summary>
    Oversee,

    /// <summary>Appoint, invite, lock, issue keys, set webhooks; see nobody's record.</summary>
    Configure,

    /// <summary>See in an emergency, for a short while, what the own roles do not show. Whoever is shown no persons has it not.</summary>
    OpenEmergency,

    /// <summary>Acknowledge or return what was referred to the own organisation.</summary>
    AnswerReferrals,
}
