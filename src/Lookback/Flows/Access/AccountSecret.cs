using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>What a person proves by that an account is theirs, and how often somebody failed to. Kept sealed, and in no entry.</summary>
internal sealed record AccountSecret
{
    /// <summary>The password's hash; <see langword="null"/> while none was set.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Whether the password is long enough to stand without a second factor.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>What the codes of the second factor are made of; <see langword="null"/> where there is none.</summary>
    public byte[]? SecondFactor { get; init; }

    /// <summary>A second factor that was shown and not confirmed by a code yet.</summary>
    public byte[]? Unconfirmed { get; init; }

    /// <summary>The step of the last code that was taken: none is taken twice.</summary>
    public long LastStep { get; init; }

    /// <summary>Hashes of the recovery codes that were not used.</summary>
    public IReadOnlyList<string> Recovery { get; init => field = value ?? []; } = [];

    /// <summary>The hash of the link by which its person sets a password.</summary>
    public string? InvitationHash { get; init; }

    /// <summary>Until when that link is worth something.</summary>
    public DateTimeOffset? InvitedUntil { get; init; }

    /// <summary>When something wrong was given of late.</summary>
    public IReadOnlyList<DateTimeOffset> Wrong { get; init => field = value ?? []; } = [];

    /// <summary>How often it was locked since anything was right.</summary>
    public int Locks { get; init; }

    /// <summary>Until when nothing is taken, right or wrong.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>What is kept of an account; nothing, where nothing was.</summary>
    public static AccountSecret Of(Ledger ledger, string account) => ledger.AccountSecrets.Of(account) is { } bytes
        ? JsonSerializer.Deserialize(bytes, AccountSecretJson.Default.AccountSecret)!
        : new AccountSecret();

    /// <summary>Keeps it in place of what was kept.</summary>
    public void Put(Ledger ledger, string account) =>
        ledger.AccountSecrets.Put(account, JsonSerializer.SerializeToUtf8Bytes(this, AccountSecretJson.Default.AccountSecret));
}

/// <summary>How it is written before it is sealed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(AccountSecret))]
internal sealed partial class AccountSecretJson : JsonSerializerContext;
