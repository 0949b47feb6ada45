using System.Text.Json;
using System.Text.RegularExpressions;
using Lookback.Core.Records;

namespace Lookback.Core.Briefings;

/// <summary>Reads a cohort's rule; every complaint says where, what was expected and what was found.</summary>
internal sealed partial class CohortRuleReader(CohortWords words)
{
    private const int LeastRule = 20;
    private const int MostText = 2_000;
    private const int MostExclusions = 50;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    public CohortDefinition Read(string json) => Parse(json, root =>
    {
        var members = root.Members(["cohort", "title", "rule", "where"], ["unless"]);
        var cohort = members["cohort"].Text();
        if (!CohortName().IsMatch(cohort))
        {
            throw members["cohort"].Bad(
                "a short name of letters, digits and hyphens such as \"C-0007\", at most 40 characters", $"\"{ReadIssue.Cut(cohort)}\"");
        }

        var rule = Sentence(members["rule"]);
        return new CohortDefinition
        {
            Cohort = new CohortId(cohort), Title = Limited(members["title"]), Rule = rule, Where = Leaves(members["where"]), Unless = Unless(members),
        };
    });

    public (CohortPredicate Where, IReadOnlyList<CohortExclusion> Unless) ReadPredicate(string json) => Parse(json, root =>
    {
        var members = root.Members(["where"], ["unless"]);
        return (Leaves(members["where"]), Unless(members));
    });

    private static T Parse<T>(string json, Func<RulePlace, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return read(new RulePlace(document.RootElement, "the whole"));
        }
        catch (JsonException wrong)
        {
            throw RulePlace.Bad(FormattableString.Invariant($"line {(wrong.LineNumber ?? 0) + 1}"), "JSON", "text that is none");
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            throw RulePlace.Bad("the text", "whole characters", "half a surrogate pair");
        }
    }

    // The rule is what a person is held to: a heading is none.
    private static string Sentence(RulePlace place)
    {
        var text = Limited(place);
        return text.Length >= LeastRule && text[^1] is '.' or '。' or '؟' or '?' or '!' && text.Contains(' ', StringComparison.Ordinal)
            ? text
            : throw place.Bad(
                FormattableString.Invariant($"the rule as a whole sentence of at least {LeastRule} characters that ends in a full stop"),
                $"\"{ReadIssue.Cut(text)}\"");
    }

    private static string Limited(RulePlace place)
    {
        var text = place.Text();
        return text.Length <= MostText
            ? place.Grounded(text)
            : throw place.Bad(FormattableString.Invariant($"at most {MostText} characters"), FormattableString.Invariant($"{text.Length}"));
    }

    private CohortPredicate Leaves(RulePlace place) => new LeafReader(words).Read(place);

    private List<CohortExclusion> Unless(Dictionary<string, RulePlace> members)
    {
        if (!members.TryGetValue("unless", out var unless)) return [];
        var exclusions = new List<CohortExclusion>();
        foreach (var item in unless.Items(MostExclusions))
        {
            var own = item.Members(["reason", "where"], []);
            var reason = Limited(own["reason"]);
            if (exclusions.Any(e => e.Reason == reason)) throw own["reason"].Bad("a reason of its own", $"\"{ReadIssue.Cut(reason)}\" again");
            exclusions.Add(new CohortExclusion(reason, Leaves(own["where"])));
        }

        return exclusions;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?\z")]
    private static partial Regex CohortName();
}
