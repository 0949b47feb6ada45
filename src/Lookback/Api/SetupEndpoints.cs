using Lookback.Api.People;
using Lookback.Core.Records;
using Lookback.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api;

/// <summary><c>/setup</c>: the page on which somebody with a link sets a password; <c>/api/v1/setup</c> is the same for programs.</summary>
internal static class SetupEndpoints
{
    // As every page's, but that its form may be sent here.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/setup", async (HttpContext http, Setup setup) =>
        {
            string token = http.Request.Query["token"].ToString(), account = http.Request.Query["account"].ToString();
            return Form(http, await FormAsync(http, setup, token, account.Length > 0 ? account : null, null), StatusCodes.Status200OK);
        });
        routes.MapPost("/setup", async (HttpContext http, Setup setup) => await SentAsync(http, setup));
    }

    /// <summary>Maps what programs ask.</summary>
    public static void MapApi(IEndpointRouteBuilder routes) => routes.MapPost("/setup", async (HttpContext http, Setup setup) =>
    {
        PublicDoor.Narrow(http);
        await setup.RunAsync(http, await StrictBody.ReadAsync<SetupBody>(http));
        return Results.NoContent();
    });

    private static async Task<IResult> SentAsync(HttpContext http, Setup setup)
    {
        PublicDoor.Narrow(http);
        StrictBody.Require(http, "application/x-www-form-urlencoded");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string token = form["token"].ToString(), account = form["account"].ToString(), person = form["person"].ToString();
        var password = form["password"].ToString();
        var fault = (StatusCodes.Status422UnprocessableEntity, "the password and its repetition: expected the same twice, found two");
        if (password == form["again"].ToString())
        {
            try
            {
                await setup.RunAsync(http, new SetupBody(token, account, password, person.Length > 0 ? person : null));
                return Page(http, to => SetupPage.WriteDone(to, account.Trim()), StatusCodes.Status200OK);
            }
            catch (RefusedException refused)
            {
                var problem = Problems.Of(refused);
                fault = (problem.Status!.Value, problem.Detail!);
            }
        }

        return Form(http, await FormAsync(http, setup, token, account.Length > 0 ? account : null, fault.Item2), fault.Item1);
    }

    private static async Task<SetupForm> FormAsync(HttpContext http, Setup setup, string token, string? account, string? fault)
    {
        var asks = await setup.AsksPersonAsync(token, http.RequestAborted);
        // Whoever chooses the account may have mistyped it.
        return new SetupForm(token, asks ? null : account, asks, fault);
    }

    private static IResult Form(HttpContext http, SetupForm form, int status) => Page(http, to => SetupPage.Write(to, form), status);

    private static IResult Page(HttpContext http, Action<TextWriter> write, int status)
    {
        http.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        using var text = new StringWriter();
        write(text);
        return Results.Text(text.ToString(), "text/html; charset=utf-8", statusCode: status);
    }
}
