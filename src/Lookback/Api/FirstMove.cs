namespace Lookback.Api;

/// <summary>What stands in a case now instead of what was looked at.</summary>
/// <param name="Expected">The position that the request rests on.</param>
/// <param name="Position">The position of what came since.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="What">What they did.</param>
/// <param name="Because">Why, in their words.</param>
internal sealed record FirstMove(long Expected, long Position, DateTimeOffset At, string By, string What, string? Because);
