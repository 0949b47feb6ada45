using Lookback.Core.Records;

namespace Lookback.Fuzz;

/// <summary>An input that broke a promise.</summary>
/// <param name="Target">Of which target.</param>
/// <param name="Input">The input, made as small as it went.</param>
/// <param name="Why">What came out.</param>
internal sealed record Finding(string Target, byte[] Input, Exception Why)
{
    /// <summary>Where it went wrong: findings of one place are one.</summary>
    public string Place => PlaceOf(Why);

    /// <summary>One sentence for a person.</summary>
    public string Sentence => $"{Target}: {Input.Length} bytes end in {Why.GetType().Name}: {ReadIssue.Cut(Why.Message.ReplaceLineEndings(" "))} ({Place})";

    /// <summary>What is thrown, and the first of our own methods that it came through.</summary>
    public static string PlaceOf(Exception why)
    {
        var own = why is IllFormedException
            ? why.Message.Split(':')[0]
            : why.StackTrace?.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Contains("Lookback.Core", StringComparison.Ordinal)) ?? "outside Core";
        return $"{why.GetType().Name} {own.Split(" in ")[0]}";
    }
}
