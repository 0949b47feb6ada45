using System.Numerics;

namespace Lookback.Core.Names;

/// <summary>
/// What the quick bound needs of a part, side by side in one array: most candidates are ruled out by it, and following a reference
/// to each part would cost more than the comparison.
/// </summary>
internal readonly struct PartSketch(NamePart part)
{
    /// <summary>Consonants that a word and the two it is cut into may differ by: one replaced, and one that is written in one of them only.</summary>
    private const int MostJoinedApart = 3;

    private readonly uint _consonants = part.Consonants;
    private readonly uint _fixed = ~part.FreeConsonants;
    private readonly bool _plain = part.Written is null && part.Others.Length == 0;
    private readonly ushort _skeleton = (ushort)part.Skeleton.Length;
    private readonly ushort _length = (ushort)part.Folded.Length;
    private readonly ushort _long = (ushort)(part.Long?.Length ?? 0);
    private readonly uint _longConsonants = part.Long is { } full ? Sound.BitsOf(Sound.Skeleton(full)) : 0;
    private readonly char _first = part.Folded[0];
    private readonly PartRole _role = part.Role;
    private readonly bool _hasGroups = part.Groups.Length > 0;

    public double Weight { get; } = part.Weight;

    public PartRole Role => _role;

    /// <summary>Whether both belong to a family of nicknames, so that the families must be looked at.</summary>
    public bool MayShareGroup(in PartSketch other) => _hasGroups && other._hasGroups;

    /// <summary>
    /// Whether the consonants differ by no more than one replaced (two in long words), which all spellings of one word do; or one
    /// side could be the other with its particle written on. An initial is like every word that begins with it.
    /// </summary>
    public bool MayBeLike(in PartSketch other)
    {
        if (_role == PartRole.Initial || other._role == PartRole.Initial) return _first == other._first;
        var apart = BitOperations.PopCount((_consonants ^ other._consonants) & _fixed & other._fixed);
        if (apart <= (Math.Max(_skeleton, other._skeleton) <= 5 ? 2 : 4)) return true;
        return _long != 0 ? other._long == 0 && MayHaveParticle(other) : other._long != 0 && other.MayHaveParticle(this);
    }

    /// <summary>Whether this part with its particles may be the other: "al-Qadi", "Elkadi".</summary>
    private bool MayHaveParticle(in PartSketch bare) =>
        Math.Abs(_long - bare._length) <= 2 && BitOperations.PopCount((_longConsonants ^ bare._consonants) & _fixed & bare._fixed) <= MostJoinedApart;

    /// <summary>
    /// Whether two neighbours can make up this one word of the other side, by length, first letter and consonants; of a word in another
    /// script, by length and consonants.
    /// </summary>
    public bool MayJoin(in PartSketch left, in PartSketch right)
    {
        var length = left._length + right._length;
        if (length < 4 || _role == PartRole.Number || left._role == PartRole.Number || right._role == PartRole.Number) return false;
        if (_plain && left._plain && right._plain)
        {
            return _first == left._first && Math.Abs(_length - length) <= 2
                && BitOperations.PopCount(_consonants ^ (left._consonants | right._consonants)) <= MostJoinedApart;
        }

        if (Math.Max(_length, length) > (2 * Math.Min(_length, length)) + 1) return false;
        return BitOperations.PopCount((_consonants ^ (left._consonants | right._consonants)) & _fixed & left._fixed & right._fixed) <= 2;
    }
}
