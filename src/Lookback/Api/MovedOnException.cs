namespace Lookback.Api;

/// <summary>What was to be done has moved on since the caller looked: whoever was first is told with what they said, and nothing was changed.</summary>
/// <param name="position">The position of what happened since.</param>
/// <param name="sentence">What happened.</param>
/// <param name="winner">What whoever was first did, as it is shown; <see langword="null"/> where nobody did anything.</param>
internal sealed class MovedOnException(long position, string sentence, object? winner) : Exception(sentence)
{
    /// <summary>The position of what happened since.</summary>
    public long Position { get; } = position;

    /// <summary>What whoever was first did.</summary>
    public object? Winner { get; } = winner;
}
