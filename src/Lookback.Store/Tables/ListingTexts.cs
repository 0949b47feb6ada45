using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>
/// What listings said, read one at a time on a connection of its own: any number of threads may ask, also while the ledger itself is being read or
/// appended to.
/// </summary>
public sealed class ListingTexts : IDisposable
{
    private readonly Lock _turn = new();
    private readonly Func<Database> _open;
    private Database? _database;
    private EntryTable? _entries;

    internal ListingTexts(Func<Database> open) => _open = open;

    /// <summary>The text stated at a position.</summary>
    public ListingText At(long position)
    {
        lock (_turn)
        {
            _entries ??= new EntryTable(_database = _open(), ring: null);
            return _entries.Body<EntryBody.ListingStated>(position).Text;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database?.Dispose();
}
