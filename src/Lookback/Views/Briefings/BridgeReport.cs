using System.Globalization;
using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views.Briefings;

/// <summary>Cases that joined or left for one reason.</summary>
internal sealed record MovementLine(string Why, int Persons, IReadOnlyList<CaseId> Cases);

/// <summary>From one moment of a cohort to another: opening - erased + joined - left = closing.</summary>
internal sealed record BridgeReport(
    long Opening, long Erased, long Joined, long Left, long Closing, IReadOnlyList<MovementLine> JoinedBy, IReadOnlyList<MovementLine> LeftBy)
{
    /// <summary>The report of a bridge.</summary>
    public static BridgeReport Of(Ledger ledger, CohortBridge bridge)
    {
        var ids = ledger.Views.Cases.Sets.Ids([.. bridge.Joined.Concat(bridge.Left).SelectMany(m => m.Cases).Distinct()]);
        return new BridgeReport(
            bridge.Opening, bridge.Erased, CohortBridge.Count(bridge.Joined), CohortBridge.Count(bridge.Left), bridge.Closing,
            Lines(bridge.Joined), Lines(bridge.Left));

        IReadOnlyList<MovementLine> Lines(IReadOnlyList<Movement> moves) =>
            [.. moves.Select(m => new MovementLine(m.Why, m.Cases.Count, [.. m.Cases.Where(ids.ContainsKey).Select(c => ids[c])]))];
    }

    /// <summary>The sum in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Opening:N0} opening {Gone}+ {Joined:N0} joined - {Left:N0} left = {Closing:N0} closing");

    private string Gone => Erased > 0 ? string.Create(CultureInfo.InvariantCulture, $"- {Erased:N0} erased since ") : "";
}
