using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Access;

/// <summary>Requests that were answered: sent again under the same key, one is not done again. Kept for a day.</summary>
public sealed class AnsweredTable
{
    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal AnsweredTable(Database database, KeyRing? ring) => (_database, _ring) = (database, ring);

    /// <summary>What was answered to a request; <see langword="null"/> where it was not met before.</summary>
    /// <param name="request">Whose it is and under which key it was sent.</param>
    public byte[]? Of(string request) => _database
        .Query<byte[]>("SELECT sealed FROM answered WHERE mark = @mark", new { mark = _ring!.Mark(request) })
        .Select(s => _ring.OpenAccess(s, request))
        .FirstOrDefault();

    /// <summary>Keeps an answer, and lets go of those from before an instant.</summary>
    public void Put(string request, byte[] answer, DateTimeOffset at, DateTimeOffset keptFrom)
    {
        _database.Execute("DELETE FROM answered WHERE answered_at < @from", new { from = Instants.ToMicroseconds(keptFrom) });
        _database.Execute(
            "INSERT INTO answered (mark, answered_at, sealed) VALUES (@mark, @at, @sealed) ON CONFLICT (mark) DO NOTHING",
            new { mark = _ring!.Mark(request), at = Instants.ToMicroseconds(at), @sealed = _ring.SealAccess(answer, request) });
    }
}
