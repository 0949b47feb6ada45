namespace Lookback.Core.Names;

/// <summary>How alike two parts are, from 0 to 1; 0 means they are not the same word at all.</summary>
internal static class PartSimilarity
{
    /// <summary>
    /// Below this two words are different words, and both stay unmatched; <see cref="EditCost.Most"/> is where <see cref="Likeness"/> reaches it.
    /// </summary>
    public const float Least = 0.45f;

    /// <summary>What an abbreviation by rule is worth: it may stand for other words, too.</summary>
    private const float ByRule = 0.85f;

    /// <summary>Below this a word is not made up of two.</summary>
    private const float LeastJoined = 0.8f;

    /// <summary>Below this a word with its particles is another.</summary>
    private const float LeastWithParticle = 0.8f;

    private const string Servant = "abdul";

    /// <summary>What a reading of syllables with a slip in it is worth at most.</summary>
    private const float Slip = 0.7f;

    /// <summary>What syllables are worth that the rough sound does not tell apart: Guiying and Guoying.</summary>
    private const float SameSound = 0.6f;

    /// <summary>What a reading that is not the main one of its word is worth.</summary>
    private const float OtherReading = 0.95f;

    /// <param name="one">A part of one name.</param>
    /// <param name="other">A part of the other.</param>
    /// <param name="mayBeLike">What the sketches of the two say.</param>
    /// <param name="link">Why they are taken for one.</param>
    public static float Of(NamePart one, NamePart other, bool mayBeLike, out PartLink link)
    {
        link = PartLink.Same;
        var isInitial = one.Role == PartRole.Initial || other.Role == PartRole.Initial;
        if (one.Folded == other.Folded && (one.Script == other.Script || isInitial || WordKeys.Meet(one, other)))
            return one.Role == PartRole.Initial != (other.Role == PartRole.Initial) ? 0.9f : 1f;
        link = PartLink.None;
        if (one.Role == PartRole.Number || other.Role == PartRole.Number) return 0;
        if (isInitial) return OfInitial(one, other, ref link);
        // What is not found by its sound is no spelling of it: the index and the score are of one mind.
        return (mayBeLike || ShareGroup(one, other)) && WordKeys.Meet(one, other) ? OfMet(one, other, mayBeLike, out link) : 0;
    }

    /// <summary>The same of two words that are known to <see cref="WordKeys.Meet"/> and are no initials.</summary>
    public static float OfMet(NamePart one, NamePart other, bool mayBeLike, out PartLink link) =>
        OfMet(one, other, mayBeLike, out link, KnownCosts.None);

    /// <summary>The same where something is known already.</summary>
    /// <param name="one">A part of one name.</param>
    /// <param name="other">A part of the other.</param>
    /// <param name="mayBeLike">What the sketches of the two say.</param>
    /// <param name="link">Why they are taken for one.</param>
    /// <param name="costs">What is known of their letters already.</param>
    public static float OfMet(NamePart one, NamePart other, bool mayBeLike, out PartLink link, in KnownCosts costs)
    {
        link = PartLink.Same;
        if (one.Folded == other.Folded) return 1;
        link = PartLink.None;
        if (one.Role == PartRole.Number || other.Role == PartRole.Number) return 0;
        var best = mayBeLike ? OfSpelling(one, other, costs) : 0;
        if (best > 0) link = PartLink.Spelling;
        if (best < 0.9f && ShareGroup(one, other)) (best, link) = (OfNickname(one, other), PartLink.Nickname);
        if (!mayBeLike || one.Long is null == other.Long is null || best >= 0.9f) return best;
        var withParticle = OfLong(one, other);
        if (withParticle > best && withParticle > LeastWithParticle) (best, link) = (withParticle, PartLink.Joined);
        return best;
    }

    /// <summary>Two words of organisations of which one may be short for the other, by rule; 0 where neither may.</summary>
    public static float OfAbbreviation(NamePart one, NamePart other) => AreShort(one, other) ? ByRule : 0;

