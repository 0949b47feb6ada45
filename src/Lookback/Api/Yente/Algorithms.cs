using System.Text.Json.Nodes;

namespace Lookback.Api.Yente;

/// <summary>
/// The algorithms that yente's clients name. All of them are accepted, and all are answered by the one matcher there is: its weights belong to a policy that is
/// on record, and no client changes them.
/// </summary>
internal static class Algorithms
{
    /// <summary>What is meant by <c>best</c>.</summary>
    public const string Best = "logic-v2";

    private const string Page = "https://www.opensanctions.org/docs/api/scoring/";

    /// <summary>In the order in which they are listed.</summary>
    public static readonly string[] Names = ["logic-v2", "ofac", "name-based", "name-qualified", "logic-v1", "regression-v1"];

    private static readonly (string Name, string Type, string Description, JsonNode? Default)[] Config =
    [
        ("nm_name_property", "string", "Accepted without effect: every name is compared.", null),
        ("nm_number_mismatch", "float", "Accepted without effect.", 0.3),
        ("nm_extra_query_name", "float", "Accepted without effect.", 0.8),
        ("nm_extra_result_name", "float", "Accepted without effect.", 0.2),
        ("nm_family_name_weight", "float", "Accepted without effect.", 1.3),
        ("nm_fuzzy_cutoff_factor", "float", "Accepted without effect.", 1.0),
    ];

    /// <summary>The algorithm of a name.</summary>
    /// <exception cref="YenteFaultException">There is none.</exception>
    public static string Find(string? name)
    {
        var wanted = name?.Trim().ToLowerInvariant() ?? "best";
        if (wanted == "best") return Best;
        return Names.Contains(wanted) ? wanted : throw YenteFaultException.BadRequest($"Invalid algorithm: {name}");
    }

    /// <summary>Refuses settings that an algorithm does not have.</summary>
    public static void Require(string algorithm, IEnumerable<string> settings)
    {
        foreach (var setting in settings)
        {
            if (algorithm != Best || !Config.Any(c => c.Name == setting))
                throw YenteFaultException.BadRequest($"Invalid configuration parameter: {setting} for algorithm {algorithm}");
        }
    }

    /// <summary>What is told of them.</summary>
    public static JsonObject Told()
    {
        const string Description = "Lookback's own matcher answers, whichever algorithm is asked for.";
        return new JsonObject
        {
            ["algorithms"] = new JsonArray([.. Names.Select(name => new JsonObject
            {
                ["name"] = name,
                ["description"] = Description,
                ["features"] = Features(),
                ["docs"] = new JsonObject
                {
                    ["name"] = name,
                    ["description"] = Description,
                    ["config"] = new JsonObject((name == Best ? Config : []).Select(c => KeyValuePair.Create(c.Name, (JsonNode?)new JsonObject
                    {
                        ["type"] = c.Type, ["description"] = c.Description, ["default"] = c.Default?.DeepClone(),
                    }))),
                    ["features"] = Features(),
                },
            })]),
            ["default"] = "best",
            ["best"] = Best,
        };
    }

    private static JsonObject Features() => new(MatchFeatures.All.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)new JsonObject
    {
        ["description"] = f.Description, ["coefficient"] = 1.0, ["url"] = Page,
    })));
}
