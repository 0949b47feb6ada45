using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lookback.Api;
using Lookback.Core.Access;
using Lookback.Ui.Account;
using Lookback.Ui.Administration;
using Lookback.Ui.Alerts;
using Lookback.Ui.Networks;
using Lookback.Ui.Screening;
using Lookback.Ui.Arrivals;
using Lookback.Ui.Lists;
using Lookback.Ui.Lookbacks;
using Lookback.Ui.Audit;
using Lookback.Ui.Cases;
using Lookback.Ui.Cohorts;
using Lookback.Ui.SigningIn;
using Lookback.Ui.Subjects;
using Lookback.Ui.Walk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lookback.Ui;

/// <summary>
/// The web application, under <c>/ui</c>. A page is a question, asked as the interface's questions are: for a right, for a purpose, and on record before
/// it is shown. Whatever changes something is an operation of the contract, which the page's form sends.
/// </summary>
internal static class UiPages
{
    private const string Root = "/ui";

    /// <summary>All of it.</summary>
    public static BrowserPages All { get; } = new(AddTo, Map, AnswerAsync);

    /// <summary>The same with the guided walk of the demonstration, whose visitor may be anybody.</summary>
    public static BrowserPages With(DemoWalk walk) => new(
        services =>
        {
            AddTo(services);
            services.AddSingleton(walk);
        },
        app =>
        {
            Map(app);
            WalkPages.Map(app.MapGroup(Root), walk);
        },
        AnswerAsync);

    private static void AddTo(IServiceCollection services)
    {
        services.AddMvcCore().AddRazorViewEngine().ConfigureApplicationPartManager(static parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(UiPages).Assembly));
        });
        services.AddSingleton<FindingMarks>();
        // Names in all scripts stay readable in the source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        AlertPages.AddTo(services);
    }

    private static void Map(IEndpointRouteBuilder app)
    {
        Assets.Map(app);
        app.MapGet("/", () => Results.Redirect(Root));
        app.MapGet(Root, (Inquiry inquiry) => Results.Redirect(
            Section.All.FirstOrDefault(s => s.Rights.Any(inquiry.Caller.May))?.Address ?? "/ui/account"));
        SignInPages.Map(app);
        var pages = app.MapGroup(Root);
        AlertPages.Map(pages);
        SubjectPages.Map(pages);
        NetworkPages.Map(pages);
        ScreeningPages.Map(pages);
        ListPages.Map(pages);
        LookbackPages.Map(pages);
        ArrivalPages.Map(pages);
        CasePages.Map(pages);
        CohortPages.Map(pages);
        AuditPages.Map(pages);
        AdministrationPages.Map(pages);
        AccountPages.Map(pages);
        pages.MapGet("/{**rest}", Nothing);
    }

    private static IResult Nothing(Inquiry inquiry) => throw Problems.Nothing();

    private static async Task<bool> AnswerAsync(HttpContext http, ProblemDetails problem)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || !(http.Request.Path == "/" || http.Request.Path.StartsWithSegments(Root))) return false;
        if (problem.Title == "not-signed-in")
        {
            var to = http.Request.Path == "/" ? Root : http.Request.Path + http.Request.QueryString;
            http.Response.Redirect($"/ui/sign-in?to={Uri.EscapeDataString(to)}");
            return true;
        }

        await PageAnswer.Of(await ViewerAsync(http), "Frame/Problem", problem, problem.Status!.Value).ExecuteAsync(http);
        return true;
    }

    // Whoever is refused a page keeps the way to the others.
    private static async Task<Viewer> ViewerAsync(HttpContext http)
    {
        var (callers, settings) = (http.RequestServices.GetRequiredService<Callers>(), http.RequestServices.GetRequiredService<ServerSettings>());
        try
        {
            return Viewer.Of(http, await callers.OfAsync(http), settings.Time.GetUtcNow());
        }
        catch (Core.Records.RefusedException)
        {
            return Viewer.Of(http, null, settings.Time.GetUtcNow());
        }
    }
}
