using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Swiss;

/// <summary>
/// The history of a target: <c>listed</c>, <c>amended</c>, <c>de-listed</c>. The newest decides; of those of one day, or without one, it is the first,
/// for the file goes from the newest to the oldest, though not always.
/// </summary>
internal static class SwissModifications
{
    /// <summary>Whether a target is no longer in force.</summary>
    public static bool IsDelisted(XElement target) => Newest(target.All("modification")) is { } newest && TypeOf(newest) == "de-listed";

    /// <summary>When it was last listed.</summary>
    public static PartialDate? ListedOn(XElement target) =>
        Newest(target.All("modification").Where(m => TypeOf(m) == "listed")) is { } listed && DateOf(listed) is { } date ? WrittenDates.Find(date) : null;

    private static XElement? Newest(IEnumerable<XElement> modifications)
    {
        XElement? newest = null;
        foreach (var modification in modifications)
        {
            if (newest is null || string.CompareOrdinal(DateOf(modification), DateOf(newest)) > 0) newest = modification;
        }

        return newest;
    }

    private static string? TypeOf(XElement modification) => modification.AttributeText("modification-type");

    /// <summary>Days are written year first, so that their order is that of their letters.</summary>
    private static string? DateOf(XElement modification) =>
        modification.AttributeText("effective-date") ?? modification.AttributeText("enactment-date") ?? modification.AttributeText("publication-date");
}
