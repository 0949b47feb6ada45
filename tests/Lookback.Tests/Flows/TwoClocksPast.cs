using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Erasures;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows;

/// <summary>
/// A past whose two clocks disagree, drawn from a seed: editions of two lists put out in another order than they are loaded in, or nobody
/// knows when; subjects met before, on and after the day that is recorded; screenings again, runs, decisions and erasures in between.
/// </summary>
internal sealed class TwoClocksPast : IDisposable
{
    public static readonly WatchlistId[] Watchlists = [new("first-list"), new("second-list")];

    private static readonly string[] Given = ["Oleg", "Marta", "Behruz", "Ifeoma"];
    private static readonly string[] Family = ["Varkonyev", "Helvarainen", "Qasemizadeh"];

    private readonly Random _random;
    private readonly Clock _clock = Clock.At("2026-01-10T09:30:00Z");
    private readonly TempLedger _temp;
    private readonly Dictionary<WatchlistId, Dictionary<string, ListingText>> _lists = Watchlists.ToDictionary(w => w, _ => new Dictionary<string, ListingText>());
    private readonly List<Encounter> _met = [];
    private readonly Dictionary<long, EntryBody> _forgotten = [];
    private int _next;

    public TwoClocksPast(int seed, int steps = 36)
    {
        _random = new Random(seed);
        _temp = new TempLedger(_clock);
        foreach (var watchlist in Watchlists) Import(watchlist);
        for (var step = 0; step < steps; step++)
        {
            _clock.Now += TimeSpan.FromMinutes(_random.Next(1, 60 * 72));
            switch (_random.Next(12))
            {
                case < 4: Import(Watchlists[_random.Next(2)]); break;
                case < 7: Screen(Enumerable.Range(0, 4).Select(_ => Meet())); break;
                case 7: Screen(_met.Where(_ => _random.Next(3) == 0)); break;
                case 8: Some.Run(Ledger, _random.Next(2) == 0 ? RunMode.Delta : RunMode.Full); break;
                case 9 when step > steps / 2 && _random.Next(2) == 0: Erase(); break;
                default: Decide(); break;
            }
        }

        Erase();
        Naive = new NaiveLedger(Ledger.Entries.From(1).Select(e => _forgotten.TryGetValue(e.Position, out var body) ? e with { Body = body } : e));
        Instants = Naive.Entries.SelectMany(e => new[] { e.KnownAt, e.Effective }).Distinct().Order().ToList();
    }

    public Ledger Ledger => _temp.Ledger;

    /// <summary>The same past as a plain list; it still holds what the ledger has forgotten.</summary>
    public NaiveLedger Naive { get; }

    /// <summary>Every instant at which something was recorded or came true.</summary>
    public IReadOnlyList<DateTimeOffset> Instants { get; }

    /// <summary>Pairs of an effective and a known instant: at the instants of the past, a microsecond beside them, between, before all, after all, none.</summary>
    public IEnumerable<(DateTimeOffset? Effective, DateTimeOffset? Known)> Pairs(int seed, int count)
    {
        var random = new Random(seed);
        yield return (null, null);
        yield return (Instants[0].AddYears(-1), null);
        yield return (null, Instants[0].AddYears(-1));
        yield return (Instants[^1].AddYears(1), null);
        yield return (Instants[^1].AddYears(1), Instants[^1].AddYears(1));
        for (var i = 5; i < count; i++) yield return (Instant(), Instant());

        DateTimeOffset? Instant() => random.Next(8) switch
        {
            0 => null,
            1 => Instants[random.Next(Instants.Count)].AddMicroseconds(1),
            2 => Instants[random.Next(Instants.Count)].AddMicroseconds(-1),
            3 => Instants[0] + ((Instants[^1] - Instants[0]) * random.NextDouble()),
            _ => Instants[random.Next(Instants.Count)],
        };
    }

    public void Dispose() => _temp.Dispose();

