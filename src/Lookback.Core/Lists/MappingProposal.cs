using System.Globalization;
using Lookback.Core.Lists.Mapped;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists;

/// <summary>
/// A mapping for a table or JSON lines of no known format, guessed from its header and first rows. What is not sure is ignored and said; the
/// mapping can be read at once, and was tried on the rows that were looked at.
/// </summary>
public sealed record MappingProposal
{
    // Words that stand for no value. NA is Namibia, and Nan, Nil and Null are names of people.
    private static readonly string[] NoValue = ["none", "n/a", "n.a.", "-", "--", "-0-", "?"];

    private MappingProposal()
    {
    }

    /// <summary>The file, without its folder.</summary>
    public required string File { get; init; }

    /// <summary>What it came as, in words; that of a publisher where it is one's.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it is of a publisher's known format, so that it needs no mapping.</summary>
    public bool IsKnown { get; private init; }

    /// <summary>How many rows were looked at.</summary>
    public int Rows { get; private init; }

    /// <summary>Every column in the file's order.</summary>
    public IReadOnlyList<ProposedColumn> Columns { get; private init; } = [];

    /// <summary>What somebody should know who uses the mapping, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>The mapping, JSON without comments; empty where none is needed.</summary>
    public string Mapping { get; private init; } = "";

    /// <summary>Listings that the mapping gave of the rows looked at.</summary>
    public int Listings { get; private init; }

    /// <summary>Issues that it gave.</summary>
    public IReadOnlyList<ReadIssue> Issues { get; private init; } = [];

    /// <summary>Looks at a file and proposes its mapping.</summary>
    /// <exception cref="RefusedException">
    /// <c>no-header</c>, <c>no-rows</c>, <c>no-name</c>, <c>no-key</c>, <c>repeated-column</c>, <c>too-many-columns</c>, and what a file that is no list is
    /// refused for.
    /// </exception>
    public static MappingProposal Of(SourceFile file)
    {
        if (KnownFormat(file) is { } known) return new MappingProposal { File = file.Name, Kind = ListReader.Words(known), IsKnown = true };
        var sample = TableSample.Read(file);
        var empty = EmptyWords(sample);
        var columns = sample.Columns.Select(c => sample.HasHeader ? ColumnGuess.Of(c, empty) : NameList.Named(c)).ToList();
        NameGuess.Settle(sample, columns, file.Name);
        JoinAddresses(columns);
        NameGuess.One(columns, "schema", "kind of party");
        NameGuess.One(columns, "gender", "sex");
        NameGuess.One(columns, "designated", "date of listing");
        var key = new KeyGuess(sample, columns, file.Name);
        key.Settle();
        if (!key.Together) LeaveNameKinds(columns);
        var (dates, doubt) = DateGuess.Of(sample, columns);
        var isFamilyFirst = NameGuess.IsFamilyFirst(sample, columns);
        var text = new MappingText(sample.Delimiter, dates, isFamilyFirst, key.Together, empty, columns) { HasHeader = sample.HasHeader }.Json();
        var proposal = new MappingProposal { File = file.Name, Kind = sample.Kind, Rows = sample.Rows, Columns = columns, Mapping = text };
        List<string> notes = [.. key.Notes];
        if (!sample.HasHeader) notes.Insert(0, NameList.Note(sample.Columns[0]));
        if (isFamilyFirst) notes.Add("most names of persons are written \"Family, Given\": what stands before the comma is taken for the family name");
        if (doubt is not null) notes.Add(doubt);
        return Tried(file, proposal with { Notes = notes });
    }

    /// <summary>The mapping as a file: the reasons as comments, which a mapping may have, and the JSON.</summary>
    public string ToFile() => string.Join('\n', Reasons().Select(r => $"// {r}".TrimEnd()).Append(Mapping)) + "\n";

