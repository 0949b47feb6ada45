using Lookback.Core.Briefings;
using Lookback.Core.Records;

namespace Lookback.Views.Briefings;

/// <summary>A figure with its unit: what is known, and how many more it may be (nothing where it has no bound).</summary>
internal sealed record FigureLine(string Name, CountUnit Unit, long Known, long? Most, string Says, string? Because)
{
    /// <summary>The line of a figure.</summary>
    public static FigureLine Of(Figure figure) => new(
        figure.Name, figure.Unit, figure.Known, figure.Most == Figure.Endless ? null : figure.Most, figure.ToString(), figure.Because);
}
