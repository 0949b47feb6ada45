using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lookback.Store.Databases;

/// <summary>
/// A statement that is prepared once and run for row after row, right on SQLite: the command of the library above it looks up every
/// parameter by its name and makes a reader for every run, which costs more than the row itself.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    /// <summary>Prepares it; its parameters are <c>$1</c>, <c>$2</c> ..., in any order.</summary>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
        // To SQLite "$1" is a name as any other, and its place that of its first mention.
        _places = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement))
            .Select(number => raw.sqlite3_bind_parameter_index(_statement, FormattableString.Invariant($"${number}")))];
    }

    /// <summary>Runs it to its end.</summary>
    public void Run(object?[] values)
    {
        for (var i = 0; i < values.Length; i++) Check(Bind(_places[i], values[i]));
        var result = raw.sqlite3_step(_statement);
        // Whatever became of it: a statement under way would hold the transaction up.
        raw.sqlite3_reset(_statement);
        Check(result);
    }

    /// <summary>Reads rows of numbers; what is missing is <see cref="long.MinValue"/>.</summary>
    public void Read(ReadOnlySpan<long> values, Span<long> row, NumbersReader read)
    {
        for (var i = 0; i < values.Length; i++) Check(raw.sqlite3_bind_int64(_statement, _places[i], values[i]));
        try
        {
            int result;
            while ((result = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    var isNull = raw.sqlite3_column_type(_statement, i) == raw.SQLITE_NULL;
                    row[i] = isNull ? long.MinValue : raw.sqlite3_column_int64(_statement, i);
                }

                read(row);
            }

            Check(result);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new InvalidOperationException($"no column holds a {value.GetType().Name}"),
    };

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW)) SqliteException.ThrowExceptionForRC(result, _database);
    }
}
