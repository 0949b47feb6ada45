using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// The EU's consolidated list as it was until 2018: elements in capitals, an <c>ENTITY</c> for each party, the day first in the head's date. It does not
/// say which names are weak.
/// </summary>
internal sealed class EuOldXmlReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private readonly EuEntity _entity = new(watchlist, file.Name, log);

    public IEnumerable<ListingText> Read()
    {
        foreach (var element in Entries.Read(file, log, [], ["ENTITY"]))
        {
            if (element.Name.LocalName == "WHOLE")
            {
                Head(element);
                continue;
            }

            log.RowsRead++;
            if (_entity.Read(EuOldEntity.Of(element, log, file.Name)) is { } listing) yield return listing;
        }
    }

    private void Head(XElement root)
    {
        var text = root.AttributeText("Date");
        if (text is not null && WrittenDates.Find(text, DateOrder.DayFirst) is { Precision: DatePrecision.Day } date) log.PublishedAt = date.StartsAt;
        else log.Field(file.Name, 1, "Date", "DD/MM/YYYY", text ?? "nothing");
    }
}
