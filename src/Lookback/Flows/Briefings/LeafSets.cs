using Lookback.Core.Briefings;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store.Cases;

namespace Lookback.Flows.Briefings;

/// <summary>Which cases each thing that a rule asks for names.</summary>
internal sealed class LeafSets(CaseViews cases, CohortQuestion question)
{
    /// <summary>The cases' positions.</summary>
    public IReadOnlySet<long> Of(CohortPredicate.Leaf leaf) => leaf switch
    {
        CohortPredicate.Workflow l => cases.Sets.Under(l.Id, question.Position),
        CohortPredicate.Opened l => cases.Sets.Opened(From(l.From), Before(l.To), question.Position),
        CohortPredicate.Met l => cases.Sets.MetIn(From(l.From), Before(l.To), question.Position),
        CohortPredicate.Unit l => cases.Sets.Of(l.Name, question.Position),
        CohortPredicate.Listing l => cases.Sets.Hit(l.Id.Watchlist, l.Id.Key, question.Position),
        CohortPredicate.Watchlist l => cases.Sets.Hit(l.Id, null, question.Position),
        CohortPredicate.Run l => cases.Sets.SurfacedBy(l.Id, question.Position),
        CohortPredicate.Judged l => cases.Sets.Judged(l.Verdict, question.Position),
        CohortPredicate.ExposedTo l => cases.Sets.Exposed(l.Node, l.Levels, question.Position),
        CohortPredicate.Says l => Saying(l),
        _ => throw new InvalidOperationException($"nobody says which cases {leaf.GetType().Name} names"),
    };

    // A later word on a topic of which one stands at a time takes the place of an earlier one of its kind; what lapsed says nothing.
    private HashSet<long> Saying(CohortPredicate.Says says)
    {
        var isLatest = Topics.Find(says.Topic)?.Current == TopicCurrent.Latest;
        var day = DateOnly.FromDateTime(question.At.UtcDateTime).DayNumber;
        var value = says.Value is { } word ? cases.Marks.Value(says.Topic, word) : (long?)null;
        var kind = says.Kind is { } of ? cases.Marks.Kind(of) : (long?)null;
        var standing = new Dictionary<(long Case, long Kind, long Slot), bool>();
        foreach (var said in cases.Sets.Said(says.Topic, question.Position, question.At))
        {
            var fits = said.LastDay >= day
                && (value is null || said.Value == value) && (kind is null || said.Kind == kind) && IsGood(said.Grade, says.Grade);
            standing[(said.Case, said.Kind, isLatest ? 0 : said.Position)] = fits;
        }

        return [.. standing.Where(s => s.Value).Select(s => s.Key.Case)];
    }

    private static bool IsGood(Grade grade, Grade? least) =>
        least is not { } least1 || (!grade.IsUngraded && grade.Source <= least1.Source && grade.Information <= least1.Information);

    private static DateTimeOffset From(PartialDate? day) => day?.StartsAt ?? DateTimeOffset.MinValue;

    private static DateTimeOffset Before(PartialDate? day) =>
        day is { } last && last.Latest < DateOnly.MaxValue
            ? new DateTimeOffset(last.Latest.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : DateTimeOffset.MaxValue;
}
