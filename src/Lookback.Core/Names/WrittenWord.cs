using System.Globalization;
using System.Numerics;
using System.Text;

namespace Lookback.Core.Names;

/// <summary>
/// A word of another script as the sounds that its letters may stand for, to be compared with Latin spellings directly: no single
/// romanisation is in between, so that Jamal, Gamal and Djamel are all a plain reading of one word.
/// </summary>
internal sealed class WrittenWord
{
    private const int MaxSounds = 40;
    private static readonly LetterSound[] Article = ScriptLetters.At(Script.Arabic, " ال", 0, out _)!;

    private readonly float[] _unwritten = new float[LetterSet.Bits];

    private WrittenWord(LetterSound[] sounds, LatinGaps gaps)
    {
        Sounds = sounds;
        Gaps = gaps;
        for (var bit = 0; bit < _unwritten.Length; bit++) _unwritten[bit] = UnwrittenOf(bit);
        foreach (var sound in sounds)
        {
            Free |= sound.Free;
            Strength += sound.IsVowel ? (gaps == LatinGaps.Vowels ? 0.5f : 0.35f) : 1f;
        }
    }

    public LetterSound[] Sounds { get; }

    /// <summary>What a Latin letter too many costs.</summary>
    public LatinGaps Gaps { get; }

    /// <summary>The consonants that one reading of the word has and another lacks, as bits of <see cref="Sound.Bits"/>.</summary>
    public uint Free { get; }

    /// <summary>How much is written: a consonant is 1, a vowel about a third.</summary>
    public float Strength { get; }

    /// <summary>
    /// Whether a Latin word of these letters may be a reading of this one for no more than the limit: never no where it can. See
    /// <see cref="WrittenCost"/>.
    /// </summary>
    public bool MayBeRead(uint latin, float limit) => IsWithin(Unheard(latin), limit) && IsWithin(Unwritten(latin), limit);

    /// <summary>The same of this word and the next as one.</summary>
    public bool MayBeRead(WrittenWord next, uint latin, float limit)
    {
        if (!IsWithin(Unheard(latin) + next.Unheard(latin), limit)) return false;
        var cost = 0f;
        for (var left = latin; left != 0; left &= left - 1)
        {
            var bit = BitOperations.TrailingZeroCount(left);
            cost += Math.Min(_unwritten[bit], next._unwritten[bit]);
        }

        return IsWithin(cost, limit);
    }

    // For what adding up in another order rounds off.
    private static bool IsWithin(float cost, float limit) => cost <= limit + 1e-4f;

    /// <summary>What the sounds cost at least that no letter of a Latin word can stand for.</summary>
    private float Unheard(uint latin)
    {
        var cost = 0f;
        foreach (var sound in Sounds)
            if ((sound.Letters & latin) == 0) cost += sound.Unheard;
        return cost;
    }

    /// <summary>What the letters of a Latin word cost at least that no sound can be written by.</summary>
    private float Unwritten(uint latin)
    {
        var cost = 0f;
        for (; latin != 0; latin &= latin - 1) cost += _unwritten[BitOperations.TrailingZeroCount(latin)];
        return cost;
    }

    private float UnwrittenOf(int bit)
    {
        if (LetterSet.LetterAt(bit) is not { } letter) return 0;
        var cost = WrittenCost.LeastGap(letter, Gaps);
        foreach (var sound in Sounds)
            cost = Math.Min(cost, (sound.Letters & (1u << bit)) != 0 ? 0 : sound.As(letter));
        return cost;
    }

    /// <summary>A word, or <see langword="null"/> where its script is Latin or its characters are no letters.</summary>
    /// <param name="text">The word as written.</param>
    /// <param name="script">Its script.</param>
    /// <param name="transcribed">Whether Chinese characters stand for the sounds of a foreign name.</param>
    public static WrittenWord? Of(string text, Script script, bool transcribed)
    {
        if (script is Script.Latin || (script == Script.Han && !transcribed)) return null;
        var sounds = new List<LetterSound>(text.Length + 4);
        if (script == Script.Han) AddCharacters(sounds, text);
        else AddLetters(sounds, ScriptText.Ordered(text, ref script), script);
        return sounds.Count == 0 ? null : new WrittenWord([.. sounds.Take(MaxSounds)], GapsOf(script));
    }

