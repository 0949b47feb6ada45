using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>A designation that a person made and nobody ended.</summary>
internal sealed record DesignationLine(
    DesignationId Designation,
    NodeRef Node,
    string? Name,
    DateTimeOffset MadeAt,
    string Actor,
    PartialDate ReviewBy,
    bool HasLapsed,
    string LegalBasis,
    string Reason);

/// <summary>How many links were withdrawn, and how many of other sources repeat the one withdrawn and stand.</summary>
internal sealed record WithdrawalReport(int Withdrawn, long Repeating);

/// <summary>Whom did persons designate?</summary>
internal static class DesignationList
{
    /// <summary>Designations that nobody ended, oldest first.</summary>
    public static IReadOnlyList<DesignationLine> Of(Ledger ledger, Horizon at, DateOnly day) =>
    [
        .. ledger.Views.Networks.Designations.Standing(null, at).Select(d => new DesignationLine(
            d.Designation.Id,
            d.Designation.Node,
            d.Designation.Name,
            d.MadeAt,
            d.Actor,
            d.Designation.ReviewBy,
            d.Designation.ReviewBy.Latest < day,
            d.Designation.LegalBasis,
            d.Designation.Reason)),
    ];
}
