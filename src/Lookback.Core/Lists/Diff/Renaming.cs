using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Diff;

/// <summary>
/// Whether a party stands under another name than before: no primary name of then is one of now. An alias that comes or goes renames nobody, and
/// neither does capital against small letters.
/// </summary>
internal static class Renaming
{
    public static bool Is(PartyFacts before, PartyFacts after)
    {
        var (old, now) = (Primary(before), Primary(after));
        return old.Count > 0 && now.Count > 0 && !old.Overlaps(now);
    }

    private static HashSet<string> Primary(PartyFacts facts) => facts.Names
        .Where(n => n.Kind == NameKind.Primary)
        .Select(n => Blanks.Collapse(n.Full))
        .OfType<string>()
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
