using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Briefings;

/// <summary>Reads predicates: each an object with one field of a closed list, each field of one shape.</summary>
internal sealed class LeafReader(CohortWords words)
{
    private const int MostOf = 200;

    private static readonly string[] Fields =
        ["all", "any", "not", "workflow", "opened", "met", "unit", "listing", "watchlist", "run", "verdict", "exposed_to", "says"];

    public CohortPredicate Read(RulePlace place)
    {
        var (name, of) = place.Only(known => $"one of the fields there are ({known})", Fields);
        return name switch
        {
            "all" => new CohortPredicate.All(Several(of)),
            "any" => new CohortPredicate.Any(Several(of)),
            "not" => new CohortPredicate.Not(Read(of)),
            "workflow" => new CohortPredicate.Workflow(of.Text()),
            "opened" => Days(of) is var (from, to) ? new CohortPredicate.Opened(from, to) : throw of.Bad("days", of.Found()),
            "met" => Days(of) is var (from, to) ? new CohortPredicate.Met(from, to) : throw of.Bad("days", of.Found()),
            "unit" => new CohortPredicate.Unit(of.Grounded(of.Text())),
            "listing" => new CohortPredicate.Listing(ListingId.Parse(of.Text()) ?? throw of.Bad("a listing such as \"ofac-sdn:1001\"", of.Found())),
            "watchlist" => WatchlistId.IsValid(of.Text())
                ? new CohortPredicate.Watchlist(new WatchlistId(of.Text()))
                : throw of.Bad("a watchlist's short name such as \"ofac-sdn\"", of.Found()),
            "run" => of.Value.ValueKind == JsonValueKind.Number && of.Value.TryGetInt64(out var run) && run > 0
                ? new CohortPredicate.Run(new RunId(run))
                : throw of.Bad("the number of a lookback run", of.Found()),
            "verdict" => new CohortPredicate.Judged(Word<Verdict>(of)),
            "exposed_to" => Exposed(of),
            _ => Says(of),
        };
    }

    private List<CohortPredicate> Several(RulePlace place)
    {
        var all = place.Items(MostOf).Select(Read).ToList();
        return all.Count > 0 ? all : throw place.Bad("at least one", "none");
    }

    private static (PartialDate? From, PartialDate? To) Days(RulePlace place)
    {
        var members = place.Members([], ["from", "to"]);
        if (members.Count == 0) throw place.Bad("\"from\", \"to\" or both", "neither");
        var (from, to) = (Day(members, "from"), Day(members, "to"));
        return from is { } first && to is { } last && last.Latest < first.Earliest
            ? throw place.Bad("a first day that is not after the last", $"{first} to {last}")
            : (from, to);
    }

    private static PartialDate? Day(Dictionary<string, RulePlace> members, string name)
    {
        if (!members.TryGetValue(name, out var place)) return null;
        return PartialDate.TryParse(place.Text(), out var day) ? day : throw place.Bad("a date such as \"2024-05-31\"", place.Found());
    }

    private static CohortPredicate.ExposedTo Exposed(RulePlace place)
    {
        var members = place.Members(["node", "levels"], []);
        var node = NodeRef.Parse(members["node"].Text())
            ?? throw members["node"].Bad($"a node such as \"party:F-12\", of a kind among {string.Join(", ", NodeRef.KindWords)}", members["node"].Found());
        var levels = new SortedSet<ExposureLevel>();
        foreach (var item in members["levels"].Items(2))
        {
            // E0 is a person's own decision on an alert, E3 is not reported: a rule rests on neither.
            var level = item.Text() switch { "E1" => ExposureLevel.E1, "E2" => ExposureLevel.E2, _ => throw item.Bad("\"E1\" or \"E2\"", item.Found()) };
            if (!levels.Add(level)) throw item.Bad("each level once", item.Found());
        }

        return levels.Count > 0
            ? new CohortPredicate.ExposedTo(node, [.. levels])
            : throw members["levels"].Bad("\"E1\", \"E2\" or both", "none");
    }

    private CohortPredicate.Says Says(RulePlace place)
    {
        var members = place.Members(["topic"], ["value", "kind", "grade"]);
        var topic = members["topic"].Text();
        if (!words.Topics.TryGetValue(topic, out var values))
            throw members["topic"].Bad($"one of the topics there are ({string.Join(", ", words.Topics.Keys)})", members["topic"].Found());
        string? value = null;
        if (members.TryGetValue("value", out var said))
        {
            value = said.Grounded(said.Text());
            if (values.Count > 0 && !values.Contains(value)) throw said.Bad($"one of {string.Join(", ", values)}", said.Found());
        }

        StatementKind? kind = members.TryGetValue("kind", out var kinds) ? Word<StatementKind>(kinds, ignoreCase: true) : null;
        Grade? grade = null;
        if (members.TryGetValue("grade", out var graded))
        {
            if (!Grade.TryParse(graded.Text(), out var read) || read.IsUngraded)
                throw graded.Bad("the least grade that counts, from A1 to E5", graded.Found());
            grade = read;
        }

        return new CohortPredicate.Says(topic, value, kind, grade);
    }

    private static T Word<T>(RulePlace place, bool ignoreCase = false)
        where T : struct, Enum
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), place.Text(), comparison)) return value;
        var names = Enum.GetNames<T>().Select(n => ignoreCase ? n.ToLowerInvariant() : n);
        throw place.Bad($"one of {string.Join(", ", names)}", place.Found());
    }
}
