using System.Globalization;
using System.Text.Json.Serialization;

namespace Lookback.Core.Proofs;

/// <summary>
/// What a ledger held at one moment, in one line: how many entries, and the hash over all of them. Kept elsewhere, it is what the ledger
/// can later be held to.
/// </summary>
/// <param name="Size">How many leaves the tree has; not negative in any head that was read or made here.</param>
/// <param name="Root">The hash over them.</param>
[JsonConverter(typeof(TreeHeadConverter))]
public sealed record TreeHead(long Size, TreeHash Root)
{
    /// <summary>The head of the ledger without entries.</summary>
    public static TreeHead Empty { get; } = new(0, TreeHash.Empty);

    /// <summary>
    /// Reads the one text a head has, <c>size:root</c>: decimal digits without a leading zero, a colon, 64 lower-case hexadecimal digits.
    /// Size 0 goes with the empty tree's root alone.
    /// </summary>
    /// <returns>The head, or <see langword="null"/> where the text is anything else.</returns>
    public static TreeHead? TryParse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || (colon > 1 && text[0] == '0')) return null;
        if (!long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return null;
        if (!TreeHash.TryParse(text.AsSpan(colon + 1), out var root)) return null;
        return size > 0 || root == TreeHash.Empty ? new TreeHead(size, root) : null;
    }

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Size}:{Root}");
}
