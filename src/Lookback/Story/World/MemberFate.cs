namespace Lookback.Story.World;

/// <summary>What has become of somebody by <see cref="InventedWorld.CountedOn"/>.</summary>
internal enum MemberFate
{
    /// <summary>Arrested, ordered removed, and removed.</summary>
    Removed,

    /// <summary>Arrested, and in custody.</summary>
    InCustody,

    /// <summary>Arrested, released, and in proceedings.</summary>
    InProceedings,

    /// <summary>Located, and never arrested.</summary>
    Located,

    /// <summary>Nobody has a confirmed contact.</summary>
    NoContact,

    /// <summary>A second encounter of a member, whose case is merged.</summary>
    Duplicate,

    /// <summary>Left out by the third version of the cohort's rule: met before <see cref="InventedWorld.NetworkBegan"/>.</summary>
    Excluded,
}
