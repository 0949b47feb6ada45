using Lookback.Core.Records;
using Lookback.Store.Cases;
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

    /// <summary>Those used up to a position, the first used first.</summary>
    public IReadOnlyList<Recorded<PolicyText>> All(Horizon at) => _entries
        .ReadMany<EntryBody.PolicyTaken>(_database.Query<long>("SELECT position FROM policy WHERE position <= @at ORDER BY position", at.With()))
        .ConvertAll(r => new Recorded<PolicyText>(r.Body.Policy, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));

    internal static void Take(Writes writes, long position, PolicyText policy) => writes.Insert(Shape, position, policy.Hash);
}
