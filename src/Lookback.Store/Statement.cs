using Microsoft.Data.Sqlite;

namespace Lookback.Store;

/// <summary>One prepared statement of the ingest path, bound by order: <c>@0</c>, <c>@1</c> ...</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 0; i < parameters; i++) _command.Parameters.Add(new SqliteParameter(FormattableString.Invariant($"@{i}"), null));
        _command.Prepare();
    }

    public int Run(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteNonQuery();
    }

    public object? Scalar(SqliteTransaction? transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        var value = _command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(SqliteTransaction? transaction, ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) _command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
