using System.CommandLine;

namespace Lookback.Cli;

/// <summary><c>lookback access</c>: who may come in over HTTP, and who was shown whom.</summary>
internal static class AccessVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("access", "Who may come in over HTTP, and who was shown whom.")
    {
        AccessKeyVerb.Create(), AccessInviteVerb.Create(), AccessEmergencyVerb.Create(), AuditVerbs.WhoSaw(), AuditVerbs.SeenBy(), AuditVerbs.Events(),
        AccessSampleVerb.Create(),
    };
}
