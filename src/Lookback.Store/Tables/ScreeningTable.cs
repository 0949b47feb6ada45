using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>A screening on record.</summary>
/// <param name="Screening">The screening.</param>
/// <param name="Position">Its position.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record MadeScreening(Screening Screening, long Position, DateTimeOffset MadeAt);

/// <summary>
/// Screenings. The first one of an encounter is the one at which it was let through or stopped: from its position follows which coverage
/// the encounter stands at until a lookback moves it on. Screening the same encounter again is recorded and moves nothing, since
/// otherwise a nightly screening of the same file would leave nothing to look back on.
/// </summary>
public sealed class ScreeningTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;
    private Statement? _insert;

    internal ScreeningTable(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        _entries = entries;
    }

    /// <summary>The last screening of an encounter up to a position.</summary>
    public MadeScreening? Latest(long encounterPosition, long at)
    {
        var position = _connection.ExecuteScalar<long?>(
            "SELECT MAX(position) FROM screening WHERE encounter_position = @encounterPosition AND position <= @at",
            new { encounterPosition, at });
        return position is { } found ? At(found) : null;
    }

    /// <summary>Every screening of an encounter up to a position, oldest first.</summary>
    public IReadOnlyList<MadeScreening> Of(long encounterPosition, long at) => _connection.Query<long>(
        "SELECT position FROM screening WHERE encounter_position = @encounterPosition AND position <= @at ORDER BY position",
        new { encounterPosition, at }).AsList().ConvertAll(At);

    /// <summary>The screening made at a position.</summary>
    public MadeScreening At(long position)
    {
        var entry = _entries.At(position);
        return new MadeScreening(((EntryBody.ScreeningMade)entry.Body).Screening, position, entry.KnownAt);
    }

    /// <summary>The first screening of an encounter.</summary>
    public MadeScreening? First(long encounterPosition, long at)
    {
        var position = _connection.ExecuteScalar<long?>(
            "SELECT MIN(position) FROM screening WHERE encounter_position = @encounterPosition AND position <= @at",
            new { encounterPosition, at });
        return position is { } found ? At(found) : null;
    }

    /// <summary>How many encounters were first screened after one position and up to another, by outcome.</summary>
    public IReadOnlyDictionary<Outcome, long> Count(long after, long upTo) => _connection.Query<(string Outcome, long Count)>(
        "SELECT outcome, COUNT(*) FROM screening WHERE position > @after AND position <= @upTo AND is_first = 1 GROUP BY outcome",
        new { after, upTo }).ToDictionary(r => Enum.Parse<Outcome>(r.Outcome), r => r.Count);

    /// <inheritdoc/>
    public void Dispose() => _insert?.Dispose();

    /// <summary>Records a screening; true where the encounter had been screened before.</summary>
    internal bool Make(SqliteTransaction transaction, long position, Screening screening, Met met)
    {
        _insert ??= new Statement(
            _connection,
            """
            INSERT INTO screening
            SELECT @0, @1, NOT EXISTS (SELECT 1 FROM screening WHERE encounter_position = @1), @2
            RETURNING is_first
            """,
            3);
        return (long)_insert.Scalar(transaction, position, met.EncounterPosition, screening.Outcome.ToString())! == 0;
    }
}
