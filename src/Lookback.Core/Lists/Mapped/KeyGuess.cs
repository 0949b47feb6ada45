using System.Globalization;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Mapped;

/// <summary>
/// What tells a listing from all others: a column named so, or one with codes that never repeat, or several columns joined. Without it no edition
/// can be compared with the next.
/// </summary>
internal sealed class KeyGuess(TableSample sample, List<ProposedColumn> columns, string file)
{
    /// <summary>Share of rows that have to have a key of their own.</summary>
    private const double Enough = 0.9;

    private const int LongestCode = 40;
    private const int EnoughToTell = 3;

    // A running number moves with every row that is put in before it.
    private static readonly string[] Running =
    [
        "no", "nr", "number", "index", "row", "line", "numero", "nummer", "numer", "lfd nr", "laufende nummer", "номер", "序号", "编号", "番号",
    ];

    // Numbers that a party keeps.
    private static readonly string[] Identifying = ["imo", "lei", "registration", "national_id", "tax_id", "passport", "wallet", "bic", "mmsi"];

    // Rows that nobody has looked at yet may hold somebody of the same given name.
    private static readonly string[] Always = ["name", "given", "family", "birth_date"];

    // What of a party changes least; joined in this order until no two rows are alike.
    private static readonly string[] Lasting =
    [
        "name", "given", "family", "birth_date", "birth_place", "nationality", "country", "registration_country", "passport", "national_id", "imo", "schema",
        "programme", "designated", "address",
    ];

    /// <summary>Whether consecutive rows make one listing.</summary>
    public bool Together { get; private set; }

    /// <summary>What somebody should know who relies on the key.</summary>
    public List<string> Notes { get; } = [];

    /// <exception cref="RefusedException"><c>no-key</c>.</exception>
    public void Settle()
    {
        var named = Enumerable.Range(0, columns.Count).Where(i => columns[i].Is("key")).OrderByDescending(i => columns[i].Sureness).ToList();
        var keys = named.ToDictionary(i => i, KeysOf);
        foreach (var i in named.Where(i => IsRunning(columns[i].Column, keys[i])).ToList())
        {
            named.Remove(i);
            columns[i] = columns[i].Ignored("it counts the rows, so that it means another party as soon as a row is put in");
        }

        if (named.FindIndex(i => keys[i].IsUnique) is var unique and >= 0) Take(named, unique, "no two rows have the same");
        else if (named.FindIndex(i => keys[i].IsGrouped) is var grouped and >= 0) TakeGroups(named, grouped);
        else if (Code() is { } code) columns[code] = new(columns[code].Column, ["key"], null, Sureness.Likely, "no two rows have the same code");
        else if (Number() is { } number) TakeNumber(number);
        else Join(named);
    }

    private int? Number()
    {
        for (var i = 0; sample.Rows >= EnoughToTell && i < columns.Count; i++)
        {
            if (columns[i].Separator is not null || columns[i].Facts is not [var fact] || !Identifying.Contains(fact, StringComparer.Ordinal)) continue;
            if (KeysOf(i).IsUnique) return i;
        }

        return null;
    }

    private void TakeNumber(int at)
    {
        columns[at] = columns[at] with { Facts = ["key", .. columns[at].Facts] };
        Notes.Add($"no column is the publisher's own key: \"{columns[at].Column}\", which no two rows have the same, is taken for it");
    }

    private void Take(List<int> named, int at, string because)
    {
        var key = named[at];
        columns[key] = columns[key] with { Because = $"{columns[key].Because}, and {because}" };
        if (KeysOf(key).Counts)
        {
            columns[key] = columns[key] with { Sureness = Sureness.Likely };
            Notes.Add($"\"{columns[key].Column}\" counts from the first row to the last: make sure that the next edition does not number its rows anew");
        }

        foreach (var other in named.Where(n => n != key))
        {
            columns[other] = columns[other].Ignored($"\"{columns[key].Column}\" is the key already{Repeats(other)}");
        }
    }

    private string Repeats(int column) => KeysOf(column).IsUnique ? "" : "; its values repeat, and rows of one value may be one listing";

