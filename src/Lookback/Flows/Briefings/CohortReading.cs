using Lookback.Core.Briefings;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Briefings;

/// <summary>A cohort asked about.</summary>
/// <param name="Cohort">Which.</param>
/// <param name="Version">Under which version of its rule; <see langword="null"/> for the one that was known.</param>
/// <param name="At">The moment in the world.</param>
/// <param name="Position">What was known: the last position.</param>
internal sealed record CohortQuestion(CohortId Cohort, int? Version, DateTimeOffset At, long Position);

/// <summary>A cohort counted.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Moment">Who belonged.</param>
/// <param name="Members">What is known of each.</param>
/// <param name="Ledger">The numbers.</param>
/// <param name="Erased">Cases of erased subjects: whether they belonged cannot be told.</param>
internal sealed record CountedCohort(
    CohortQuestion Question, Recorded<CohortRule> Rule, CohortMoment Moment, IReadOnlyList<CountedMember> Members, CohortLedger Ledger, long Erased);

/// <summary>Reads cohorts out of the ledger: marks in bulk, and no record of a person is opened.</summary>
internal sealed class CohortReading(Ledger ledger)
{
    private readonly CaseViews _cases = ledger.Views.Cases;

    /// <summary>The words of rules.</summary>
    public static CohortWords Words { get; } = new(Topics.All.ToDictionary(t => t.Word, t => t.Values));

    /// <summary>The categories of statutes that are asked about.</summary>
    public static IReadOnlyList<string> Categories { get; } =
        Topics.Find(ChargeTopic)!.Fields.First(f => f.Name == "category").Values;

    /// <summary>The topic of charges.</summary>
    public const string ChargeTopic = "charge";

    /// <summary>The rule of a question.</summary>
    /// <exception cref="RefusedException">There is no such cohort or version, or none was adopted by then.</exception>
    public Recorded<CohortRule> Rule(CohortQuestion question)
    {
        var all = _cases.Cohorts.Rules(ledger.Head, question.Cohort);
        if (all.Count == 0)
            throw Cohorts.None(question.Cohort);
        if (question.Version is { } version)
        {
            // A version is a way to count, and counts any moment, also one before it was adopted.
            return all.FirstOrDefault(r => r.Body.Version == version) ?? throw new RefusedException("no-rule-version", FormattableString.Invariant(
                $"cohort {question.Cohort} has the versions 1 to {all[^1].Body.Version} of its rule, found {version}"));
        }

        return all.LastOrDefault(r => r.Position <= question.Position) ?? throw new RefusedException("no-rule-then", FormattableString.Invariant(
            $"cohort {question.Cohort} had no rule by then: its first was adopted on {all[0].At:yyyy-MM-dd}; --version 1 counts by it all the same"));
    }

    /// <summary>Who belonged.</summary>
    public CohortMoment Moment(CohortQuestion question) => Moment(question, Rule(question), All(question), new CaseStanding(_cases, question));

    /// <summary>Who belonged and what is known of them, in numbers that add up.</summary>
    /// <exception cref="UnreconciledException">They do not.</exception>
    public CountedCohort Count(CohortQuestion question)
    {
        var rule = Rule(question);
        var all = All(question);
        var standing = new CaseStanding(_cases, question);
        var moment = Moment(question, rule, all, standing);
        var members = new MemberReading(_cases, question, standing).Read(moment.Membership.Members, all);
        try
        {
            var counted = CohortLedger.Of(moment.Membership, members, Classes(members, standing), Categories);
            return new CountedCohort(question, rule, moment, members, counted, _cases.Sets.ErasedCount(question.Position, question.At));
        }
        catch (UnreconciledException differ) when (differ.Cases.Count > 0)
        {
            var ids = _cases.Sets.Ids(differ.Cases);
            var named = differ.Cases.Select(c => ids.TryGetValue(c, out var id) ? id.Value : $"position {c}");
            throw new UnreconciledException($"{differ.Message}: {string.Join(", ", named)}");
        }
    }

    private CohortMoment Moment(CohortQuestion question, Recorded<CohortRule> rule, List<CountedCase> all, CaseStanding standing)
    {
        var cases = all.ConvertAll(c => c.Case);
        var sets = new LeafSets(_cases, question);
        var merged = standing.Merged();
        var membership = CohortMembership.Of(CohortDefinition.Of(rule.Body, Words), cases, merged, sets.Of);
        return new CohortMoment(rule.Body.Version, question.Position, question.At, membership, cases.ToHashSet());
    }

    private List<CountedCase> All(CohortQuestion question) => [.. _cases.Sets.All(question.Position, question.At)];

    // The classes of the workflows that the members are under, in the order in which those print them.
    private static List<string> Classes(List<CountedMember> members, CaseStanding standing)
    {
        var under = members.Select(m => m.Workflow).Distinct().Order(StringComparer.Ordinal).ToList();
        // A cohort without members is told in the classes of the workflow that ships first.
        if (under.Count == 0) under.Add(Workflow.Shipped[0].Id);
        return [.. under.SelectMany(standing.ClassesOf).Distinct()];
    }
}
