using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>A screening on record.</summary>
/// <param name="Screening">The screening.</param>
/// <param name="Position">Its position.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record MadeScreening(Screening Screening, long Position, DateTimeOffset MadeAt);

/// <summary>Encounters by what became of them at their first screening.</summary>
/// <param name="ByOutcome">Those that can be replayed.</param>
/// <param name="NotReplayable">Those of erased subjects.</param>
public sealed record ScreenedCount(IReadOnlyDictionary<Outcome, long> ByOutcome, long NotReplayable)
{
    /// <summary>All of them.</summary>
    public long Total => ByOutcome.Values.Sum() + NotReplayable;
}

/// <summary>
/// Screenings. The first one of an encounter is the one at which it was let through or stopped: from its position follows which coverage
/// the encounter stands at until a lookback moves it on. Screening the same encounter again is recorded and moves nothing, since
/// otherwise a nightly screening of the same file would leave nothing to look back on.
/// </summary>
public sealed class ScreeningTable
{
    private static readonly TableShape Shape = new("screening", "position", "encounter_position", "is_first", "outcome");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal ScreeningTable(Database database, EntryTable entries)
    {
        _database = database;
        _entries = entries;
    }

    /// <summary>The last screening of an encounter.</summary>
    public MadeScreening? Latest(long encounterPosition, Horizon at) => Positions(encounterPosition, at) is [.., var last] ? At(last) : null;

    /// <summary>Every screening of an encounter, oldest first.</summary>
    public IReadOnlyList<MadeScreening> Of(long encounterPosition, Horizon at) => _entries
        .ReadMany<EntryBody.ScreeningMade>(Positions(encounterPosition, at))
        .ConvertAll(r => new MadeScreening(r.Body.Screening, r.Entry.Position, r.Entry.KnownAt));

    /// <summary>The screening made at a position.</summary>
    public MadeScreening At(long position)
    {
        var (entry, body) = _entries.Read<EntryBody.ScreeningMade>(position);
        return new MadeScreening(body.Screening, position, entry.KnownAt);
    }

    /// <summary>Whose screening stands at a position; <see langword="null"/> where none does. Answers of the erased too.</summary>
    public long? SubjectOf(long position, Horizon at) => _database.Scalar<long?>(
        $"""
        SELECT e.subject_position FROM screening s JOIN encounter e ON e.position = s.encounter_position
        WHERE s.position = @position AND {at.SeesActOn("s")}
        """,
        at.With(new { position }));

    /// <summary>The first screening of an encounter.</summary>
    public MadeScreening? First(long encounterPosition, Horizon at) => Positions(encounterPosition, at) is [var first, ..] ? At(first) : null;

    /// <summary>
    /// How many encounters were first screened after one position and up to another, by outcome; apart from them, how many of those
    /// cannot be replayed because their subject had been erased by the time asked about.
    /// </summary>
    public ScreenedCount Count(long after, Horizon upTo, Horizon known)
    {
        var counted = $"s.position > @after AND s.is_first = 1 AND {upTo.SeesActOn("s")}";
        var parameters = upTo.With(new { after, known = known.Acts });
        var all = _database.Query<(string Outcome, long Count)>($"SELECT s.outcome, COUNT(*) FROM screening s WHERE {counted} GROUP BY 1", parameters);
        // Asked apart, so that the common question touches one table.
        var erased = _database.Query<(string Outcome, long Count)>(
            $"""
            SELECT s.outcome, COUNT(*) FROM erasure x
            JOIN encounter e ON e.subject_position = x.subject_position
            JOIN screening s ON s.encounter_position = e.position
            WHERE x.position <= @known AND {counted} GROUP BY 1
            """,
            parameters).ToDictionary(r => r.Outcome, r => r.Count);
        return new ScreenedCount(
            all.ToDictionary(r => Enum.Parse<Outcome>(r.Outcome), r => r.Count - erased.GetValueOrDefault(r.Outcome)), erased.Values.Sum());
    }

    internal static void Make(Writes writes, long position, Screening screening, Met met, bool isFirst) =>
        Add(writes, position, met.EncounterPosition, isFirst, screening.Outcome);

    internal static void Remain(Writes writes, ErasedScreening remains) =>
        Add(writes, remains.Position, remains.Encounter, remains.IsFirst, remains.Outcome);

    private static void Add(Writes writes, long position, long encounter, bool isFirst, Outcome outcome) =>
        writes.Insert(Shape, position, encounter, isFirst ? 1L : 0L, outcome.ToString());

    private List<long> Positions(long encounterPosition, Horizon at) => _database.Query<long>(
        $"SELECT s.position FROM screening s WHERE s.encounter_position = @encounterPosition AND {at.SeesActOn("s")} ORDER BY s.position",
        at.With(new { encounterPosition }));
}
