using Lookback.Core.Records;

namespace Lookback.Flows.Fetching;

/// <summary>A fault that may have passed when the same is asked again.</summary>
internal sealed class PassingFault(string code, string sentence, TimeSpan? retryAfter = null) : Exception(sentence)
{
    /// <summary>The same as a refusal, once it was asked often enough.</summary>
    public RefusedException AsRefusal(int tries) =>
        new(code, tries > 1 ? FormattableString.Invariant($"{Message} (asked {tries} times)") : Message);

    /// <summary>How long the publisher asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
