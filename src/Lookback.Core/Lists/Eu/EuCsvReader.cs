using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// The EU's consolidated financial sanctions list as a table (FSF CSV 1.1), parted by semicolons. A row has one name or address or birth or document
/// or citizenship of an entity, and the rows of an entity stand together, so that one entity is in memory at a time.
/// </summary>
internal sealed class EuCsvReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    /// <summary>Rows of one entity; the longest that was published has some hundreds.</summary>
    private const int MostRows = 50_000;

    private static readonly string[] Signature = [EuCsvColumns.Key, "NameAlias_WholeName"];
    private readonly EuEntity _entity = new(watchlist, file.Name, log);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);

    public IEnumerable<ListingText> Read()
    {
        var table = HeadedTable.Open(file, log, Signature, EuCsvColumns.Known, EuCsvColumns.Required);
        var (rows, key) = (new List<HeadedRow>(), "");
        foreach (var row in table.Rows())
        {
            Date(row);
            if (KeyOf(row) is not { } id || IsLate(row, id)) continue;
            if (id != key && rows.Count > 0)
            {
                _ended.Add(key);
                if (Entity(rows) is { } listing) yield return listing;
                rows.Clear();
            }

            key = id;
            rows.Add(row);
            if (rows.Count > MostRows)
                throw new RefusedException("too-many-rows", FormattableString.Invariant($"{file.Name}, line {row.Line}: entity {id} has over {MostRows} rows"));
        }

        if (rows.Count > 0 && Entity(rows) is { } last) yield return last;
    }

    private ListingText? Entity(List<HeadedRow> rows)
    {
        log.Listing = (file.Name, rows[0].Line);
        return _entity.Read(EuCsvEntity.Of(rows));
    }

    private string? KeyOf(HeadedRow row)
    {
        var key = row[EuCsvColumns.Key];
        if (key is null) log.Row(file.Name, row.Line, EuCsvColumns.Key, "a number", "nothing");
        return key;
    }

    private bool IsLate(HeadedRow row, string id)
    {
        if (!_ended.Contains(id)) return false;
        log.Row(file.Name, row.Line, EuCsvColumns.Key, "the rows of one entity together", $"{id} again, after other entities");
        return true;
    }

    private void Date(HeadedRow row)
    {
        if (log.PublishedAt is not null) return;
        var text = row[EuCsvColumns.Generated];
        if (text is not null && WrittenDates.Find(text, DateOrder.DayFirst) is { Precision: DatePrecision.Day } date) log.PublishedAt = date.StartsAt;
        else log.FieldOnce(file.Name, row.Line, EuCsvColumns.Generated, "DD/MM/YYYY", text ?? "nothing");
    }
}
