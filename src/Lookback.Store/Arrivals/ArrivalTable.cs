using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Arrivals;

/// <summary>Encounters that are alike in everything by which arrivals are counted.</summary>
/// <param name="Day">The day by the calendar of the place, where it was written.</param>
/// <param name="At">Where no day was written, the quarter of an hour (UTC) in which they were met: every zone's clock is a whole number of quarters
/// away. <see langword="null"/> where it is not on record when they were met.</param>
/// <param name="Place">Where, as written; <see langword="null"/> where it is not on record.</param>
/// <param name="Citizenship">
/// The citizenship as recorded: a code, several joined by a plus in the order of their letters; <see langword="null"/> for none.
/// </param>
/// <param name="IsErased">Whether they were erased before arrivals were counted, so that where and of what citizenship cannot be told.</param>
/// <param name="Events">How many encounters.</param>
public readonly record struct ArrivalCount(DateOnly? Day, DateTimeOffset? At, string? Place, string? Citizenship, bool IsErased, long Events);

/// <summary>One encounter among arrivals, by the number under which a person is counted.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Subject">The position of the first encounter of the same description.</param>
/// <param name="Count">What it is counted by; of one event.</param>
public readonly record struct ArrivalEvent(long Position, long Subject, ArrivalCount Count);

/// <summary>What is counted of encounters. Counts go out, and nothing by which anybody could be told.</summary>
public sealed class ArrivalTable
{
    private const long Quarter = 15L * 60 * 1_000_000;
    private const int Thing = 0;
    private const int Person = 1;
    private const int Erased = 2;
    private static readonly TableShape Shape = new("arrival", "position", "effective_at", "kind", "is_dated", "day", "place", "citizenship");
    private static readonly string At =
        $"CASE WHEN a.day IS NULL AND a.is_dated = 1 THEN a.effective_at - ((a.effective_at % {Quarter}) + {Quarter}) % {Quarter} END";
    private readonly Database _database;
    private readonly CountingKey? _key;

    internal ArrivalTable(Database database, CountingKey? key) => (_database, _key) = (database, key);

    /// <summary>Persons met, counted; organisations and things are left out.</summary>
    public IReadOnlyList<ArrivalCount> Events(Horizon at)
    {
        var words = new Words(Key);
        return _database
            .Query<(long? Day, long? At, byte[]? Place, byte[]? Citizenship, long Kind, long Events)>(
                $"""
                SELECT a.day, {At}, a.place, a.citizenship, a.kind, COUNT(*) FROM arrival a
                WHERE a.kind <> {Thing} AND {at.Sees("a")} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
                """,
                at.With())
            .ConvertAll(r => Count(words, r.Day, r.At, r.Place, r.Citizenship, r.Kind, r.Events));
    }

    /// <summary>Places at which persons were met, as recorded, in the order of their names.</summary>
    public IReadOnlyList<string> Places(Horizon at)
    {
        var words = new Words(Key);
        return
        [
            .. _database.Query<byte[]>($"SELECT DISTINCT a.place FROM arrival a WHERE a.kind <> {Thing} AND a.place IS NOT NULL AND {at.Sees("a")}", at.With())
                .Select(place => words.Of(place)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Where the last of what is counted up to a position stands; 0 where nothing is.</summary>
    public long Last(long position) => _database.Scalar<long?>("SELECT MAX(position) FROM arrival WHERE position <= @position", new { position }) ?? 0;

    /// <summary>Persons met, one by one, in the order of their positions, with the subject of each: for whoever counts persons.</summary>
    public IReadOnlyList<ArrivalEvent> Each(Horizon at)
    {
        var words = new Words(Key);
        return _database
            .Query<(long Position, long Subject, long? Day, long? At, byte[]? Place, byte[]? Citizenship, long Kind)>(
                $"""
                SELECT a.position, e.subject_position, a.day, {At}, a.place, a.citizenship, a.kind FROM arrival a JOIN encounter e ON e.position = a.position
                WHERE a.kind <> {Thing} AND {at.Sees("a")} ORDER BY a.position
                """,
                at.With())
            .ConvertAll(r => new ArrivalEvent(r.Position, r.Subject, Count(words, r.Day, r.At, r.Place, r.Citizenship, r.Kind, 1)));
    }

    /// <summary>Whether the store is from before arrivals were counted, and has to be read anew.</summary>
    internal static bool IsBehind(Database database) =>
        database.Query<long>("SELECT position FROM arrival LIMIT 1").Count == 0 && database.Query<long>("SELECT position FROM encounter LIMIT 1").Count > 0;

    internal void Record(Writes writes, Entry entry, Encounter encounter)
    {
        var citizenships = encounter.Facts.Countries.Where(c => c.Role == CountryRole.Nationality).Select(c => c.Country.Value).Distinct();
        var citizenship = string.Join('+', citizenships.Order(StringComparer.Ordinal));
        writes.Insert(
            Shape,
            entry.Position,
            Instants.ToMicroseconds(encounter.MetAt ?? entry.KnownAt),
            (long)(encounter.Facts.Schema is Schema.Person or Schema.Unknown ? Person : Thing),
            encounter.MetAt is null ? 0L : 1L,
            (long?)encounter.MetOn?.DayNumber,
            encounter.Place is { } place ? Key.Seal(place) : null,
            citizenship.Length > 0 ? Key.Seal(citizenship) : null);
    }

    internal static void Remain(Writes writes, ErasedEncounter encounter) => writes.Insert(
        Shape,
        encounter.Position,
        Instants.ToMicroseconds(encounter.EffectiveAt),
        (long)(encounter.Arrival is null ? Erased : encounter.Arrival.IsPerson ? Person : Thing),
        encounter.Arrival is { IsDated: false } ? 0L : 1L,
        (long?)encounter.Arrival?.Day?.DayNumber,
        Bytes(encounter.Arrival?.Place),
        Bytes(encounter.Arrival?.Citizenship));

    /// <summary>How the encounters of a subject go on being counted if it is erased now.</summary>
    internal static Dictionary<long, ErasedArrival> Of(Database database, long subject) => database
        .Query<(long Position, long Kind, long IsDated, long? Day, byte[]? Place, byte[]? Citizenship)>(
            """
            SELECT a.position, a.kind, a.is_dated, a.day, a.place, a.citizenship FROM arrival a JOIN encounter e ON e.position = a.position
            WHERE e.subject_position = @subject
            """,
            new { subject })
        .ToDictionary(
            r => r.Position,
            r => new ErasedArrival(r.Kind == Person, r.IsDated == 1, Day(r.Day), Text(r.Place), Text(r.Citizenship)));

    private CountingKey Key => _key ?? throw new InvalidOperationException("this ledger was opened without its key");

    private static ArrivalCount Count(Words words, long? day, long? at, byte[]? place, byte[]? citizenship, long kind, long events) => new(
        Day(day), at is { } instant ? Instants.FromMicroseconds(instant) : null, words.Of(place), words.Of(citizenship), kind == Erased, events);

    private static DateOnly? Day(long? number) => number is { } day ? DateOnly.FromDayNumber((int)day) : null;

    private static string? Text(byte[]? bytes) => bytes is null ? null : Convert.ToBase64String(bytes);

    private static byte[]? Bytes(string? text) => text is null ? null : Convert.FromBase64String(text);

    // Few words, many rows.
    private sealed class Words(CountingKey key)
    {
        private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

        public string? Of(byte[]? bytes)
        {
            if (bytes is null) return null;
            var sealed_ = Convert.ToBase64String(bytes);
            return _known.TryGetValue(sealed_, out var word) ? word : _known[sealed_] = key.Open(bytes);
        }
    }
}
