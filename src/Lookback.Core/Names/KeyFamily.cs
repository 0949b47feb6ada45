namespace Lookback.Core.Names;

/// <summary>What a key stands for; part of its hash, so that keys of different families never meet.</summary>
internal enum KeyFamily : byte
{
    /// <summary>The consonants of a word.</summary>
    Skeleton = 1,

    /// <summary>Consonants and vowels of a short word.</summary>
    Vowels = 2,

    /// <summary>The letters of a word.</summary>
    Letters = 3,

    /// <summary>A family of nicknames or translations.</summary>
    Family = 4,

    /// <summary>A whole name.</summary>
    Whole = 5,

    /// <summary>The consonants of a long word without two.</summary>
    Twice = 6,

    /// <summary>A number of the party.</summary>
    Identifier = 7,

    /// <summary>A telephone, mailbox or web site.</summary>
    Contact = 8,

    /// <summary>The classes of a word's consonants.</summary>
    Classes = 9,

    /// <summary>Of a word in another script than Latin, for words in Latin letters to look for.</summary>
    OfOtherScript = 10,

    /// <summary>Of a word in Latin letters, for words in another script to look for.</summary>
    OfLatin = 11,
}
