namespace Lookback.Core.Matching;

/// <summary>
/// What an alignment of two names is measured by. Each is 0 where there is nothing to say and has one direction: more of it never
/// speaks for and against in turn. All are the same with the two names exchanged. Weights are in logits, see <see cref="NameModel"/>.
/// </summary>
internal enum NameFeature
{
    /// <summary>Share of the worse covered name, by weight, that the other covers.</summary>
    LeastCoverage,

    /// <summary>Share of the better covered name, by weight, that the other covers.</summary>
    MostCoverage,

    /// <summary>Weight of the parts without a partner of the side that has more of them, at most 3.</summary>
    Omission,

    /// <summary>Weight that stays without a partner on both sides at once, at most 2: not an omission but another name.</summary>
    Contradiction,

    /// <summary>The same, by how unlike the letters are that stay: "Starkey" and "Starmer" less than "Starkey" and "Jones".</summary>
    ContradictionUnlike,

    /// <summary>Mean unlikeness of the matched parts, by weight.</summary>
    Unlikeness,

    /// <summary>The greatest unlikeness of one matched part.</summary>
    WorstPart,

    /// <summary>Share of all letters that would have to be written otherwise.</summary>
    Letters,

    /// <summary>Share of the letters that differ stroke by stroke, whatever is easily confused.</summary>
    Strokes,

    /// <summary>How far the matched weight falls short of what tells two parties apart (two middling names).</summary>
    Thinness,

    /// <summary>How common the rarest word is that matches: 0 for a rare one, more where nothing but common words match.</summary>
    Commonness,

    /// <summary>Weight left over on either side while what does match is thin: part of a common name is no name.</summary>
    ThinOmission,

    /// <summary>Weight left over on either side of organisations' names, which are seldom shortened by a word that matters.</summary>
    OrganizationOmission,

    /// <summary>A place that only one of two organisations has in its name: mostly a subsidiary, another legal person.</summary>
    PlaceOmission,

    /// <summary>Share of the matched weight that rests on initials.</summary>
    Initials,

    /// <summary>Share of the matched weight that rests on nicknames and translations.</summary>
    Nicknames,

    // From here on contradictions, which count from the ceiling down; see NameScale.

    /// <summary>Different numbers on both sides, and more where little else is there to tell by: "Unit 44", "Unit 45".</summary>
    NumbersDiffer,

    /// <summary>A number on one side only.</summary>
    NumberOmitted,

    /// <summary>Legal forms of different classes.</summary>
    FormsDiffer,

    /// <summary>Different fathers' names on both sides.</summary>
    PatronymicsDiffer,

    /// <summary>Different initials on both sides.</summary>
    InitialsDiffer,

    /// <summary>A person's name against an organisation's.</summary>
    KindsDiffer,

    /// <summary>Junior against senior, the second against the third.</summary>
    GenerationsDiffer,

    /// <summary>One name is an acronym of the other; the more, the fewer letters it has.</summary>
    ByAcronym,
}
