using System.Security.Cryptography;
using Lookback.Core.Records;

namespace Lookback.Store.Keys;

/// <summary>What one subject's bodies are sealed under. Once it is gone they say nothing, here and in every copy.</summary>
/// <param name="Subject">The position of the first entry about the subject.</param>
/// <param name="Id">The subject's id, which goes with the key.</param>
/// <param name="Secret">32 bytes drawn by chance.</param>
internal sealed record SubjectKey(long Subject, SubjectId Id, byte[] Secret)
{
    /// <summary>Length of <see cref="Secret"/>.</summary>
    public const int Length = 32;

    private byte[]? _sealing;

    /// <summary>A key for a subject met for the first time.</summary>
    public static SubjectKey New(long subject, SubjectId id)
    {
        var secret = new byte[Length];
        Chance.Fill(secret);
        return new SubjectKey(subject, id, secret);
    }

    /// <summary>The key that bodies are encrypted under.</summary>
    /// <remarks>Worked out when first asked for, by whichever thread seals: a key that is only looked at does not pay for it.</remarks>
    public byte[] Sealing => _sealing ??= HKDF.Expand(HashAlgorithmName.SHA256, Secret, Length, "lookback/1/seal"u8.ToArray());
}
