namespace Lookback.Core.Names;

/// <summary>How often a word is met in names, from the reviewed lists under <c>data/names</c>; a word on none of them is rare.</summary>
public enum Commonness
{
    /// <summary>On no list: it tells parties apart.</summary>
    Rare,

    /// <summary>A common given name, surname or company word.</summary>
    Common,

    /// <summary>Among the most common of its language.</summary>
    VeryCommon,

    /// <summary>A word that says what an organisation does or where, not which it is: "trading", "international".</summary>
    Generic,
}

/// <summary>One part of a name, ready to be compared.</summary>
public sealed class NamePart
{
    internal NamePart(string text, string folded, PartRole role, Script script)
    {
        Text = text;
        Folded = folded;
        Role = role;
        Script = script;
        OmitsVowels = Scripts.OmitsVowels(script) && !SemiticLetters.IsVowelled(folded) && !TranslatedWords.IsTranslation(folded);
        Skeleton = OmitsVowels ? Sound.SkeletonWithoutVowels(folded) : Sound.Skeleton(folded);
        Voiced = Sound.WithVowels(folded);
        Groups = NameKnowledge.Nicknames(folded);
        Commonness = role == PartRole.Number ? Commonness.Common : NameKnowledge.CommonnessOf(folded, Skeleton, OmitsVowels);
        Weight = WeightOf();
        Lot = LotOf(folded, role, script);
        Spelling = EditCost.Ready(folded);
        Consonants = Sound.BitsOf(Skeleton);
        if (!IsCore) return;
        if (script == Script.Latin && role < PartRole.Number) Others = SlavicSpellings.OtherReadings(folded);
        if (script is Script.Latin or Script.Other) return;
        if (script != Script.Han) Written = WrittenWord.Of(text, script, transcribed: false);
        if (OmitsVowels) Others = SemiticLetters.OtherReadings(text, script, folded);
    }

    /// <summary>The part as written.</summary>
    public string Text { get; }

    /// <summary>Latin letters a-z and digits only.</summary>
    public string Folded { get; }

    /// <summary>What it is to its name.</summary>
    public PartRole Role { get; }

    /// <summary>The script it was written in.</summary>
    public Script Script { get; }

    /// <summary>How often it is met.</summary>
    public Commonness Commonness { get; }

    /// <summary>How much of the name it carries: about 1 for a rare word, less for a common one, 0 for a title or particle.</summary>
    public double Weight { get; }

    /// <summary>The part with the particles before it ("alassad", "vanderbilt"), where there are any.</summary>
    internal string? Long { get; init; }

    /// <summary>Consonants only.</summary>
    internal string Skeleton { get; }

    /// <summary>Consonants and vowel groups.</summary>
    internal string Voiced { get; }

    /// <summary>Families of nicknames, translations and abbreviations that it belongs to.</summary>
    internal int[] Groups { get; private set; }

    /// <summary>Families that are told by the word before it was folded, where they are.</summary>
    internal int[]? Families
    {
        get;
        init
        {
            field = value;
            if (value is not null) Groups = value;
        }
    }

    /// <summary>The folded letters, ready for <see cref="EditCost"/>.</summary>
    internal Spelling Spelling { get; }

    /// <summary>The same of the part with its particles, where it has any.</summary>
    internal Spelling? LongSpelling => Long is null ? null : field ??= EditCost.Ready(Long);

    /// <summary>The sounds of a word in another script than Latin that is not Chinese, or that is Chinese for a foreign name.</summary>
    internal WrittenWord? Written { get; private set; }

    /// <summary>
    /// Other readings of the word by the systems in use, in the order of the systems: those of two parts of one name at one place belong
    /// together. Empty for nearly all words.
    /// </summary>
    internal WordReading[] Others { get; private set; } = [];

    /// <summary>What <see cref="ReadAs"/> gave it, where it did.</summary>
    internal string[]? Readings { get; private set; }

    /// <summary>Gives a part the readings that the systems have for its place in the name.</summary>
    internal void ReadAs(string[] readings)
    {
        Readings = readings;
        Others = Array.ConvertAll(readings, WordReading.Of);
        if (Script != Script.Hangul) return;
        // Whom the systems for names read is a Korean, and no foreigner in Korean letters.
        IsSyllabicName = true;
        if (Written is not null) Written = WrittenWord.OfKoreanName(Text);
    }

