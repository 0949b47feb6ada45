using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Canada;

/// <summary>
/// The key of a record, which Canada does not give: its citation, that is regulation, schedule and item (<c>Ukraine/1/12</c>). In the law that is what
/// the party is listed as: amendments say "item 12 of Schedule 1 is replaced", a repealed item leaves its number empty, and a name or date corrected
/// leaves the citation as it was. The name or birth date would give a party another key with every correction, and its decisions would be lost. Should
/// an item be given to another party after all, its facts change, which opens its alerts again; should a schedule be divided, the search for mergers
/// finds the same names under their new keys. Where records share a citation, or have no item, the name is added.
/// </summary>
internal sealed class CanadaKeys(string file)
{
    /// <summary>Two hundred times what is published; their citations are held while the file is read.</summary>
    private const int Most = 1_000_000;

    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);

    /// <summary>Counts a record's citation; all have to be counted before the first key is asked for.</summary>
    /// <exception cref="RefusedException"><c>too-many-rows</c>.</exception>
    public void Count(CanadaRecord record)
    {
        if (_met.Count >= Most)
        {
            throw new RefusedException(
                "too-many-rows", FormattableString.Invariant($"{file} has over {Most} records: expected fewer, for their citations are held"));
        }

        var citation = Citation(record);
        if (!_met.Add(citation)) _shared.Add(citation);
    }

    public string Of(CanadaRecord record)
    {
        var citation = Citation(record);
        return record[CanadaField.Item] is null || _shared.Contains(citation) ? $"{citation}/{record.Name?.ToUpperInvariant()}" : citation;
    }

    /// <summary>A regulation without schedules has N/A, or nothing.</summary>
    private static string Citation(CanadaRecord record)
    {
        var schedule = record[CanadaField.Schedule] is { } text && text != "N/A" ? Blanks.Collapse(text.TrimEnd(',', '.')) : null;
        return $"{record.Regulation}/{schedule}/{record[CanadaField.Item]}";
    }
}