    private void Import(WatchlistId watchlist)
    {
        var list = _lists[watchlist];
        for (var i = 0; i < 4; i++)
        {
            var key = list.Count == 0 || _random.Next(2) == 0 ? $"L{_next++:000}" : list.Keys.ElementAt(_random.Next(list.Count));
            if (list.Count > 3 && _random.Next(3) == 0) list.Remove(key);
            else if (list.TryGetValue(key, out var text) && _random.Next(2) == 0) list[key] = text with { Remarks = [$"note {_random.Next(100)}"] };
            else list[key] = Some.Listing(key, Name(), Birth()) with { Id = new ListingId(watchlist, key) };
        }

        var today = new DateTimeOffset(_clock.Now.Date, TimeSpan.Zero);
        DateTimeOffset? published = _random.Next(8) switch
        {
            0 or 1 => null,
            2 => _clock.Now.AddHours(_random.Next(1, 20)),
            3 or 4 => today,
            _ => today.AddDays(-_random.Next(1, 20)),
        };
        var request = new ImportRequest(watchlist, [Some.Ftm(list.Values.OrderBy(l => l.Id.Key, StringComparer.Ordinal))], published, null, "whatever order");
        new ImportEdition(Ledger).Run(request, static _ => { });
    }

    private void Screen(IEnumerable<Encounter> encounters) => Some.Screen(Ledger, encounters.ToArray());

    private Encounter Meet()
    {
        DateTimeOffset? met = _random.Next(5) switch
        {
            0 => null,
            1 => _clock.Now.AddHours(_random.Next(1, 24 * 20)),
            _ => _clock.Now.AddHours(-_random.Next(1, 24 * 40)),
        };
        var facts = Some.Person(Name(), _random.Next(2) == 0 ? Birth() : null);
        var encounter = Encounter.Of(facts, _random.Next(4) == 0 ? null : $"R{_random.Next(20)}", met, null);
        _met.Add(encounter);
        return encounter;
    }

    private void Decide()
    {
        foreach (var alert in Ledger.Views.Alerts.All(Ledger.Head).Where(a => !a.IsErased && _random.Next(3) == 0).ToList())
        {
            if (Ledger.Views.Listings.At(alert.Listing, Ledger.Head) is null) continue;
            _clock.Now += TimeSpan.FromMinutes(7);
            Decided.As(Ledger, alert, (Decision)_random.Next(3), $"Seen in person, papers compared by hand, note {_random.Next(100_000)}.");
        }
    }

    private void Erase()
    {
        var subjects = Ledger.Views.Encounters.Subjects(0, Ledger.Head).Select(s => s.Position).Where(_ => _random.Next(6) == 0).ToList();
        if (subjects.Count == 0) return;
        var before = Ledger.Entries.From(1).ToDictionary(e => e.Position, e => e.Body);
        Ledger.Erase(subjects.Select(s => new ErasureRequest(s, ErasureCause.Request, "asked to be forgotten", "GDPR art. 17")));
        foreach (var gone in Ledger.Entries.From(1).Where(e => e.Body is EntryBody.NotReplayable)) _forgotten.TryAdd(gone.Position, before[gone.Position]);
    }

    private string Name() => $"{Given[_random.Next(Given.Length)]} {Family[_random.Next(Family.Length)]}";

    private string Birth() => PartialDate.OfYear(1950 + (_random.Next(2) * 20)).ToString();
}

/// <summary>The pasts of every seed, each played once, on the first question.</summary>
[CollectionDefinition(nameof(TwoClocksPasts))]
public sealed class TwoClocksPasts : ICollectionFixture<TwoClocksPasts>, IDisposable
{
    private const int Seeds = 12;
    private readonly Dictionary<int, TwoClocksPast> _played = [];

    public static IEnumerable<int> EverySeed => Enumerable.Range(1, Seeds);

    public void Dispose()
    {
        foreach (var past in _played.Values) past.Dispose();
    }

    internal TwoClocksPast Of(int seed)
    {
        if (!_played.TryGetValue(seed, out var past)) _played[seed] = past = new TwoClocksPast(seed);
        return past;
    }
}
