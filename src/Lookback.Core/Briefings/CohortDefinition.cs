using Lookback.Core.Records;

namespace Lookback.Core.Briefings;

/// <summary>The words that a rule may use for what is said in cases.</summary>
/// <param name="Topics">The topics there are, each with its values; none where any text is one.</param>
public sealed record CohortWords(IReadOnlyDictionary<string, IReadOnlyList<string>> Topics);

/// <summary>A cohort's rule as it is written in a file: in words, and as a predicate that says the same.</summary>
public sealed record CohortDefinition
{
    /// <summary>The cohort.</summary>
    public required CohortId Cohort { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The rule in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Who belongs to it.</summary>
    public required CohortPredicate Where { get; init; }

    /// <summary>Who of them does not.</summary>
    public IReadOnlyList<CohortExclusion> Unless { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="RefusedException">Code <c>bad-cohort-rule</c>: what, where, what was expected and what found.</exception>
    public static CohortDefinition Read(string json, CohortWords words) => new CohortRuleReader(words).Read(json);

    /// <summary>What <see cref="CohortRule.Predicate"/> says, read again.</summary>
    public static CohortDefinition Of(CohortRule rule, CohortWords words)
    {
        var (where, unless) = new CohortRuleReader(words).ReadPredicate(rule.Predicate);
        return new CohortDefinition { Cohort = rule.Cohort, Title = rule.Title, Rule = rule.Rule, Where = where, Unless = unless };
    }

    /// <summary>The predicate and its exclusions as their normal JSON: the same predicate is the same text.</summary>
    public string PredicateJson() => CohortRuleJson.Of(Where, Unless);
}
