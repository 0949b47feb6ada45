using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Particulars;

/// <summary>
/// Addresses on blockchains, by their shape: the same text is the same wallet whatever coin it is said to hold, for one key serves
/// several chains.
/// </summary>
internal static class WalletAddress
{
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string RippleBase58 = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private const string Bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int Longest = 128;

    /// <summary>The length of 0x and 20 bytes; other chains write 0x and 32.</summary>
    private const int Ethereum = 42;

    /// <summary>
    /// The address in the form in which it is compared: hexadecimal and bech32 in lower case, which mean the same in capitals;
    /// base 58 as it stands, where case tells letters apart; empty where it is none.
    /// </summary>
    public static string Normalise(string written)
    {
        var text = string.Concat(NormalText.Of(written, NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit));
        if (text.Length is < 20 or > Longest || !text.Any(char.IsAsciiDigit)) return "";
        return IsHex(text) || IsBech32(text) ? text.ToLowerInvariant() : text;
    }

    /// <summary>
    /// Whether the checksum holds; <see langword="null"/> for a kind without one, or one that is not known here. Takes the address
    /// as written, for that of Ethereum is in the case of its letters (EIP-55).
    /// </summary>
    public static bool? IsValid(string written)
    {
        var text = string.Concat(written.Where(char.IsAsciiLetterOrDigit));
        if (text.Length is < 20 or > Longest) return null;
        if (IsHex(text)) return text.Length == Ethereum ? Eip55(text[2..]) : null;
        if (IsBech32(text)) return HasBech32Checksum(text.ToLowerInvariant());
        if (text.Length > 62) return null;
        if (text[0] == 'r' && text.Length is >= 25 and <= 35) return HasBase58Checksum(text, RippleBase58);
        // Bitcoin, its forks and Tron; others of base 58 (Monero, Solana) have no such checksum.
        var isGuarded = text.Length is >= 26 and <= 36 && "13LMTXtDGA".Contains(text[0], StringComparison.Ordinal);
        return isGuarded ? HasBase58Checksum(text, Base58) : null;
    }

    private static bool IsHex(string text) =>
        text.Length is Ethereum or 66 && text[0] == '0' && text[1] is 'x' or 'X' && text.Skip(2).All(char.IsAsciiHexDigit);

    private static bool IsBech32(string text)
    {
        var one = text.LastIndexOf('1');
        if (one < 1 || text.Length - one < 7 || (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper))) return false;
        var prefix = text[..one].ToLowerInvariant();
        return prefix is "bc" or "tb" or "ltc" or "addr" or "zs" && text[(one + 1)..].ToLowerInvariant().All(c => Bech32.Contains(c, StringComparison.Ordinal));
    }

    /// <summary>BIP 173 (constant 1) and BIP 350 (bech32m).</summary>
    private static bool HasBech32Checksum(string text)
    {
        var one = text.LastIndexOf('1');
        uint sum = 1;
        foreach (var c in text[..one]) sum = Step(sum) ^ (uint)(c >> 5);
        sum = Step(sum);
        foreach (var c in text[..one]) sum = Step(sum) ^ (uint)(c & 31);
        foreach (var c in text[(one + 1)..]) sum = Step(sum) ^ (uint)Bech32.IndexOf(c, StringComparison.Ordinal);
        return sum is 1 or 0x2bc830a3;

        static uint Step(uint sum)
        {
            ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
            var top = sum >> 25;
            sum = (sum & 0x1ffffff) << 5;
            for (var i = 0; i < 5; i++)
                if (((top >> i) & 1) != 0) sum ^= generator[i];
            return sum;
        }
    }

    /// <summary>The last four bytes are the first of the double SHA-256 of those before.</summary>
    private static bool HasBase58Checksum(string text, string alphabet)
    {
        var number = BigInteger.Zero;
        foreach (var c in text)
        {
            var value = alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0) return false;
            number = (number * 58) + value;
        }

        var body = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var zeros = text.TakeWhile(c => c == alphabet[0]).Count();
        byte[] bytes = [.. Enumerable.Repeat((byte)0, zeros), .. number.IsZero ? [] : body];
        if (bytes.Length <= 5) return false;
        var twice = SHA256.HashData(SHA256.HashData(bytes.AsSpan(0, bytes.Length - 4)));
        return twice.AsSpan(0, 4).SequenceEqual(bytes.AsSpan(bytes.Length - 4));
    }

    /// <summary>A letter is a capital where the hash of the address has a digit of 8 or more. In one case throughout there is no checksum.</summary>
    private static bool? Eip55(string hex)
    {
        if (!hex.Any(char.IsAsciiLetterLower) || !hex.Any(char.IsAsciiLetterUpper)) return null;
        var hash = Convert.ToHexString(Keccak256.Of(Encoding.ASCII.GetBytes(hex.ToLowerInvariant())));
        for (var i = 0; i < hex.Length; i++)
        {
            var high = int.Parse(hash.AsSpan(i, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >= 8;
            if (char.IsAsciiLetter(hex[i]) && char.IsAsciiLetterUpper(hex[i]) != high) return false;
        }

        return true;
    }
}
