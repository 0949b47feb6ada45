using Lookback.Core.Records;
using Lookback.Store.Cases;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Access;

/// <summary>Who was shown whom, and what for.</summary>
public sealed class PersonReadTable
{
    private static readonly TableShape ReadShape = new("person_read", "position", "account", "emergency");
    private static readonly TableShape SubjectShape = new("person_read_subject", "subject", "position");
    private const long NoEmergency = 0;
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal PersonReadTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Who was shown a subject, newest first.</summary>
    /// <param name="subject">The position at which it was first met; it may have been erased since.</param>
    /// <param name="at">The horizon.</param>
    /// <param name="before">Only what stands before this position.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<Recorded<PersonRead>> Of(long subject, Horizon at, long before, int most) => Read(
        "person_read_subject", "subject = @subject", at, new { subject, before, most = (long)most });

    /// <summary>Whom an account was shown, newest first.</summary>
    public IReadOnlyList<Recorded<PersonRead>> By(string account, Horizon at, long before, int most) => Read(
        "person_read", "account = @account", at, new { account, before, most = (long)most });

    /// <summary>Everything that anybody was shown, newest first.</summary>
    public IReadOnlyList<Recorded<PersonRead>> All(Horizon at, long before, int most) => Read("person_read", "1 = 1", at, new { before, most = (long)most });

    /// <summary>Whom an emergency showed, newest first.</summary>
    public IReadOnlyList<Recorded<PersonRead>> Under(long emergency, Horizon at, long before, int most) => Read(
        "person_read", "emergency = @emergency", at, new { emergency, before, most = (long)most });

    /// <summary>Everything that anybody was shown after a position, oldest first.</summary>
    public IReadOnlyList<Recorded<PersonRead>> After(long position) => _entries
        .ReadMany<EntryBody.PersonsRead>(
            _database.Query<long>("SELECT position FROM person_read WHERE position > @position ORDER BY position", new { position }))
        .ConvertAll(r => new Recorded<PersonRead>(r.Body.Read, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));

    internal static void Read(Writes writes, long position, PersonRead read)
    {
        writes.Insert(ReadShape, position, read.Account, read.Emergency ?? NoEmergency);
        foreach (var subject in read.Subjects) writes.Insert(SubjectShape, subject, position);
    }

    private List<Recorded<PersonRead>> Read(string table, string where, Horizon at, object parameters) => _entries
        .ReadMany<EntryBody.PersonsRead>(_database.Query<long>(
            $"SELECT position FROM {table} WHERE position <= @acts AND position < @before AND {where} ORDER BY position DESC LIMIT @most",
            at.With(parameters)))
        .ConvertAll(r => new Recorded<PersonRead>(r.Body.Read, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));
}