    /// <summary>What was found and why, a line each.</summary>
    public IEnumerable<string> Reasons()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Plain(File)}: {Kind}; {Rows} rows were looked at");
        foreach (var column in Columns)
        {
            var fact = column.Facts.Count == 0 ? "ignored" : string.Join(" and ", column.Facts);
            var sureness = column.Sureness == Sureness.Unsure && column.Facts.Count > 0 ? "a guess" : column.Sureness.ToString().ToLowerInvariant();
            yield return $"{Plain(column.Column)}: {fact} ({sureness}): {Plain(column.Because)}";
        }

        foreach (var note in Notes) yield return $"note: {Plain(note)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"tried on those rows: {Listings} listings, {Issues.Count} issues")
            + (Issues.Count > 0 ? $"; the first: {Plain(Issues[0].ToString())}" : "");
    }

    /// <summary>One line without control characters: it stands in a comment, which a line end would end.</summary>
    private static string Plain(string text) => Blanks.Collapse(text) ?? "\"\"";

    private static ListFormat? KnownFormat(SourceFile file)
    {
        try
        {
            var kind = SourceKinds.Of(file, null);
            // A table whose header's first rows happen to have as many columns as an OFAC file has; OFAC's own have no header.
            return kind.Format == ListFormat.OfacCsv && HasHeader(file) ? null : kind.Format;
        }
        catch (RefusedException refused) when (refused.Refusal.Code is "wrong-format" or "json-error-page" && IsTable(file))
        {
            return null;
        }
    }

    private static bool HasHeader(SourceFile file) =>
        SeparatedRows.Read(file, ',').FirstOrDefault().Fields is [var first, ..]
        && !long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether it is worth a look: no XML, and more than one line where it is JSON, for an error page is one object.</summary>
    private static bool IsTable(SourceFile file)
    {
        if (Spreadsheet.Is(file)) return true;
        if (JsonLeaf.IsLines(file)) return BoundedLines.Read(file).Where(l => !string.IsNullOrWhiteSpace(l.Text)).Take(2).Count(IsObject) == 2;
        using var text = SourceText.Open(file);
        int next;
        do next = text.Read();
        while (next >= 0 && char.IsWhiteSpace((char)next));
        return next is not ('<' or '[');
    }

    private static bool IsObject(BoundedLine line) => line.Text!.TrimEnd().EndsWith('}');

    private static HashSet<string> EmptyWords(TableSample sample) => sample.Columns
        .SelectMany(c => c.Cells)
        .Select(c => Blanks.Collapse(c) ?? "")
        .Where(c => NoValue.Contains(c, StringComparer.OrdinalIgnoreCase))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a row calls its name means something only beside the listing's other names.</summary>
    private static void LeaveNameKinds(List<ProposedColumn> columns)
    {
        for (var i = 0; i < columns.Count; i++)
            if (columns[i].Is("name_kind")) columns[i] = columns[i].Ignored("it tells kinds of names apart, and each row is a listing of its own");
    }

    /// <summary>Where some columns are lines of an address, those that hold an address as a whole or are numbered are lines of it, too.</summary>
    private static void JoinAddresses(List<ProposedColumn> columns)
    {
        var hasLines = columns.Exists(c => c.Is("address_line"));
        for (var i = 0; i < columns.Count; i++)
        {
            if (!columns[i].Is("address") || columns[i].Separator is not null || !(hasLines || char.IsDigit(columns[i].Column[^1]))) continue;
            columns[i] = columns[i] with { Facts = ["address_line"], Because = $"{columns[i].Because}, and other columns have the rest of it" };
        }
    }

    private static MappingProposal Tried(SourceFile file, MappingProposal proposal)
    {
        var reading = ListReader.Open(new WatchlistId("proposal"), [file], [], ColumnMapping.Parse(proposal.Mapping, "the proposal"));
        var listings = 0;
        foreach (var _ in reading.Listings())
        {
            // Of rows read together the listing before the row that is too much is whole.
            if (reading.RowsRead <= proposal.Rows || listings == 0) listings++;
            if (reading.RowsRead >= proposal.Rows) break;
        }

        return proposal with { Listings = listings, Issues = reading.Issues };
    }
}
