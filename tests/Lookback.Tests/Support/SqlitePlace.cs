using System.Data.Common;
using Lookback.Store;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Support;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqlitePlace : StorePlace
{
    public override StoreLocation Location => StoreLocation.At(Path);

    public override string KeyFile => Path + ".key";

    protected override string TablesQuery => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";

    private string Path => Folder["lookback.db"];

    public override DbConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    public override StorePlace Copy()
    {
        var copy = new SqlitePlace();
        File.Copy(Path, copy.Path);
        File.Copy(KeyFile, copy.KeyFile);
        File.Copy(Journal, copy.Journal);
        return copy;
    }

    public override void Save() => File.Copy(Path, Folder["saved"]);

    public override void PutBack() => File.Move(Folder["saved"], Path, overwrite: true);
}
