using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Tables;

namespace Lookback.Store.Cases;

/// <summary>A redress number on record.</summary>
/// <param name="Grant">What was granted.</param>
/// <param name="Position">Its position.</param>
/// <param name="GrantedAt">When.</param>
/// <param name="SubjectPosition">Whom it was given to.</param>
public sealed record RecordedGrant(RedressGrant Grant, long Position, DateTimeOffset GrantedAt, long SubjectPosition);

/// <summary>Redress numbers, found by their keyed marks.</summary>
public sealed class RedressTable
{
    private static readonly TableShape Shape = new("redress", "position", "number", "subject_position");
    private readonly Database _database;
    private readonly EntryTable _entries;
    private readonly KeyRing? _ring;

    internal RedressTable(Database database, EntryTable entries, KeyRing? ring) => (_database, _entries, _ring) = (database, entries, ring);

    /// <summary>What was granted under a number, oldest first.</summary>
    public IReadOnlyList<RecordedGrant> Of(string number, Horizon at)
    {
        var rows = _database.Query<(long Position, long Subject)>(
            "SELECT position, subject_position FROM redress WHERE number = @mark AND position <= @at ORDER BY position", at.With(new { mark = Mark(number) }));
        var subjects = rows.ToDictionary(r => r.Position, r => r.Subject);
        return _entries.ReadMany<EntryBody.RedressGranted>([.. subjects.Keys])
            .ConvertAll(r => new RecordedGrant(r.Body.Grant, r.Entry.Position, r.Entry.KnownAt, subjects[r.Entry.Position]));
    }

    /// <summary>The number that somebody gets in a case: the same for the same case, and guessed by nobody without the store's key.</summary>
    public string NumberFor(CaseId file)
    {
        const string letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        return $"R-{string.Concat(Mark($"case\n{file}").Take(10).Select(b => letters[b & 31]))}";
    }

    internal void Grant(Writes writes, long position, RedressGrant grant, long subject) => writes.Insert(Shape, position, Mark(grant.Number), subject);

    private byte[] Mark(string number) => (_ring ?? throw new InvalidOperationException("this ledger was opened without its key")).Mark($"redress\n{number}");
}
