using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Networks;

/// <summary>Persons' decisions on which encounters were of one person.</summary>
public sealed class IdentityTable
{
    private static readonly TableShape Shape = new("identity", "position", "encounter_position", "kind", "grade");
    private readonly Database _database;

    internal IdentityTable(Database database) => _database = database;

    /// <summary>The decisions that are about any of several encounters, oldest first.</summary>
    public IReadOnlyList<DecidedIdentity> On(IReadOnlyCollection<long> encounters, Horizon at) => encounters.Count == 0 ? [] : Read(
        $"""
        SELECT position, encounter_position, kind, grade FROM identity
        WHERE position IN (SELECT position FROM identity WHERE {_database.Among("encounter_position")} AND position <= @at)
        ORDER BY position, encounter_position
        """,
        at.With(new { set = _database.Set(encounters) }));

    /// <summary>The decisions made after a position, oldest first.</summary>
    public IReadOnlyList<DecidedIdentity> After(long position, Horizon at) => Read(
        "SELECT position, encounter_position, kind, grade FROM identity WHERE position > @position AND position <= @at ORDER BY position, encounter_position",
        at.With(new { position }));

    internal static void Decide(Writes writes, long position, IdentityDecision decision) =>
        Add(writes, position, decision.Kind, decision.Grade, decision.Encounters);

    internal static void Remain(Writes writes, ErasedIdentity remains) =>
        Add(writes, remains.Position, remains.Kind, remains.Grade, remains.Encounters);

    private static void Add(Writes writes, long position, IdentityKind kind, Grade grade, IEnumerable<long> encounters)
    {
        foreach (var encounter in encounters.Distinct()) writes.Insert(Shape, position, encounter, kind.ToString(), (long)grade.Packed);
    }

    private List<DecidedIdentity> Read(string sql, object parameters) => _database
        .Query<(long Position, long Encounter, string Kind, long Grade)>(sql, parameters)
        .GroupBy(r => r.Position)
        .Select(d => new DecidedIdentity(
            d.Key, Enum.Parse<IdentityKind>(d.First().Kind), Grade.Unpack((byte)d.First().Grade), d.Select(r => r.Encounter).ToHashSet()))
        .ToList();
}
