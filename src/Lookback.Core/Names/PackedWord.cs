using System.Diagnostics.CodeAnalysis;
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
    private readonly uint _voiced;
    private readonly uint _short;

    public PackedReading(string folded, string skeleton, string voiced, Spelling spelling)
    {
        (_length, _skeleton) = ((byte)folded.Length, (byte)skeleton.Length);
        (_consonants, _bits) = (Sound.BitsOf(skeleton), LetterSet.Of(folded));
        (_voiced, _short) = ((uint)TextHash.Of(0, voiced), (uint)TextHash.Of(0, PartSimilarity.Short(folded)));
        spelling.Letters.CopyTo(_letters);
    }

    /// <summary>Whether the consonants, of those that no reading lacks, differ by no more than spellings of one word do.</summary>
    public bool HasConsonantsLike(in PackedReading other, uint @fixed) =>
        Sound.MayDiffer((_consonants ^ other._consonants) & @fixed, Math.Max(_skeleton, other._skeleton));

    /// <summary>Whether both have the same letters.</summary>
    public bool IsSpeltAs(in PackedReading other) => _length == other._length && _bits == other._bits && Letters.SequenceEqual(other.Letters);

    /// <summary>Whether both have the same consonants and vowels, as far as a number drawn by them tells.</summary>
    public bool SoundsAs(in PackedReading other) => _voiced == other._voiced;

    /// <summary>Whether both are the same with their long vowels short, as far as a number drawn by them tells.</summary>
    public bool IsShortAs(in PackedReading other) => _short == other._short;

    /// <summary>Whether both are long enough to bear a slip in a reading that is not the main one.</summary>
    public bool AreLong(in PackedReading other) => Math.Min(_length, other._length) >= 6;

    /// <summary>Its letters by the rows of <see cref="EditCost"/>.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Letters => ((ReadOnlySpan<byte>)_letters)[.._length];

    /// <summary>What one may cost as a spelling of the other.</summary>
    public float LimitOf(in PackedReading other) =>
        EditCost.Most * EditCost.ScaleOf(Math.Min(_length, other._length), Math.Max(_length, other._length));

    /// <summary>Whether one may be spelt like the other for so much, by which letters they have.</summary>
    public bool MayBeSpeltLike(in PackedReading other, float limit) => LetterSet.MayCost(_bits, other._bits, limit);

    /// <summary>Whether it may be a reading of a word of another script for so much, by which letters it has.</summary>
    public bool MayBeReadingOf(WrittenWord word, float limit) => word.MayBeRead(_bits, limit);

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

    private PackedWord(NamePart part)
    {
        (Written, IsSpelt, OmitsVowels) = (part.Written, !part.OmitsVowels, Scripts.OmitsVowels(part.Script));
        IsSyllabic = PartSimilarity.IsSyllabic(part);
        if (Written is { } word) WrittenScale = WrittenCost.ScaleOf(word.Strength, word.Gaps, part.IsSyllabicName);
        var full = part.Long ?? "";
        var isLongPacked = full.Length is > 0 and <= PackedReading.MostLetters;
        (_readings, _spellings) = (new PackedReading[1 + part.Others.Length + (isLongPacked ? 1 : 0)], new Spelling[1 + part.Others.Length]);
        LongSpelling = part.LongSpelling;
        if (isLongPacked) _readings[^1] = new PackedReading(full, Sound.Skeleton(full), Sound.WithVowels(full), LongSpelling!);
        (_readings[0], _spellings[0]) = (new PackedReading(part.Folded, part.Skeleton, part.Voiced, part.Spelling), part.Spelling);
        for (var i = 0; i < part.Others.Length; i++)
        {
            var other = part.Others[i];
            (_readings[i + 1], _spellings[i + 1]) = (new PackedReading(other.Folded, other.Skeleton, other.Voiced, other.Spelling), other.Spelling);
        }

        Traits = new PackedTraits(
            part.Consonants, ~part.FreeConsonants, Sound.BitsOf(Sound.Skeleton(full)), (byte)part.Folded.Length, (byte)Math.Min(full.Length, 255),
            part.Groups.Length > 0, part.Skeleton.Length >= 3 ? (uint)TextHash.Of(0, part.Skeleton) | 1 : 0, PartSimilarity.IsKnown(part),
            part.Folded[^1] == 'a');
    }

    /// <summary>
    /// A word to be passed over, or <see langword="null"/> where it is not in Latin letters, or its letters are not all that is compared of it.
    /// </summary>
    public static PackedWord? OfLatin(NamePart part) => part.Script == Script.Latin && part.Written is null ? Pack(part) : null;

    /// <summary>A word to look for, or <see langword="null"/> where it cannot be told like this.</summary>
    public static PackedWord? Of(NamePart part) =>
        part.Script == Script.Latin ? OfLatin(part)
        : part.Long is null && (part.Written is not null || PartSimilarity.IsSyllabic(part)) ? Pack(part) : null;

    private static PackedWord? Pack(NamePart part) =>
        part.Role < PartRole.Number && part.Folded.Length <= PackedReading.MostLetters && !PartSimilarity.IsServant(part)
        && Array.TrueForAll(part.Others, o => o.Folded.Length is > 0 and <= PackedReading.MostLetters)
            ? new PackedWord(part) : null;

    /// <summary>Its readings, the main one first, and the word with its particles where <see cref="PackedTraits.IsLongPacked"/>.</summary>
    public ReadOnlySpan<PackedReading> Packed => _readings;

    /// <summary>Its readings, the main one first.</summary>
    public ReadOnlySpan<PackedReading> Readings => Traits.ReadingsOf(_readings);

    /// <summary>What else is needed of it.</summary>
    public PackedTraits Traits { get; }

    /// <summary>The same readings as they are laid beside others.</summary>
    public ReadOnlySpan<Spelling> Spellings => _spellings;

    /// <summary>The word with its particles, where it has any.</summary>
    public Spelling? LongSpelling { get; }

    /// <summary>The word as written in another script, where it is.</summary>
    public WrittenWord? Written { get; }

    /// <summary>What may be spent on a reading of <see cref="Written"/>.</summary>
    public float WrittenScale { get; }

    /// <summary>Whether its main reading is a spelling: not that of a word whose vowels are left out.</summary>
    public bool IsSpelt { get; }

    /// <summary>Whether its script leaves vowels out.</summary>
    public bool OmitsVowels { get; }

    /// <summary>Whether it is written in syllables, which sound alike or do not.</summary>
    public bool IsSyllabic { get; }
}

