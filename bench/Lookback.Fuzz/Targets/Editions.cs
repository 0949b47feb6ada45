using System.Globalization;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Fuzz.Targets;

/// <summary>Files read as an edition, twice: all that came of them is well-formed, and the second time it is the same.</summary>
internal static class Editions
{
    private static readonly WatchlistId List = new("fuzz");

    public static void Check(IReadOnlyList<NamedBytes> files, ColumnMapping? mapping = null)
    {
        var sources = files.Select(f => new SourceFile(f.Name, () => new MemoryStream(f.Bytes, writable: false))).ToList();
        var (first, second) = (Told(sources, mapping), Told(sources, mapping));
        if (first.SequenceEqual(second)) return;
        var differs = first.Zip(second).FirstOrDefault(p => p.First != p.Second);
        throw WellFormed.Wrong("reading twice does not give the same", $"{differs.First} / {differs.Second}");
    }

    /// <summary>The format that files come in; <see langword="null"/> where they are refused.</summary>
    public static ListFormat? FormatOf(IReadOnlyList<NamedBytes> files)
    {
        try
        {
            return ListReader.Open(List, [.. files.Select(f => new SourceFile(f.Name, () => new MemoryStream(f.Bytes, writable: false)))], []).Format;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static List<string> Told(IReadOnlyList<SourceFile> files, ColumnMapping? mapping)
    {
        var told = new List<string>();
        EditionReading? reading = null;
        try
        {
            reading = ListReader.Open(List, files, [], mapping);
            foreach (var listing in reading.Listings()) told.Add(WellFormed.Listing(listing));
        }
        catch (RefusedException refused)
        {
            WellFormed.Refusal(refused.Refusal);
            told.Add($"{refused.Refusal.Code}: {refused.Refusal.Sentence}");
        }

        if (reading is null) return told;
        foreach (var issue in reading.Issues)
        {
            WellFormed.Issue(issue);
            told.Add($"{issue} {issue.Weight}");
        }

        foreach (var (kind, count) in reading.Dropped)
        {
            WellFormed.Line(kind, 200);
            told.Add(string.Create(CultureInfo.InvariantCulture, $"{kind} {count}"));
        }

        if (reading.RowsLost > reading.RowsRead)
            throw WellFormed.Wrong("more rows were lost than read", string.Create(CultureInfo.InvariantCulture, $"{reading.RowsLost} of {reading.RowsRead}"));
        if (reading.IssueCount < reading.Issues.Count) throw WellFormed.Wrong("more issues are kept than were counted", reading.Format.ToString());
        told.Add(string.Create(
            CultureInfo.InvariantCulture, $"{reading.Format} {reading.PublishedAt:O} {reading.RowsRead} {reading.RowsLost} {reading.IssueCount}"));
        return told;
    }
}
