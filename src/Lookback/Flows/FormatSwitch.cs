using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>
/// Whether an edition came in another format than the one before: one format says more of a party than another, so that much changes of which the
/// publisher changed nothing.
/// </summary>
internal static class FormatSwitch
{
    /// <summary>The sentences.</summary>
    public static IEnumerable<string> Notes(Edition edition, Edition? before)
    {
        if (before is null || before.Format == edition.Format) yield break;
        var changed = edition.Counts.Changed + edition.Counts.Reworded;
        yield return FormattableString.Invariant($"it came as {edition.Format} and the one before as {before.Format}: formats say more or less of a party, ")
            + FormattableString.Invariant($"which may be all that {changed:N0} changes are");
    }
}
