using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>Policies used, each kept whole from its first use on.</summary>
public sealed class PolicyTable
{
    private static readonly TableShape Shape = new("policy", "position", "hash");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal PolicyTable(Database database, EntryTable entries)
    {
        _database = database;
        _entries = entries;
    }

    /// <summary>The policy of a hash; <see langword="null"/> where none with that hash was used.</summary>
    public PolicyText? Find(string hash)
    {
        var position = _database.Scalar<long?>("SELECT position FROM policy WHERE hash = @hash", new { hash });
        return position is { } found ? _entries.Body<EntryBody.PolicyTaken>(found).Policy : null;
    }

    internal static void Take(Writes writes, long position, PolicyText policy) => writes.Insert(Shape, position, policy.Hash);
}
