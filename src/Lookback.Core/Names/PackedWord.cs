using System.Runtime.CompilerServices;

namespace Lookback.Core.Names;

/// <summary>One reading of a word, packed to be passed over in bulk.</summary>
internal readonly struct PackedReading
{
    /// <summary>Letters of the longest word that is packed.</summary>
    public const int MostLetters = 16;

    private readonly Letters16 _letters;
    private readonly byte _length;
    private readonly byte _skeleton;
    private readonly uint _consonants;
    private readonly uint _bits;

    public PackedReading(string folded, string skeleton, Spelling spelling)
    {
        (_length, _skeleton) = ((byte)folded.Length, (byte)skeleton.Length);
        (_consonants, _bits) = (Sound.BitsOf(skeleton), LetterSet.Of(folded));
        spelling.Letters.CopyTo(_letters);
    }

    /// <summary>Whether the consonants differ by no more than spellings of one word do.</summary>
    public bool HasConsonantsLike(in PackedReading other) =>
        Sound.MayDiffer(_consonants ^ other._consonants, Math.Max(_skeleton, other._skeleton));

    /// <summary>Whether both sound the same: at least where they have the same consonants.</summary>
    public bool MaySoundLike(in PackedReading other) => _consonants == other._consonants;

    /// <summary>Whether both are long enough to bear a slip in a reading that is not the main one.</summary>
    public bool AreLong(in PackedReading other) => Math.Min(_length, other._length) >= 6;

    /// <summary>Whether one may be spelt like the other, whose letters are given ready.</summary>
    public bool IsSpeltLike(in PackedReading other, Spelling spelling)
    {
        var limit = EditCost.Most * EditCost.ScaleOf(Math.Min(_length, other._length), Math.Max(_length, other._length));
        if (!LetterSet.MayCost(_bits, other._bits, limit)) return false;
        ReadOnlySpan<byte> letters = _letters;
        letters = letters[.._length];
        Span<float> gaps = stackalloc float[MostLetters];
        EditCost.AddGaps(letters, gaps);
        return EditCost.Of(spelling, letters, gaps, limit) <= limit;
    }

    /// <summary>Whether it may be a reading of a word of another script, for no more than a limit.</summary>
    public bool IsReadingOf(WrittenWord word, float limit)
    {
        if (!word.MayBeRead(_bits, limit)) return false;
        Span<char> latin = stackalloc char[MostLetters];
        for (var i = 0; i < _length; i++) latin[i] = EditCost.LetterOf(_letters[i]);
        return WrittenCost.Of(word, latin[.._length], limit) <= limit;
    }

    [InlineArray(MostLetters)]
    private struct Letters16
    {
        private byte _first;
    }
}

/// <summary>
/// A word packed, in Latin letters or to be looked for among such: enough to see that one is no spelling of another without following a reference.
/// </summary>
internal sealed class PackedWord
{
    private readonly PackedReading[] _readings;
    private readonly Spelling[] _spellings;
    private readonly WrittenWord? _written;
    private readonly float _limit;
    private readonly bool _isSpelt;

    private PackedWord(NamePart part)
    {
        (_written, _isSpelt) = (part.Written, !part.OmitsVowels);
        if (_written is { } word) _limit = EditCost.Most * WrittenCost.ScaleOf(word.Strength, word.Gaps, part.IsSyllabicName);
        (_readings, _spellings) = (new PackedReading[1 + part.Others.Length], new Spelling[1 + part.Others.Length]);
        (_readings[0], _spellings[0]) = (new PackedReading(part.Folded, part.Skeleton, part.Spelling), part.Spelling);
        for (var i = 0; i < part.Others.Length; i++)
        {
            var other = part.Others[i];
            (_readings[i + 1], _spellings[i + 1]) = (new PackedReading(other.Folded, other.Skeleton, other.Spelling), other.Spelling);
        }

        var full = part.Long ?? "";
        Traits = new PackedTraits(
            part.Consonants, ~part.FreeConsonants, Sound.BitsOf(Sound.Skeleton(full)), (byte)part.Folded.Length, (byte)Math.Min(full.Length, 255),
            part.Groups.Length > 0);
    }

    /// <summary>
    /// A word to be passed over, or <see langword="null"/> where it is not in Latin letters, or its letters are not all that is compared of it.
    /// </summary>
    public static PackedWord? OfLatin(NamePart part) => part.Script == Script.Latin && part.Written is null ? Packed(part) : null;

    /// <summary>A word to look for, or <see langword="null"/> where it cannot be told like this.</summary>
    public static PackedWord? Of(NamePart part) =>
        part.Script == Script.Latin ? OfLatin(part)
        : part.Written is null || part.Long is not null || part.Script is Script.Han or Script.Hangul ? null : Packed(part);

    private static PackedWord? Packed(NamePart part) =>
        part.Role < PartRole.Number && part.Folded.Length <= PackedReading.MostLetters && !PartSimilarity.IsServant(part)
        && Array.TrueForAll(part.Others, o => o.Folded.Length is > 0 and <= PackedReading.MostLetters)
            ? new PackedWord(part) : null;

    /// <summary>Its readings, the main one first.</summary>
    public ReadOnlySpan<PackedReading> Readings => _readings;

    /// <summary>What else is needed of it.</summary>
    public PackedTraits Traits { get; }

    /// <summary>Whether another word may be like this one: never no where <see cref="PartSimilarity"/> would say that it is.</summary>
    public bool MayBeLike(in PackedTraits traits, ReadOnlySpan<PackedReading> readings)
    {
        if ((Traits.HasGroups && traits.HasGroups) || Traits.MayHaveParticle(traits) || traits.MayHaveParticle(Traits)) return true;
        if (_written is { } word && readings[0].IsReadingOf(word, _limit)) return true;
        for (var a = 0; a < _readings.Length; a++)
        {
            ref readonly var own = ref _readings[a];
            for (var b = 0; b < readings.Length; b++)
            {
                ref readonly var other = ref readings[b];
                var areMain = a + b == 0;
                if (!areMain && other.MaySoundLike(own)) return true;
                if (areMain ? !_isSpelt || (IsPlain(readings) && !other.HasConsonantsLike(own)) : !other.AreLong(own)) continue;
                if (other.IsSpeltLike(own, _spellings[a])) return true;
            }
        }

        return false;
    }

    /// <summary>Whether neither has a consonant that one reading has and another lacks.</summary>
    private bool IsPlain(ReadOnlySpan<PackedReading> readings) => Traits.Fixed == uint.MaxValue && _readings.Length + readings.Length == 2;
}

/// <summary>What is needed of a packed word besides its readings.</summary>
/// <param name="Consonants">The consonants of its main reading as bits.</param>
/// <param name="Fixed">Those consonants, as bits, that every reading has or lacks.</param>
/// <param name="LongConsonants">Those of the word with its particles.</param>
/// <param name="Length">Its letters.</param>
/// <param name="Long">The same with its particles; 0 where it has none.</param>
/// <param name="HasGroups">Whether it belongs to a family of nicknames.</param>
internal readonly record struct PackedTraits(uint Consonants, uint Fixed, uint LongConsonants, byte Length, byte Long, bool HasGroups)
{
    /// <summary>Whether this word with its particles may be another that has none: "al-Qadi", "Elkadi".</summary>
    public bool MayHaveParticle(in PackedTraits bare) =>
        Long != 0 && bare.Long == 0 && Math.Abs(Long - bare.Length) <= 2
        && System.Numerics.BitOperations.PopCount((LongConsonants ^ bare.Consonants) & Fixed & bare.Fixed) <= PartSketch.MostJoinedApart;
}
