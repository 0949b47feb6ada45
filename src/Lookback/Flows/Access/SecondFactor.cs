using System.Security.Cryptography;
using OtpNet;

namespace Lookback.Flows.Access;

/// <summary>
/// The second factor: codes of six digits that a telephone makes of a secret and the time (RFC 6238, SHA-1, 30 seconds), the one before and the one
/// after taken as well, and none twice. Beside it recovery codes for whoever lost the telephone, each worth something once.
/// </summary>
internal static class SecondFactor
{
    /// <summary>How many recovery codes there are.</summary>
    public const int RecoveryCodes = 10;

    private const int SecretBytes = 20;
    private const int RecoveryLetters = 16;
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>A new secret.</summary>
    public static byte[] Draw() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>A secret as it is typed into a telephone.</summary>
    public static string Typed(byte[] secret) => Base32Encoding.ToString(secret);

    /// <summary>The same as an address, for a picture that a telephone reads.</summary>
    public static string Address(string account, byte[] secret) => new OtpUri(OtpType.Totp, secret, account, "Lookback").ToString();

    /// <summary>Ten recovery codes of 80 bits, and their hashes.</summary>
    public static (IReadOnlyList<string> Codes, IReadOnlyList<string> Hashes) DrawRecovery()
    {
        List<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Letters, RecoveryLetters))];
        return ([.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))], [.. codes.Select(DrawnToken.HashOf)]);
    }

    /// <summary>The step of which a code is, where it is one of a secret now and of no step that was taken.</summary>
    public static long? StepOf(byte[] secret, string? code, long after, DateTimeOffset now) =>
        new Totp(secret).VerifyTotp(now.UtcDateTime, Plain(code), out var step, Window) && step > after ? step : null;

    /// <summary>Takes a code of an account that has a second factor: what is kept of the account then, and how it was proved.</summary>
    /// <returns><see langword="null"/> where the code is none.</returns>
    public static (AccountSecret Secret, string How)? Take(AccountSecret secret, string? code, DateTimeOffset now)
    {
        if (secret.SecondFactor is not { } factor) return (secret, "password");
        if (StepOf(factor, code, secret.LastStep, now) is { } step) return (secret with { LastStep = step }, "password and code");
        var hash = DrawnToken.HashOf(Plain(code));
        IReadOnlyList<string> left = [.. secret.Recovery.Where(r => r != hash)];
        return left.Count == secret.Recovery.Count
            ? null
            : (secret with { Recovery = left }, FormattableString.Invariant($"password and recovery code, {left.Count} left"));
    }

    private static string Plain(string? code) => string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
