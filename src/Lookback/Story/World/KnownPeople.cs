using System.Globalization;
using Lookback.Bench.Populations;
using Lookback.Core.Records;

namespace Lookback.Story.World;

/// <summary>Those few of all who are met whose names are on a list, then or later, and their listings.</summary>
internal sealed class KnownPeople
{
    private const int Sdn = 0;
    private const int Un = 1;
    private const int FirstKey = 15001;
    private const int FirstUnKey = 501;

    private readonly List<Party>[] _parties = [[], []];
    private readonly List<(Meeting Met, string Listing, bool Alerts, StaffDecision Decision, Verdict? Later)> _meetings = [];
    private readonly ListedNames _names;
    private readonly InventedCodes _codes;
    private readonly ulong _seed;
    private int _number;

    /// <summary>Makes all of them.</summary>
    public KnownPeople(ulong seed, ListedNames names, InventedCodes codes)
    {
        (_seed, _names, _codes) = (seed, names, codes);
        for (var i = 0; i < 14; i++) Namesake(i);
        TrueMatch(new DateOnly(2021, 8, 18));
        TrueMatch(new DateOnly(2023, 2, 9));
        foreach (var day in new[] { new DateOnly(2022, 3, 15), new DateOnly(2022, 5, 20) }) ClearedThen(day, null);
        ClearedThen(new DateOnly(2022, 2, 11), new DateOnly(2022, 7, 22));
        Unresolved(new DateOnly(2023, 6, 14));
        foreach (var day in new[] { new DateOnly(2021, 5, 12), new DateOnly(2022, 4, 6) }) WeakThen(day);
        foreach (var day in new[] { new DateOnly(2023, 8, 29), new DateOnly(2023, 9, 17), new DateOnly(2023, 10, 8) }) NotLoadedThen(day);
        foreach (var (day, from) in new[]
        {
            (new DateOnly(2021, 4, 21), 3), (new DateOnly(2022, 9, 3), 3), (new DateOnly(2023, 7, 25), 3),
            (new DateOnly(2022, 12, 12), 4), (new DateOnly(2024, 3, 19), 4),
        }) NotListedThen(day, from);
    }

    /// <summary>Their listings on the first list.</summary>
    public IReadOnlyList<Party> OnSdn => _parties[Sdn];

    /// <summary>Their listings on the second list.</summary>
    public IReadOnlyList<Party> OnUn => _parties[Un];

    /// <summary>Their encounters.</summary>
    public IEnumerable<Meeting> Meetings => _meetings.Select(m => m.Met);

    /// <summary>What is to come of each, once all have their references.</summary>
    public IReadOnlyList<KnownMeeting> Known() =>
        [.. _meetings.Select(m => new KnownMeeting(m.Met.Reference, m.Met.Day, m.Listing, m.Alerts, m.Decision, m.Later))];

    // The listing has no birth date, so that only a person can tell them apart.
    private void Namesake(int number)
    {
        var party = Person(Sdn, from: 0) with { Born = null };
        _parties[Sdn].Add(party);
        var day = ArrivalCounts.First.AddMonths(2 + (3 * number)).AddDays(4 + number);
        Meet(Sdn, party, day, new DateOnly(1968 + number, 3, 1 + number), true, StaffDecision.Cleared, null);
    }

    private void TrueMatch(DateOnly day)
    {
        var party = Person(Sdn, from: 0) with { Passport = _codes.Document() };
        _parties[Sdn].Add(party);
        Meet(Sdn, party, day, party.Born, true, StaffDecision.Confirmed, null);
    }

    // Told apart by nothing but what they said; a later edition says the birth date.
    private void ClearedThen(DateOnly day, DateOnly? again)
    {
        var party = Changed(edition: 2, p => p with { Born = null });
        var met = Meet(Sdn, party, day, party.Born, true, StaffDecision.Cleared, Verdict.HitCleared);
        if (again is { } later) Add(Sdn, party, new Meeting(met.Who, met.Place, later), false, StaffDecision.None, Verdict.Suppressed);
    }

    // It stands open all the time: what is open need not be found again.
    private void Unresolved(DateOnly day)
    {
        var party = Person(Sdn, from: 0) with { Born = null };
        _parties[Sdn].Add(party);
        Meet(Sdn, party, day, new DateOnly(1981, 7, 9), true, StaffDecision.LeftOpen, null);
    }

    // No birth date: with one that agrees a weak alias would be enough.
    private void WeakThen(DateOnly day)
    {
        var known = _names.Person(0, 0);
        var written = $"{known.Family.ToUpperInvariant()}, {known.Given}";
        var party = Changed(
            edition: 2, p => p with { Born = null, Sex = known.Sex, WeakAliases = [written] },
            p => p with { Born = null, Sex = known.Sex, Aliases = [written] });
        Meet(Sdn, party with { Family = known.Family, Given = known.Given }, day, known.Born, false, StaffDecision.None, Verdict.WeakAliasOnly);
    }

    private void NotLoadedThen(DateOnly day)
    {
        var party = Person(Un, from: 2) with { ListedOn = new DateOnly(2023, 8, 10) };
        _parties[Un].Add(party);
        Meet(Un, party, day, party.Born, false, StaffDecision.None, Verdict.ListedNotLoaded);
    }

    private void NotListedThen(DateOnly day, int from)
    {
        var party = Person(Sdn, from);
        _parties[Sdn].Add(party);
        Meet(Sdn, party, day, party.Born, false, StaffDecision.None, Verdict.NotListedThen);
    }

    private Party Changed(int edition, Func<Party, Party> before, Func<Party, Party>? since = null)
    {
        var party = Person(Sdn, from: 0);
        _parties[Sdn].Add(before(party) with { UpTo = edition - 1 });
        var changed = (since is null ? party : since(party)) with { From = edition };
        _parties[Sdn].Add(changed);
        return changed;
    }

    private Party Person(int list, int from) =>
        _names.Person((list == Un ? FirstUnKey : FirstKey) + _parties[list].Select(p => p.Key).Distinct().Count(), from) with { Aliases = [] };

    private Meeting Meet(int list, Party party, DateOnly day, DateOnly? born, bool alerts, StaffDecision decision, Verdict? later)
    {
        var draw = new Draw(_seed, (ulong)_number++, 3);
        var who = new Traveller
        {
            Name = $"{party.Given} {party.Family}",
            BirthDate = born?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Sex = party.Sex,
            Nationality = ListedNames.CodeOf(party.Country!),
            Document = party.Passport ?? _codes.Document(),
        };
        var met = new Meeting(who, draw.Of(InventedPlace.Others), day) { Minute = 480 + draw.Below(600) };
        Add(list, party, met, alerts, decision, later);
        return met;
    }

    private void Add(int list, Party party, Meeting met, bool alerts, StaffDecision decision, Verdict? later)
    {
        met.Minute ??= 600;
        var listing = list == Un ? $"{UnFile.Watchlist}:{UnFile.Reference(party)}" : $"{SdnFiles.Watchlist}:{party.Key.ToString(CultureInfo.InvariantCulture)}";
        _meetings.Add((met, listing, alerts, decision, later));
    }
}
