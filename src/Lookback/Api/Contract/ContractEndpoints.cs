using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.Contract;

/// <summary><c>/api/v1/openapi.json</c>: what is asked and answered. It takes no account, says nothing of anybody, nor where it is served.</summary>
internal static class ContractEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes, EndpointDataSource all)
    {
        var text = new Lazy<byte[]>(() => Encoding.UTF8.GetBytes(ContractDocument.Write(all.Endpoints)));
        routes.MapGet("/openapi.json", () => Results.Bytes(text.Value, "application/json"));
    }
}
