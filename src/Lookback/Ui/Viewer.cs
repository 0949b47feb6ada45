using Lookback.Api;
using Lookback.Api.Contract;
using Lookback.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lookback.Ui;

/// <summary>Who looks at a page, and what the page has to know of that.</summary>
internal sealed class Viewer
{
    /// <summary>The cookie in which a browser keeps whether its person wants light or dark.</summary>
    public const string ThemeCookie = "lookback-theme";

    private Viewer(HttpContext http, Caller? caller, DateTimeOffset now) => (Http, Caller, Now) = (http, caller, now);

    /// <summary>The request.</summary>
    public HttpContext Http { get; }

    /// <summary>Who is signed in; <see langword="null"/> for nobody.</summary>
    public Caller? Caller { get; }

    /// <summary>The moment that the page is about: the one asked about, else now.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The moment by which things were known, where one is asked about.</summary>
    public DateTimeOffset? AsOf { get; private init; }

    /// <summary>The moment by which things had come true, where one is asked about.</summary>
    public DateTimeOffset? EffectiveAt { get; private init; }

    /// <summary>What records of persons are shown for on this page, as a link or a form hands it on; empty where the page shows none.</summary>
    public string Purpose { get; private init; } = "";

    /// <summary>The texts of the language that the browser asks for.</summary>
    public Words Words { get; private init; } = Words.Usual;

    /// <summary>The word without which nothing is changed.</summary>
    public string? Antiforgery => Caller?.Session?.Antiforgery;

    /// <summary><c>light</c> or <c>dark</c>, where the person chose; else empty, and the browser's own setting holds.</summary>
    public string Theme => Http.Request.Cookies[ThemeCookie] is "light" or "dark" ? Http.Request.Cookies[ThemeCookie]! : "";

    /// <summary>The path that is looked at.</summary>
    public string Path => Http.Request.Path.Value ?? "";

    /// <summary>The same with its query.</summary>
    public string Address => Path + Http.Request.QueryString;

    /// <summary>The walk of the demonstration, where the server shows one.</summary>
    public Walk.DemoWalk? Walk => (Walk.DemoWalk?)Http.RequestServices.GetService(typeof(Walk.DemoWalk));

    /// <summary>Whoever asks.</summary>
    public static Viewer Of(Inquiry inquiry) => new(inquiry.Http, inquiry.Caller, inquiry.Now)
    {
        AsOf = inquiry.AsOf,
        EffectiveAt = inquiry.EffectiveAt,
        Words = Words.For(inquiry.Http),
        Purpose = inquiry.Read is { } read ? read.Reference is { } reference ? $"{read.Purpose} {reference}" : read.Purpose : "",
    };

    /// <summary>Somebody whose request came to no page, or who is not signed in.</summary>
    public static Viewer Of(HttpContext http, Caller? caller, DateTimeOffset now) => new(http, caller, now) { Words = Words.For(http) };

    /// <summary>Who looks at the page that is being written.</summary>
    public static Viewer On(ViewContext page) => (Viewer)page.ViewData[nameof(Viewer)]!;

    /// <summary>Says on a page who looks at it.</summary>
    public void PutOn(ViewContext page) => page.ViewData[nameof(Viewer)] = this;

    /// <summary>Whether they have a right.</summary>
    public bool May(Right right) => Caller?.May(right) ?? false;

    /// <summary>Whether they have one of several rights.</summary>
    public bool MayAny(IEnumerable<Right> rights) => rights.Any(May);

    /// <summary>Whether their rights are enough for an operation of the contract; what it asks of the matter at hand it says itself.</summary>
    public bool May(Operation operation) => Caller is not null && operation.Rights switch
    {
        [] => true,
        var rights when operation.TakesAnyRight => rights.Any(May),
        var rights => rights.All(May),
    };

    /// <summary>What is asked for in the query.</summary>
    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>This page's address with parts of its query said otherwise; an empty value takes one out.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = Http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (string.IsNullOrEmpty(value)) query.Remove(name);
            else query[name] = value;
        }

        return Path + QueryString.Create(query!);
    }
}
