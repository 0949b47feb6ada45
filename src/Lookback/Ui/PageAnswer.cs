using System.Text;
using Lookback.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using ActionContext = Microsoft.AspNetCore.Mvc.ActionContext;

namespace Lookback.Ui;

/// <summary>A page as an answer. It is written whole before the first byte leaves, so that what goes wrong in it is answered as a problem.</summary>
internal sealed class PageAnswer : IResult
{
    // Scripts, style and pictures come from this server alone, and none of them stands in the page.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    private readonly string _page;
    private readonly Viewer _viewer;
    private readonly object? _model;
    private readonly int _status;

    private PageAnswer(string page, Viewer viewer, object? model, int status) => (_page, _viewer, _model, _status) = (page, viewer, model, status);

    /// <summary>A page of what was asked for.</summary>
    /// <param name="inquiry">Who asked.</param>
    /// <param name="page">The page's file under <c>Ui</c>, without its ending: <c>Alerts/Queue</c>.</param>
    /// <param name="model">What it shows.</param>
    public static PageAnswer Of(Inquiry inquiry, string page, object? model) => new(page, Viewer.Of(inquiry), model, StatusCodes.Status200OK);

    /// <summary>A page for whoever looks.</summary>
    public static PageAnswer Of(Viewer viewer, string page, object? model, int status = StatusCodes.Status200OK) => new(page, viewer, model, status);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var path = $"/Ui/{_page}.cshtml";
        var services = httpContext.RequestServices;
        var found = ((IRazorViewEngine)services.GetService(typeof(IRazorViewEngine))!).GetView(null, path, isMainPage: true);
        var view = found.View ?? throw new InvalidOperationException($"there is no page {path}");
        await using var text = new StringWriter();
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = _model };
        var context = new ViewContext(
            new ActionContext(httpContext, httpContext.GetRouteData(), new ActionDescriptor()), view, data,
            new TempDataDictionary(httpContext, new NothingKept()), text, new HtmlHelperOptions());
        _viewer.PutOn(context);
        await view.RenderAsync(context);
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentPolicy;
        await response.WriteAsync(text.ToString(), Encoding.UTF8, httpContext.RequestAborted);
    }

    /// <summary>Nothing is kept between two pages.</summary>
    private sealed class NothingKept : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}