    /// <summary>Whether one of two words of organisations may be short for the other.</summary>
    public static bool AreShort(NamePart one, NamePart other)
    {
        if (one.Folded[0] != other.Folded[0] || one.Role != PartRole.Word || other.Role != PartRole.Word) return false;
        return one.Folded.Length < other.Folded.Length
            ? Abbreviations.MayStandFor(one.Folded, other.Folded)
            : Abbreviations.MayStandFor(other.Folded, one.Folded);
    }

    /// <summary>A word with the particles before it against one that may have them written on: "al-Qadi", "Elkadi".</summary>
    private static float OfLong(NamePart one, NamePart other)
    {
        var (full, bare) = one.Long is null ? (other, one) : (one, other);
        return full.Written is { } word && bare.Script == Script.Latin && full.Long == "al" + full.Folded
            ? OfReading(WrittenWord.WithArticle(word), bare.Folded, exact: false)
            : Math.Abs(full.Long!.Length - bare.Folded.Length) <= 2 ? OfReady(full.LongSpelling!, bare.Spelling) : 0;
    }

    /// <summary>Two runs of letters, wherever they come from.</summary>
    public static float OfText(string one, string other) => OfReady(EditCost.Ready(one), EditCost.Ready(other));

    /// <summary>How alike a word and two neighbours are that make it up, given each in brief and in full; 0 where they do not.</summary>
    public static float OfJoined(
        NamePart whole, in PartSketch sketch, NamePart left, in PartSketch leftSketch, NamePart right, in PartSketch rightSketch)
    {
        if (!sketch.MayJoin(leftSketch, rightSketch) || !WordKeys.MeetJoined(whole, left, right)) return 0;
        var like = OfJoined(whole, left, right);
        return like >= LeastJoined ? like : 0;
    }

    private static float OfJoined(NamePart whole, NamePart left, NamePart right)
    {
        if (whole.Script == Script.Latin && left.Written is { } first && right.Written is { } second)
            return OfReading(WrittenWord.Joined(first, second), whole.Folded, left.IsSyllabicName);
        if (whole.Written is { } word && left.Script == Script.Latin && right.Script == Script.Latin)
            return OfReading(word, left.Folded + right.Folded, whole.IsSyllabicName);
        var best = OfText(whole.Folded, left.Folded + right.Folded);
        foreach (var other in whole.Others) best = Math.Max(best, OtherReading * OfText(other.Folded, left.Folded + right.Folded));
        for (var i = 0; i < Math.Min(left.Others.Length, right.Others.Length); i++)
            best = Math.Max(best, OtherReading * OfText(whole.Folded, left.Others[i].Folded + right.Others[i].Folded));
        return best;
    }

    private static float OfReady(Spelling one, Spelling other, float cost = float.NaN)
    {
        var (shorter, longer) = (Math.Min(one.Letters.Length, other.Letters.Length), Math.Max(one.Letters.Length, other.Letters.Length));
        if (longer == 0) return 0;
        var scale = EditCost.ScaleOf(shorter, longer);
        return Likeness(float.IsNaN(cost) ? EditCost.Of(one, other, scale * EditCost.Most) : cost, scale);
    }

    /// <summary>Bent, so that one slip is forgiven and the second is not: nearly all typos are one.</summary>
    private static float Likeness(float cost, float scale)
    {
        var share = cost / scale;
        return share > EditCost.Most ? 0 : 1 - (share * MathF.Sqrt(share));
    }

    private static float OfSpelling(NamePart one, NamePart other, in KnownCosts costs)
    {
        if (one.Script == other.Script && one.Script is Script.Han or Script.Hangul) return OfCharacters(one.Text, other.Text);
        var main = OfMain(one, other, costs);
        return main < OtherReading && one.Others.Length + other.Others.Length > 0 ? Math.Max(main, OfOthers(one, other)) : main;
    }

    /// <summary>Any reading of one word against any of the other, but for the main ones.</summary>
    private static float OfOthers(NamePart one, NamePart other)
    {
        var best = 0f;
        foreach (var a in one.Others)
        {
            best = Math.Max(best, OfTwoReadings(a, other.Main));
            foreach (var b in other.Others) best = Math.Max(best, OfTwoReadings(a, b));
        }

        foreach (var b in other.Others) best = Math.Max(best, OfTwoReadings(one.Main, b));
        return best;
    }

