using Lookback.Bench.Populations;

namespace Lookback.Story.World;

/// <summary>
/// Whose journeys were arranged, and how that comes to be known: one at a time by name, by a booking, by an agent's telephone, by the office's address.
/// </summary>
internal sealed class InventedNetwork
{
    private const int ByName = 120;
    private const int ByNameBefore = 8;
    private const int Twice = 6;
    private const int BookingsBefore = 2;
    private const int BookingsSince = 20;
    private const int PerBooking = 10;
    private const int PhonesBefore = 10;
    private const int PerPhone = 25;
    private const int AtTheOffice = 33;

    // Of all that come through the harbour in a month, no more than so many in a hundred.
    private const int MostAtHarbour = 40;
    private const int HarbourSince = 24;
    private const double ThroughHarbour = 35;

    private readonly Travellers _people;
    private readonly InventedCodes _codes;
    private readonly int[] _atHarbour = new int[ArrivalCounts.Months.Count];
    private readonly List<Meeting> _members = [];
    private readonly List<(Meeting Met, Meeting Of)> _again = [];
    private readonly List<Meeting> _named = [];
    private readonly List<string> _bookings = [];
    private Draw _draw;

    /// <summary>Makes all of them.</summary>
    public InventedNetwork(ulong seed, Travellers people, InventedCodes codes)
    {
        (_people, _codes, _draw) = (people, codes, new Draw(seed, 0, 4));
        Phone = codes.AgentPhone();
        for (var i = 0; i < ByName - Twice; i++) _named.Add(Met(i < ByNameBefore, who => who));
        for (var i = 0; i < BookingsBefore + BookingsSince; i++) Booked(i < BookingsBefore);
        var phones = new[] { Phone, InventedLists.FacilitatorPhones[0], InventedLists.FacilitatorPhones[1] };
        for (var i = 0; i < phones.Length * PerPhone; i++)
            Met(i < PhonesBefore, who => who with { Phone = phones[i % phones.Length] });
        for (var i = 0; i < AtTheOffice; i++)
            Met(before: false, who => who with { Address = $"{InventedLists.OfficeStreet}, {InventedLists.OfficeTown}" });
        // Those met again come by a new passport, so that no rule binds the two encounters.
        foreach (var first in _named.Where(m => m.Day >= InventedWorld.NetworkBegan && m.Day < new DateOnly(2024, 1, 1)).Take(Twice).ToList())
        {
            var again = Meet(first.Who with { Document = codes.Document() }, first.Day.AddMonths(4), null);
            _again.Add((again, first));
            _named.Add(again);
        }
    }

    /// <summary>A telephone that the telephone company says is the facilitator's, and the listing does not.</summary>
    public string Phone { get; }

    /// <summary>Everybody's encounters.</summary>
    public IReadOnlyList<Meeting> Members => _members;

    /// <summary>Those who were met once more, under another passport, and which encounter came first.</summary>
    public IReadOnlyList<(Meeting Met, Meeting Of)> Again => _again;

    /// <summary>Those whom a source names one by one.</summary>
    public IReadOnlyList<Meeting> Named => _named;

    /// <summary>The bookings that the facilitator made.</summary>
    public IReadOnlyList<string> Bookings => _bookings;

    private void Booked(bool before)
    {
        var booking = _codes.Booking();
        _bookings.Add(booking);
        var day = before ? Before() : Since();
        var place = PlaceOn(day, PerBooking);
        for (var i = 0; i < PerBooking; i++) Meet(_people.Next(), day, place, booking);
    }

    private Meeting Met(bool before, Func<Traveller, Traveller> described) => Meet(described(_people.Next()), before ? Before() : Since(), null);

    private Meeting Meet(Traveller who, DateOnly day, InventedPlace? place, string? booking = null)
    {
        var met = new Meeting(who, place ?? PlaceOn(day, 1), day) { Minute = 420 + _draw.Below(840), Booking = booking };
        _members.Add(met);
        return met;
    }

    private DateOnly Before() => new DateOnly(2021, 6, 10).AddDays(_draw.Below(100));

    // Ever more, from the month on in which it began.
    private DateOnly Since()
    {
        var months = ArrivalCounts.Months.Count - 12;
        var month = (int)(months * Math.Sqrt(_draw.Share()));
        return InventedWorld.NetworkBegan.AddMonths(month).AddDays(_draw.Below(28));
    }

    private InventedPlace PlaceOn(DateOnly day, int count)
    {
        var month = ((day.Year - ArrivalCounts.First.Year) * 12) + day.Month - ArrivalCounts.First.Month;
        if (month >= HarbourSince && _draw.Happens(ThroughHarbour) && (_atHarbour[month] + count) * 100 <= ArrivalCounts.AtHarbour[month] * MostAtHarbour)
        {
            _atHarbour[month] += count;
            return InventedPlace.Selm;
        }

        return _draw.Of(InventedPlace.Others);
    }
}
