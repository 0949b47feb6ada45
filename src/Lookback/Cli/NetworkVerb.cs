using System.CommandLine;

namespace Lookback.Cli;

/// <summary><c>lookback network</c>: what ties parties, and on whose word.</summary>
internal static class NetworkVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("network", "Who else does this touch, and on what evidence?") { NetworkImportVerb.Create() };
}
