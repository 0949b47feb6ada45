namespace Lookback.Core.Names;

/// <summary>One way to read a word in Latin letters, ready to be compared.</summary>
internal sealed class WordReading
{
    private WordReading(string folded, string skeleton, string voiced, Spelling spelling)
    {
        Folded = folded;
        Skeleton = skeleton;
        Voiced = voiced;
        Spelling = spelling;
    }

    /// <summary>Letters a-z and digits.</summary>
    public string Folded { get; }

    /// <summary>Consonants only.</summary>
    public string Skeleton { get; }

    /// <summary>Consonants and vowel groups.</summary>
    public string Voiced { get; }

    /// <summary>The letters, ready for <see cref="EditCost"/>.</summary>
    public Spelling Spelling { get; }

    /// <summary>A reading with its vowels.</summary>
    public static WordReading Of(string folded) => new(folded, Sound.Skeleton(folded), Sound.WithVowels(folded), EditCost.Ready(folded));

    /// <summary>A reading of a word that is written without vowels.</summary>
    public static WordReading OfConsonants(string folded) =>
        new(folded, Sound.SkeletonWithoutVowels(folded), Sound.WithVowels(folded), EditCost.Ready(folded));

    /// <summary>The main reading of a part, whose sound is known.</summary>
    public static WordReading Main(NamePart part) => new(part.Folded, part.Skeleton, part.Voiced, part.Spelling);
}
