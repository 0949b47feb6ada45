using Lookback.Core.Proofs;

namespace Lookback.Views;

/// <summary>A backup that was written.</summary>
internal sealed record BackupReport(string File, string Store, TreeHead Head, long Bytes);

/// <summary>A store that was restored.</summary>
internal sealed record RestoreReport(string Target, string Store, TreeHead Head, long Erased);
