namespace Lookback.Cli.Story;

/// <summary>A chapter of the story.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Says">What happens and why it matters, a line each.</param>
/// <param name="Tell">Does it and shows it.</param>
internal sealed record Chapter(string Title, IReadOnlyList<string> Says, Action<Walk> Tell);
