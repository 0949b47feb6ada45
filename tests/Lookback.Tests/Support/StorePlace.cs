using System.Data.Common;
using Lookback.Store;

namespace Lookback.Tests.Support;

/// <summary>A place for one store of a test's own, on either database, that a test may also enter past the product.</summary>
internal abstract class StorePlace : IDisposable
{
    /// <summary>The store as the product is told of it.</summary>
    public abstract StoreLocation Location { get; }

    /// <summary>The file with its key.</summary>
    public abstract string KeyFile { get; }

    /// <summary>Its erasure journal.</summary>
    public string Journal => System.IO.Path.ChangeExtension(KeyFile, ".erasures");

    /// <summary>The files of the store, or those that stand beside it.</summary>
    public IReadOnlyList<string> Files => Directory.GetFileSystemEntries(Folder.Root);

    /// <summary>The question for the names of all tables.</summary>
    protected abstract string TablesQuery { get; }

    /// <summary>A folder for whatever else the test needs.</summary>
    protected TempFolder Folder { get; } = new();

    /// <summary>A fresh place on a database.</summary>
    public static StorePlace On(StoreKind kind) => kind == StoreKind.Sqlite ? new SqlitePlace() : new PostgresPlace();

    /// <summary>A connection past the product.</summary>
    public abstract DbConnection Connect();

    /// <summary>A place whose store holds the same, under the same key.</summary>
    public abstract StorePlace Copy();

    /// <summary>Keeps a copy of the store, which must be closed: what its owner would call a backup.</summary>
    public abstract void Save();

    /// <summary>Puts the copy that was kept back in the place of the store, and nothing of what stands beside it.</summary>
    public abstract void PutBack();

    /// <summary>The names of all tables there are.</summary>
    public IReadOnlyList<string> Tables() => Rows(TablesQuery).ConvertAll(r => (string)r[0]);

    /// <summary>Runs a statement past the product; returns how many rows it touched.</summary>
    public int Do(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The one number that a question past the product is answered with.</summary>
    public long Count(string sql) => (long)Assert.Single(Rows(sql))[0];

    /// <summary>Everything that a question past the product is answered with.</summary>
    public List<object[]> Rows(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public virtual void Dispose() => Folder.Dispose();
}
