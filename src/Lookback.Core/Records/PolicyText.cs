namespace Lookback.Core.Records;

/// <summary>A policy as it was when it was first used: kept, so that what was decided under it can be computed again.</summary>
/// <param name="Hash">Identity of its content, as a <see cref="Coverage"/> names it.</param>
/// <param name="Version">Its author's name for it.</param>
/// <param name="Json">Its whole text.</param>
public sealed record PolicyText(string Hash, string Version, string Json);
