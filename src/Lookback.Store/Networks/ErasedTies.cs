using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Networks;

/// <summary>What of networks goes when somebody is erased: every link and designation of theirs, and the words of each decision on who they were.</summary>
internal sealed class ErasedTies(Database database)
{
    private const string Met = "(SELECT position FROM encounter WHERE subject_position = @subject)";

    /// <summary>The positions of the links and designations of a subject, and of what ended them.</summary>
    public IReadOnlyList<long> Of(long subject) => database.Query<long>(
        $"""
        SELECT position FROM link WHERE from_node IN {Met} OR to_node IN {Met}
        UNION SELECT until_position FROM link WHERE until_position <> @open AND (from_node IN {Met} OR to_node IN {Met})
        UNION SELECT position FROM designation WHERE node IN {Met}
        UNION SELECT until_position FROM designation WHERE until_position <> @open AND node IN {Met}
        ORDER BY 1
        """,
        new { subject, open = Positions.Open });

    /// <summary>The decisions on who the subject was, as far as they are about others.</summary>
    public IReadOnlyList<ErasedIdentity> IdentitiesOf(long subject) => database
        .Query<(long Position, string Kind, long Grade, long Encounter, long Subject)>(
            $"""
            SELECT i.position, i.kind, i.grade, i.encounter_position, e.subject_position FROM identity i
            JOIN encounter e ON e.position = i.encounter_position
            WHERE i.position IN (SELECT position FROM identity WHERE encounter_position IN {Met}) ORDER BY i.position, i.encounter_position
            """,
            new { subject })
        .GroupBy(r => r.Position)
        .Select(d => new ErasedIdentity(
            d.Key,
            Enum.Parse<IdentityKind>(d.First().Kind),
            Grade.Unpack((byte)d.First().Grade),
            [.. d.Where(r => r.Subject != subject).Select(r => r.Encounter)]))
        .ToList();

    /// <summary>What lookbacks by network found of the subject.</summary>
    public IReadOnlyList<ErasedFinding> ExposuresOf(long subject) => database
        .Query<(long Position, long Run, long Encounter)>(
            $"SELECT position, run_position, encounter_position FROM exposure WHERE encounter_position IN {Met} ORDER BY position", new { subject })
        .ConvertAll(r => new ErasedFinding(r.Position, new RunId(r.Run), r.Encounter));

    /// <summary>Takes it away, before the subject's encounters go.</summary>
    public void Erase(Erasure erasure)
    {
        var whose = new { subject = erasure.Subject };
        // Each edge lies under both its ends, there by whom it leads to: what a million share is not read through.
        database.Execute($"DELETE FROM edge WHERE subject = @subject AND node IN (SELECT f.other FROM edge f WHERE f.node IN {Met})", whose);
        database.Execute($"DELETE FROM link WHERE from_node IN {Met} OR to_node IN {Met}", whose);
        database.Execute($"DELETE FROM designation WHERE node IN {Met}", whose);
        var keyed = new { set = database.Set(erasure.Remains.Keyed) };
        database.Execute($"DELETE FROM identity WHERE {database.Among("position")}", keyed);
        database.Execute($"DELETE FROM subject_key WHERE {database.Among("subject")}", keyed);
    }
}
