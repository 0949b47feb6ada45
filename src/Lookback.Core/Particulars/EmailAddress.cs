using System.Globalization;
using Lookback.Core.Names;

namespace Lookback.Core.Particulars;

/// <summary>An e-mail address in the form in which it is compared: one mailbox, one text.</summary>
/// <param name="Text">As written.</param>
/// <param name="Address">Lower case, without what providers ignore.</param>
/// <param name="Domain">What stands behind the at sign, in ASCII.</param>
/// <param name="IsPublic">Anybody may have a mailbox at that domain.</param>
/// <param name="IsRole">A desk and not a person reads it: info, sales, office.</param>
internal sealed record EmailAddress(string Text, string Address, string Domain, bool IsPublic, bool IsRole)
{
    private const int MaxLength = 254;

    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = false };
    private static readonly HashSet<string> Providers = Load("provider");
    private static readonly HashSet<string> Roles = Load("role");

    // Providers that take the dots out of a mailbox's name.
    private static readonly HashSet<string> Dotless = Load("dotless");

    /// <summary>A desk's name at a provider of everybody's mail, as forms are filled in with: it is nobody's.</summary>
    public bool IsShared => IsPublic && IsRole;

    /// <summary>The mailbox; <see langword="null"/> where the text is no address.</summary>
    public static EmailAddress? Of(string written)
    {
        if (written.Length > MaxLength + 20) return null;
        var text = CleanText.Of(written).Trim().Trim('<', '>', '.', ',', ';', '"', '\'').ToLowerInvariant();
        if (text.StartsWith("mailto:", StringComparison.Ordinal)) text = text[7..];
        var at = text.LastIndexOf('@');
        if (at <= 0 || text.Any(char.IsWhiteSpace) || text.IndexOf('@', StringComparison.Ordinal) != at) return null;
        if (Ascii(text[(at + 1)..]) is not { } domain) return null;
        var mailbox = text[..at];
        if (mailbox.IndexOf('+', StringComparison.Ordinal) is var plus and > 0) mailbox = mailbox[..plus];
        if (domain == "googlemail.com") domain = "gmail.com";
        if (Dotless.Contains(domain)) mailbox = mailbox.Replace(".", "", StringComparison.Ordinal);
        return mailbox.Length == 0 ? null : new(written, $"{mailbox}@{domain}", domain, Providers.Contains(domain), Roles.Contains(mailbox));
    }

    private static string? Ascii(string domain)
    {
        if (domain.Length < 4 || !domain.Contains('.', StringComparison.Ordinal)) return null;
        try
        {
            return Names.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static HashSet<string> Load(string kind) =>
        DataFile.Rows("email_words", "contacts").Where(r => r[0] == kind).Select(r => r[1]).ToHashSet(StringComparer.Ordinal);
}
