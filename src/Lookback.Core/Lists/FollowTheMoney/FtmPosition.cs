using System.Text.Json;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>An <c>Occupancy</c>: that somebody holds or held a position, which is an entity of its own and is a title of the holder here.</summary>
/// <param name="Post">The position's id.</param>
/// <param name="Name">The position's name, where it stands nested in it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when.</param>
internal sealed record FtmPosition(string? Post, string? Name, PartialDate? Since, PartialDate? Until)
{
    /// <summary>The schema of the tie.</summary>
    public const string Schema = "Occupancy";

    /// <summary>The schema of what is held.</summary>
    public const string PostSchema = "Position";

    /// <summary>Characters it holds.</summary>
    public long Size => (Post?.Length ?? 0) + (Name?.Length ?? 0);

    /// <summary>Whom it names as the holder, and each position.</summary>
    public static IEnumerable<FtmPosition> Read(JsonElement properties)
    {
        var (since, until) = (FtmTie.Date(properties, "startDate"), FtmTie.Date(properties, "endDate"));
        return FtmTie.Ends(properties, "post").Select(p => new FtmPosition(p.Key, p.Name, since, until));
    }

    /// <summary><c>Governor of Nordhavn, 2001-05 to 2006</c>.</summary>
    public static string Title(string name, PartialDate? since, PartialDate? until) =>
        (since, until) switch
        {
            (null, null) => name,
            (_, null) => $"{name}, since {since}",
            (null, _) => $"{name}, until {until}",
            _ => $"{name}, {since} to {until}",
        };
}
