using Lookback.Api.Contract;
using Lookback.Core.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api;

/// <summary>
/// Of the own interface's queries what the contract does not know is refused, and so is what is said twice: an <c>as_of</c> that nobody reads would be
/// answered with what is known today.
/// </summary>
internal static class StrictQuery
{
    private static readonly string[] Moments = ["asOf", "effective"];

    /// <summary>Refuses it, once it is known who asks, and before anything is done.</summary>
    /// <exception cref="BadRequestException">There is something of the kind.</exception>
    public static void Require(HttpContext http)
    {
        if (http.Request.Query.Count > 0 && http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } path }
            && Operations.Find(http.Request.Method, path) is { Operation: { IsYente: false } operation })
        {
            Require(http.Request.Query, operation);
        }
    }

    private static void Require(IQueryCollection sent, Operation operation)
    {
        // On what is done moments are refused by whoever does it, in a sentence of its own.
        string[] known =
        [
            .. operation.Queries.Select(q => q.Name), .. operation.HasMoments || operation.IsWrite ? Moments : [],
            .. operation.ShowsPersons ? (string[])["purpose"] : [],
        ];
        foreach (var (name, values) in sent)
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new BadRequestException(
                    "query", $"expected {(known.Length == 0 ? "none" : $"none but {string.Join(", ", known)}")}, found \"{ReadIssue.Cut(name)}\"");
            }

            if (values.Count > 1 && !operation.Queries.Any(q => q.IsMany && q.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                throw new BadRequestException(name, FormattableString.Invariant($"expected it once, found it {values.Count} times"));
        }
    }
}
