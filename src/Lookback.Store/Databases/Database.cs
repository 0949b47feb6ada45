using System.Data;
using System.Data.Common;
using Dapper;
using DbUp.Builder;
using Npgsql;

namespace Lookback.Store.Databases;

/// <summary>
/// What the ledger needs of a database, and all that the two databases do differently: one connection, one transaction at a time, bulk
/// writing, sets of values in a question. Everything else is one portable SQL.
/// </summary>
internal abstract class Database(DbConnection connection) : IDisposable
{
    /// <summary>The migration engine's journal. No other program's database has a table of this name.</summary>
    public const string MigrationTable = "lookback_migration";

    /// <summary>For what only one database has.</summary>
    protected DbConnection Connection => connection;

    /// <summary>The transaction that everything runs in, while there is one.</summary>
    protected DbTransaction? Transaction { get; private set; }

    private DbConnection Held
    {
        get
        {
            RefuseLost();
            return connection;
        }
    }

    /// <summary>What is asked for, in order.</summary>
    public List<T> Query<T>(string sql, object? parameters = null) => Held.Query<T>(sql, parameters, Transaction).AsList();

    /// <summary>One row; an error where there is none.</summary>
    public T Single<T>(string sql, object? parameters = null) => Held.QuerySingle<T>(sql, parameters, Transaction);

    /// <summary>One value; the default where there is none.</summary>
    public T? Scalar<T>(string sql, object? parameters = null) => Held.ExecuteScalar<T>(sql, parameters, Transaction);

    /// <summary>Changes rows; returns how many.</summary>
    public int Execute(string sql, object? parameters = null) => Held.Execute(sql, parameters, Transaction);

    /// <summary>Rows read one after another as they are asked for. Nothing else may run on this database until the last was read.</summary>
    public IEnumerable<DbDataReader> Rows(string sql, params (string Name, object Value)[] parameters)
    {
        using var command = Held.CreateCommand();
        command.Transaction = Transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return rows;
    }

    /// <summary>
    /// Reads rows of numbers of several keys as of a position, in the order of the keys; what is missing is <see cref="long.MinValue"/>. For walks, which
    /// ask for thousands of keys a few rows each.
    /// </summary>
    /// <param name="sql">The question, of the condition on the column and of the position. What it limits is the rows of one key.</param>
    /// <param name="column">The keys' column.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="at">The position.</param>
    /// <param name="width">How many columns a row has.</param>
    /// <param name="read">Told each row.</param>
    public virtual void Each(Func<string, string, string> sql, string column, IEnumerable<long> keys, long at, int width, NumbersReader read)
    {
        Span<long> numbers = stackalloc long[width];
        var each = $"SELECT x.* FROM unnest(@set) AS k(key) CROSS JOIN LATERAL ({sql($"{column} = k.key", "@at")}) x";
        foreach (var row in Rows(each, ("set", Set(keys.Distinct().Order())), ("at", at)))
        {
            for (var i = 0; i < width; i++) numbers[i] = row.IsDBNull(i) ? long.MinValue : row.GetInt64(i);
            read(numbers);
        }
    }

    /// <summary>Begins what is all or nothing.</summary>
    public void Begin()
    {
        RefuseLost();
        Transaction = BeginWriting();
    }

    /// <summary>Begins reading from one state of the whole store, whatever is written meanwhile.</summary>
    public void BeginSnapshot()
    {
        RefuseLost();
        Transaction = BeginReading();
    }

    /// <summary>Makes it durable.</summary>
    public void Commit()
    {
        Transaction!.Commit();
        End();
    }

    /// <summary>Undoes it, as far as it has not been made durable; harmless where there is nothing to undo.</summary>
    public void Rollback()
    {
        try
        {
            Transaction?.Dispose();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // The connection is gone, and with it what was not committed.
        }

        Transaction = null;
    }

    /// <summary>The condition that a column holds one of the values of the parameter <c>@set</c>, made by <see cref="Set(IEnumerable{string})"/>.</summary>
    public abstract string Among(string column);

    /// <summary>A parameter for <see cref="Among"/>.</summary>
    public abstract object Set(IEnumerable<string> values);

    /// <inheritdoc cref="Set(IEnumerable{string})"/>
    public abstract object Set(IEnumerable<long> values);

    /// <summary>How many entries are written at a time, while the other core still seals those that follow.</summary>
    public abstract int PieceLength { get; }

    /// <summary>Adds rows of any number of tables in the current transaction, the quickest way there is.</summary>
    public abstract void Insert(IEnumerable<TableRows> tables);

    /// <summary>Runs statements one after another in the current transaction; their parameters are <c>$1</c>, <c>$2</c> ...</summary>
    public abstract void Run(IReadOnlyList<(string Sql, object?[] Values)> statements);

    /// <summary>Another connection to the same store, for reading beside this one.</summary>
    public abstract Database OpenBeside();

    /// <summary>The names of all tables there are.</summary>
    public abstract IReadOnlyList<string> Tables();

    /// <summary>Whether the database says by itself that it is Lookback's, where it can say so.</summary>
    public abstract bool IsMarkedAsOurs();

    /// <summary>Makes the database say so.</summary>
    public abstract void MarkAsOurs();

    /// <summary>The migration engine for this database.</summary>
    public abstract UpgradeEngineBuilder Upgrade();

    /// <summary>What the migrations' variables stand for.</summary>
    public abstract IReadOnlyDictionary<string, string> Dialect { get; }

    /// <summary>Holds indexes to their tables, where the database can: one that lost a row would hide it from whoever asks.</summary>
    public virtual void CheckIndexes()
    {
    }

    /// <summary>Takes away every table, of a store that was made and never used.</summary>
    public virtual void DropTables()
    {
        foreach (var table in Tables()) Execute($"DROP TABLE {table}");
    }

    /// <summary>
    /// Leaves nothing readable of rows that were deleted; false where somebody who reads an older state kept the database from it, which
    /// then does so once they are done.
    /// </summary>
    public abstract bool ForgetDeleted(IReadOnlyList<string> tables);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        Rollback();
        connection.Dispose();
    }

    /// <summary>Begins a transaction that may write.</summary>
    protected abstract DbTransaction BeginWriting();

    /// <summary>Begins a transaction that reads one state.</summary>
    protected abstract DbTransaction BeginReading();

    // One that was lost is not opened again behind the ledger's back: on a server the right to write went with it.
    private void RefuseLost()
    {
        if (connection.State != ConnectionState.Open) throw new NpgsqlException("the connection was lost");
    }

    private void End()
    {
        Transaction?.Dispose();
        Transaction = null;
    }
}

/// <summary>Told a row of numbers, which is the next one's as soon as it returns.</summary>
internal delegate void NumbersReader(ReadOnlySpan<long> row);

/// <summary>Rows to be added to one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns, in the order of the values.</param>
/// <param name="Values">The rows: <see langword="long"/>, <see langword="string"/>, bytes or nothing.</param>
internal sealed record TableRows(string Table, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Values);
