namespace Lookback.Core.Lists.Addresses;

/// <summary>How asking a list's publisher has gone so far; to the second.</summary>
/// <param name="AskedAt">When it was last asked; <see langword="null"/> where it never was.</param>
/// <param name="AnsweredAt">When it last answered with an edition, be it a new one or the same.</param>
/// <param name="Failures">How often in a row it was asked in vain since.</param>
public sealed record FetchTimes(DateTimeOffset? AskedAt, DateTimeOffset? AnsweredAt, int Failures)
{
    /// <summary>Of a list whose publisher was never asked.</summary>
    public static FetchTimes None { get; } = new(null, null, 0);

    /// <summary>The same once it has answered.</summary>
    public static FetchTimes Answered(DateTimeOffset at) => new(Second(at), Second(at), 0);

    /// <summary>The same once it was asked in vain.</summary>
    public FetchTimes Failed(DateTimeOffset at) => this with { AskedAt = Second(at), Failures = Failures == int.MaxValue ? Failures : Failures + 1 };

    /// <summary>An instant to the second, as they are kept.</summary>
    public static DateTimeOffset Second(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
