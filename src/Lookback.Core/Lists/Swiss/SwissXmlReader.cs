using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Swiss;

/// <summary>
/// SECO's whole list. A target names its places and programmes by their ids, and these stand before or after it, so that the file is read twice: for
/// the places and programmes, and then for the targets. A target that was de-listed stays in the file with its history and is no listing. Other
/// elements of a target's history are left on purpose: the target itself says how it stands now.
/// </summary>
internal sealed class SwissXmlReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private static readonly string[] Names = ["sanctions-program", "place", "target"];

    public IEnumerable<ListingText> Read()
    {
        var index = new SwissIndex(log, file.Name);
        foreach (var element in Entries.Read(file, log, [], Names))
        {
            if (element.Name.LocalName == "swiss-sanctions-list") Head(element);
            else index.Add(element);
        }

        var targets = new SwissTarget(watchlist, file.Name, log, index);
        foreach (var element in Entries.Read(file, log, [], Names))
        {
            if (element.Name.LocalName != "target") continue;
            log.RowsRead++;
            if (SwissModifications.IsDelisted(element)) log.Drop("de-listed", 1);
            else if (targets.Read(element) is { } listing) yield return listing;
        }
    }

    /// <summary>An amendment has the changed targets alone: taken for the list, it would de-list all others.</summary>
    private void Head(XElement root)
    {
        var type = root.AttributeText("list-type");
        if (type is null || !Array.Exists(["whole", "full", "consolidated"], w => type.Contains(w, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedException(
                "wrong-format",
                $"{file.Name} is not the whole Swiss list but has list-type \"{ReadIssue.Cut(type ?? "")}\": expected \"whole-list\"; "
                + "an amendment has only what changed, and all other parties would seem to be de-listed");
        }

        var text = root.AttributeText("date");
        if (text is not null && WrittenDates.Find(text) is { Precision: DatePrecision.Day } date) log.PublishedAt = date.StartsAt;
        else log.Field(file.Name, 1, "date", "YYYY-MM-DD", text ?? "nothing");
    }
}
