namespace Lookback.Story.World;

/// <summary>What staff make of an alert when somebody is met.</summary>
internal enum StaffDecision
{
    /// <summary>There is none, or it never comes to a person.</summary>
    None,

    /// <summary>Another party of the same name: cleared.</summary>
    Cleared,

    /// <summary>The party itself: confirmed.</summary>
    Confirmed,

    /// <summary>Nobody resolves it.</summary>
    LeftOpen,
}
