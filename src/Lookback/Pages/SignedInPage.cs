namespace Lookback.Pages;

/// <summary>What somebody sees who comes back from their organisation's provider.</summary>
internal static class SignedInPage
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, string account) => PageFrame.Write(to, "Lookback: signed in", "", html =>
    {
        html.Leaf("h1", "Signed in");
        html.Leaf("p", $"You are signed in as {account}.");
    });
}
