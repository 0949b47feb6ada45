namespace Lookback.Story.World;

/// <summary>
/// The world of <c>lookback demo</c>: people who do not exist, met at places that do not exist, lists of invented parties, and what sources say of
/// them. A pure function of a seed: the same on every machine and on every day.
/// </summary>
internal sealed class InventedWorld
{
    /// <summary>The place where ever more arrive.</summary>
    public const string Harbour = "Harbour of Selm";

    /// <summary>How far the clocks at all places are ahead of UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(3);

    /// <summary>The listing of who arranged the journeys.</summary>
    public string Facilitator { get; } = "ofac-sdn:20417";

    /// <summary>The listing of the facilitator's organisation.</summary>
    public string Organisation { get; } = "ofac-sdn:20418";

    /// <summary>The first day on which the network is said to have worked; the third version of the cohort's rule leaves out who was met before.</summary>
    public static DateOnly NetworkBegan { get; } = new(2021, 10, 1);

    /// <summary>The day on which the cohort is counted.</summary>
    public static DateOnly CountedOn { get; } = new(2024, 6, 25);

    /// <summary>Every file.</summary>
    public required IReadOnlyList<InventedFile> Files { get; init; }

    /// <summary>The editions, in the order in which they are loaded.</summary>
    public required IReadOnlyList<InventedEdition> Editions { get; init; }

    /// <summary>The months, in their order.</summary>
    public required IReadOnlyList<InventedMonth> Months { get; init; }

    /// <summary>The files of links, in the order in which they come.</summary>
    public required IReadOnlyList<InventedLinks> Links { get; init; }

    /// <summary>Everybody to whom the links lead.</summary>
    public required IReadOnlyList<InventedMember> Members { get; init; }

    /// <summary>Those few whose names are on a list, then or later, and what is to come of each.</summary>
    public required IReadOnlyList<KnownMeeting> Known { get; init; }

    /// <summary>The world of a seed.</summary>
    public static InventedWorld Of(ulong seed)
    {
        var codes = new InventedCodes(seed);
        var people = new Travellers(seed, codes);
        var names = new ListedNames(seed);
        var known = new KnownPeople(seed, names, codes);
        var network = new InventedNetwork(seed, people, codes);
        var editions = InventedLists.Of(names, known);
        var (months, crowd) = Encounters(seed, people, codes, [.. known.Meetings, .. network.Members]);
        var links = new LinkFiles(network, crowd).All();
        return new InventedWorld
        {
            Files = [.. editions.SelectMany(e => e.Files), .. months.Select(m => m.File), .. links.Select(l => l.File)],
            Editions = [.. editions.Select(e => e.Edition)],
            Months = [.. months.Select(m => m.Month)],
            Links = [.. links.Select(l => l.Links)],
            Members = Fates.Of(seed, network),
            Known = known.Known(),
        };
    }

    private static (List<(InventedMonth Month, InventedFile File)> Months, List<Meeting> Crowd) Encounters(
        ulong seed, Travellers people, InventedCodes codes, IReadOnlyList<Meeting> planned)
    {
        var crowd = new Crowd(seed, people, codes);
        var byMonth = planned.ToLookup(m => (m.Place, new DateOnly(m.Day.Year, m.Day.Month, 1)));
        var elsewhere = ArrivalCounts.Elsewhere();
        var (months, strangers) = (new List<(InventedMonth, InventedFile)>(), new List<Meeting>());
        for (var i = 0; i < elsewhere.Length; i++)
        {
            var month = ArrivalCounts.Months[i];
            var met = new List<Meeting>();
            Fill(InventedPlace.Selm, ArrivalCounts.AtHarbour[i]);
            for (var p = 0; p < InventedPlace.Others.Count; p++) Fill(InventedPlace.Others[p], elsewhere[i][p]);
            var file = EncounterFiles.Of(month, met);
            months.Add((new InventedMonth(month, file.Name, met.Count, ArrivalCounts.AtHarbour[i]), file));

            void Fill(InventedPlace place, int count)
            {
                var there = byMonth[(place, month)].ToList();
                var others = crowd.Of(place, month, count - there.Count);
                strangers.AddRange(others);
                met.AddRange(there);
                met.AddRange(others);
            }
        }

        return (months, strangers);
    }
}
