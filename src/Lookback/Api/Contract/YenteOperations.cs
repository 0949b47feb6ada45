using Lookback.Core.Access;
using static Lookback.Api.Contract.Operation;

namespace Lookback.Api.Contract;

/// <summary>What clients of yente ask; in their words, as docs/yente.md says.</summary>
internal static class YenteOperations
{
    private static readonly Asked[] Scope =
    [
        new("include_dataset", "These datasets alone.") { IsMany = true }, new("exclude_dataset", "All but these.") { IsMany = true },
    ];

    private static readonly Asked[] Narrowing =
    [
        new("exclude_schema", "All but these schemata.") { IsMany = true }, new("changed_since", "Changed after a day or a time."),
        new("topics", "Of one of these topics.") { IsMany = true },
    ];

    private static readonly Asked Limit = new("limit", "How many results of one question.", Kind.Whole, 0, 500);

    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        Yente("POST", "/match/{dataset}", Ask("matchEntities", "Who on the lists is like whom the client describes? Up to 100 questions.", Right.Screen)
            .Takes("", new Said("application/json", null, "MatchQueries")).Asks(Limit).Asks(Scope).Asks(Narrowing)
            .Asks(
                new("threshold", "From which score on a result is a match.", Kind.Number), new("cutoff", "Above which score it is told.", Kind.Number),
                new("algorithm", "Any that yente has; all are one."), new("exclude_entity_ids", "All but these, up to 50.") { IsMany = true })
            .Gives(200, new Said("application/json", null, "MatchResponses"))),
        Yente("GET", "/search/{dataset}", Either("searchEntities", "Listings by words, in Lucene's syntax.").Asks(Limit).Asks(Scope).Asks(Narrowing)
            .Asks(
                new("q", "The words."), new("offset", "How many are passed over.", Kind.Whole, 0, 9499), new("schema", "Of one schema."),
                new("countries", "Of one of these countries.") { IsMany = true }, new("datasets", "Of one of these datasets.") { IsMany = true },
                new("filter", "field:value.") { IsMany = true }, new("filter_op", "Whether all or any.") { Words = ["AND", "OR"] },
                new("facets", "Which facets are told.") { IsMany = true }, new("sort", "By field, or field:desc.") { IsMany = true },
                new("simple", "Words alone.", Kind.Flag), new("fuzzy", "A letter may be wrong.", Kind.Flag), new("target", "Targets alone.", Kind.Flag))
            .Gives(200, new Said("application/json", null, "SearchResponse"))),
        Yente("GET", "/entities/{id}", Either("getEntity", "One listing.").Asks(new Asked("nested", "With what it is tied to.", Kind.Flag))
            .Gives(200, new Said("application/json", null, "YenteEntity")).Gives(308, Said.Nothing)),
        Yente("GET", "/entities/{id}/adjacent", Either("getAdjacent", "What a listing is tied to.").Gives(200, Anything).Gives(308, Said.Nothing)),
        Yente("GET", "/entities/{id}/adjacent/{property}", Either("getAdjacentOf", "What a listing is tied to by one property.")
            .Gives(200, Anything).Gives(308, Said.Nothing)),
        Yente("GET", "/catalog", Either("getCatalog", "Which lists are served, and from which edition.").Gives(200, Anything).Gives(304, Said.Nothing)),
        Yente("GET", "/manifest", Either("getManifest", "The catalog under its old name.").Gives(200, Anything).Gives(304, Said.Nothing)),
        Yente("GET", "/algorithms", Either("getAlgorithms", "The names of algorithms that are understood.").Gives(200, Anything)),
        Yente("GET", "/reconcile/{dataset}", Either("getReconciliation", "The reconciliation service's manifest, or answers to queries.")
            .Asks(new Asked("queries", "Queries, as JSON.")).Gives(200, Anything)),
        Yente("POST", "/reconcile/{dataset}", Either("reconcile", "Answers to queries, or properties of what was found.")
            .Takes("application/x-www-form-urlencoded").Gives(200, Anything)),
        Yente("GET", "/reconcile/{dataset}/suggest/entity",
            Either("suggestEntities", "Listings by the start of a name.").Asks(Prefix, Limit).Gives(200, Anything)),
        Yente("GET", "/reconcile/{dataset}/suggest/property",
            Either("suggestProperties", "Properties by the start of a name.").Asks(Prefix).Gives(200, Anything)),
        Yente("GET", "/reconcile/{dataset}/suggest/type", Either("suggestTypes", "Schemata by the start of a name.").Asks(Prefix).Gives(200, Anything)),
        Yente("GET", "/reconcile/{dataset}/extend/property", Either("listExtensions", "Properties that can be added.")
            .Asks(new("type", "Of one schema."), new("limit", "How many.", Kind.Whole, 0, 10_000)).Gives(200, Anything)),
        Yente("POST", "/updatez", Ask("update", "Makes ready what was imported; takes the update token.")
            .Asks(new("token", "The token."), new("sync", "Whether the answer waits for it.", Kind.Flag)).Gives(200, Anything)),
    ];

    private static Said Anything => new("application/json", null);

    private static Asked Prefix => new("prefix", "The start.");

    private static Operation Either(string id, string summary) => Ask(id, summary, Right.Screen, Right.SeeLists) with { TakesAnyRight = true };

    private static Placed Yente(string method, string path, Operation operation) => new("yente", method, path, operation.Plain() with { IsYente = true });
}
