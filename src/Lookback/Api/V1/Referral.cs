using Lookback.Core.Records;

namespace Lookback.Api.V1;

/// <summary>
/// All that a partner is told: that somebody may go on, or is to be referred. Which list it was, and whether it was one, is not told; nor by the
/// length of the answer, nor by how long it took.
/// </summary>
/// <param name="Reference">The partner's own word for the encounter.</param>
/// <param name="Answer"><c>clear</c> or <c>refer</c>.</param>
internal sealed record Referral(string? Reference, string Answer)
{
    /// <summary>Answers leave at a whole multiple of this after they were asked for.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>The role whose holders are told no more.</summary>
    private const string Partner = "partner";

    /// <summary>What an outcome comes to: whoever could not be screened is not clear.</summary>
    public static Referral Of(string? reference, Outcome outcome) => new(reference, outcome == Outcome.NoHit ? "clear" : "refer");

    /// <summary>Whether a caller is told no more: a partner, whatever else it is.</summary>
    public static bool IsAll(Caller caller) => caller.Roles.Contains(Partner);

    /// <summary>Waits until the next beat, so that the time says nothing of the work.</summary>
    public static Task HoldAsync(TimeProvider time, long started, CancellationToken cancel)
    {
        var taken = time.GetElapsedTime(started);
        var beats = (long)(taken / Beat) + 1;
        return Task.Delay((beats * Beat) - taken, time, cancel);
    }
}
