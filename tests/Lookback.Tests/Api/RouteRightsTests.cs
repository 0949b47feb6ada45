using Lookback.Core.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lookback.Tests.Api;

/// <summary>Every route and the right it takes: what is not in this table is not served, and whoever lacks the right is refused before anything else.</summary>
public sealed class RouteRightsTests
{
    /// <summary>Routes that take no account.</summary>
    private static readonly string[] Public = ["GET /openapi.json", "GET /redress/form", "POST /redress", "POST /redress/status"];

    /// <summary>Routes of which another test class says what they take; a prefix each.</summary>
    private static readonly string[] Elsewhere =
    [
        "/status", "/checks", "/screenings", "/subjects", "/encounters", "/receipts", "/replays", "/alerts", "/findings", "/holds", "/runs", "/network-runs",
        "/webhooks", "/session", "/sessions", "/accounts", "/account", "/audit", "/emergencies", "/exports", "/keys", "/invitations", "/signin", "/openid",
    ];

    // A dummy where a path has a place; each first right, and for some a second one that is needed beside it.
    private static readonly (string Method, string Path, Right[] Rights)[] Table =
    [
        ("GET", "/cases", [Right.SeeCases]),
        ("POST", "/cases", [Right.WorkCases]),
        ("GET", "/cases/{id}", [Right.SeeCases]),
        ("POST", "/cases/{id}/steps", [Right.WorkCases]),
        ("POST", "/cases/{id}/approval", [Right.SeeCases, Right.Approve]),
        ("POST", "/cases/{id}/decline", [Right.WorkCases]),
        ("POST", "/cases/{id}/statements", [Right.WorkCases]),
        ("POST", "/cases/{id}/disclosures", [Right.WorkCases]),
        ("POST", "/cases/{id}/disclosures/{position:long}/answer", [Right.WorkCases]),
        ("POST", "/cases/{id}/migration", [Right.WorkCases]),
        ("GET", "/tasks", [Right.SeeCases]),
        ("POST", "/tasks/{task:long}/acknowledgement", [Right.WorkCases]),
        ("POST", "/tasks/{task:long}/answer", [Right.WorkCases]),
        ("POST", "/tasks/{task:long}/no-answer", [Right.WorkCases]),
        ("POST", "/tasks/{task:long}/transfer", [Right.WorkCases]),
        ("GET", "/workflows", [Right.SeeCases]),
        ("GET", "/workflows/{id}", [Right.SeeCases]),
        ("POST", "/workflows", [Right.Approve]),
        ("GET", "/staff", [Right.Configure]),
        ("POST", "/staff", [Right.Configure]),
        ("POST", "/staff/{account}/end", [Right.Configure]),
        ("POST", "/redress/{id}/likeness", [Right.SeeCases, Right.WorkCases]),
        ("POST", "/redress/{id}/answer", [Right.WorkCases]),
        ("GET", "/redress/{id}/letter", [Right.SeeCases]),
        ("GET", "/nominations/form", [Right.WorkOwnList]),
        ("GET", "/nominations", [Right.WorkOwnList]),
        ("POST", "/nominations", [Right.WorkOwnList]),
        ("GET", "/nominations/{id}", [Right.WorkOwnList]),
        ("POST", "/nominations/{id}/submission", [Right.WorkOwnList]),
        ("POST", "/nominations/{id}/check", [Right.WorkOwnList]),
        ("POST", "/nominations/{id}/estimate", [Right.WorkOwnList]),
        ("POST", "/nominations/{id}/steps", [Right.WorkOwnList]),
        ("POST", "/nominations/{id}/approval", [Right.WorkOwnList, Right.Approve]),
        ("POST", "/nominations/{id}/decline", [Right.WorkOwnList]),
        ("GET", "/watchlists", [Right.SeeLists]),
        ("GET", "/watchlists/health", [Right.SeeLists]),
        ("GET", "/watchlists/schedule", [Right.SeeLists]),
        ("GET", "/watchlists/{watchlist}", [Right.SeeLists]),
        ("GET", "/watchlists/{watchlist}/health", [Right.SeeLists]),
        ("GET", "/watchlists/{watchlist}/editions", [Right.SeeLists]),
        ("POST", "/watchlists/{watchlist}/editions", [Right.WorkLists]),
        ("GET", "/watchlists/{watchlist}/difference", [Right.SeeLists]),
        ("POST", "/watchlists/{watchlist}/recall", [Right.WorkLists]),
        ("PUT", "/watchlists/{watchlist}/tier", [Right.Approve]),
        ("POST", "/watchlists/{watchlist}/publication", [Right.WorkLists]),
        ("GET", "/editions/{edition}", [Right.SeeLists]),
        ("POST", "/editions/{edition}/force", [Right.WorkLists]),
        ("GET", "/listings/{listing}", [Right.SeeLists]),
        ("GET", "/links", [Right.SeeNetworks]),
        ("POST", "/links", [Right.WorkNetworks]),
        ("POST", "/links/{link}/withdrawal", [Right.WorkNetworks]),
        ("POST", "/links/withdrawal", [Right.WorkNetworks]),
        ("GET", "/networks/trace", [Right.SeeNetworks]),
        ("GET", "/networks/exposures", [Right.SeeNetworks]),
        ("POST", "/networks/identities", [Right.WorkNetworks]),
        ("GET", "/networks/openings", [Right.SeeNetworks]),
        ("POST", "/networks/openings", [Right.WorkNetworks]),
        ("GET", "/designations", [Right.SeeNetworks]),
        ("POST", "/designations", [Right.WorkNetworks]),
        ("POST", "/designations/{id}/end", [Right.WorkNetworks]),
        ("GET", "/cohorts", [Right.SeeCounts]),
        ("POST", "/cohorts", [Right.WorkCounts]),
        ("GET", "/cohorts/{cohort}", [Right.SeeCounts]),
        ("GET", "/cohorts/{cohort}/ledger", [Right.SeeCounts]),
        ("GET", "/cohorts/{cohort}/charges", [Right.SeeCounts]),
        ("GET", "/cohorts/{cohort}/members", [Right.SeeCases]),
        ("GET", "/cohorts/{cohort}/bridge", [Right.SeeCases]),
        ("POST", "/cohorts/{cohort}/sources", [Right.WorkCounts]),
        ("GET", "/cohorts/{cohort}/briefings", [Right.SeeCounts]),
        ("POST", "/cohorts/{cohort}/briefings", [Right.WorkCounts]),
        ("GET", "/cohorts/{cohort}/briefings/{number:int}", [Right.SeeCounts]),
        ("GET", "/claims", [Right.SeeCounts]),
        ("POST", "/claims", [Right.WorkCounts]),
        ("GET", "/claims/check", [Right.SeeCounts]),
        ("GET", "/claims/{claim}/check", [Right.SeeCounts]),
        ("GET", "/arrivals", [Right.SeeCounts]),
        ("GET", "/arrivals/watch", [Right.SeeCounts]),
        ("GET", "/plans", [Right.SeeCounts]),
        ("POST", "/plans", [Right.WorkCounts]),
        ("POST", "/plans/{plan}/releases", [Right.WorkCounts]),
        ("GET", "/plans/{plan}/releases/last", [Right.SeeCounts]),
        ("GET", "/plans/{plan}/releases/{number:int}", [Right.SeeCounts]),
    ];

