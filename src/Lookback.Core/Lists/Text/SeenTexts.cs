namespace Lookback.Core.Lists.Text;

/// <summary>
/// What was taken of a listing whose rows repeat what they share. Most rows repeat the one before, so that this is looked at first: to compare a
/// text of thousands of characters with itself costs nothing, to hash it does.
/// </summary>
internal sealed class SeenTexts
{
    private readonly Dictionary<string, string?[]> _last = new(StringComparer.Ordinal);
    private readonly HashSet<(string Field, string Text)> _seen = [];

    /// <summary>The same with nothing taken, for the next listing: to make its tables anew for each costs more than to read a short one.</summary>
    public SeenTexts Emptied()
    {
        _last.Clear();
        _seen.Clear();
        return this;
    }

    /// <summary>Whether the parts say something, and a field has not said it before.</summary>
    public bool IsNew(string field, params ReadOnlySpan<string?> parts)
    {
        if (!Says(parts)) return false;
        if (_last.TryGetValue(field, out var last) && parts.SequenceEqual(last)) return false;
        var text = parts.Length == 1 ? parts[0] : string.Join('|', parts);
        if (text is null || text.AsSpan().Trim('|').IsWhiteSpace()) return false;
        if (last?.Length == parts.Length) parts.CopyTo(last);
        else _last[field] = parts.ToArray();
        return _seen.Add((field, text));
    }

    /// <summary>Whether there is anything at all; most cells of a row are empty.</summary>
    private static bool Says(ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts) if (part is not null) return true;
        return false;
    }
}
