namespace Lookback.Core.Names;

/// <summary>
/// Parts that were read lately, in a bounded room: most words of most names were met before, and all that follows from a word is worked out once.
/// A part never changes, so that any number of threads may have the same one.
/// </summary>
internal static class PartMemory
{
    private const int Room = 1 << 14;

    private static readonly NamePart?[] Parts = new NamePart?[Room];

    /// <summary>A part of a word whose readings do not depend on its place in the name.</summary>
    public static NamePart Of(string text, string folded, PartRole role, Script script, string? full, bool transcribed)
    {
        var place = (int)(TextHash.Of((ulong)role + ((ulong)(full?.Length ?? 0) << 8), text) >> 8) & (Room - 1);
        if (Volatile.Read(ref Parts[place]) is { } known && known.Text == text && known.Folded == folded && known.Role == role
            && known.Script == script && known.Long == full && known.IsTranscribed == transcribed)
            return known;
        var part = new NamePart(text, folded, role, script) { IsTranscribed = transcribed, Long = full };
        Volatile.Write(ref Parts[place], part);
        return part;
    }
}
