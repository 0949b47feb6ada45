using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>What nobody is listed, counted or put before others for. It may tell two people apart: a decision on identity may speak of it.</summary>
public static class GroundRules
{
    /// <summary>Why a text is no ground; <see langword="null"/> where it names nothing that never is one.</summary>
    public static Refusal? Check(string? text) => text is not null && CaseWords.FirstIn(text, CaseWords.NoGround) is { } word
        ? new Refusal("no-ground", $"nationality, religion and ethnicity are never a ground, and here stands \"{word}\"")
        : null;
}
