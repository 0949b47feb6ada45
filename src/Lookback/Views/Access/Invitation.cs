namespace Lookback.Views.Access;

/// <summary>An invitation just made, with what is handed over this once.</summary>
/// <param name="Account">The account.</param>
/// <param name="Path">Where its person sets a password, behind the server's address.</param>
/// <param name="Token">The token, as <c>POST /api/v1/setup</c> takes it.</param>
/// <param name="Until">The first instant at which it is worth nothing.</param>
internal sealed record Invitation(string Account, string Path, string Token, DateTimeOffset Until)
{
    /// <summary>Of an account.</summary>
    public static Invitation Of(string account, (string Token, DateTimeOffset Until) made) =>
        new(account, PathOf(account, made.Token), made.Token, made.Until);

    /// <summary>Where a password is set by a token; of any account, where none is named.</summary>
    public static string PathOf(string? account, string token) =>
        account is null ? $"/setup?token={token}" : $"/setup?account={Uri.EscapeDataString(account)}&token={token}";
}
