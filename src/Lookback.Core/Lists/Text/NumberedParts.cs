using System.Globalization;
using System.Text.RegularExpressions;

namespace Lookback.Core.Lists.Text;

/// <summary>One of several values in a cell.</summary>
/// <param name="Number">Its number, from 1; 0 where the cell holds one value and numbers nothing.</param>
/// <param name="Text">The value.</param>
internal readonly record struct NumberedPart(int Number, string Text);

/// <summary>
/// A cell of several values: <c>(1) Tripoli (2) Tunis</c>, <c>(1)-(2) Tunisia (3) Libya</c>, <c>a) 1955 b) 1958</c>, <c>Asset freeze|Travel Ban</c>.
/// Marks count only in their order, the first of them at the start, so that brackets inside a value part nothing; a value of <c>-</c> is none.
/// <c>(1)-(2)</c> is a span, <c>(1) - (2)</c> an empty value.
/// </summary>
internal static partial class NumberedParts
{
    /// <summary>Numbers that a list may pass over, as some do.</summary>
    private const int MostLeftOut = 3;

    private static readonly char[] Ends = [' ', ';', ','];

    /// <summary>The values of a cell.</summary>
    public static IReadOnlyList<NumberedPart> Of(string? text)
    {
        if (Blanks.Collapse(text) is not { } cell) return [];
        if (!cell.AsSpan().ContainsAny('|', ')')) return One(cell);
        var parts = new List<NumberedPart>();
        if (cell.Contains('|', StringComparison.Ordinal))
        {
            foreach (var value in cell.Split('|')) Add(parts, parts.Count + 1, value);
            return parts;
        }

        if (Marks(cell) is not { Count: > 0 } marks) return One(cell);
        for (var i = 0; i < marks.Count; i++)
        {
            var end = i + 1 < marks.Count ? marks[i + 1].At : cell.Length;
            for (var number = marks[i].First; number <= marks[i].Last; number++) Add(parts, number, cell[marks[i].End..end]);
        }

        return parts;
    }

    /// <summary>
    /// Two cells that say two things of the same: what has one number belongs together, and what is not numbered belongs to all of the other cell.
    /// </summary>
    public static IEnumerable<(string? First, string? Second)> Pairs(string? first, string? second)
    {
        var (firsts, seconds) = (Of(first), Of(second));
        if (firsts is not [{ Number: 0 }] && seconds is not [{ Number: 0 }])
        {
            return firsts.Concat(seconds).Select(p => p.Number).Distinct().Order().Select(n => (At(firsts, n), At(seconds, n)));
        }

        return firsts.Count == 0 ? seconds.Select(s => ((string?)null, (string?)s.Text))
            : seconds.Count == 0 ? firsts.Select(f => ((string?)f.Text, (string?)null))
            : firsts.SelectMany(f => seconds.Select(s => ((string?)f.Text, (string?)s.Text)));
    }

    private static string? At(IReadOnlyList<NumberedPart> parts, int number) => parts.FirstOrDefault(p => p.Number == number).Text;

    /// <summary>A cell that holds one value, as nearly all do.</summary>
    private static IReadOnlyList<NumberedPart> One(string cell) => Value(cell) is { } value ? [new NumberedPart(0, value)] : [];

    private static void Add(List<NumberedPart> parts, int number, string text)
    {
        if (Value(text) is { } value) parts.Add(new NumberedPart(number, value));
    }

    private static string? Value(string text) => text.Trim(Ends) is { Length: > 0 } value and not ("-" or "- ." or "-.") ? value : null;

    private static List<Mark> Marks(string cell)
    {
        var marks = Numbers(cell);
        return marks.Count > 0 ? marks : Letters(cell);
    }

    private static List<Mark> Numbers(string cell)
    {
        var marks = new List<Mark>();
        var next = 1;
        foreach (Match match in Number().Matches(cell))
        {
            var first = Int(match.Groups["first"]);
            if (first < next || first > next + MostLeftOut || (marks.Count == 0 && (match.Index > 0 || first > 1))) continue;
            var last = match.Groups["last"].Success ? Int(match.Groups["last"]) : first;
            if (last < first) continue;
            marks.Add(new Mark(match.Index, match.Index + match.Length, first, last));
            next = last + 1;
        }

        return marks;
    }

    /// <summary>The first value may lack its letter: <c>Zabul, b) Ghazni</c>.</summary>
    private static List<Mark> Letters(string cell)
    {
        var marks = new List<Mark>();
        foreach (Match match in Letter().Matches(cell))
        {
            var number = char.ToLowerInvariant(match.Groups["letter"].ValueSpan[0]) - 'a' + 1;
            if (marks.Count == 0 && match.Index > 0 && number == 2) marks.Add(new Mark(0, 0, 1, 1));
            var isNext = number == marks.Count + 1 && (marks.Count > 0 || match.Index == 0);
            if (isNext) marks.Add(new Mark(match.Index, match.Index + match.Length, number, number));
        }

        return marks;
    }

    private static int Int(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((?<first>\d{1,2})(?:\)?(?:-|–| to )\(?(?<last>\d{1,2}))?\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![^\s,;.])\(?(?<letter>[A-Za-z])\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Letter();

    private readonly record struct Mark(int At, int End, int First, int Last);
}
