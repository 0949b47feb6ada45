using System.Globalization;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// The EU's consolidated financial sanctions list, XML 1.1: everything is in attributes of a <c>sanctionEntity</c> and its parts. <c>generationDate</c>
/// is the edition's; <c>globalFileId</c> is not read, for it changes though nothing else does.
/// </summary>
internal sealed class EuXmlReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private readonly EuEntity _entity = new(watchlist, file.Name, log);

    public IEnumerable<ListingText> Read()
    {
        foreach (var element in Entries.Read(file, log, [], ["sanctionEntity"]))
        {
            if (element.Name.LocalName == "export")
            {
                Head(element);
                continue;
            }

            log.RowsRead++;
            if (_entity.Read(element) is { } listing) yield return listing;
        }
    }

    private void Head(XElement root)
    {
        var text = root.AttributeText("generationDate");
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var at)) log.PublishedAt = at;
        else log.Field(file.Name, 1, "generationDate", "a date and time", text ?? "nothing");
    }
}
