using System.Numerics;

namespace Lookback.Core.Names;

/// <summary>
/// What the quick bound needs of a part, side by side in one array: most candidates are ruled out by it, and following a reference
/// to each part would cost more than the comparison.
/// </summary>
internal readonly struct PartSketch
{
    /// <summary>Consonants that a word and the two it is cut into may differ by: one replaced, and one that is written in one of them only.</summary>
    public const int MostJoinedApart = 3;

    /// <summary>The share of its scale that a word and the two it is cut into may cost, or the word with its particles: 0.2 to the power of 2/3.</summary>
    public const float MostJoined = 0.342f;

    /// <summary>A sound at the start of a word that costs no more than this may be left unwritten, so that the word begins with the next.</summary>
    private const float Silent = 0.3f;

    private readonly WrittenWord? _written;
    private readonly uint _consonants;
    private readonly uint _fixed;
    private readonly uint _longConsonants;
    private readonly uint _letters;
    private readonly Reading[] _others;
    private readonly ushort _skeleton;
    private readonly ushort _length;
    private readonly ushort _long;
    private readonly uint _firsts;
    private readonly char _first;
    private readonly PartRole _role;
    private readonly bool _isLatin;
    private readonly bool _isPlain;
    private readonly bool _isLoose;
    private readonly bool _isSyllabic;
    private readonly bool _hasGroups;

    public PartSketch(NamePart part)
    {
        _written = part.Written;
        _consonants = part.Consonants;
        _fixed = ~part.FreeConsonants;
        _longConsonants = part.Long is { } full ? Sound.BitsOf(Sound.Skeleton(full)) : 0;
        _letters = LetterSet.Of(part.Folded);
        _length = (ushort)part.Folded.Length;
        _others = part.Others.Length == 0 ? [] : Array.ConvertAll(part.Others, o => new Reading(LetterSet.Of(o.Folded), o.Folded.Length));
        _isSyllabic = part.IsSyllabicName;
        _skeleton = (ushort)part.Skeleton.Length;
        _long = (ushort)(part.Long?.Length ?? 0);
        _first = part.Folded[0];
        _firsts = FirstsOf(part);
        _role = part.Role;
        _isLatin = part.Script == Script.Latin && _written is null;
        _isPlain = _written is null && part.Others.Length == 0;
        _isLoose = part.Others.Length > 0 || part.Script is Script.Han or Script.Hangul;
        _hasGroups = part.Groups.Length > 0;
    }

    /// <summary>Whether both belong to a family of nicknames, so that the families must be looked at.</summary>
    public bool MayShareGroup(in PartSketch other) => _hasGroups && other._hasGroups;

    /// <summary>
    /// Whether the consonants differ by no more than one replaced (two in long words), which all spellings of one word do, and no letters differ
    /// that cost too much; or one side could be the other with its particle written on. An initial is like every word that begins with it.
    /// </summary>
    public bool MayBeLike(in PartSketch other)
    {
        if (_role == PartRole.Initial || other._role == PartRole.Initial) return _first == other._first;
        if (HasConsonantsLike(other)) return _long != 0 || other._long != 0 || HasLettersLike(other);
        return _long != 0 ? other._long == 0 && MayHaveParticle(other) : other._long != 0 && other.MayHaveParticle(this);
    }

    /// <summary>Whether the consonants differ by no more than one replaced, or two in long words.</summary>
    private bool HasConsonantsLike(in PartSketch other) =>
        Sound.MayDiffer((_consonants ^ other._consonants) & _fixed & other._fixed, Math.Max(_skeleton, other._skeleton));

    /// <summary>Whether one may be a spelling or a reading of the other, by their letters; of two words neither of which is Latin, nothing is known.</summary>
    private bool HasLettersLike(in PartSketch other)
    {
        // Nor of words that are longer than what is laid beside each other.
        if ((!_isLatin && !other._isLatin) || Math.Max(_length, other._length) > WrittenCost.MaxLength) return true;
        if (MayCost(Main, other.Main, EditCost.Most)) return true;
        if (_isLoose || other._isLoose)
        {
            // Readings that sound the same are taken for one whatever letters they have.
            if (((_consonants ^ other._consonants) & _fixed & other._fixed) == 0) return true;
            if (AnyOther(other)) return true;
        }

        return (_written is { } own && own.MayBeRead(other._letters, EditCost.Most * ScaleOf(own)))
            || (other._written is { } theirs && theirs.MayBeRead(_letters, EditCost.Most * other.ScaleOf(theirs)));
    }

    private bool AnyOther(in PartSketch other)
    {
        foreach (var a in _others)
        {
            if (MayCost(a, other.Main, EditCost.Most)) return true;
            foreach (var b in other._others)
                if (MayCost(a, b, EditCost.Most)) return true;
        }

        foreach (var b in other._others)
            if (MayCost(Main, b, EditCost.Most)) return true;
        return false;
    }

    private Reading Main => new(_letters, _length);

    private float ScaleOf(WrittenWord word) => WrittenCost.ScaleOf(word.Strength, word.Gaps, _isSyllabic);

    private static bool MayCost(Reading one, Reading other, float most) => LetterSet.MayCost(
        one.Letters, other.Letters, most * EditCost.ScaleOf(Math.Min(one.Length, other.Length), Math.Max(one.Length, other.Length)));

    /// <summary>Whether this part with its particles may be the other: "al-Qadi", "Elkadi".</summary>
    private bool MayHaveParticle(in PartSketch bare) =>
        Math.Abs(_long - bare._length) <= 2 && BitOperations.PopCount((_longConsonants ^ bare._consonants) & _fixed & bare._fixed) <= MostJoinedApart;

    /// <summary>Whether a word may be the first of two neighbours that <see cref="MayJoin"/> this one, whatever the second is.</summary>
    private bool MayBegin(in PartSketch left) =>
        (_firsts & left._firsts) != 0 && _role != PartRole.Number && left._role != PartRole.Number
        && (!_isPlain || !left._isPlain || (_first == left._first && left._length <= _length + 1));

    /// <summary>
    /// Whether two neighbours can make up this one word of the other side, by length, first letter and consonants; of words in another
    /// script, by their first sound. The letters must bear it out.
    /// </summary>
    public bool MayJoin(in PartSketch left, in PartSketch right)
    {
        if (!MayBegin(left) || right._role == PartRole.Number) return false;
        var length = left._length + right._length;
        if (length < 4) return false;
        if (_isPlain && left._isPlain && right._isPlain)
        {
            if (Math.Abs(_length - length) > 2 || BitOperations.PopCount(_consonants ^ (left._consonants | right._consonants)) > MostJoinedApart)
                return false;
        }
        else
        {
            if (Math.Max(_length, length) > (2 * Math.Min(_length, length)) + 1) return false;
            if (BitOperations.PopCount((_consonants ^ (left._consonants | right._consonants)) & _fixed & left._fixed & right._fixed) > 2) return false;
        }

        return HasLettersOf(left, right);
    }

    /// <summary>What a word may begin with in Latin letters, with those that are heard alike.</summary>
    private static uint FirstsOf(NamePart part)
    {
        var firsts = LetterSet.LikeOf(part.Folded[0]);
        foreach (var other in part.Others)
            if (other.Folded.Length > 0) firsts |= LetterSet.LikeOf(other.Folded[0]);
        if (part.Written is not { } word) return firsts;
        foreach (var sound in word.Sounds)
        {
            firsts |= sound.Letters;
            if (sound.Gap > Silent) break;
        }

        return firsts;
    }

    private bool HasLettersOf(in PartSketch left, in PartSketch right)
    {
        if (Math.Max(_length, left._length + right._length) > WrittenCost.MaxLength) return true;
        if (_isLatin && left._written is { } first && right._written is { } second)
        {
            var scale = WrittenCost.ScaleOf(first.Strength + second.Strength, first.Gaps, left._isSyllabic);
            return first.MayBeRead(second, _letters, MostJoined * scale);
        }

        if (_written is { } word && left._isLatin && right._isLatin)
            return word.MayBeRead(left._letters | right._letters, MostJoined * ScaleOf(word));
        var joined = Both(left.Main, right.Main);
        if (MayCost(Main, joined, MostJoined)) return true;
        foreach (var other in _others)
            if (MayCost(other, joined, MostJoined)) return true;
        for (var i = 0; i < Math.Min(left._others.Length, right._others.Length); i++)
            if (MayCost(Main, Both(left._others[i], right._others[i]), MostJoined)) return true;
        return false;
    }

    private static Reading Both(Reading left, Reading right) => new(left.Letters | right.Letters, left.Length + right.Length);

    /// <summary>One reading in Latin letters.</summary>
    private readonly record struct Reading(uint Letters, int Length);
}
