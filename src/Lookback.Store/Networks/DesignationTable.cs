using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Networks;

/// <summary>A designation on record.</summary>
/// <param name="Designation">What was decided.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Actor">By whom.</param>
/// <param name="Node">The number of whom it designates.</param>
public sealed record RecordedDesignation(Designation Designation, long Position, DateTimeOffset MadeAt, string Actor, long Node);

/// <summary>Whom persons designated, and until when.</summary>
public sealed class DesignationTable
{
    private static readonly TableShape Shape = new("designation", "position", "until_position", "designation", "node", "review_by");
    private readonly Database _database;
    private readonly EntryTable _entries;
    private readonly NodeNumbers _nodes;

    internal DesignationTable(Database database, EntryTable entries, NodeNumbers nodes) => (_database, _entries, _nodes) = (database, entries, nodes);

    /// <summary>Designations that had not been ended, oldest first; those that had lapsed by the day too where it is <see langword="null"/>.</summary>
    public IReadOnlyList<RecordedDesignation> Standing(DateOnly? on, Horizon at) => Read(
        at, "until_position > @at AND review_by >= @day ORDER BY position", new { day = (long)(on?.DayNumber ?? 0) });

    /// <summary>The designations that had not been ended, whose ids start so; at most 20.</summary>
    public IReadOnlyList<RecordedDesignation> Find(string idStart, Horizon at) => Read(
        at, "until_position > @at AND designation >= @idStart AND designation < @end ORDER BY position LIMIT 20", new { idStart, end = idStart + "\uffff" });

    internal void Make(Writes writes, long position, Designation designation, KnownIds known) => writes.Insert(
        Shape,
        position,
        Positions.Open,
        designation.Id.Value,
        designation.Node.Kind == NodeKind.Encounter
            ? known.Encounter(new EncounterId(designation.Node.Key), position).EncounterPosition
            : _nodes.Of(designation.Node),
        (long)designation.ReviewBy.Latest.DayNumber);

    internal static void End(Writes writes, long position, DesignationId designation) => writes.Run(
        "UPDATE designation SET until_position = $1 WHERE designation = $2 AND position < $1 AND until_position = $3",
        position,
        designation.Value,
        Positions.Open);

    private List<RecordedDesignation> Read(Horizon at, string where, object parameters)
    {
        var rows = _database.Query<(long Position, long Node)>(
            $"SELECT position, node FROM designation WHERE position <= @at AND {where}", at.With(parameters));
        var nodes = rows.ToDictionary(r => r.Position, r => r.Node);
        return _entries.ReadMany<EntryBody.DesignationMade>([.. rows.Select(r => r.Position)]).ConvertAll(r => new RecordedDesignation(
            r.Body.Designation, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor, nodes[r.Entry.Position]));
    }
}