/// <summary>What is needed of a packed word besides its readings.</summary>
/// <param name="Consonants">The consonants of its main reading as bits.</param>
/// <param name="Fixed">Those consonants, as bits, that every reading has or lacks.</param>
/// <param name="LongConsonants">Those of the word with its particles.</param>
/// <param name="Length">Its letters.</param>
/// <param name="Long">The same with its particles; 0 where it has none.</param>
/// <param name="HasGroups">Whether it belongs to a family of nicknames.</param>
/// <param name="Sound">A number drawn by its consonants in order; 0 where it has fewer than three.</param>
/// <param name="IsKnown">Whether it is known as a name.</param>
/// <param name="EndsInA">Whether it ends as women's names do.</param>
internal readonly record struct PackedTraits(
    uint Consonants, uint Fixed, uint LongConsonants, byte Length, byte Long, bool HasGroups, uint Sound, bool IsKnown, bool EndsInA)
{
    /// <summary>Whether the word with its particles is packed, too, behind its readings.</summary>
    public bool IsLongPacked => Long is > 0 and <= PackedReading.MostLetters;

    /// <summary>The readings among what is packed.</summary>
    public ReadOnlySpan<PackedReading> ReadingsOf(ReadOnlySpan<PackedReading> packed) => IsLongPacked ? packed[..^1] : packed;

    /// <summary>Whether this word with its particles is compared with one that has none, by their lengths.</summary>
    public bool IsNearWithParticle(in PackedTraits bare) => Long != 0 && bare.Long == 0 && Math.Abs(Long - bare.Length) <= 2;

    /// <summary>Whether this word with its particles may be another that has none: "al-Qadi", "Elkadi".</summary>
    public bool MayHaveParticle(in PackedTraits bare) =>
        IsNearWithParticle(bare)
        && System.Numerics.BitOperations.PopCount((LongConsonants ^ bare.Consonants) & Fixed & bare.Fixed) <= PartSketch.MostJoinedApart;
}
