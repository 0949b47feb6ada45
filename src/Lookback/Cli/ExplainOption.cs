using System.CommandLine;

namespace Lookback.Cli;

/// <summary><c>--explain</c>, the same on every verb that shows a hit.</summary>
internal static class ExplainOption
{
    /// <summary>The option.</summary>
    /// <param name="what">What is drawn: "each hit".</param>
    public static Option<bool> Create(string what) => new("--explain")
    {
        Description = $"Draw {what}: the parts of both names, what each reason adds, and what would change it.",
    };
}
