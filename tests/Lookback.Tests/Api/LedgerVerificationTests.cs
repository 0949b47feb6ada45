using Lookback.Store;
using static Lookback.Tests.Api.ServedOffice;

namespace Lookback.Tests.Api;

/// <summary>The ledger verified over HTTP: by whoever audits or oversees, against a head kept elsewhere, and beside whoever writes.</summary>
public sealed class LedgerVerificationTests
{
    [Fact]
    public async Task Auditors_and_supervisors_verify_everything_and_nobody_else()
    {
        await using var served = await Make().StartAsync();
        foreach (var account in (string[])["aud", "sue"])
        {
            using var client = served.As(account);
            var report = (await client.ReadAsync("/ledger/verification?views=true")).Expect(200);
            Assert.Equal(report["entries"].GetInt64(), long.Parse(report["head"].GetString()!.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(report["view_rows"].GetInt64() > 0);
        }

        using var ann = served.As("ann");
        (await ann.ReadAsync("/ledger/verification")).Refused(403, "wrong-role");
    }

    [Fact]
    public async Task A_head_that_it_does_not_contain_is_told_as_damage_and_one_it_contains_is_named()
    {
        await using var served = await Make().StartAsync();
        using var aud = served.As("aud");
        var head = (await aud.ReadAsync("/ledger/verification")).Expect(200)["head"].GetString()!;
        var again = (await aud.ReadAsync($"/ledger/verification?against={head}")).Expect(200);
        Assert.Equal([head], again["against"].EnumerateArray().Select(h => h.GetString()));
        var other = head[..^1] + (head[^1] == '0' ? '1' : '0');
        (await aud.ReadAsync($"/ledger/verification?against={other}")).Refused(500, "corrupt");
        (await aud.ReadAsync("/ledger/verification?against=none")).Refused(400, "bad-request");
    }

    [Fact]
    public async Task Whoever_works_goes_on_while_it_is_verified()
    {
        await using var served = await Make().StartAsync();
        using var aud = served.As("aud");
        using var ann = served.As("ann");
        var verifying = aud.ReadAsync("/ledger/verification?views=true");
        var id = await OpenAsync(served, ann, "REF-1001");
        (await verifying).Expect(200);
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.NotNull(ledger.Views.Cases.Files.Of(new Core.Records.CaseId(id), ledger.Head));
    }
}