    private static float OfTwoReadings(WordReading a, WordReading b)
    {
        if (a.Folded == b.Folded) return OtherReading;
        if (a.Voiced == b.Voiced) return Short(a.Folded) == Short(b.Folded) ? OtherReading : SameSound;
        return Math.Min(a.Folded.Length, b.Folded.Length) >= 6 ? Slip * OfReady(a.Spelling, b.Spelling) : 0;
    }

    /// <summary>Long vowels of Japanese as short ones, for half the world leaves them out: "Kentarou", "Kentaroh", "Kentaro".</summary>
    public static string Short(string folded) => folded.Replace("ou", "o", StringComparison.Ordinal).Replace("oh", "o", StringComparison.Ordinal)
        .Replace("oo", "o", StringComparison.Ordinal).Replace("uu", "u", StringComparison.Ordinal);

    private static float OfMain(NamePart one, NamePart other, in KnownCosts costs)
    {
        var reading = one.Script == Script.Latin && other.Written is { } theirs ? OfReading(theirs, one.Folded, other.IsSyllabicName)
            : other.Script == Script.Latin && one.Written is { } own ? OfReading(own, other.Folded, one.IsSyllabicName, costs.Read) : 0;
        if (IsSyllabic(one, other)) return Math.Max(reading, OfSyllables(one, other));
        if (one.OmitsVowels != other.OmitsVowels) return reading;
        var letters = OfLetters(one, other, costs.Spelt);
        if (Scripts.OmitsVowels(one.Script) != Scripts.OmitsVowels(other.Script)) reading = WithoutVowels(reading, letters, AreTwoNames(one, other));
        return reading >= Least ? Math.Max(reading, letters) : letters;
    }

    /// <summary>Where the vowels of a known name are not written, a reading that they do not bear out is another name: Mahmud is not Muhammad.</summary>
    private static float WithoutVowels(float reading, float letters, bool areTwoNames) => reading * (areTwoNames ? 0.55f : letters == 0 ? 0.8f : 1);

    /// <summary>
    /// The same as <see cref="OfMet(NamePart, NamePart, bool, out PartLink)"/> of a word and one in Latin letters, or a little more: where it takes two
    /// runs of consonants or vowels for the same that are not. Neither belongs to a family of nicknames that the other belongs to.
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="main">How the other is read.</param>
    /// <param name="other">What else is known of it.</param>
    /// <param name="costs">What their letters cost, as far as they are compared.</param>
    /// <param name="readings">How alike any two readings are that are not both spellings, and both the main ones.</param>
    public static float OfPacked(PackedWord word, in PackedReading main, in PackedTraits other, in KnownCosts costs, float readings)
    {
        if (word.Readings[0].IsSpeltAs(main)) return 1;
        var reading = word.Written is { } written ? OfReading(written, costs.Read, word.WrittenScale) : 0;
        var best = Math.Max(readings, word.IsSyllabic || !word.IsSpelt ? reading : OfSpelt(word, main, other, costs, reading));
        if (best >= 0.9f || word.Traits.Long == 0 == (other.Long == 0)) return best;
        var (longer, bare) = word.Traits.Long == 0 ? (other.Long, word.Traits.Length) : (word.Traits.Long, other.Length);
        var withParticle = Likeness(costs.WithParticle, EditCost.ScaleOf(Math.Min(longer, bare), Math.Max(longer, bare)));
        return withParticle > LeastWithParticle ? Math.Max(best, withParticle) : best;
    }

    private static float OfSpelt(PackedWord word, in PackedReading main, in PackedTraits other, in KnownCosts costs, float reading)
    {
        var areTwoNames = word.Traits.IsKnown && other.IsKnown && (!word.Readings[0].SoundsAs(main) || word.Traits.EndsInA != other.EndsInA);
        var letters = OfLetters(word.Traits, other, costs.Spelt, areTwoNames, inOneScript: word.Written is null);
        if (word.OmitsVowels) reading = WithoutVowels(reading, letters, areTwoNames);
        return reading >= Least ? Math.Max(reading, letters) : letters;
    }

