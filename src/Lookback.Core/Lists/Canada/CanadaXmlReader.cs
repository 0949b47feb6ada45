using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Canada;

/// <summary>
/// Canada's consolidated autonomous sanctions list: flat records without an id and without a date of the edition. The file is read twice, because the
/// key of a record depends on whether another has the same citation (see <see cref="CanadaKeys"/>); the first time nothing else is taken.
/// </summary>
internal sealed class CanadaXmlReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    public IEnumerable<ListingText> Read()
    {
        var (keys, vocabulary) = (new CanadaKeys(file.Name), new CanadaVocabulary());
        foreach (var element in Entries.Read(file, log, [], ["record"], vocabulary.IsOfCitation))
        {
            if (element.Name.LocalName == "record") keys.Count(new CanadaRecord(element, vocabulary));
        }

        foreach (var element in Entries.Read(file, log, [], ["record"]))
        {
            if (element.Name.LocalName != "record") continue;
            log.RowsRead++;
            var record = new CanadaRecord(element, vocabulary);
            foreach (var (field, value) in record.Unknown) log.FieldOnce(file.Name, element.Line(), field, "a known element inside <record>", value);
            if (Missing(record) is not { } missing)
            {
                yield return new CanadaListing(file.Name, log).Read(record, new ListingId(watchlist, keys.Of(record)));
                continue;
            }

            log.Row(file.Name, element.Line(), missing, "a value", "nothing");
        }
    }

    private static string? Missing(CanadaRecord record) =>
        record.Name is null ? "LastName" : record[CanadaField.Country] is null ? "Country" : null;
}
