using Lookback.Core.Proofs;
using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Store;

/// <summary>A copy of a store in a file, entered past the product by somebody who knows how the ledger is made.</summary>
internal sealed class TamperedStore : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteConnection _connection;

    /// <summary>A copy of the store at a path, with its key and its erasure journal.</summary>
    public TamperedStore(string from)
    {
        Path = _folder["lookback.db"];
        foreach (var extension in new[] { "", ".key", ".erasures" }) File.Copy(from + extension, Path + extension);
        _connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        _connection.Open();
        Heads = Rows("SELECT size, root FROM tree_head ORDER BY size").ConvertAll(r => new TreeHead((long)r[0]!, TreeHash.From((byte[])r[1]!)));
    }

    public string Path { get; }

    /// <summary>The heads on record before anything was done: what somebody may have kept elsewhere.</summary>
    public IReadOnlyList<TreeHead> Heads { get; }

    /// <summary>The last position.</summary>
    public long Last => Number("SELECT MAX(position) FROM entry");

    /// <summary>Runs a statement; it must touch something.</summary>
    public void Do(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        Assert.True(command.ExecuteNonQuery() > 0, sql);
    }

    /// <summary>Changes tables and not rows.</summary>
    public void Define(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The one number that answers a question.</summary>
    public long Number(string sql, params (string Name, object? Value)[] parameters) => (long)Assert.Single(Rows(sql, parameters))[0]!;

    /// <summary>Everything that answers a question.</summary>
    public List<object?[]> Rows(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    /// <summary>Makes the hashes of entries fit what they hold now.</summary>
    public void FitHashes(long from, long to)
    {
        foreach (var row in Rows($"SELECT position, known_at, actor, kind, subject, format, body FROM entry WHERE position BETWEEN {from} AND {to}"))
        {
            var leaf = new EntryLeaf
            {
                Position = (long)row[0]!,
                KnownAt = (long)row[1]!,
                Actor = (string)row[2]!,
                Kind = (string)row[3]!,
                Subject = (long?)row[4] ?? 0,
                Format = checked((int)(long)row[5]!),
                Body = (byte[])row[6]!,
            };
            Do("UPDATE entry SET hash = $hash WHERE position = $position", ("$hash", leaf.Hash().ToBytes()), ("$position", leaf.Position));
        }
    }

    /// <summary>Makes the nodes of the tree fit the hashes of the entries.</summary>
    public void FitNodes()
    {
        using var command = Command("DELETE FROM tree_node");
        command.ExecuteNonQuery();
        Grow(static _ => { }, (level, index, root) =>
        {
            if (level > 0 && level % 4 == 0) Do("INSERT INTO tree_node VALUES ($level, $index, $root)", ("$level", level), ("$index", index), ("$root", root.ToBytes()));
        });
    }

    /// <summary>Makes the heads fit the hashes of the entries, each at the size that stands there.</summary>
    public void FitHeads()
    {
        var sizes = Rows("SELECT size FROM tree_head").ConvertAll(r => (long)r[0]!).ToHashSet();
        Grow(
            head =>
            {
                if (sizes.Contains(head.Size)) Do("UPDATE tree_head SET root = $root WHERE size = $size", ("$root", head.Root.ToBytes()), ("$size", head.Size));
            },
            static (_, _, _) => { });
    }

    /// <summary>What a verification goes through; where the store is opened without its key, views are not compared.</summary>
    public Verified Verify(ViewCheck views = ViewCheck.Skipped, params TreeHead[] against)
    {
        using var ledger = Ledger.OpenToRead(Path);
        return new Verification(ledger).Run(against, views, static (_, _) => { });
    }

    /// <summary>The same, by whoever has not the key.</summary>
    public Verified VerifySealed(params TreeHead[] against)
    {
        using var ledger = Ledger.OpenSealed(StoreLocation.At(Path));
        return new Verification(ledger).Run(against, ViewCheck.Skipped, static (_, _) => { });
    }

    /// <summary>What is found, with the key and without: the same.</summary>
    public CorruptLedgerException Damage(params TreeHead[] against)
    {
        var found = Assert.Throws<CorruptLedgerException>(() => Verify(ViewCheck.Skipped, against));
        Assert.Equal(found.Message, Assert.Throws<CorruptLedgerException>(() => VerifySealed(against)).Message);
        return found;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    private void Grow(Action<TreeHead> after, SubtreeSink filled)
    {
        var frontier = new TreeFrontier();
        foreach (var hash in Rows("SELECT hash FROM entry ORDER BY position"))
        {
            frontier.Add(TreeHash.From((byte[])hash[0]!), filled);
            after(frontier.Head);
        }
    }

    private SqliteCommand Command(string sql, params (string Name, object? Value)[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