    [Fact]
    public async Task Every_route_stands_in_the_table()
    {
        await using var served = await new ServedStore().Staff("boss", "admin").StartAsync();
        var mapped = served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!["/api/v1".Length..].TrimEnd('/')}"))
            .Where(r => !Elsewhere.Any(e => r[r.IndexOf('/', StringComparison.Ordinal)..] is var path && (path == e || path.StartsWith(e + "/", StringComparison.Ordinal))))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(Table.Select(t => $"{t.Method} {t.Path}").Concat(Public).Order(StringComparer.Ordinal), mapped);
    }

    [Fact]
    public async Task Each_role_is_let_in_where_the_rules_say_so_and_nowhere_else()
    {
        var roles = AccessRules.Roles.Where(r => r != "admin").ToList();
        var store = new ServedStore().Staff("boss", "admin");
        foreach (var role in roles) store.Staff(role, role);
        await using var served = await store.StartAsync();
        var wrong = new List<string>();
        foreach (var role in roles.Append("boss"))
        {
            using var client = served.As(role);
            foreach (var (method, path, rights) in Table)
            {
                var answer = await client.AskAsync(new HttpMethod(method), Filled(path), method == "GET" ? null : Asking.Json("{}"));
                var may = rights.All(AccessRules.Of([role == "boss" ? "admin" : role]).Contains);
                if (answer.Status == 500 || may == (answer.Status == 403)) wrong.Add($"{role}: {method} {path} gave {answer.Status} {answer.Text}");
            }
        }

        Assert.Empty(wrong);
        using var nobody = served.As(null);
        foreach (var (method, path, _) in Table)
            (await nobody.AskAsync(new HttpMethod(method), Filled(path), method == "GET" ? null : Asking.Json("{}"))).Refused(401, "not-signed-in");
    }

    /// <summary>Whoever counts is told what is counted, and is shown nobody: whatever they ask, nothing goes on record of persons that were shown.</summary>
    [Fact]
    public async Task A_statistician_is_shown_nobody()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var stan = served.As("stan", purpose: null);
        foreach (var (_, path, rights) in Table.Where(t => t.Method == "GET" && t.Rights.All(r => r == Right.SeeCounts)))
        {
            var answer = await stan.ReadAsync(Filled(path));
            Assert.True(answer.Status is 200 or 404, $"{path}: {answer.Text}");
        }

        await served.StopAsync();
        Assert.Empty(ServedOffice.Reads(served));
    }

    private static string Filled(string path) => path
        .Replace("{position:long}", "7", StringComparison.Ordinal).Replace("{task:long}", "7", StringComparison.Ordinal)
        .Replace("{number:int}", "7", StringComparison.Ordinal).Replace("{watchlist}", "no-list", StringComparison.Ordinal)
        .Replace("{listing}", "no-list:1", StringComparison.Ordinal)
        .Replace("{", "none-", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
}
