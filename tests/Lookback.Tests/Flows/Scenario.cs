using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows;

/// <summary>
/// A made-up past, drawn from a seed: editions that add, drop, bring back, rename, merge and reword, and encounters screened, some of them again, in between. Names come
/// from a small stock, so that subjects and listings meet often.
/// </summary>
internal sealed class Scenario
{
    private static readonly string[] Given = ["Oleg", "Marta", "Behruz", "Ifeoma", "Dario", "Yevgenia", "Suleiman", "Agnieszka", "Hiroshi", "Amaru"];
    private static readonly string[] Family = ["Varkonyev", "Helvarainen", "Qasemizadeh", "Okonjebal", "Marchettini", "Shadrova", "Tashbulat", "Wojtanek", "Kurosagi", "Quispemayta"];

    private readonly Random _random;
    private readonly Dictionary<string, ListingText> _list = [];
    private readonly List<ListingText> _gone = [];
    private readonly List<Encounter> _met = [];
    private int _nextKey;
    private int _day;

    public Scenario(int seed) => _random = new Random(seed);

    /// <summary>Plays a few editions and screenings into a ledger, ending with an edition that nobody has looked back on.</summary>
    public void Play(Ledger ledger, int editions, int perEdition, int encounters, Action? afterEach = null)
    {
        for (var i = 0; i < editions; i++)
        {
            Change(perEdition);
            Some.Import(ledger, Date(), _list.Values.OrderBy(l => l.Id.Key, StringComparer.Ordinal));
            afterEach?.Invoke();
            if (i < editions - 1) Some.Screen(ledger, Enumerable.Range(0, encounters).Select(_ => Encounter()).ToArray());
            if (_random.Next(2) == 0) Some.Screen(ledger, _met.Where(_ => _random.Next(4) == 0).ToArray());
            afterEach?.Invoke();
            if (_random.Next(2) == 0 && i < editions - 1) Some.Run(ledger, _random.Next(2) == 0 ? RunMode.Delta : RunMode.Full);
            if (_random.Next(3) == 0 && i < editions - 1) DecideSome(ledger);
            afterEach?.Invoke();
        }
    }

    private void Change(int count)
    {
        _day += 7;
        for (var i = 0; i < count; i++)
        {
            var key = _list.Count == 0 || _random.Next(3) == 0 ? null : _list.Keys.ElementAt(_random.Next(_list.Count));
            if (key is null)
            {
                var added = $"L{_nextKey++:0000}";
                _list[added] = Some.Listing(added, Name(), Birth());
                continue;
            }

            switch (_random.Next(7))
            {
                case 0 when _list.Count > 20:
                    _gone.Add(_list[key]);
                    _list.Remove(key);
                    break;
                case 1 when _gone.Count > 0:
                    var back = _gone[_random.Next(_gone.Count)];
                    _list[back.Id.Key] = back;
                    break;
                case 1: _list[key] = With(_list[key], Name(), NameKind.Alias); break;
                case 2: _list[key] = With(_list[key], Name(), NameKind.WeakAlias); break;
                case 3: _list[key] = _list[key] with { Remarks = [$"note {_random.Next(1000)}"] }; break;
                case 4: _list[key] = Some.Listing(key, Name(), Birth()); break;
                default:
                    var again = $"L{_nextKey++:0000}";
                    _list[again] = _list[key] with { Id = new ListingId(Some.Watchlist, again) };
                    if (_random.Next(2) == 0) _list.Remove(key);
                    break;
            }
        }
    }

    private static ListingText With(ListingText text, string name, NameKind kind) =>
        text with { Facts = text.Facts with { Names = [.. text.Facts.Names, new PartyName { Full = name, Kind = kind }] } };

    private void DecideSome(Ledger ledger)
    {
        foreach (var alert in ledger.Views.Alerts.All(ledger.Head).Where(_ => _random.Next(2) == 0).ToList())
        {
            if (ledger.Views.Listings.At(alert.Listing, ledger.Head) is null) continue;
            Decided.As(ledger, alert, _random.Next(3) == 0 ? Decision.TrueMatch : Decision.FalsePositive, $"Seen in person, papers compared by hand, note {_random.Next(100_000)}.");
        }
    }

    private Encounter Encounter()
    {
        var encounter = Some.Encounter(Name(), _random.Next(2) == 0 ? Birth() : null, $"R{_random.Next(400)}", Date());
        _met.Add(encounter);
        return encounter;
    }

    private string Name() => $"{Given[_random.Next(Given.Length)]} {Family[_random.Next(Family.Length)]}";

    private string Birth() => PartialDate.OfYear(1950 + (_random.Next(4) * 13)).ToString();

    private string Date() => new DateOnly(2025, 1, 1).AddDays(_day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