    /// <summary>The folded letters as one of the readings.</summary>
    internal WordReading Main => field ??= WordReading.Main(this);

    /// <summary>A Korean name in its own script: a syllable is spelt in several ways, but each stands for few syllables.</summary>
    internal bool IsSyllabicName { get; private set; }

    /// <summary>The consonants that one reading has and another lacks, as bits.</summary>
    internal uint FreeConsonants
    {
        get
        {
            var free = Written?.Free ?? 0;
            foreach (var other in Others) free |= Sound.BitsOf(other.Skeleton) ^ Consonants;
            return free;
        }
    }

    /// <summary>Whether Chinese characters are known to stand for the sounds of a foreign name.</summary>
    internal bool IsTranscribed
    {
        get;
        init
        {
            field = value;
            if (value && Script == Script.Han && IsCore) Written = WrittenWord.Of(Text, Script, transcribed: true);
        }
    }

    /// <summary>What its other spellings are found by.</summary>
    internal WordKeys Keys => field ??= WordKeys.Of(this);

    /// <summary>One bit per letter of the skeleton.</summary>
    internal uint Consonants { get; }

    /// <summary>A number drawn by the word, to settle ties by something that does not depend on order.</summary>
    internal int Lot { get; }

    /// <summary>
    /// A number drawn by all that a comparison can see of the part, the same in every process; see <see cref="IsSameWord"/>. The letters as written
    /// count where they are not Latin.
    /// </summary>
    internal ulong Identity
    {
        get
        {
            if (field != 0) return field;
            var identity = TextHash.Of(((ulong)Role << 8) | (ulong)Script, Folded);
            if (Script != Script.Latin) identity = TextHash.Of(identity, Text);
            if (Long is not null) identity = TextHash.Of(identity + 1, Long);
            foreach (var reading in Readings ?? []) identity = TextHash.Of(identity + 2, reading);
            foreach (var family in Families ?? []) identity = TextHash.Of(identity + (ulong)family, "family");
            return field = identity | 1;
        }
    }

    /// <summary>Whether no comparison can tell the two apart.</summary>
    internal bool IsSameWord(NamePart other) =>
        Identity == other.Identity && Folded == other.Folded && Role == other.Role && Script == other.Script && Long == other.Long
        && (Script == Script.Latin || (Text == other.Text && Written is null == other.Written is null))
        && Readings.AsSpan().SequenceEqual(other.Readings) && Families.AsSpan().SequenceEqual(other.Families);

    internal float WeightF => (float)Weight;

    /// <summary>Whether its folded letters lack the short vowels: its script leaves them out, and the name is not a known one.</summary>
    internal bool OmitsVowels { get; }

    /// <summary>Whether it carries the name.</summary>
    public bool IsCore => Role <= PartRole.Initial;

    /// <inheritdoc/>
    public override string ToString() => $"{Text} ({Role})";

    /// <summary>
    /// One syllable of a name that is made of few hundred syllables tells few people apart, in Latin letters as in the characters it
    /// stands for: the same word weighs the same in both. It is about the word alone, never about who bears it.
    /// </summary>
    private bool IsSyllable => Script switch
    {
        Script.Han or Script.Hangul => Text.Length == 1,
        Script.Latin => NameKnowledge.IsSyllable(Folded),
        _ => false,
    };

    private static int LotOf(string folded, PartRole role, Script script)
    {
        var lot = (uint)role + 17 + (31 * (uint)script);
        foreach (var c in folded) lot = (lot ^ c) * 16777619u;
        return (int)(lot >> 12) & 1023;
    }

    private double WeightOf()
    {
        if (!IsCore) return 0;
        if (Role == PartRole.Initial) return 0.2;
        // Mostly left out, so that its absence says little; two different ones are a contradiction by rule.
        if (Role == PartRole.Patronymic) return 0.55;
        var rarity = Commonness switch
        {
            Commonness.Rare => IsSyllable ? 0.65 : 1.0,
            Commonness.Common => IsSyllable ? 0.6 : 0.8,
            Commonness.VeryCommon => IsSyllable ? 0.5 : 0.65,
            _ => 0.35,
        };
        var length = Folded.Length switch { 1 => 0.5, 2 => 0.7, 3 => 0.85, _ => 1.0 };
        return rarity * length;
    }
}
