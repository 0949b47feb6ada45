using System.CommandLine;
using Lookback.Core.Documents;
using Lookback.Core.Time;

namespace Lookback.Cli;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    public static Option<string> Store { get; } = new("--store")
    {
        Description = "The ledger's file. Default: LOOKBACK_STORE, else lookback.db in this folder.",
        HelpName = "path",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LOOKBACK_STORE") is { Length: > 0 } path ? path : "lookback.db",
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON instead of tables.", Recursive = true };

    public static Option<DateTimeOffset?> AsOf { get; } = new("--as-of")
    {
        Description = "Answer from what was known at this instant (UTC), such as 2024-03-14T09:12:00Z. For reading only.",
        HelpName = "instant",
        Recursive = true,
        CustomParser = result =>
        {
            if (WrittenInstant.TryRead(result.Tokens[0].Value, out var at)) return at;
            result.AddError($"--as-of: expected an instant such as 2024-03-14T09:12:00Z, found \"{result.Tokens[0].Value}\"");
            return null;
        },
    };

    public static Option<string> Actor { get; } = new("--actor")
    {
        Description = "Who acts, as the ledger records it. Default: LOOKBACK_ACTOR, else the user's name.",
        HelpName = "name",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LOOKBACK_ACTOR") is { Length: > 0 } actor ? actor : Environment.UserName,
    };
}
