using System.Security.Cryptography;
using Lookback.Core.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lookback.Flows.Access;

/// <summary>What came of a password that was given.</summary>
internal enum PasswordCheck
{
    /// <summary>It is not the one.</summary>
    Wrong,

    /// <summary>It is.</summary>
    Right,

    /// <summary>It is, and was hashed with less work than is done today.</summary>
    RightAndWeak,
}

/// <summary>Passwords' hashes: PBKDF2 with HMAC-SHA-512, a salt each, by the platform's identity library.</summary>
internal static class PasswordHash
{
    /// <summary>How often it is hashed.</summary>
    public const int Iterations = 600_000;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // Compared with where there is none, so that it takes as long to learn nothing.
    private static readonly Lazy<string> Nobodys = new(() => Of(Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));

    /// <summary>A password's hash.</summary>
    public static string Of(string normal) => Hasher.HashPassword("", normal);

    /// <summary>Compares a password with a hash, or with one that nothing is equal to; as much work in any case.</summary>
    public static PasswordCheck Of(string password, string? hash)
    {
        var normal = PasswordRules.Normal(password);
        var result = Hasher.VerifyHashedPassword("", hash ?? Nobodys.Value, normal ?? "");
        return hash is null || normal is null ? PasswordCheck.Wrong : result switch
        {
            PasswordVerificationResult.Success => PasswordCheck.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordCheck.RightAndWeak,
            _ => PasswordCheck.Wrong,
        };
    }
}
