using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>Why two parts are taken for one.</summary>
internal enum PartLink : byte
{
    None,
    Same,
    Initial,
    Nickname,
    Sound,
    Spelling,
    Joined,
}

/// <summary>How alike two parts are, from 0 to 1; 0 means they are not the same word at all.</summary>
internal static class PartSimilarity
{
    /// <summary>Below this two words are different words, and both stay unmatched.</summary>
    public const float Least = 0.45f;

    public static float Of(NamePart one, NamePart other, out PartLink link)
    {
        link = PartLink.Same;
        if (one.Folded == other.Folded) return one.Role == PartRole.Initial != (other.Role == PartRole.Initial) ? 0.9f : 1f;
        link = PartLink.None;
        if (one.Role == PartRole.Number || other.Role == PartRole.Number) return 0;
        if (one.Role == PartRole.Initial || other.Role == PartRole.Initial) return OfInitial(one, other, ref link);
        var best = OfSpelling(one, other);
        if (best > 0) link = PartLink.Spelling;
        if (best < 0.9f && ShareGroup(one, other)) (best, link) = (0.9f, PartLink.Nickname);
        if (one.Long is null == other.Long is null || best >= 0.9f) return best;
        var withParticle = OfText(one.Long ?? one.Folded, other.Long ?? other.Folded);
        if (withParticle > best && withParticle > 0.8f) (best, link) = (withParticle, PartLink.Joined);
        return best;
    }

    /// <summary>Whether <see cref="Of"/> can be above 0.</summary>
    public static bool MayBeLike(NamePart one, NamePart other) =>
        one.Role == PartRole.Initial || other.Role == PartRole.Initial ? one.Folded[0] == other.Folded[0]
        : one.MayBeLike(other) || ShareGroup(one, other);

    /// <summary>Two runs of letters, wherever they come from.</summary>
    public static float OfText(string one, string other) => OfReady(EditCost.Ready(one), EditCost.Ready(other));

    private static float OfReady((byte[] Letters, float[] Gaps) one, (byte[] Letters, float[] Gaps) other)
    {
        var (shorter, longer) = (Math.Min(one.Letters.Length, other.Letters.Length), Math.Max(one.Letters.Length, other.Letters.Length));
        if (longer == 0) return 0;
        // Short words must match almost exactly: one letter more or less is another name.
        var scale = shorter switch { <= 2 => 1.0f, 3 => 1.6f, 4 => 2.4f, _ => longer * 0.55f };
        var limit = scale * (1 - Least);
        var cost = EditCost.Of(one, other, limit);
        return cost > limit ? 0 : 1 - (cost / scale);
    }

    private static float OfSpelling(NamePart one, NamePart other)
    {
        if (!one.MayBeLike(other)) return 0;
        if (one.OmitsVowels || other.OmitsVowels) return OfConsonants(one, other);
        var length = Math.Max(one.Folded.Length, other.Folded.Length);
        if (Math.Abs(one.Folded.Length - other.Folded.Length) > (length / 2) + 1) return 0;
        var spelling = OfReady(one.Spelling, other.Spelling);
        // The same sound lifts a spelling that is not too far: Husayn, Hussein.
        if (spelling > 0 && one.Skeleton.Length >= 3 && one.Skeleton == other.Skeleton) spelling += (1 - spelling) * 0.35f;
        return spelling;
    }

    /// <summary>Where one side does not write vowels only the consonants are compared, and never for full marks.</summary>
    private static float OfConsonants(NamePart one, NamePart other)
    {
        if (one.Script == other.Script) return OfReady(one.Spelling, other.Spelling);
        var (a, b) = (one.Skeleton, other.Skeleton);
        if (a.Length == 0 || b.Length == 0) return 0;
        if (a == b) return a.Length == 1 ? 0.7f : a.Length == 2 ? 0.85f : 0.93f;
        return Math.Min(a.Length, b.Length) < 3 ? 0 : 0.93f * OfText(a, b);
    }

    private static float OfInitial(NamePart one, NamePart other, ref PartLink link)
    {
        if (one.Folded[0] != other.Folded[0]) return 0;
        link = PartLink.Initial;
        return 0.9f;
    }

    private static bool ShareGroup(NamePart one, NamePart other)
    {
        foreach (var a in one.Groups)
            if (Array.IndexOf(other.Groups, a) >= 0) return true;
        return false;
    }
}