    /// <summary>
    /// How alike two readings are that are not both spellings, and both the main ones, or a little more; NaN where their letters have to be laid beside
    /// each other.
    /// </summary>
    public static float OfPackedReadings(in PackedReading one, in PackedReading other) =>
        one.IsSpeltAs(other) ? OtherReading
        : one.SoundsAs(other) ? (one.IsShortAs(other) ? OtherReading : one.AreLong(other) ? Slip : SameSound)
        : one.AreLong(other) ? float.NaN : 0;

    /// <summary>How alike they are by what their letters cost, or a little more.</summary>
    /// <param name="cost">What they cost.</param>
    /// <param name="limit">What they may cost.</param>
    public static float OfSlip(float cost, float limit) => Slip * Likeness(Math.Min(cost, limit), (limit + 1e-3f) / EditCost.Most);

    private static float OfLetters(in PackedTraits own, in PackedTraits other, float cost, bool areTwoNames, bool inOneScript)
    {
        var (shorter, longer) = (Math.Min(own.Length, other.Length), Math.Max(own.Length, other.Length));
        if (longer - shorter > (longer / 2) + 1) return 0;
        var spelling = Likeness(cost, EditCost.ScaleOf(shorter, longer));
        return spelling == 0 ? 0 : OfSpelling(spelling, own.Sound != 0 && own.Sound == other.Sound, areTwoNames, inOneScript);
    }

    private static float OfLetters(NamePart one, NamePart other, float cost)
    {
        var length = Math.Max(one.Folded.Length, other.Folded.Length);
        if (Math.Abs(one.Folded.Length - other.Folded.Length) > (length / 2) + 1) return 0;
        if (one.OmitsVowels) return OfWritten(one, other);
        var spelling = BothServants(one, other)
            ? OfText(one.Folded[Servant.Length..], other.Folded[Servant.Length..])
            : OfReady(one.Spelling, other.Spelling, cost);
        return spelling == 0 ? 0 : OfSpelling(
            spelling, one.Skeleton.Length >= 3 && one.Skeleton == other.Skeleton, AreTwoNames(one, other), one.Script == other.Script);
    }

    /// <summary>A spelling, by what else is known of the two words.</summary>
    /// <param name="spelling">How alike the letters are.</param>
    /// <param name="soundSame">Whether both have the same consonants, and no fewer than three.</param>
    /// <param name="areTwoNames">Whether both are known as names, and as different ones.</param>
    /// <param name="inOneScript">Whether both are written in the same script.</param>
    private static float OfSpelling(float spelling, bool soundSame, bool areTwoNames, bool inOneScript)
    {
        // The same sound lifts a spelling that is not too far: Husayn, Hussein.
        if (soundSame) spelling += (1 - spelling) * 0.5f;
        // Across scripts the vowels of a known name are as good as written, and tell more than a letter typed wrong.
        if (areTwoNames) spelling *= inOneScript ? 0.75f : 0.6f;
        return spelling >= Least ? spelling : 0;
    }

    /// <summary>Abdulhasib and Abdulahmad have half their letters in common and are two names: what follows "servant of" counts.</summary>
    private static bool BothServants(NamePart one, NamePart other) => IsServant(one) && IsServant(other);

    /// <summary>Whether a word is "servant of" another.</summary>
    public static bool IsServant(NamePart part) =>
        part.Folded.Length > Servant.Length + 1 && part.Folded.StartsWith(Servant, StringComparison.Ordinal);

    /// <summary>
    /// Two well-known names that happen to be spelt alike are two names, not a typo: Castro and Castillo, Yang and Yong, Mario and
    /// Maria. Well-known spellings of one name have one sound and do not differ in the ending that marks women's names.
    /// </summary>
    private static bool AreTwoNames(NamePart one, NamePart other)
    {
        return AreKnown(one, other) && (one.Voiced != other.Voiced || (one.Folded[^1] == 'a') != (other.Folded[^1] == 'a'));
    }

    private static bool AreKnown(NamePart one, NamePart other) => IsKnown(one) && IsKnown(other);

