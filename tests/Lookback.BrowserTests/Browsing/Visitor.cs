using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Lookback.Tests.Support;
using Microsoft.Playwright;

namespace Lookback.BrowserTests.Browsing;

/// <summary>
/// Somebody in a window of their own. Whatever they look at is held to what every page owes: no error in the console, no request to another host, and
/// the rules of WCAG 2.2 AA that a program can check.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _address;
    private readonly string _theme;
    private readonly List<string> _wrong = [];

    private Visitor(IBrowserContext context, IPage page, Uri address, string theme)
    {
        (_context, Page, _address, _theme) = (context, page, address, theme);
        page.SetDefaultTimeout(15_000);
        page.Console += (_, said) =>
        {
            // What the server refuses is told by the page; the browser tells it in the console as well.
            if (said.Type is "error" or "warning" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _wrong.Add($"console: {said.Text}");
        };
        page.PageError += (_, error) => _wrong.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme is "http" or "https" && to.Authority != address.Authority) _wrong.Add($"another host: {request.Url}");
        };
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>Opens a window.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="address">The server.</param>
    /// <param name="theme"><c>light</c> or <c>dark</c>.</param>
    /// <param name="width">Its width: 1280 of a laptop, 820 of a tablet.</param>
    public static async Task<Visitor> OpenAsync(Chromium chromium, Uri address, string theme = "light", int width = 1280)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 860 },
            ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visitor(context, await context.NewPageAsync(), address, theme);
    }

    /// <summary>Becomes somebody of the demonstration.</summary>
    public async Task<Visitor> AsAsync(string account)
    {
        var form = _context.APIRequest.CreateFormData();
        form.Append("account", account);
        form.Append("to", "/ui/account");
        var answer = await _context.APIRequest.PostAsync("/ui/walk/as", new() { Form = form, MaxRedirects = 0 });
        Assert.Equal(303, answer.Status);
        return this;
    }

    /// <summary>Signs in by the form.</summary>
    public async Task SignInAsync(string account, string password)
    {
        await Page.GotoAsync("/ui/sign-in");
        await Page.GetByLabel("Account").FillAsync(account);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Opens a page, which has to be there.</summary>
    public async Task GoAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path}: {answer.Status} {await Page.Locator("main").InnerTextAsync()}");
    }

    /// <summary>Looks at the page as it stands: holds it to the rules, and keeps a picture for a person to look at.</summary>
    /// <param name="name">The picture's name.</param>
    public async Task LookAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;
        // What keeps its place while one scrolls would stand across the middle of a picture of the whole page.
        await Page.EvaluateAsync("for (const bar of document.querySelectorAll('.walk, .top')) bar.style.position = 'static'");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{_theme}.png"), FullPage = true });
        var found = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        });
        Assert.Empty(found.Violations.Select(v => $"{name}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.Single(await Page.Locator("h1").AllAsync());
        NothingWrong();
    }

    /// <summary>Holds what happened so far to the rules.</summary>
    public void NothingWrong() => Assert.Empty(_wrong);

    /// <summary>Presses keys, one after another.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
