namespace Lookback.Tests.Support;

/// <summary>Tests that measure memory or time: run one by one, after all others, so that nothing else is in the measure.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
