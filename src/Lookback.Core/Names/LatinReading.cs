using System.Globalization;

namespace Lookback.Core.Names;

/// <summary>A name of another script as whoever reads Latin letters says it: what it is compared by, and never in place of what is written.</summary>
public static class LatinReading
{
    /// <summary>The reading, each word with a capital; <see langword="null"/> where the name is in Latin letters, or nothing of it can be read.</summary>
    /// <param name="name">A whole name, as written.</param>
    public static string? Of(string name)
    {
        var script = Scripts.Of(name);
        if (script is Script.Latin or Script.Other) return null;
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Romanizer.Fold).Where(w => w.Length > 0).ToList();
        return words.Count == 0 ? null : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(string.Join(' ', words));
    }
}