    /// <summary>Whether it is known as a name.</summary>
    public static bool IsKnown(NamePart part) => part.Commonness is Commonness.Common or Commonness.VeryCommon;

    /// <summary>Two words in one syllabic script: another character is another name, unless most of a long word agrees.</summary>
    private static float OfCharacters(string one, string other)
    {
        if (one.Length != other.Length || one.Length < 3) return 0;
        var same = 0;
        for (var i = 0; i < one.Length; i++)
            if (one[i] == other[i]) same++;
        return same == one.Length - 1 ? (float)same / one.Length : 0;
    }

    /// <summary>
    /// The reading of characters against Latin letters: a syllable must sound alike, for its neighbours in spelling are other names;
    /// longer readings bear a slip, at a price.
    /// </summary>
    private static float OfSyllables(NamePart one, NamePart other)
    {
        if (one.Voiced == other.Voiced) return Short(one.Folded) == Short(other.Folded) ? OtherReading : SameSound;
        return Math.Min(one.Folded.Length, other.Folded.Length) >= 6 ? Slip * OfReady(one.Spelling, other.Spelling) : 0;
    }

    /// <summary>
    /// A word of another script against a Latin one: the spelling must be a reading of what is written. Few letters say little, and
    /// the result is never full marks.
    /// </summary>
    private static float OfReading(WrittenWord word, string latin, bool exact, float cost = float.NaN)
    {
        var scale = WrittenCost.ScaleOf(word.Strength, word.Gaps, exact);
        return OfReading(word, float.IsNaN(cost) ? WrittenCost.Of(word, latin, scale * EditCost.Most) : cost, scale);
    }

    private static float OfReading(WrittenWord word, float cost, float scale)
    {
        var like = Likeness(cost, scale);
        var most = word.Strength switch { < 1.5f => 0.8f, < 2.5f => 0.9f, _ => 0.97f };
        return most * like;
    }

    /// <summary>Both sides leave vowels out: what is written is little, and each letter of it counts for more.</summary>
    private static float OfWritten(NamePart one, NamePart other)
    {
        var scale = 0.75f * MathF.Sqrt(Math.Max(one.Folded.Length, other.Folded.Length));
        return Likeness(EditCost.Of(one.Spelling, other.Spelling, scale * EditCost.Most), scale);
    }

    private static bool IsSyllabic(NamePart one, NamePart other) => IsSyllabic(one) || IsSyllabic(other);

    /// <summary>Whether it is written in syllables, which sound alike or do not.</summary>
    public static bool IsSyllabic(NamePart part) => part.Script is Script.Han or Script.Hangul;

    /// <summary>The spellings that a Chinese or Korean surname shares with others (Lee, Yi, Ri) say less than a nickname.</summary>
    private static float OfNickname(NamePart one, NamePart other) =>
        IsSyllabic(one, other) && Math.Max(one.Folded.Length, other.Folded.Length) <= 5 ? 0.7f : 0.9f;

    private static float OfInitial(NamePart one, NamePart other, ref PartLink link)
    {
        if (one.Folded[0] != other.Folded[0]) return 0;
        link = PartLink.Initial;
        return 0.9f;
    }

    /// <summary>Whether two parts belong to one family of nicknames.</summary>
    public static bool ShareGroup(NamePart one, NamePart other)
    {
        foreach (var a in one.Groups)
        {
            foreach (var b in other.Groups)
                if (a == b) return true;
        }

        return false;
    }
}

/// <summary>What is known of the letters of two words before they are compared: infinity where they cost too much, NaN where that was not asked.</summary>
/// <param name="Spelt">What <see cref="EditCost"/> says of their main readings.</param>
/// <param name="Read">What <see cref="WrittenCost"/> says of the first, in another script, read as the second.</param>
/// <param name="WithParticle">What <see cref="EditCost"/> says of the one that has particles, with them, and the other, or a little less.</param>
internal readonly record struct KnownCosts(float Spelt, float Read, float WithParticle)
{
    /// <summary>Nothing.</summary>
    public static readonly KnownCosts None = new(float.NaN, float.NaN, float.NaN);
}
