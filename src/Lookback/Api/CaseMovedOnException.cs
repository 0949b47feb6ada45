namespace Lookback.Api;

/// <summary>Somebody was first: what was asked rests on something that has moved on since it was looked at.</summary>
/// <param name="first">Who was first, with what, and why.</param>
internal sealed class CaseMovedOnException(FirstMove first)
    : Exception(FormattableString.Invariant($"expected position {first.Expected} to be the last, found {first.Position}: {first.By} was first ({first.What})"))
{
    /// <summary>Who was first.</summary>
    public FirstMove First { get; } = first;
}

/// <summary>What stands there now instead of what was looked at.</summary>
/// <param name="Expected">The position that the request rests on.</param>
/// <param name="Position">The position of what came since.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="What">What they did.</param>
/// <param name="Because">Why, in their words.</param>
internal sealed record FirstMove(long Expected, long Position, DateTimeOffset At, string By, string What, string? Because);
