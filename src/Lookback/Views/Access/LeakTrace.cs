using System.Globalization;
using System.Text.RegularExpressions;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Access;

/// <summary>Whose export is a file that was found? By the mark that everybody sees, and by the order of its rows, which says so to this store alone.</summary>
/// <param name="Export">The export's mark; <see langword="null"/> where none was found.</param>
/// <param name="Account">The account that has it.</param>
/// <param name="Person">Whose account that is.</param>
/// <param name="WrittenAt">When it went out.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Question">What was asked.</param>
/// <param name="By"><c>file</c>: byte for byte; <c>mark-and-order</c>, <c>order</c>, <c>mark</c>, or <c>nothing</c>.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Compared">How many of them the order is compared by.</param>
/// <param name="Tau">Kendall's tau of the order found and the one drawn: 1 where every pair stands as drawn.</param>
/// <param name="LogChance">The decimal logarithm of a bound on the chance of it, over all exports and columns that were tried.</param>
/// <param name="Exports">How many exports there are on record.</param>
/// <param name="OtherMarks">Marks of other exports that the file bears.</param>
/// <param name="Because">The same in a sentence.</param>
internal sealed partial record LeakTrace(
    string? Export,
    string? Account,
    StaffId? Person,
    DateTimeOffset? WrittenAt,
    string? Purpose,
    string? Question,
    string By,
    int Rows,
    int Compared,
    double? Tau,
    double? LogChance,
    int Exports,
    IReadOnlyList<string> OtherMarks,
    string Because)
{
    /// <summary>One in a million, over everything that was tried: what an order has to be less likely than before anybody is named by it.</summary>
    public const double Significance = -6;

    private const int IdLength = 26;
    private const int LeastRows = 2;

    /// <summary>Traces a file.</summary>
    public static LeakTrace Of(Ledger ledger, LeakedFile file, Horizon at)
    {
        var made = ledger.Views.Access.Exports.Made(at);
        if (made.LastOrDefault(m => m.Body.Sha256 == file.Sha256) is { } whole)
            return Told(whole, "file", file, made.Count, null, [], "the file is the one that went out, byte for byte");
        var marks = Marks(file, made);
        var (best, order, tried) = Best(ledger, file, made);
        var chance = order is null ? 0 : order.LogChance + Math.Log10(Math.Max(1, tried));
        var fits = order is not null && chance <= Significance;
        order = order is null ? null : order with { LogChance = Math.Min(0, chance) };
        if (fits)
        {
            var isMarked = marks.Any(m => m.Body.Watermark == best!.Body.Watermark);
            List<string> others = [.. marks.Select(m => m.Body.Watermark).Where(w => w != best!.Body.Watermark)];
            var says = Invariant($"the order of {order!.Rows} rows is that of this export (tau {order.Tau:0.000}, by chance ")
                + Invariant($"less than 1 in 10^{Math.Floor(-order.LogChance):0})");
            return Told(
                best!, isMarked ? "mark-and-order" : "order", file, made.Count, order, others,
                isMarked && others.Count == 0 ? $"its mark stands in it, and {says}"
                    : others.Count > 0 ? $"{says}; the mark of {string.Join(", ", others)} stands in it as well, which anybody can write into a file"
                    : $"{says}; no mark stands in it");
        }

        var why = Why(order);
        if (marks is [var marked])
        {
            var alone = $"its mark stands in it, which anybody can write into a file; the order says nothing: {why}";
            return Told(marked, "mark", file, made.Count, order, [], alone);
        }

        var none = marks.Count > 1
            ? "marks of several exports stand in it, and none is shown to be the one by the order"
            : "no mark of an export on record stands in it";
        return new LeakTrace(
            null, null, null, null, null, null, "nothing", file.Rows.Count, order?.Rows ?? 0, order?.Tau, order?.LogChance, made.Count,
            [.. marks.Select(m => m.Body.Watermark)], $"{none}, and the order says nothing: {why}");
    }

    private static string Why(OrderLikeness? order) => order is null
        ? "neither ids nor names with days were found that could be rows of an export"
        : order.Rows < 12 ? Invariant($"{order.Rows} rows are too few to tell by, it takes 12 or so")
        : Invariant($"that of {order.Rows} rows fits no export better than chance would: they were sorted, come from elsewhere, or were put in another order");

    private static LeakTrace Told(
        Recorded<ExportMade> export, string by, LeakedFile file, int count, OrderLikeness? order, IReadOnlyList<string> others, string because) => new(
        export.Body.Watermark, export.Body.Account, export.Body.Person, export.At, export.Body.Purpose, export.Body.Question, by, file.Rows.Count,
        order?.Rows ?? 0, order?.Tau, order?.LogChance, count, others, because);

    private static List<Recorded<ExportMade>> Marks(LeakedFile file, IReadOnlyList<Recorded<ExportMade>> made)
    {
        var known = made.ToDictionary(m => m.Body.Watermark, StringComparer.Ordinal);
        var words = file.Rows.SelectMany(r => r.Values).SelectMany(c => Word().Matches(c).Select(m => m.Value)).Distinct(StringComparer.Ordinal);
        return [.. words.Where(known.ContainsKey).Select(w => known[w])];
    }

    private static (Recorded<ExportMade>? Export, OrderLikeness? Order, int Tried) Best(
        Ledger ledger, LeakedFile file, IReadOnlyList<Recorded<ExportMade>> made)
    {
        Recorded<ExportMade>? best = null;
        OrderLikeness? order = null;
        var tried = 0;
        var columns = Columns(file).ToList();
        foreach (var export in made)
        {
            var key = ledger.OrderKey(export.Body.Watermark);
            var sequences = columns.Count > 0 ? columns : ByNameAndDay(ledger, file, export);
            foreach (var ids in sequences)
            {
                tried++;
                if (RowOrder.Compare(ids, key) is var found && (order is null || found.LogChance < order.LogChance)) (best, order) = (export, found);
            }
        }

        return (best, order, tried);
    }

    /// <summary>The ids of each column that is one of ids, in their order, each once.</summary>
    private static IEnumerable<IReadOnlyList<string>> Columns(LeakedFile file) => file.Rows
        .SelectMany(r => r)
        .GroupBy(c => c.Key, c => c.Value, StringComparer.Ordinal)
        .Select(column => (IReadOnlyList<string>)[.. column.Where(IsId).Distinct(StringComparer.Ordinal)])
        .Where(ids => ids.Count >= LeastRows);

    private static bool IsId(string cell) => cell.Length == IdLength && cell.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    // Where the ids were taken out, rows are known again by a name and a day that stand beside each other in one row of the export alone.
    private static List<IReadOnlyList<string>> ByNameAndDay(Ledger ledger, LeakedFile file, Recorded<ExportMade> export)
    {
        if (ExportQuestion.Read(export.Body.Question) is not { } question) return [];
        var rows = ExportRow.Of(ledger, question, export.Position).GroupBy(r => (Name: r.Name.Trim(), r.Day)).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.Single().Id);
        var names = rows.Keys.Select(k => k.Name).ToHashSet(StringComparer.Ordinal);
        List<string> ids = [];
        foreach (var row in file.Rows)
        {
            var days = row.Values.SelectMany(Days).ToList();
            var known = row.Values.Where(names.Contains).SelectMany(name => days.Select(day => rows.GetValueOrDefault((name, day))));
            var id = known.FirstOrDefault(i => i is not null);
            if (id is not null) ids.Add(id);
        }

        ids = [.. ids.Distinct(StringComparer.Ordinal)];
        return ids.Count >= LeastRows ? [ids] : [];
    }

    /// <summary>The days that a cell may be, also as spreadsheets write them: where it is not known whether the month comes first, both.</summary>
    private static IEnumerable<string> Days(string cell)
    {
        if (cell.Length < 8) yield break;
        var day = cell.Split(' ', 'T')[0];
        string[] forms = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "M/d/yyyy", "yyyy/MM/dd"];
        foreach (var form in forms)
        {
            if (DateOnly.TryParseExact(day, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                yield return read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(@"\b[0-9a-z]{16}\b")]
    private static partial Regex Word();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
