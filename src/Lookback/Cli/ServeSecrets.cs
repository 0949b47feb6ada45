using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Lookback.Core.Records;

namespace Lookback.Cli;

/// <summary>What a server is handed in files, and must not be started with where others can read it or anybody can guess it.</summary>
internal static class ServeSecrets
{
    /// <summary>The fewest characters of a token or a password that stands in a file.</summary>
    public const int Least = 16;

    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OpenFolder =
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupWrite;

    /// <summary>Refuses a file that anybody but its owner can read.</summary>
    /// <exception cref="RefusedException">Code <c>readable-secret</c>; or there is no such file.</exception>
    public static string RequireOwners(string path)
    {
        Files.Require(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Owners) != 0)
            throw new RefusedException("readable-secret", $"{path}: expected a file that its owner alone can read (chmod 600), found one that others can");
        return path;
    }

    /// <summary>Refuses a folder that others can look into, or can put files into: the store and its key lie there.</summary>
    /// <exception cref="RefusedException">Code <c>readable-folder</c>.</exception>
    public static void RefuseOpenFolder(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder) || (File.GetUnixFileMode(folder) & OpenFolder) == 0) return;
        throw new RefusedException(
            "readable-folder", $"{folder} has the store or its key, and others can look into it: expected a folder that is its owner's (chmod 700)");
    }

    /// <summary>A word that a file has.</summary>
    /// <exception cref="RefusedException">Others can read it, or it is too short for nobody to guess it.</exception>
    public static string Word(string path, string what)
    {
        var text = File.ReadAllText(RequireOwners(path)).Trim();
        return text.Length >= Least && text.Distinct().Count() >= Least / 2
            ? text
            : throw new RefusedException(
                "weak-secret", FormattableString.Invariant($"{path}: expected {what} of {Least} characters or more, found {text.Length}")
                    + (text.Length >= Least ? " of few different ones" : ""));
    }

    /// <summary>A certificate with its key: PEM with both, or PFX.</summary>
    /// <exception cref="RefusedException">It is none, has no key, is over, or others can read it.</exception>
    public static X509Certificate2 Certificate(string path, string? passwordFile, DateTimeOffset now)
    {
        RequireOwners(path);
        var password = passwordFile is null ? null : File.ReadAllText(RequireOwners(passwordFile)).Trim();
        X509Certificate2 certificate;
        try
        {
            certificate = File.ReadLines(path).Any(l => l.StartsWith("-----BEGIN ", StringComparison.Ordinal))
                ? password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw Bad(path, "a certificate with its key (PEM, or PFX), and its password where it has one", "something else");
        }

        if (!certificate.HasPrivateKey) throw Bad(path, "a certificate with its key", "one without");
        return certificate.NotAfter.ToUniversalTime() > now.UtcDateTime
            ? certificate
            : throw Bad(path, "a certificate that is not over", FormattableString.Invariant($"one until {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}"));
    }

    private static RefusedException Bad(string path, string expected, string found) => new("bad-certificate", $"{path}: expected {expected}, found {found}");
}
