using Lookback.Bench.Populations;

namespace Lookback.Story.World;

/// <summary>Everybody else who is met: alone or in small parties, some once more, some at a hotel or through an agency that hundreds use.</summary>
internal sealed class Crowd(ulong seed, Travellers people, InventedCodes codes)
{
    // All in a hundred.
    private const double MetAgain = 4;
    private const double Together = 25;
    private const double AtTheHotel = 1.2;
    private const double ThroughTheAgency = 0.7;
    private const double AfterMidnight = 4;
    private const double WithoutTime = 2;

    // The first year at the harbour brings nobody back.
    private const int AgainSince = 12;

    private readonly List<Traveller> _met = [];
    private readonly List<Traveller> _metAtHarbour = [];
    private readonly HashSet<Traveller> _back = [];
    private Draw _draw = new(seed, 0, 5);
    private int _again;

    /// <summary>A hotel that hundreds give as their address.</summary>
    public const string Hotel = "3 Customhouse Street, Selm";

    /// <summary>The telephone of an agency that hundreds give.</summary>
    public const string Agency = "+44 7700 900888";

    /// <summary>Fills up a place's month to its count.</summary>
    public List<Meeting> Of(InventedPlace place, DateOnly month, int count)
    {
        var met = new List<Meeting>(count);
        var isHarbour = place == InventedPlace.Selm;
        var pool = isHarbour ? _metAtHarbour : _met;
        // Only whoever was met in a month before is met again.
        var known = pool.Count;
        var again = isHarbour ? AgainAtHarbour(month) : 0;
        while (met.Count < count)
        {
            var day = month.AddDays(_draw.Below(DateTime.DaysInMonth(month.Year, month.Month)));
            var minute = Minute(place, day);
            var party = _draw.Happens(Together) ? Math.Min(2 + _draw.Below(3), count - met.Count) : 1;
            var booking = party > 1 || _draw.Happens(Together) ? codes.Booking() : null;
            for (var i = 0; i < party; i++)
                met.Add(new Meeting(Who(isHarbour, pool, known, ref again), place, day) { Minute = minute, Booking = booking });
        }

        return met;
    }

    private Traveller Who(bool isHarbour, List<Traveller> pool, int known, ref int again)
    {
        if (isHarbour && again > 0)
        {
            again--;
            return AtHarbourOnce(pool, known);
        }

        if (!isHarbour && known > 0 && _draw.Happens(MetAgain)) return pool[_draw.Below(known)];
        var who = people.Next();
        if (_draw.Happens(AtTheHotel)) who = who with { Address = Hotel };
        if (_draw.Happens(ThroughTheAgency)) who = who with { Phone = Agency };
        pool.Add(who);
        return who;
    }

    // Nobody a third time: so that as many persons come back as there are encounters more than persons.
    private Traveller AtHarbourOnce(List<Traveller> pool, int known)
    {
        while (true)
        {
            var who = pool[_draw.Below(known)];
            if (who.Document is not null && _back.Add(who)) return who;
        }
    }

    // Spread over the months by how many arrive in each.
    private int AgainAtHarbour(DateOnly month)
    {
        var number = ArrivalCounts.Months.ToList().IndexOf(month);
        if (number < AgainSince) return 0;
        var upTo = ArrivalCounts.AtHarbour.Take(number + 1).Skip(AgainSince).Sum();
        var all = ArrivalCounts.AtHarbour.Skip(AgainSince).Sum();
        var due = (ArrivalCounts.AgainAtHarbour * upTo / all) - _again;
        _again += due;
        return due;
    }

    // Flights land at half past midnight, which is the day before by Greenwich; at the harbour not on a month's first day, so that its months are
    // the same by both.
    private int? Minute(InventedPlace place, DateOnly day)
    {
        if (_draw.Happens(WithoutTime)) return null;
        if (_draw.Happens(AfterMidnight) && (place != InventedPlace.Selm || day.Day > 1)) return 20 + _draw.Below(40);
        return 300 + _draw.Below(1080);
    }
}
