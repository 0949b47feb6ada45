using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lookback.Api;
using Lookback.Api.Contract;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Lookback.Tests.Api.Contract;

/// <summary>The contract of the server: made of what it serves, checked in, valid, and kept to.</summary>
public sealed partial class ContractTests
{
    private const string Kept = "docs/api/openapi.json";

    [Fact]
    public async Task The_document_that_is_kept_is_the_one_that_is_served()
    {
        await using var served = await new ServedStore().Staff("boss", "admin").StartAsync();
        using var nobody = served.As(null);
        var answer = (await nobody.ReadAsync("/openapi.json")).Expect(200);
        if (Environment.GetEnvironmentVariable("LOOKBACK_UPDATE_GOLDEN") == "1") File.WriteAllText(Path.Combine(Repository.Root, Kept), answer.Text);
        Assert.True(Repository.Read(Kept) == answer.Text, $"{Kept} is not what is served: LOOKBACK_UPDATE_GOLDEN=1 writes it anew, to be read in review");
        Assert.DoesNotContain(served.Address.Authority, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_is_one_of_its_standard()
    {
        var read = OpenApiDocument.Parse(Repository.Read(Kept), "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(e => e.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(e => e.ToString()));
        var operations = read.Document!.Paths.SelectMany(p => p.Value.Operations!.Values).ToList();
        Assert.Equal(operations.Count, operations.Select(o => o.OperationId).Distinct().Count());
        Assert.All(operations, o => Assert.EndsWith(o.Summary!.Contains('?', StringComparison.Ordinal) ? "" : ".", o.Summary, StringComparison.Ordinal));
        Assert.All(operations, o => Assert.NotEmpty(o.Tags!));
    }

    [Fact]
    public void Whatever_it_refers_to_is_in_it()
    {
        using var document = JsonDocument.Parse(Repository.Read(Kept));
        var missing = Reference().Matches(Repository.Read(Kept)).Select(m => m.Groups[1].Value).Distinct().Where(r => !IsThere(document.RootElement, r));
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Every_route_that_is_served_is_in_it_and_no_other()
    {
        await using var served = await new ServedStore().Staff("boss", "admin").StartAsync();
        var routes = ContractDocument.Routes(served.Services.GetRequiredService<EndpointDataSource>().Endpoints).ToList();
        Assert.Empty(routes.Where(r => Operations.Find(r.Method, r.Path) is null));
        Assert.Empty(Operations.All.Where(o => !routes.Contains((o.Method, o.Path))).Select(o => $"{o.Method} {o.Path}"));
    }

    [Fact]
    public void Every_code_of_a_problem_is_in_it_and_none_that_nobody_says()
    {
        var codes = ProblemCodes.All.SelectMany(p => p.Codes).ToHashSet();
        var written = Code().Matches(Repository.Read("src/Lookback/Api/Problems.cs")).Select(m => m.Groups[1].Value);
        Assert.Empty(written.Except(codes));
        // Nor is there one that nothing is refused by any more.
        var sources = string.Concat(Repository.Files("src", "*.cs").Where(f => !f.EndsWith("ProblemCodes.cs", StringComparison.Ordinal)).Select(Repository.Read));
        Assert.Empty(codes.Except(["other-request"]).Where(c => !sources.Contains($"\"{c}\"", StringComparison.Ordinal)));
    }

    /// <summary>What the document says of rights is what the server does: each role is let in where it says so, and is refused everywhere else.</summary>
    [Fact]
    public async Task Each_role_is_let_in_where_the_document_says_so_and_nowhere_else()
    {
        var roles = AccessRules.Roles.Where(r => r != "admin").ToList();
        var store = ServedOffice.Make().Staff("boss", "admin");
        foreach (var role in roles) store.Staff("one-" + role, role);
        await using var served = await store.StartAsync();
        var wrong = new List<string>();
        foreach (var role in roles.Append("admin"))
        {
            using var client = served.As(role == "admin" ? "boss" : "one-" + role);
            var rights = AccessRules.Of([role]);
            foreach (var (_, method, path, operation) in Operations.All.Where(o => o.Operation.Rights.Count > 0))
            {
                var may = operation.TakesAnyRight ? operation.Rights.Any(rights.Contains) : operation.Rights.All(rights.Contains);
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path)) { Content = method is "GET" or "DELETE" ? null : Asking.Json("{}") };
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                // Whoever has one of two rights has an empty body refused before the other is asked for.
                var isHalf = !may && operation.Rights.Any(rights.Contains) && answer.StatusCode == HttpStatusCode.BadRequest;
                if (answer.StatusCode == HttpStatusCode.InternalServerError || (may == (answer.StatusCode == HttpStatusCode.Forbidden) && !isHalf))
                    wrong.Add($"{role}: {method} {path} gave {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
        using var nobody = served.As(null);
        foreach (var (_, method, path, operation) in Operations.All.Where(o => o.Operation.Rights.Count > 0))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path)) { Content = method is "GET" or "DELETE" ? null : Asking.Json("{}") };
            using var answer = await nobody.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized || operation.Id == "update", $"{method} {path}: {answer.StatusCode}");
        }
    }

    /// <summary>Whatever shows persons says so: without a purpose it shows nobody, and what takes none is not asked for one.</summary>
    [Fact]
    public async Task A_purpose_is_asked_for_where_the_document_says_so()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var sue = served.As("sue", purpose: null);
        var rights = AccessRules.Of(["supervisor"]);
        foreach (var (_, _, path, operation) in Operations.All.Where(o => o.Method == "GET" && o.Operation is { IsYente: false, Rights.Count: > 0 }))
        {
            // A briefing shows cases to those who see cases, and is nobody's record to others.
            if (!operation.Rights.All(rights.Contains) || operation.Id is "getBriefing" || operation.Queries.Any(q => q.IsNeeded)) continue;
            using var answer = await sue.GetAsync(Filled(path), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.True(operation.ShowsPersons == (answer.StatusCode == HttpStatusCode.PreconditionRequired), $"{path} gave {answer.StatusCode}");
        }
    }

    /// <summary>What the document does not know of a query is refused, whatever is asked: nobody takes today's answer for that of another day.</summary>
    [Fact]
    public async Task Whatever_a_query_says_that_is_not_in_it_is_refused()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var sue = served.As("sue");
        foreach (var (_, method, path, operation) in Operations.All.Where(o => o.Operation is { IsYente: false, Rights.Count: > 0 }))
        {
            var asked = new Uri($"{Filled(path)}?nobody-knows=1", UriKind.Relative);
            using var request = new HttpRequestMessage(new HttpMethod(method), asked) { Content = method is "GET" or "DELETE" ? null : Asking.Json("{}") };
            using var answer = await sue.SendAsync(request, TestContext.Current.CancellationToken);
            var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest && said.Contains("nobody-knows", StringComparison.Ordinal), $"{method} {path}: {said}");
        }
    }

    private static Uri Filled(string path) => new(
        Number().Replace(path, "7").Replace("{watchlist}", "no-list", StringComparison.Ordinal).Replace("{listing}", "no-list:1", StringComparison.Ordinal)
            .Replace("{", "none-", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
        UriKind.Relative);

    private static bool IsThere(JsonElement root, string reference)
    {
        var at = root;
        return reference.Split('/').All(part => at.TryGetProperty(part, out at));
    }

    [GeneratedRegex("\"\\$ref\": \"#/([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)+)\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{[a-z]+:[a-z]+\}")]
    private static partial Regex Number();
}
