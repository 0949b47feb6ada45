using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>What parts of names and their links are called in sentences.</summary>
internal static class PartWords
{
    /// <summary>What two linked parts are: the role that says more.</summary>
    public static string Noun(NamePart one, NamePart other) => Noun(one.Role == PartRole.Word ? other.Role : one.Role);

    /// <summary>What a part is.</summary>
    public static string Noun(PartRole role) => role switch
    {
        PartRole.Given => "given name",
        PartRole.Family => "family name",
        PartRole.Patronymic => "father's name",
        PartRole.Number => "number",
        PartRole.Initial => "initial",
        PartRole.Particle => "particle",
        PartRole.Title => "title",
        PartRole.OrganizationForm => "legal form",
        PartRole.Generation => "generation",
        PartRole.Placeholder => "word for unknown",
        _ => "name part",
    };

    /// <summary>A link in a word or two.</summary>
    public static string Of(LinkKind how, string one, string other) => how switch
    {
        LinkKind.Same when string.Equals(one, other, StringComparison.Ordinal) => "the same",
        LinkKind.Same => AreAlike(one, other) ? "the same but for case" : "the same but for case and marks",
        LinkKind.Transliteration => "transliteration",
        LinkKind.Spelling => "spelling",
        LinkKind.Sound => "sounds the same",
        LinkKind.Initial => "initial",
        LinkKind.Nickname => "nickname or variant",
        LinkKind.Joined => "joined",
        LinkKind.Abbreviation => "abbreviation or translation",
        LinkKind.Acronym => "first letters",
        LinkKind.Number => "the same number",
        _ => throw new InvalidOperationException($"no words for {how}"),
    };

    /// <summary>Whether two texts differ in nothing but case.</summary>
    public static bool AreAlike(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
