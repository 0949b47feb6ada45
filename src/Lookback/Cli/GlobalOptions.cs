using System.CommandLine;
using System.CommandLine.Parsing;
using Lookback.Core.Documents;
using Lookback.Core.Time;

namespace Lookback.Cli;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    public static Option<string> Store { get; } = new("--store")
    {
        Description = "The ledger: a file, or postgres://user@host:port/database?schema=name. Default: LOOKBACK_STORE, else lookback.db in this folder.",
        HelpName = "path|url",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LOOKBACK_STORE") is { Length: > 0 } path ? path : "lookback.db",
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON instead of tables.", Recursive = true };

    public static Option<DateTimeOffset?> AsOf { get; } = new("--as-of")
    {
        Description = "Answer from what was known at this instant (UTC), such as 2024-03-14T09:12:00Z. For reading only.",
        HelpName = "instant",
        Recursive = true,
        CustomParser = result => Instant(result, "--as-of"),
    };

    public static Option<DateTimeOffset?> Effective { get; } = new("--effective")
    {
        Description = "Answer about what had come true in the world by this instant (UTC): published, met, decided. For reading only.",
        HelpName = "instant",
        Recursive = true,
        CustomParser = result => Instant(result, "--effective"),
    };

    public static Option<string?> KeyFile { get; } = new("--key-file")
    {
        Description = "The file that holds the store's key. Default: LOOKBACK_KEY_FILE or LOOKBACK_KEY, else the store's own file.",
        HelpName = "path",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LOOKBACK_KEY_FILE") is { Length: > 0 } path ? path : null,
    };

    public static Option<int> Wait { get; } = new Option<int>("--wait")
    {
        Description = "How many seconds to wait for another process that is writing. Default: 30.",
        HelpName = "seconds",
        Recursive = true,
        DefaultValueFactory = _ => 30,
    }.Within(0, int.MaxValue, "a number of seconds from 0 on");

    public static Option<string> Actor { get; } = new("--actor")
    {
        Description = "Who acts, as the ledger records it. Default: LOOKBACK_ACTOR, else the user's name.",
        HelpName = "name",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LOOKBACK_ACTOR") is { Length: > 0 } actor ? actor : Environment.UserName,
    };

    private static DateTimeOffset? Instant(ArgumentResult result, string option)
    {
        if (WrittenInstant.TryRead(result.Tokens[0].Value, out var at)) return at;
        result.AddError($"{option}: expected an instant such as 2024-03-14T09:12:00Z, found \"{result.Tokens[0].Value}\"");
        return null;
    }
}
