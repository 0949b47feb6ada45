using System.CommandLine;
using Lookback.Core.Records;

namespace Lookback.Cli;

/// <summary>Options that several verbs of networks have.</summary>
internal static class NetworkOptions
{
    /// <summary>A mark of the Traffic Light Protocol.</summary>
    public static Option<Handling> Handling(string description) => new("--handling")
    {
        Description = description,
        HelpName = "tlp",
        DefaultValueFactory = _ => Core.Records.Handling.Unmarked,
        CustomParser = result =>
        {
            if (Core.Records.Handling.TryParse(result.Tokens[0].Value, out var mark)) return mark;
            result.AddError($"--handling: expected {string.Join(", ", Core.Records.Handling.Texts)}, found \"{result.Tokens[0].Value}\"");
            return default;
        },
    };

    /// <summary>An Admiralty grade.</summary>
    public static Option<Grade> Grade(string description) => new("--grade")
    {
        Description = description,
        HelpName = "grade",
        CustomParser = result =>
        {
            if (Core.Records.Grade.TryParse(result.Tokens[0].Value, out var grade)) return grade;
            result.AddError($"--grade: expected an Admiralty grade from A1 to F6, found \"{result.Tokens[0].Value}\"");
            return default;
        },
    };

    /// <summary>Why.</summary>
    public static Option<string> Reason() => new("--reason")
    {
        Description = "Why, in your own words; at least 20 characters.", Required = true, HelpName = "text",
    };
}
