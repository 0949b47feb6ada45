using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>A screening on record.</summary>
/// <param name="Screening">The screening.</param>
/// <param name="Position">Its position.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record MadeScreening(Screening Screening, long Position, DateTimeOffset MadeAt);

/// <summary>Screenings. The last one of an encounter says which coverage it stands at.</summary>
public sealed class ScreeningTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;
    private Statement? _insert;
    private Statement? _close;

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

    /// <summary>
    /// How many encounters were last screened after one position and up to another, by outcome, as of a position.
    /// </summary>
    public IReadOnlyDictionary<Outcome, long> Count(long after, long upTo, long at) => _connection.Query<(string Outcome, long Count)>(
        """
        SELECT outcome, COUNT(*) FROM screening
        WHERE position > @after AND position <= @upTo AND position <= @at AND until_position > @at GROUP BY outcome
        """,
        new { after, upTo, at }).ToDictionary(r => Enum.Parse<Outcome>(r.Outcome), r => r.Count);

    /// <summary>Positions of the encounters last screened after one position and up to another, in order of their screening.</summary>
    public IEnumerable<(long Screening, long Encounter)> Standing(long after, long upTo, long at) => _connection.Query<(long, long)>(
        """
        SELECT position, encounter_position FROM screening
        WHERE position > @after AND position <= @upTo AND position <= @at AND until_position > @at ORDER BY position
        """,
        new { after, upTo, at },
        buffered: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert?.Dispose();
        _close?.Dispose();
    }

    internal void Make(SqliteTransaction transaction, long position, Screening screening, Met met)
    {
        _close ??= new Statement(_connection, "UPDATE screening SET until_position = @1 WHERE encounter_position = @0 AND until_position = @2", 3);
        _close.Run(transaction, met.EncounterPosition, position, Positions.Open);
        _insert ??= new Statement(_connection, "INSERT INTO screening VALUES (@0, @1, @2, @3, @4)", 5);
        _insert.Run(transaction, position, Positions.Open, met.EncounterPosition, screening.Coverage, screening.Outcome.ToString());
    }
}
