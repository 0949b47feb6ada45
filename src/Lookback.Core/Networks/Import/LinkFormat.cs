namespace Lookback.Core.Networks.Import;

/// <summary>What files of links come in.</summary>
public enum LinkFormat
{
    /// <summary>Separated values or a workbook with a header, and beside it perhaps another of nodes.</summary>
    Table,

    /// <summary>GraphML.</summary>
    GraphMl,

    /// <summary>Entities of FollowTheMoney, one JSON object a line.</summary>
    FollowTheMoney,
}
