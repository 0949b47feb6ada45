using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Keys;

/// <summary>The keys that one batch of entries is sealed under: those there are, read at once, and a new one for each subject met first here.</summary>
internal sealed class SubjectKeys
{
    private readonly KeyRing _ring;
    private readonly Dictionary<long, SubjectKey> _keys = [];

    /// <summary>Reads the keys of subjects on record.</summary>
    public SubjectKeys(Database database, KeyRing ring, IEnumerable<long> subjects)
    {
        _ring = ring;
        var set = subjects.ToHashSet();
        if (set.Count == 0) return;
        var rows = database.Query<(long Subject, byte[] Wrapped)>(
            $"SELECT subject, wrapped FROM subject_key WHERE {database.Among("subject")}", new { set = database.Set(set) });
        foreach (var (subject, wrapped) in rows) _keys[subject] = ring.Unwrap(subject, wrapped);
    }

    /// <summary>The key of a subject; a new one, which the caller has to write, where the entry at this position is the first about it.</summary>
    public SubjectKey Of(SubjectId id, long subject, long position)
    {
        if (_keys.TryGetValue(subject, out var known)) return known;
        if (subject != position)
            throw new CorruptLedgerException(position, $"the key of the subject first met at position {subject}", "none");
        var key = SubjectKey.New(subject, id);
        _ring.Keep(key);
        return _keys[subject] = key;
    }
}
