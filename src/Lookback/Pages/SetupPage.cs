using Lookback.Core.Access;

namespace Lookback.Pages;

/// <summary>A form that was not sent yet, or not taken.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Account">The account, where the link is one account's.</param>
/// <param name="AsksPerson">Whether it asks whose account it is.</param>
/// <param name="Fault">Why it was not taken.</param>
internal sealed record SetupForm(string Token, string? Account, bool AsksPerson, string? Fault);

/// <summary>The page on which somebody with a link sets a password: a form, and no script.</summary>
internal static class SetupPage
{
    private const string Title = "Lookback: set a password";
    private const string Css = """
        main { max-width: 32rem; margin: 0 auto; } label { display: block; margin-top: 1rem; }
        input { width: 100%; box-sizing: border-box; padding: .5rem; font: inherit; } button { margin-top: 1.5rem; padding: .5rem 1.5rem; font: inherit; }
        .fault { color: var(--ink); border-left: 4px solid var(--mark); padding-left: .8rem; }
        """;

    /// <summary>Writes the form.</summary>
    public static void Write(TextWriter to, SetupForm form) => PageFrame.Write(to, Title, Css, html =>
    {
        html.Leaf("h1", "Set a password");
        if (form.Fault is { } fault) html.Leaf("p", fault, ("class", "fault"), ("role", "alert"));
        html.Leaf("p", FormattableString.Invariant(
            $"{PasswordRules.Least} to {PasswordRules.Most} characters of any kind; a few words that nobody guesses are good."));
        using var sent = html.Element("form", ("method", "post"), ("action", "/setup"), ("autocomplete", "off"));
        html.Empty("input", ("type", "hidden"), ("name", "token"), ("value", form.Token));
        Field(html, "account", "Account", "text", "username", form.Account);
        if (form.AsksPerson) Field(html, "person", "Whose account it is", "text", "name", null);
        Field(html, "password", "Password", "password", "new-password", null);
        Field(html, "again", "The password again", "password", "new-password", null);
        html.Leaf("button", "Set it", ("type", "submit"));
    });

    /// <summary>Writes what is said when it was taken.</summary>
    public static void WriteDone(TextWriter to, string account) => PageFrame.Write(to, Title, Css, html =>
    {
        html.Leaf("h1", "The password is set");
        html.Leaf("p", $"You can sign in as {account} now. The link is worth nothing any more.");
    });

    private static void Field(HtmlWriter html, string name, string label, string type, string autocomplete, string? value)
    {
        using var field = html.Element("label");
        html.Text(label);
        if (value is null)
            html.Empty("input", ("name", name), ("type", type), ("autocomplete", autocomplete), ("required", "required"));
        else
            html.Empty("input", ("name", name), ("type", type), ("autocomplete", autocomplete), ("value", value), ("readonly", "readonly"));
    }
}
