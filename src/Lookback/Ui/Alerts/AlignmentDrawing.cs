using Lookback.Core.Matching;

namespace Lookback.Ui.Alerts;

/// <summary>Two names laid beside each other, in the units of a drawing: the parts of each as boxes in a row, and lines between those taken for one.</summary>
/// <param name="Above">The parts of the subject's name.</param>
/// <param name="Below">The parts of the listed name.</param>
/// <param name="Lines">From the middle of a box above to the middle of one below.</param>
/// <param name="Width">How wide it is.</param>
internal sealed record AlignmentDrawing(
    IReadOnlyList<AlignmentDrawing.Box> Above, IReadOnlyList<AlignmentDrawing.Box> Below, IReadOnlyList<AlignmentDrawing.Line> Lines, double Width)
{
    private const double Gap = 14;
    private const double Letter = 9.6;
    private const double WideLetter = 16;
    private const double Margin = 22;

    /// <summary>The drawing of an alignment.</summary>
    public static AlignmentDrawing Of(NameAlignment alignment)
    {
        var (above, below) = (Row(alignment.Subject), Row(alignment.Listed));
        var lines = alignment.Links.SelectMany(
            link => link.Subject.SelectMany(s => link.Listed.Select(l => new Line(above[s].Middle, below[l].Middle, link.How))));
        var width = above.Concat(below).Select(b => b.Left + b.Width).DefaultIfEmpty(0).Max();
        return new AlignmentDrawing(above, below, [.. lines], width + 2);
    }

    private static List<Box> Row(IReadOnlyList<AlignmentPart> parts)
    {
        var (row, left) = (new List<Box>(parts.Count), 1.0);
        foreach (var part in parts)
        {
            // What a browser makes of the letters is not known here; a letter of most scripts is no wider than this.
            var width = part.Text.EnumerateRunes().Sum(r => r.Value >= 0x1100 ? WideLetter : Letter) + Margin;
            row.Add(new Box(part.Text, left, width, part.Standing));
            left += width + Gap;
        }

        return row;
    }

    /// <summary>A part of a name.</summary>
    /// <param name="Text">As written.</param>
    /// <param name="Left">Where it begins.</param>
    /// <param name="Width">How wide it is.</param>
    /// <param name="Standing">What became of it.</param>
    internal sealed record Box(string Text, double Left, double Width, PartStanding Standing)
    {
        /// <summary>Its middle.</summary>
        public double Middle => Left + (Width / 2);
    }

    /// <summary>Two parts taken for one.</summary>
    /// <param name="From">The middle of the one above.</param>
    /// <param name="To">The middle of the one below.</param>
    /// <param name="How">Why.</param>
    internal sealed record Line(double From, double To, LinkKind How);
}
