using Lookback.Core.Arrivals;
using Lookback.Core.Records;

namespace Lookback.Flows.Arrivals;

/// <summary>By what arrivals are told apart.</summary>
internal enum Across
{
    /// <summary>By nothing.</summary>
    Nothing,

    /// <summary>By place, as recorded.</summary>
    Place,

    /// <summary>By citizenship, as recorded at each encounter.</summary>
    Citizenship,
}

/// <summary>Who is one person, where persons are counted.</summary>
internal enum IdentityRule
{
    /// <summary>One description is one person, and another description another.</summary>
    SameDescription,

    /// <summary>Those who were bound to each other as docs/networks.md says: by a document, by description and reference, or by a person's decision.</summary>
    SamePerson,
}

/// <summary>A question about arrivals.</summary>
internal sealed record ArrivalQuestion
{
    /// <summary>How days fall into periods.</summary>
    public required PeriodRule Periods { get; init; }

    /// <summary>The zone in which instants are read of which no day was written.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Zones of single places, before that one.</summary>
    public IReadOnlyDictionary<string, TimeZoneInfo> PlaceZones { get; init; } = new Dictionary<string, TimeZoneInfo>();

    /// <summary>By what they are told apart.</summary>
    public Across Across { get; init; }

    /// <summary>What is counted.</summary>
    public ArrivalUnit Unit { get; init; }

    /// <summary>Who is one person.</summary>
    public IdentityRule Identity { get; init; }

    /// <summary>This place alone.</summary>
    public string? Place { get; init; }

    /// <summary>This citizenship alone, as recorded.</summary>
    public string? Citizenship { get; init; }

    /// <summary>Only those with one of these values; <see langword="null"/> for all.</summary>
    public (Across By, IReadOnlyList<string> Values)? Among { get; init; }

    /// <summary>From this day on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Up to this day, which counts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A zone by its name.</summary>
    /// <exception cref="RefusedException">This machine knows none of that name.</exception>
    public static TimeZoneInfo ZoneOf(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        throw new RefusedException(
            "no-zone", $"expected a time zone of the tz database such as UTC or Asia/Tashkent, found \"{name}\", which this machine does not know");
    }
}
