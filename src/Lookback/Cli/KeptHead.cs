using System.CommandLine;
using System.Text.Json;
using Lookback.Core.Proofs;

namespace Lookback.Cli;

/// <summary>Tree heads that were kept elsewhere: as lines, or in files as <c>lookback head</c> printed them.</summary>
internal static class KeptHead
{
    /// <summary>The option.</summary>
    public static Option<string[]> Option(string description) =>
        new("--against") { Description = description, HelpName = "head|file", AllowMultipleArgumentsPerToken = true };

    /// <summary>Reads what was given: heads, and files that hold one, or one a line.</summary>
    /// <exception cref="UsageException">Something of it is none.</exception>
    public static List<TreeHead> Read(IEnumerable<string>? given) => (given ?? []).SelectMany(Read).ToList();

    private static IEnumerable<TreeHead> Read(string text)
    {
        if (TreeHead.TryParse(text.Trim()) is { } head) return [head];
        if (!File.Exists(text))
            throw new UsageException($"expected a tree head such as 1234:9f86…, or a file that holds one, found \"{text}\"");
        var content = File.ReadAllText(text);
        if (InJson(content) is { } said) return [said];
        var lines = content.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 0
            ? lines.Select(line => TreeHead.TryParse(line) ?? throw new UsageException($"the file {text} holds a line that is no tree head: \"{line}\""))
            : throw new UsageException($"the file {text} holds no tree head");
    }

    private static TreeHead? InJson(string content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("head", out var head)
                && head.ValueKind == JsonValueKind.String
                    ? TreeHead.TryParse(head.GetString()!)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
