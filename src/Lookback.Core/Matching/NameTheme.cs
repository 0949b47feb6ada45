namespace Lookback.Core.Matching;

/// <summary>What a contribution to a name's logit is about: one sentence each, about the parts concerned.</summary>
internal enum NameTheme
{
    /// <summary>Where any two names start, and how much of both the parts that match carry.</summary>
    Coverage,

    /// <summary>How alike the matching parts are.</summary>
    Spelling,

    /// <summary>Parts of one side that the other lacks.</summary>
    Omission,

    /// <summary>Parts on both sides that the other lacks.</summary>
    Contradiction,

    /// <summary>What matches is common or short.</summary>
    Thinness,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Legal forms.</summary>
    Forms,

    /// <summary>Fathers' names.</summary>
    Patronymics,

    /// <summary>A single letter stands for a word.</summary>
    Initials,

    /// <summary>Initials of which none agrees.</summary>
    InitialsDiffer,

    /// <summary>A nickname or translation stands for a name.</summary>
    Nicknames,

    /// <summary>Junior against senior.</summary>
    Generations,

    /// <summary>One name is an acronym of the other.</summary>
    Acronym,

    /// <summary>A person against an organisation.</summary>
    Kinds,

    /// <summary>The most that names like these can reach.</summary>
    Ceiling,
}
