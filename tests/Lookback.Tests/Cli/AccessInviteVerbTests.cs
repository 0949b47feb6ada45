using System.Text.RegularExpressions;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Cli;

/// <summary>Invitations from the command line.</summary>
public sealed partial class AccessInviteVerbTests
{
    [Fact]
    public void An_invitation_is_shown_once_and_kept_as_a_hash()
    {
        using var folder = new TempFolder();
        var store = folder["s.db"];
        string[] why = ["--reason", "works here from today on", "--store", store, "--actor", "boss"];
        TheProgram.Run(["staff", "appoint", "boss", "--person", "boss", "--role", "admin", .. why]).Expect(0);
        TheProgram.Run(["staff", "appoint", "ann", "--person", "ann", "--role", "analyst", .. why]).Expect(0);
        Assert.StartsWith("refused (wrong-role): ", TheProgram.Run("access", "invite", "boss", "--store", store, "--actor", "ann").Expect(3).Error, StringComparison.Ordinal);
        Assert.StartsWith("refused (no-account): ", TheProgram.Run("access", "invite", "eve", "--store", store, "--actor", "boss").Expect(3).Error, StringComparison.Ordinal);
        var told = TheProgram.Run("access", "invite", "ann", "--store", store, "--actor", "boss").Expect(0).Output;
        var token = Link().Match(told).Groups[1].Value;
        Assert.Equal(64, token.Length);
        using var ledger = Ledger.OpenToRead(StoreLocation.At(store));
        Assert.True(InviteAccount.IsInvited(ledger, "ann", token, DateTimeOffset.UtcNow));
        Assert.False(InviteAccount.IsInvited(ledger, "boss", token, DateTimeOffset.UtcNow));
        Assert.DoesNotContain(ledger.Entries.From(1), e => e.ToString()!.Contains(token, StringComparison.Ordinal));
        Assert.Contains(ledger.Entries.From(1), e => e.Body is EntryBody.AccountChanged { Event: { Account: "ann", Kind: AccountEventKind.Invited } });
    }

    [GeneratedRegex(@"^/setup\?account=ann&token=([0-9a-f]+)$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
