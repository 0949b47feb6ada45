namespace Lookback.Store.Databases;

/// <summary>
/// What is to be written, gathered so that it can be handed to the database at once. Rows are added first, then the statements run in
/// their order: a statement must say by positions which rows it means, not rely on what was added after it.
/// </summary>
internal sealed class Writes
{
    private readonly Dictionary<TableShape, List<object?[]>> _rows = [];
    private readonly List<(string Sql, object?[] Values)> _statements = [];

    /// <summary>Adds a row.</summary>
    public void Insert(TableShape table, params object?[] values)
    {
        if (!_rows.TryGetValue(table, out var rows)) _rows[table] = rows = [];
        rows.Add(values);
    }

    /// <summary>Runs a statement after the rows.</summary>
    public void Run(string sql, params object?[] values) => _statements.Add((sql, values));

    /// <summary>Writes everything and is empty again.</summary>
    public void Flush(Database database)
    {
        database.Insert(_rows.Select(t => new TableRows(t.Key.Name, t.Key.Columns, t.Value)));
        if (_statements.Count > 0) database.Run(_statements);
        _rows.Clear();
        _statements.Clear();
    }
}
