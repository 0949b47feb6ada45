using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Records;

namespace Lookback.Store.Keys;

/// <summary>
/// The key that every subject's key is wrapped under. It never lies in the store: a file that only its owner can read, or an
/// environment variable, brings it. 32 bytes drawn by chance; anything that looks like a default is refused.
/// </summary>
internal sealed class StoreKey
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private const int DifferentBytesAtLeast = 16;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly byte[] _key;

    private StoreKey(byte[] key) => _key = key;

    /// <summary>Reads a key file.</summary>
    /// <exception cref="RefusedException">It is absent, open to others, or holds no key.</exception>
    public static StoreKey Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new RefusedException(
                "no-key",
                $"there is no key at {path}: the store's records of persons cannot be read without the key they were written under; "
                + "--key-file, LOOKBACK_KEY_FILE or LOOKBACK_KEY names it");
        }

        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
        {
            throw new RefusedException(
                "key-open-to-others",
                $"the key {path} can be read by others: expected permissions 600, found {Convert.ToString((int)mode, 8)}; `chmod 600` closes it");
        }

        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads a key as text: 64 hexadecimal digits, or base64 of 32 bytes.</summary>
    /// <exception cref="RefusedException">It is none, or not one drawn by chance.</exception>
    public static StoreKey Parse(string text, string where)
    {
        var bytes = Bytes(text.Trim());
        if (bytes?.Length != Length)
        {
            throw new RefusedException(
                "bad-key", $"{where}: expected a key of 64 hexadecimal digits or base64 of 32 bytes, found {text.Trim().Length} characters of something else");
        }

        if (LooksMadeUp(bytes))
        {
            throw new RefusedException(
                "default-key",
                $"{where}: expected a key drawn by chance, found one that looks like a default or a password; "
                + "`head -c32 /dev/urandom | base64` makes one");
        }

        return new StoreKey(bytes);
    }

    /// <summary>Makes a key file that only its owner can read; an existing one is never overwritten.</summary>
    public static StoreKey Make(string path)
    {
        var key = new StoreKey(RandomNumberGenerator.GetBytes(Length));
        key.Write(path);
        return key;
    }

    /// <summary>Writes it to a new file that only its owner can read.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(_key) + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The key that counts, which opens no record of anybody.</summary>
    public StoreKey ForCounting() => new(For("count"));

    /// <summary>A key of its own for each purpose.</summary>
    public byte[] For(string purpose) => HKDF.Expand(HashAlgorithmName.SHA256, _key, Length, Encoding.ASCII.GetBytes("lookback/1/" + purpose));

    private static byte[]? Bytes(string text)
    {
        try
        {
            return text.Length == 2 * Length ? Convert.FromHexString(text) : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Zeros, a word repeated, a count, a line of text: chance makes none of them in the lifetime of the universe.
    private static bool LooksMadeUp(byte[] key) =>
        key.Distinct().Count() < DifferentBytesAtLeast
        || key.All(b => b is >= 0x20 and < 0x7f)
        || key.Zip(key.Skip(1), (a, b) => (byte)(b - a)).Distinct().Count() == 1;
}
