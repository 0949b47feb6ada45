namespace Lookback.Core.Names;

/// <summary>A number drawn by a text, the same in every process and on every machine.</summary>
internal static class TextHash
{
    /// <summary>Of a text, and of what was drawn before.</summary>
    public static ulong Of(ulong seed, ReadOnlySpan<char> text)
    {
        var hash = seed ^ 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
