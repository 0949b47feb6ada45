using System.CommandLine;
using System.Text.Json;
using Lookback.Core.Proofs;

namespace Lookback.Cli;

/// <summary>A tree head that was kept elsewhere: as its one line, or in a file as <c>lookback head</c> printed it.</summary>
internal static class KeptHead
{
    /// <summary>The option.</summary>
    public static Option<string[]> Option(string description) =>
        new("--against") { Description = description, HelpName = "head|file", AllowMultipleArgumentsPerToken = true };

    /// <summary>Reads one.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static TreeHead Read(string text)
    {
        if (TreeHead.TryParse(text.Trim()) is { } head) return head;
        if (!File.Exists(text))
            throw new UsageException($"--against: expected a head such as 1234:9f86…, or a file that holds one, found \"{text}\"");
        var content = File.ReadAllText(text).Trim();
        return TreeHead.TryParse(content) ?? InJson(content) ?? throw new UsageException($"--against: the file {text} holds no tree head");
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
