using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views.Access;

/// <summary>A machine's key, without its secret.</summary>
internal sealed record KeyLine(
    ApiKeyId Id, string Account, string Label, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, bool IsExpired, bool RecordsMatches, StaffId Person)
{
    /// <summary>Keys that were not taken back, oldest first.</summary>
    public static IReadOnlyList<KeyLine> All(Ledger ledger, Horizon at, DateTimeOffset now) =>
        [.. ledger.Views.Access.Keys.All(at).Select(k => Of(k.Body, now))];

    /// <summary>A key as a line.</summary>
    public static KeyLine Of(ApiKey key, DateTimeOffset now) =>
        new(key.Id, key.Account, key.Label, key.Scopes, key.ExpiresAt, now >= key.ExpiresAt, key.RecordsMatches, key.Person);
}

/// <summary>A key just issued, with what is handed over this once.</summary>
internal sealed record IssuedKey(KeyLine Key, string Text);