    /// <summary>A part of the name of a Korean in its own letters.</summary>
    public static WrittenWord OfKoreanName(string text)
    {
        var (sounds, script) = (new List<LetterSound>(text.Length * 3), Script.Hangul);
        var letters = ScriptText.Ordered(text, ref script);
        for (var i = 0; i < letters.Length;)
        {
            if (ScriptLetters.AtKoreanName(letters, i, out var length) is { } found) sounds.AddRange(found);
            i += Math.Max(1, length);
        }

        return new WrittenWord([.. sounds.Take(MaxSounds)], LatinGaps.Syllables);
    }

    /// <summary>Two neighbours as one word.</summary>
    public static WrittenWord Joined(WrittenWord left, WrittenWord right) => new([.. left.Sounds.Concat(right.Sounds).Take(MaxSounds)], left.Gaps);

    /// <summary>An Arabic word with its article before it, whose vowel and whose l are heard in several ways.</summary>
    public static WrittenWord WithArticle(WrittenWord word) => new([.. Article.Concat(word.Sounds).Take(MaxSounds)], word.Gaps);

    /// <summary>The word in its usual Latin letters.</summary>
    public static string Usual(string text, Script script)
    {
        var sounds = new List<LetterSound>(text.Length + 4);
        AddLetters(sounds, ScriptText.Ordered(text, ref script), script, written: true);
        return string.Concat(sounds.Select(s => s.First));
    }

    private static void AddLetters(List<LetterSound> sounds, string text, Script script, bool written = false)
    {
        for (var i = 0; i < text.Length;)
        {
            if (ScriptLetters.At(script, text, i, out var length) is { } found)
            {
                // Of an Indic consonant the second sound is the vowel that it has unless another follows.
                var bare = written && found.Length > 1 && ScriptText.IsVowelless(text, i + length);
                sounds.AddRange(bare ? found[..^1] : found);
                i += length;
                continue;
            }

            var rune = Rune.GetRuneAt(text, i);
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && rune.Value != ' ') AddGeneral(sounds, Romanizer.General(rune.ToString()));
            i += rune.Utf16SequenceLength;
        }
    }

    private static void AddGeneral(List<LetterSound> sounds, string folded)
    {
        for (var i = 0; i < folded.Length; i++)
            if (ScriptLetters.At(Script.Other, folded.AsSpan(i, 1), 0, out _) is { } found) sounds.AddRange(found);
    }

    private static void AddCharacters(List<LetterSound> sounds, string text)
    {
        foreach (var syllable in Romanizer.Syllables(text))
        {
            var first = syllable.Length > 1 && syllable[1] == 'h' ? 2 : syllable[0] is 'a' or 'e' or 'o' ? 0 : 1;
            if (first > 0 && ScriptLetters.At(Script.Han, syllable.AsSpan(0, first), 0, out _) is { } initial) sounds.AddRange(initial);
            if (ScriptLetters.At(Script.Han, syllable.AsSpan(first), 0, out _) is { } final) sounds.AddRange(final);
        }
    }

    private static LatinGaps GapsOf(Script script) => script switch
    {
        Script.Arabic or Script.Hebrew => LatinGaps.Vowels,
        Script.Han or Script.Kana or Script.Hangul => LatinGaps.Syllables,
        Script.Cyrillic or Script.Greek or Script.Armenian or Script.Georgian => LatinGaps.Alphabet,
        _ => LatinGaps.Inherent,
    };
}

/// <summary>How a script leaves Latin letters unwritten.</summary>
internal enum LatinGaps
{
    /// <summary>It writes all sounds.</summary>
    Alphabet,

    /// <summary>It leaves short vowels out.</summary>
    Vowels,

    /// <summary>Vowels between consonants go without saying.</summary>
    Inherent,

    /// <summary>It writes syllables, and foreign consonants with a vowel of their own or not at all.</summary>
    Syllables,
}
