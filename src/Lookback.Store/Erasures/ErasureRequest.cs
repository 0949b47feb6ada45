using Lookback.Core.Records;

namespace Lookback.Store.Erasures;

/// <summary>A subject to be erased, and why.</summary>
/// <param name="Subject">The position of the first entry about it.</param>
/// <param name="Cause">Whether somebody asked, or its time was over.</param>
/// <param name="Reason">The reason in the eraser's words.</param>
/// <param name="LegalBasis">The legal basis.</param>
/// <param name="RetentionClass">The class whose time was over.</param>
public sealed record ErasureRequest(long Subject, ErasureCause Cause, string Reason, string LegalBasis, string? RetentionClass = null);
