using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Cases;

/// <summary>An appointment on record.</summary>
/// <param name="Appointment">What was decided.</param>
/// <param name="Position">Its position.</param>
/// <param name="At">When.</param>
/// <param name="Actor">By whom.</param>
public sealed record RecordedAppointment(Appointment Appointment, long Position, DateTimeOffset At, string Actor);

/// <summary>Which account may act as what.</summary>
public sealed class StaffTable
{
    private static readonly TableShape Shape = new("staff", "position", "until_position", "account");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal StaffTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>The last appointment of every account, ended ones too, in the order of the accounts.</summary>
    public IReadOnlyList<RecordedAppointment> All(Horizon at) => Read(at, "1 = 1");

    /// <summary>The last appointment of an account; <see langword="null"/> where it never had one.</summary>
    public RecordedAppointment? Of(string account, Horizon at) => Read(at, "account = @account", new { account }).FirstOrDefault();

    internal static void Appoint(Writes writes, long position, Appointment appointment)
    {
        writes.Insert(Shape, position, Positions.Open, appointment.Account);
        writes.Run(
            "UPDATE staff SET until_position = $1 WHERE account = $2 AND until_position = $3 AND position < $1", position, appointment.Account, Positions.Open);
    }

    private List<RecordedAppointment> Read(Horizon at, string where, object? parameters = null) => _entries
        .ReadMany<EntryBody.StaffAppointed>(_database.Query<long>(
            $"SELECT position FROM staff WHERE position <= @at AND until_position > @at AND {where} ORDER BY account", at.With(parameters)))
        .ConvertAll(r => new RecordedAppointment(r.Body.Appointment, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));
}
