using Lookback.Core.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lookback.Api.Yente;

/// <summary>
/// The interface that clients of yente 5.5 speak, with watchlists as its datasets. Where it differs, <c>docs/yente.md</c> says how and why.
/// </summary>
internal static class YenteEndpoints
{
    /// <summary>What it takes.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<YenteLists>();
        // Keys are in a header that no browser sends by itself, so any page may ask; a session's cookie is of no use to it.
        services.AddCors(cors => cors.AddPolicy(nameof(Yente), policy => policy.AllowAnyOrigin().AllowAnyMethod().AllowAnyHeader()
            .WithExposedHeaders(MatchEndpoints.BatchSize, "traceparent", "tracestate", "etag")));
    }

    /// <summary>Maps it; once the routing knows which endpoint is meant.</summary>
    public static void Map(WebApplication app)
    {
        app.UseCors();
        app.Use(YenteEdge.Run);
        var routes = app.MapGroup("").WithMetadata(new YenteRoute()).RequireCors(nameof(Yente));
        MatchEndpoints.Map(routes);
        EntityEndpoints.Map(routes);
        SearchEndpoints.Map(routes);
        CatalogEndpoints.Map(routes);
        ReconcileEndpoints.Map(routes);
        UpdatezEndpoints.Map(routes);
    }

    /// <summary>Refuses whoever may neither screen nor see lists.</summary>
    public static Task RequireEitherAsync(Inquiry inquiry, string question) =>
        inquiry.RequireAsync(inquiry.Caller.May(Right.Screen) ? Right.Screen : Right.SeeLists, question);
}
