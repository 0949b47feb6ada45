using System.Globalization;
using System.Net;
using Lookback.Api;
using Lookback.Api.People;
using Lookback.Core.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Walk;

/// <summary>
/// <c>/ui/walk</c>: where the demonstration begins, and where its visitor becomes somebody else without a password. It is mapped for the demonstration
/// alone, which is of invented people, and answers to this machine alone.
/// </summary>
internal static class WalkPages
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes, DemoWalk walk)
    {
        routes.MapGet("/walk", (HttpContext http, ServerSettings settings) =>
        {
            RefuseOthers(http);
            return PageAnswer.Of(Viewer.Of(http, null, settings.Time.GetUtcNow()), "Walk/Begin", walk);
        });
        routes.MapPost("/walk/as", async (HttpContext http, SignIns signIns) =>
        {
            RefuseOthers(http);
            Forgery.RefuseOtherSite(http);
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            string account = form["account"].ToString(), to = form["to"].ToString();
            if (walk.People.All(p => p.Account != account)) throw new BadRequestException("account", "expected somebody of the demonstration");
            await signIns.BeginAsync(http, account, "demonstration", hasSecondFactor: true);
            if (int.TryParse(form["step"], NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step >= 1 && step <= walk.Steps.Count)
            {
                var kept = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/ui" };
                http.Response.Cookies.Append(DemoWalk.StepCookie, step.ToString(CultureInfo.InvariantCulture), kept);
                to = walk.Steps[step - 1].Address;
            }

            http.Response.Headers.Location = OwnAddress.Or(to, "/ui");
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });
    }

    // By the connection, and by the name that the browser asked for: another site's name may lead to this machine, too.
    private static void RefuseOthers(HttpContext http)
    {
        var asked = http.Request.Host.Host.Trim('[', ']');
        var isHere = http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
            && (asked == "localhost" || (IPAddress.TryParse(asked, out var name) && IPAddress.IsLoopback(name)));
        if (!isHere) throw new RefusedException("antiforgery", "the demonstration answers to this machine alone");
    }
}
