using System.Security.Authentication;
using Lookback.Api.Contract;
using Lookback.Api.People;
using Lookback.Api.V1;
using Lookback.Api.Yente;
using Lookback.Serving;
using Lookback.Serving.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Lookback.Api;

/// <summary>The server: one process over one store. Everything it does is a flow or a view that a verb has too.</summary>
internal static class Server
{
    /// <summary>Builds it; it serves once it is started, and lets go of the store once it is disposed.</summary>
    /// <exception cref="Core.Records.RefusedException">The store cannot be opened, or another process is writing.</exception>
    public static WebApplication Build(ServerSettings settings)
    {
        // Nothing is read from the environment or from files of settings: what a server does is said where it is started.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MostBytes;
            kestrel.Limits.MaxRequestLineSize = 64 << 10;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 << 10;
            if (settings.Certificate is not { } certificate) return;
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificate = certificate;
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            });
        });
        if (settings.Certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls([.. settings.Listen]);
        builder.Services.AddRoutingCore();
        // The framework's own lines quote paths and queries, which name persons: what happened is logged by RequestLog, one line a request.
        if (settings.Logs)
        {
            builder.Logging.AddJsonConsole().AddFilter("Microsoft", LogLevel.Warning);
            builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        if (settings.LogTo is { } provider) builder.Logging.AddProvider(provider).AddFilter("Microsoft", LogLevel.Warning);
        if (settings.Telemetry is { } collector) TelemetryExport.AddTo(builder.Services, collector);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => new Desk(settings.Location, settings.Time));
        builder.Services.AddSingleton<Callers>();
        PeopleParts.AddTo(builder.Services);
        if (settings.OpenId is { } openId) OpenIdParts.AddTo(builder.Services, openId);
        builder.Services.AddSingleton<PublicDoor>();
        builder.Services.AddSingleton<RequestLimit>();
        builder.Services.AddSingleton<PersonLimits>();
        builder.Services.AddSingleton<CountMemory>();
        builder.Services.AddSingleton<RefusedAttempts>();
        YenteEndpoints.AddTo(builder.Services);
        settings.Pages?.AddTo(builder.Services);
        builder.Services.AddHostedService<Readiness>();
        builder.Services.AddSingleton<Lookbacks>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<Lookbacks>());
        builder.Services.AddSingleton(settings.Webhooks);
        builder.Services.AddSingleton<WebhookTelling>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<WebhookTelling>());
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in ApiJson.Rules.Converters) json.SerializerOptions.Converters.Add(converter);
            json.SerializerOptions.TypeInfoResolver = ApiJson.Rules.TypeInfoResolver;
            json.SerializerOptions.PropertyNamingPolicy = ApiJson.Rules.PropertyNamingPolicy;
            json.SerializerOptions.DefaultIgnoreCondition = ApiJson.Rules.DefaultIgnoreCondition;
            json.SerializerOptions.Encoder = ApiJson.Rules.Encoder;
        });
        var app = builder.Build();
        // Opened now: a store that cannot be opened refuses the start, and not the first request.
        app.Services.GetRequiredService<Desk>();
        Proxies.Believe(app, settings);
        app.Use(RequestLog.Tell);
        app.Use(SecurityHeaders.Set);
        app.Use(AnswerProblems);
        OpenIdParts.KeepAside(app);
        if (settings.OpenId is not null) app.Use(OpenIdParts.TakeBack);
        app.Use(Idempotency.KeepBody);
        app.UseRouting();
        YenteEndpoints.Map(app);
        SystemEndpoints.Map(app);
        var own = Idempotency.On(app.MapGroup("/api/v1"));
        StatusEndpoints.Map(own);
        CaseEndpoints.Map(own);
        TaskEndpoints.Map(own);
        WorkflowEndpoints.Map(own);
        StaffEndpoints.Map(own);
        RedressEndpoints.Map(own);
        NominationEndpoints.Map(own);
        WatchlistEndpoints.Map(own);
        EditionEndpoints.Map(own);
        LinkEndpoints.Map(own);
        NetworkEndpoints.Map(own);
        DesignationEndpoints.Map(own);
        CohortEndpoints.Map(own);
        ClaimEndpoints.Map(own);
        BriefingEndpoints.Map(own);
        ArrivalEndpoints.Map(own);
        PlanEndpoints.Map(own);
        CheckEndpoints.Map(own);
        ScreeningEndpoints.Map(own);
        SubjectEndpoints.Map(own);
        AlertEndpoints.Map(own);
        FindingEndpoints.Map(own);
        RunEndpoints.Map(own);
        AuditEndpoints.Map(own);
        EmergencyEndpoints.Map(own);
        ExportEndpoints.Map(own);
        LedgerEndpoints.Map(own);
        PolicyEndpoints.Map(own);
        // What shows a secret is not kept to be answered again.
        var secret = app.MapGroup("/api/v1");
        KeyEndpoints.Map(secret);
        WebhookEndpoints.Map(secret);
        SessionEndpoints.Map(secret);
        OwnAccountEndpoints.Map(secret);
        AccountEndpoints.Map(secret);
        SetupEndpoints.MapApi(secret);
        OpenIdParts.Map(secret);
        SetupEndpoints.Map(app);
        ContractEndpoints.Map(app.MapGroup("/api/v1"), app.Services.GetRequiredService<EndpointDataSource>());
        settings.Pages?.Map(app);
        app.UseEndpoints(static _ => { });
        return app;
    }

    private static async Task AnswerProblems(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var problem = Problems.Of(e);
            if (problem.Status == StatusCodes.Status500InternalServerError) Tell(http, e);
            if (http.RequestServices.GetRequiredService<ServerSettings>().Pages is { } pages && await pages.AnswerAsync(http, problem)) return;
            await WriteAsync(http, problem);
        }
    }

    /// <summary>Logs a defect: its kind and its place, for a message may quote a person.</summary>
    public static void Tell(HttpContext http, Exception e) => Tell(http.RequestServices, http.GetEndpoint()?.DisplayName, e);

    /// <summary>The same, of what goes on when its request has been answered.</summary>
    public static void Tell(IServiceProvider services, string? where, Exception e) => services.GetService<ILoggerFactory>()?.CreateLogger("Lookback")
        .LogError("{Kind} at {Path}: {Where}", e.GetBaseException().GetType().Name, where, e.GetBaseException().StackTrace);

    /// <summary>Answers with a problem.</summary>
    public static async Task WriteAsync(HttpContext http, ProblemDetails problem)
    {
        problem.Extensions["trace_id"] = http.TraceIdentifier;
        http.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "ApiKey";
        await http.Response.WriteAsJsonAsync(problem, ApiJson.Rules, "application/problem+json", http.RequestAborted);
    }

    /// <summary>Makes the listings ready while the server is up already.</summary>
    private sealed class Readiness(Desk desk) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => desk.RefreshAsync(stoppingToken), stoppingToken);
    }
}
