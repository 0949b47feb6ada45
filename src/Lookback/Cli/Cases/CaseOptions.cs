using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Cli.Cases;

/// <summary>Options and arguments that several verbs of cases have.</summary>
internal static class CaseOptions
{
    /// <summary>The case.</summary>
    public static Argument<string> Case() => new("case") { Description = "A case's id, or the start of one." };

    /// <summary>Why, in words.</summary>
    public static Option<string> Reason() => new("--reason")
    {
        Description = "Why, in your own words; at least 20 characters.", Required = true, HelpName = "text",
    };

    /// <summary>Fields by name.</summary>
    public static Option<string[]> Fields(string name, string description) => new(name)
    {
        Description = description + " May be repeated.", HelpName = "name=text",
    };

    /// <summary>A day.</summary>
    public static Option<PartialDate?> Day(string name, string description, string such) => new(name)
    {
        Description = description,
        HelpName = "day",
        CustomParser = result =>
        {
            if (PartialDate.TryParse(result.Tokens[0].Value, out var day)) return day;
            result.AddError($"{name}: expected a day such as {such}, found \"{result.Tokens[0].Value}\"");
            return null;
        },
    };

    /// <summary>An instant or a day in the world.</summary>
    public static Option<string?> At(string description) => new("--at") { Description = description, HelpName = "instant" };

    /// <summary>Reads fields.</summary>
    /// <exception cref="UsageException">One is no pair, or its name stands twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(string[]? pairs, string option)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new UsageException($"{option}: expected name=text, such as owner=ann, found \"{pair}\"");
            if (!fields.TryAdd(pair[..equals].Trim(), pair[(equals + 1)..].Trim()))
                throw new UsageException($"{option}: {pair[..equals].Trim()} is given twice");
        }

        return fields;
    }

    /// <summary>The case that a word names.</summary>
    public static RecordedCase Pick(Ledger ledger, string word, Horizon at) =>
        Cli.Pick.One(ledger, word, start => ledger.Views.Cases.Files.Find(start, at), "case", "case ls --all");
}
