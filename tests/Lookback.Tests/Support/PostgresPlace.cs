using System.Data.Common;
using Lookback.Store;

namespace Lookback.Tests.Support;

/// <summary>A database of its own on the server that all tests share, and a folder for its key.</summary>
internal sealed class PostgresPlace : StorePlace
{
    private readonly PostgresCluster _cluster = PostgresCluster.Shared;
    private readonly string _url;
    private string? _saved;

    public PostgresPlace() => _url = _cluster.CreateDatabase();

    private PostgresPlace(string url) => _url = url;

    public override StoreLocation Location => new() { Address = _url, Home = Folder.Root };

    public override string KeyFile => Assert.Single(Directory.GetFiles(Folder.Root, "*.key"));

    protected override string TablesQuery => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";

    public override DbConnection Connect() => PostgresUrl.Open(_url);

    public override StorePlace Copy()
    {
        var copy = new PostgresPlace(_cluster.CopyDatabase(_url));
        File.Copy(KeyFile, copy.Folder[System.IO.Path.GetFileName(KeyFile)]);
        File.Copy(Journal, copy.Folder[System.IO.Path.GetFileName(Journal)]);
        return copy;
    }

    public override void Save() => _saved = _cluster.CopyDatabase(_url);

    public override void PutBack()
    {
        _cluster.PutBack(_saved!, _url);
        _saved = null;
    }

    public override void Dispose()
    {
        _cluster.DropDatabase(_url);
        if (_saved is not null) _cluster.DropDatabase(_saved);
        base.Dispose();
    }
}
