using Lookback.Views;

namespace Lookback.Api;

/// <summary>What was to be decided has moved on since the caller looked: whoever was first is told with what they said, and nothing was changed.</summary>
/// <param name="position">The position of what happened since.</param>
/// <param name="sentence">What happened.</param>
/// <param name="winner">The decision that stands; <see langword="null"/> where something else happened.</param>
internal sealed class MovedOnException(long position, string sentence, DispositionLine? winner) : Exception(sentence)
{
    /// <summary>The position of what happened since.</summary>
    public long Position { get; } = position;

    /// <summary>The decision that stands.</summary>
    public DispositionLine? Winner { get; } = winner;
}
