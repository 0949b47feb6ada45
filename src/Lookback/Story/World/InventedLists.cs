namespace Lookback.Story.World;

/// <summary>Two watchlists that do not exist, edition by edition.</summary>
internal static class InventedLists
{
    /// <summary>Who arranged the journeys.</summary>
    public const int Facilitator = 20417;

    /// <summary>The body that they lead.</summary>
    public const int Organisation = 20418;

    /// <summary>The telephones that the listing says.</summary>
    public static IReadOnlyList<string> FacilitatorPhones { get; } = ["+44 7700 900417", "+44 7700 900733"];

    /// <summary>The address that the listing says.</summary>
    public const string OfficeStreet = "17 Tannery Row";

    /// <summary>Its town.</summary>
    public const string OfficeTown = "Selm";

    private const int FirstSdn = 10001;
    private const int FirstUn = 101;

    // Published, and loaded on the first of a month: the third of the United Nations' lay for three months.
    private static readonly (DateOnly Published, DateOnly Loaded)[] Sdn =
    [
        (new(2020, 9, 28), new(2020, 10, 1)), (new(2021, 11, 16), new(2021, 12, 1)), (new(2022, 10, 18), new(2022, 11, 1)), (new(2024, 2, 27), new(2024, 3, 1)),
        (new(2024, 6, 4), new(2024, 6, 5)),
    ];

    private static readonly (DateOnly Published, DateOnly Loaded)[] Un =
        [(new(2020, 9, 21), new(2020, 10, 1)), (new(2022, 5, 24), new(2022, 6, 1)), (new(2023, 8, 10), new(2023, 11, 1))];

    // How many persons and bodies each edition adds.
    private static readonly (int Persons, int Bodies)[] SdnGrowth = [(90, 30), (6, 2), (5, 3), (6, 2), (3, 1)];
    private static readonly (int Persons, int Bodies)[] UnGrowth = [(44, 12), (4, 1), (3, 1)];

    /// <summary>The editions with their files, in the order in which they are loaded.</summary>
    public static IReadOnlyList<(InventedEdition Edition, IReadOnlyList<InventedFile> Files)> Of(ListedNames names, KnownPeople known)
    {
        List<Party> sdn = [.. known.OnSdn, .. Others(names, FirstSdn, SdnGrowth), .. Named()];
        var un = known.OnUn.Concat(Others(names, FirstUn, UnGrowth)).Select(p => p with { ListedOn = p.ListedOn ?? Un[p.From].Published }).ToList();
        return
        [
            .. Sdn.Select((e, i) => Edition(SdnFiles.Watchlist, e, SdnFiles.Of(e.Published, i, sdn)))
                .Concat(Un.Select((e, i) => Edition(UnFile.Watchlist, e, [UnFile.Of(e.Published, i, un)])))
                .OrderBy(e => e.Edition.LoadedAt),
        ];
    }

    private static (InventedEdition Edition, IReadOnlyList<InventedFile> Files) Edition(
        string watchlist, (DateOnly Published, DateOnly Loaded) days, IReadOnlyList<InventedFile> files) =>
        (new InventedEdition(watchlist, days.Published, new DateTimeOffset(days.Loaded, default, InventedWorld.Offset), [.. files.Select(f => f.Name)]), files);

    private static IEnumerable<Party> Others(ListedNames names, int key, (int Persons, int Bodies)[] growth)
    {
        for (var edition = 0; edition < growth.Length; edition++)
        {
            for (var i = 0; i < growth[edition].Persons; i++) yield return names.Person(key++, edition);
            for (var i = 0; i < growth[edition].Bodies; i++) yield return names.Body(key++, edition);
        }
    }

    private static IEnumerable<Party> Named()
    {
        var last = Sdn.Length - 1;
        yield return new Party
        {
            Key = Facilitator,
            Family = "Vashkorel",
            Given = "Damiro Ilvan",
            Sex = 'M',
            Born = new DateOnly(1976, 11, 3),
            Aliases = ["WASCHKOREL, Damir", "Вашкорель Дамиро", "فاشكوريل داميرو"],
            WeakAliases = ["THE FERRYMAN"],
            Phones = FacilitatorPhones,
            Address = (OfficeStreet, OfficeTown),
            LinkedTo = "SELMARIS PASSAGE BUREAU LLC",
            From = last,
        };
        yield return new Party
        {
            Key = Organisation,
            Family = "Selmaris Passage Bureau LLC",
            Aliases = ["SELMARIS TRAVEL", "Сельмарис Пассаж"],
            Address = ("4 Customs Wharf", OfficeTown),
            LinkedTo = "VASHKOREL, Damiro Ilvan",
            From = last,
        };
    }
}
