using Lookback.Core.Proofs;

namespace Lookback.Views;

/// <summary>A tree head: how many entries, and the hash over all of them.</summary>
internal sealed record HeadReport(string Store, TreeHead Head, long Size, DateTimeOffset? KnownAt);