    private void TakeGroups(List<int> named, int at)
    {
        Together = true;
        Take(named, at, "rows of the same stand together");
        Notes.Add($"rows of one \"{columns[named[at]].Column}\" are read together as one listing, names after the first as aliases");
    }

    private int? Code()
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Facts.Count > 0 || columns[i].Sureness != Sureness.Unsure || sample.Rows < EnoughToTell) continue;
            var keys = KeysOf(i);
            if (keys.IsUnique && !keys.Counts && keys.Texts.TrueForAll(IsCode)) return i;
        }

        return null;
    }

    private static bool IsCode(string text) =>
        text.Length <= LongestCode && text.Any(char.IsAsciiDigit) && !text.Any(char.IsWhiteSpace) && !ValueShapes.IsDate(text);

    private void Join(List<int> named)
    {
        foreach (var i in named) columns[i] = columns[i].Ignored($"{columns[i].Because}, but its values are missing or repeat in rows that stand apart");
        var joined = new List<int>();
        var (keys, distinct) = (Enumerable.Repeat("", sample.Rows).ToList(), 0);
        foreach (var i in Lasting.SelectMany(f => Enumerable.Range(0, columns.Count).Where(i => columns[i].Is(f))))
        {
            var with = keys.Zip(sample.Columns[i].Rows, (key, cell) => $"{key}|{Blanks.Collapse(string.Join(' ', cell))}").ToList();
            var count = with.Distinct(StringComparer.Ordinal).Count();
            var isAlways = Array.Exists(Always, columns[i].Is) && sample.Columns[i].Cells.Any();
            if (!isAlways && (count <= distinct || distinct == sample.Rows)) continue;
            (keys, distinct) = (with, count);
            joined.Add(i);
        }

        if (joined.Count == 0 || distinct < Enough * sample.Rows)
        {
            throw new RefusedException(
                "no-key",
                $"{file} has no column, and no few columns together, that tell one listing from another "
                + string.Create(CultureInfo.InvariantCulture, $"({distinct} of {sample.Rows} rows can be told apart): ")
                + "expected a key, such as the publisher's own number; add one, or map it by hand");
        }

        foreach (var i in joined) columns[i] = columns[i] with { Facts = ["key", .. columns[i].Facts] };
        var names = string.Join(" and ", joined.Select(i => $"\"{columns[i].Column}\""));
        Notes.Add(
            $"no column is a key, and {names} {(joined.Count == 1 ? "is" : "joined are")} taken for it: a listing in which that is corrected counts as a new "
            + "one, and the old as removed");
        if (distinct == sample.Rows) return;
        var same = string.Create(CultureInfo.InvariantCulture, $"{sample.Rows - distinct} of {sample.Rows} rows");
        Notes.Add($"{same} have the key of a row before them and would be left out");
    }

    private RowKeys KeysOf(int column) => RowKeys.Of(sample.Columns[column]);

    private static bool IsRunning(string column, RowKeys keys) => keys.Counts && Running.Contains(ColumnWords.Plain(column), StringComparer.Ordinal);

    /// <summary>How the values of a column stand in the rows.</summary>
    private sealed record RowKeys(List<string> Texts, bool IsWhole, bool IsUnique, bool IsGrouped, bool Counts)
    {
        /// <summary>Share of rows that need a value: the others are lost.</summary>
        private const double Whole = 0.95;

        public static RowKeys Of(SampleColumn column)
        {
            var texts = column.Rows.Select(r => Blanks.Collapse(string.Join('|', r))).OfType<string>().ToList();
            var distinct = texts.Distinct(StringComparer.Ordinal).Count();
            var runs = texts.Where((t, i) => i == 0 || t != texts[i - 1]).Count();
            var isWhole = texts.Count > 0 && texts.Count >= Whole * column.Rows.Count;
            return new RowKeys(texts, isWhole, isWhole && distinct == texts.Count, isWhole && runs == distinct && distinct > 1, IsCounted(texts));
        }

        private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        private static bool IsCounted(List<string> texts)
        {
            if (texts.Count < EnoughToTell || Number(texts[0]) is not { } first || first is not (0 or 1)) return false;
            return texts.Select((text, i) => Number(text) == first + i).All(isNext => isNext);
        }
    }
}
