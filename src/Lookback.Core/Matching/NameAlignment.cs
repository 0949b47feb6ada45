using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>
/// How the parts of two names were laid beside each other, good enough to draw: every part of both in the order written, and the
/// links between them. Never stored: a pure function of the two names and the engine.
/// </summary>
public sealed record NameAlignment
{
    /// <summary>The parts of the subject's name in the order written. Empty where no name of the two fits the other.</summary>
    public required IReadOnlyList<AlignmentPart> Subject { get; init; }

    /// <summary>The parts of the listed name in the order written.</summary>
    public required IReadOnlyList<AlignmentPart> Listed { get; init; }

    /// <summary>Which parts were taken for one another, in the order of the subject's name. No part is in two of them.</summary>
    public required IReadOnlyList<AlignmentLink> Links { get; init; }

    /// <summary>Of a pair without a name that fits.</summary>
    public static NameAlignment None { get; } = new() { Subject = [], Listed = [], Links = [] };
}

/// <summary>One part of an aligned name.</summary>
/// <param name="Text">As written.</param>
/// <param name="Reading">As it was compared: Latin letters a-z and digits.</param>
/// <param name="Role">What it is to its name.</param>
/// <param name="Weight">How much of the name it carries: about 1 for a rare word, less for a common one, 0 where it carries nothing.</param>
/// <param name="Standing">What became of it.</param>
public sealed record AlignmentPart(string Text, string Reading, PartRole Role, double Weight, PartStanding Standing);

/// <summary>What became of a part in an alignment.</summary>
public enum PartStanding
{
    /// <summary>A link holds it to the other name.</summary>
    Linked,

    /// <summary>The other name has nothing like it.</summary>
    Alone,

    /// <summary>It was set apart: a title, a particle, a legal form, a word for "unknown", or more than a name is read to.</summary>
    Aside,
}

/// <summary>A part, or two neighbours, of one name taken for a part, or two, of the other.</summary>
/// <param name="Subject">Which parts of the subject's name, by their place in <see cref="NameAlignment.Subject"/>, from 0.</param>
/// <param name="Listed">Which parts of the listed name, by their place in <see cref="NameAlignment.Listed"/>, from 0.</param>
/// <param name="Similarity">How alike, above 0 to 1.</param>
/// <param name="How">Why they are taken for one.</param>
/// <param name="Reason">The same as a plain sentence with both values.</param>
public sealed record AlignmentLink(IReadOnlyList<int> Subject, IReadOnlyList<int> Listed, double Similarity, LinkKind How, string Reason);

/// <summary>Why parts of two names are taken for one.</summary>
public enum LinkKind
{
    /// <summary>The same word; case, accents and other marks do not count.</summary>
    Same,

    /// <summary>One word in two scripts.</summary>
    Transliteration,

    /// <summary>A few letters apart.</summary>
    Spelling,

    /// <summary>Spelt otherwise with the same consonants: it sounds the same.</summary>
    Sound,

    /// <summary>A single letter that the other begins with.</summary>
    Initial,

    /// <summary>A nickname, translation or variant of one name, by the reviewed lists.</summary>
    Nickname,

    /// <summary>Written in one word here and in several there.</summary>
    Joined,

    /// <summary>A word of organisations and its abbreviation or translation, by the reviewed lists.</summary>
    Abbreviation,

    /// <summary>The first letters of the words of an organisation's name.</summary>
    Acronym,

    /// <summary>One number, in digits, words or Roman figures.</summary>
    Number,
}
