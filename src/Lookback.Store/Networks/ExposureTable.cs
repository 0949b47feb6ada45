using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Networks;

/// <summary>An exposure on record.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Subject">Whose.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="FoundAt">When.</param>
/// <param name="LostPosition">Where it was found to stand no longer; <see langword="null"/> while it stands.</param>
public sealed record RecordedExposure(ExposureFinding Finding, SubjectId Subject, long Position, DateTimeOffset FoundAt, long? LostPosition);

/// <summary>An exposure found to stand no longer, on record.</summary>
/// <param name="Finding">What had been found.</param>
/// <param name="Loss">Why it stands no longer.</param>
/// <param name="LostAt">When that was found.</param>
public sealed record RecordedLostExposure(ExposureFinding Finding, ExposureLoss Loss, DateTimeOffset LostAt);

/// <summary>A lookback by network on record.</summary>
/// <param name="Id">Its id, the position it began at.</param>
/// <param name="Start">What it set out to do.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="End">How it ended; <see langword="null"/> while it has not.</param>
/// <param name="EndPosition">Where.</param>
public sealed record RecordedNetworkRun(RunId Id, NetworkRunStart Start, DateTimeOffset StartedAt, NetworkRunEnd? End, long? EndPosition);

/// <summary>Lookbacks by network, what they found, and what of it stands no longer.</summary>
public sealed class ExposureTable
{
    private static readonly TableShape Shape = new(
        "exposure", "position", "until_position", "exposure", "run_position", "encounter_position", "start_node");

    private static readonly TableShape Runs = new("network_run", "position");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal ExposureTable(Database database, EntryTable entries) => (_database, _entries) = (database, entries);

    /// <summary>Exposures that stood and can be read, oldest first.</summary>
    public IReadOnlyList<RecordedExposure> Standing(Horizon at) => Read(at, "AND until_position > @at");

    /// <summary>Those that stood from one start.</summary>
    public IReadOnlyList<RecordedExposure> StandingFrom(long startNode, Horizon at) =>
        Read(at, "AND until_position > @at AND start_node = @startNode", new { startNode });

    /// <summary>Everything a run found that can be read, whether it still stands or not.</summary>
    public IReadOnlyList<RecordedExposure> Of(RunId run, Horizon at) => Read(at, "AND run_position = @run", new { run = run.Position });

    /// <summary>Everything found of an encounter that can be read, whether it still stands or not, oldest first.</summary>
    public IReadOnlyList<RecordedExposure> OfEncounter(long encounter, Horizon at) => Read(at, "AND encounter_position = @encounter", new { encounter });

    /// <summary>What a run found to stand no longer and can be read, oldest first.</summary>
    public IReadOnlyList<RecordedLostExposure> LostIn(RunId run, Horizon at) =>
        Read(at, "AND until_position > @run AND until_position <= @at", new { run = run.Position })
        .Select(e => (e.Finding, Entry: _entries.Read<EntryBody.ExposureLost>(e.LostPosition!.Value)))
        .Where(e => e.Entry.Body.Loss.Run == run)
        .Select(e => new RecordedLostExposure(e.Finding, e.Entry.Body.Loss.Loss, e.Entry.Entry.KnownAt))
        .ToList();

    /// <summary>The numbers from which exposures stood, each with what it is the number of.</summary>
    public IReadOnlyList<(long Number, NodeRef Node)> Starts(Horizon at)
    {
        var first = _database.Query<long>(
            "SELECT MIN(position) FROM exposure WHERE position <= @at AND until_position > @at AND exposure NOT LIKE '!%' GROUP BY start_node ORDER BY 1",
            at.With());
        return _entries.ReadMany<EntryBody.ExposureFound>(first).ConvertAll(r => (r.Body.Finding.StartNode, r.Body.Finding.Start));
    }

    /// <summary>How many exposures stood and can be read.</summary>
    public long StandingCount(Horizon at) => _database.Scalar<long>(
        "SELECT COUNT(*) FROM exposure WHERE position <= @at AND until_position > @at AND exposure NOT LIKE '!%'", at.With());

    /// <summary>How many exposures a run found, whoever was erased since.</summary>
    public long Count(RunId run, Horizon at) => _database.Scalar<long>(
        "SELECT COUNT(*) FROM exposure WHERE run_position = @run AND position <= @at", at.With(new { run = run.Position }));

    /// <summary>How many exposures cannot be read any more.</summary>
    public long Erased(Horizon at) => _database.Scalar<long>("SELECT COUNT(*) FROM exposure WHERE exposure LIKE '!%' AND position <= @at", at.With());

    /// <summary>The last lookback by network begun.</summary>
    public RecordedNetworkRun? LatestRun(Horizon at) => ReadRuns(at, "ORDER BY position DESC LIMIT 1").FirstOrDefault();

    /// <summary>Every lookback by network, oldest first.</summary>
    public IReadOnlyList<RecordedNetworkRun> AllRuns(Horizon at) => ReadRuns(at, "ORDER BY position");

    internal static void Find(Writes writes, long position, ExposureFinding finding, long encounter) => writes.Insert(
        Shape, position, Positions.Open, finding.Id.Value, finding.Run.Position, encounter, finding.StartNode);

    internal static void Remain(Writes writes, ErasedFinding remains) => writes.Insert(
        Shape, remains.Position, remains.Position, ErasedNames.Of(remains.Position), remains.Run.Position, remains.Encounter, 0L);

    internal static void Lose(Writes writes, long position, ExposureId exposure) => writes.Run(
        "UPDATE exposure SET until_position = $1 WHERE exposure = $2 AND position < $1 AND until_position = $3", position, exposure.Value, Positions.Open);

    internal static void Start(Writes writes, long position) => writes.Insert(Runs, position);

    internal static void End(Writes writes, long position, NetworkRunEnd end) =>
        writes.Run("UPDATE network_run SET ended_position = $1 WHERE position = $2", position, end.Run.Position);

    private List<RecordedExposure> Read(Horizon at, string and, object? parameters = null, string limit = "")
    {
        var rows = _database.Query<(long Position, long Until)>(
            $"SELECT position, until_position FROM exposure WHERE position <= @at AND exposure NOT LIKE '!%' {and} ORDER BY position {limit}",
            at.With(parameters));
        var until = rows.ToDictionary(r => r.Position, r => r.Until);
        return _entries.ReadMany<EntryBody.ExposureFound>([.. rows.Select(r => r.Position)]).ConvertAll(r => new RecordedExposure(
            r.Body.Finding,
            r.Body.Subject,
            r.Entry.Position,
            r.Entry.KnownAt,
            until[r.Entry.Position] <= at.Position ? until[r.Entry.Position] : null));
    }

    private List<RecordedNetworkRun> ReadRuns(Horizon at, string order) => _database
        .Query<(long Position, long? Ended)>($"SELECT position, ended_position FROM network_run WHERE position <= @at {order}", at.With())
        .ConvertAll(row =>
        {
            var (entry, started) = _entries.Read<EntryBody.NetworkRunStarted>(row.Position);
            var end = row.Ended <= at.Position ? _entries.Body<EntryBody.NetworkRunEnded>(row.Ended.Value).End : null;
            return new RecordedNetworkRun(new RunId(row.Position), started.Start, entry.KnownAt, end, end is null ? null : row.Ended);
        });
}
