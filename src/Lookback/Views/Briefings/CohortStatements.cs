using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Briefings;

/// <summary>What is said of members on one topic, so graded: how many persons, and by how many statements. No words of anybody.</summary>
internal sealed record SaidLine(string Topic, string? Value, Grade Grade, long Persons, long Statements);

/// <summary>What is said of members, counted by marks: no record of a person is opened.</summary>
internal sealed class CohortStatements(Ledger ledger, CountedCohort cohort)
{
    private const string Restricted = "restricted";
    private readonly HashSet<long> _members = [.. cohort.Moment.Membership.Members];

    /// <summary>What is said as one kind of statement, by topic, value and grade. A value that may be any text is not told.</summary>
    public IReadOnlyList<SaidLine> Of(StatementKind kind) => [.. Topics.All.Where(t => t.Kinds.Contains(kind)).SelectMany(t => Of(t, kind))];

    private IEnumerable<SaidLine> Of(Topic topic, StatementKind kind)
    {
        var (cases, question) = (ledger.Views.Cases, cohort.Question);
        var (mark, day) = (cases.Marks.Kind(kind), DateOnly.FromDateTime(question.At.UtcDateTime).DayNumber);
        var values = topic.Values.ToDictionary(v => cases.Marks.Value(topic.Word, v), v => topic.Red.Contains(v) ? Restricted : v);
        var last = new Dictionary<(long Case, long Slot), MarkedStatement>();
        foreach (var said in cases.Sets.Said(topic.Word, question.Position, question.At))
        {
            if (said.Kind != mark || !_members.Contains(said.Case)) continue;
            last[(said.Case, topic.Current == TopicCurrent.Latest ? 0 : said.Position)] = said;
        }

        return last.Values.Where(s => s.LastDay >= day)
            .GroupBy(s => (Value: values.GetValueOrDefault(s.Value), s.Grade.Packed))
            .OrderBy(g => g.Key.Value, StringComparer.Ordinal).ThenByDescending(g => g.Key.Packed)
            .Select(g => new SaidLine(topic.Word, g.Key.Value, Grade.Unpack(g.Key.Packed), g.Select(s => s.Case).Distinct().Count(), g.Count()));
    }
}
