namespace Lookback.Core.Retention;

/// <summary>What a plan is told of one subject whose record is held.</summary>
/// <param name="Subject">The ledger position that names the subject.</param>
/// <param name="Ground">The strongest ground that is true of it.</param>
/// <param name="LastActivityAt">The latest of its encounters, screenings and decisions: the period counts from here.</param>
public readonly record struct HeldRecord(long Subject, RetentionGround Ground, DateTimeOffset LastActivityAt);
