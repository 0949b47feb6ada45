namespace Lookback.Ui;

/// <summary>Where a page may send a browser next: a link must not lead from here to somebody else's server.</summary>
internal static class OwnAddress
{
    /// <summary>An address of the application, or another one where it is none.</summary>
    public static string Or(string address, string otherwise) =>
        (address == "/ui" || address.StartsWith("/ui/", StringComparison.Ordinal) || address.StartsWith("/ui?", StringComparison.Ordinal))
        && address.All(c => c is > ' ' and < '\u007f' and not '\\')
            ? address
            : otherwise;
}
