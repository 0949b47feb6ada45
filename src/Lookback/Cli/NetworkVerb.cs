using System.CommandLine;
using Lookback.Core.Records;

namespace Lookback.Cli;

/// <summary><c>lookback network</c>: who else does this touch, and on what evidence?</summary>
internal static class NetworkVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("network", "Who else does a designation touch, and on what evidence? Association, never a hit.")
    {
        NetworkImportVerb.Create(),
        NetworkLinksVerb.Create(),
        NetworkTraceVerb.Create(),
        NetworkRunVerb.CreateRun(),
        NetworkRunVerb.CreateList(),
        NetworkDecisionVerbs.CreateDesignate(),
        NetworkDecisionVerbs.CreateEnd(),
        NetworkDecisionVerbs.CreateDesignations(),
        NetworkDecisionVerbs.CreateIdentity(IdentityKind.Same),
        NetworkDecisionVerbs.CreateIdentity(IdentityKind.Apart),
        NetworkDecisionVerbs.CreateOpening(open: true),
        NetworkDecisionVerbs.CreateOpening(open: false),
        NetworkDecisionVerbs.CreateOpenings(),
        NetworkDecisionVerbs.CreateWithdraw(),
    };
}
