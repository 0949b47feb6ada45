using System.Text.Json;
using Lookback.Core.Matching;
using Lookback.Store;
using static Lookback.Tests.Api.ServedOffice;

namespace Lookback.Tests.Api;

/// <summary>Another policy tried over HTTP: numbers of what it would change, nobody, and nothing written.</summary>
public sealed class PolicyTrialTests
{
    [Fact]
    public async Task What_a_policy_would_change_is_counted_and_nothing_is_written()
    {
        await using var served = await Make().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss", purpose: null);
        var strict = JsonSerializer.Deserialize<JsonElement>("""{"version":"strict","thresholds":{"name_only":0.9999999,"corroborated":0.9999999}}""");
        var before = Head();
        var trial = (await boss.PostAsync("/policies/trial", new { candidate = strict })).Expect(200);
        Assert.Equal((3, 3, 2, 0, 0, 2), (Of("out_of"), Of("sampled"), Of("before"), Of("after"), Of("come"), Of("gone")));
        Assert.Equal(["version", "thresholds.name_only", "thresholds.corroborated"], trial["changes"].EnumerateArray().Select(c => c.GetProperty("place").GetString()));
        Assert.DoesNotContain("Varkonyev", trial.Text, StringComparison.Ordinal);
        Assert.Equal(before, Head());

        var same = (await boss.PostAsync("/policies/trial", new { candidate = JsonSerializer.Deserialize<JsonElement>(Policy.Default.ToJson()) })).Expect(200);
        Assert.Empty(same["changes"].EnumerateArray());
        Assert.Equal(0, same["come"].GetInt32() + same["gone"].GetInt32());

        int Of(string name) => trial[name].GetInt32();
        long Head()
        {
            using var ledger = Ledger.OpenToRead(served.Location);
            return ledger.Head;
        }
    }

    [Fact]
    public async Task What_is_no_policy_is_refused_and_so_is_whoever_does_not_administer()
    {
        await using var served = await Make().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss");
        (await boss.PostAsync("/policies/trial", new { candidate = new { thresholds = "high" } })).Refused(400, "bad-request");
        (await boss.PostAsync("/policies/trial", new { candidate = new { }, sample = 0 })).Refused(400, "bad-request");
        var policies = (await boss.ReadAsync("/policies")).Expect(200).Json;
        Assert.True(Assert.Single(policies.EnumerateArray()).GetProperty("is_in_force").GetBoolean());
        using var ann = served.As("ann");
        (await ann.PostAsync("/policies/trial", new { candidate = new { } })).Refused(403, "wrong-role");
    }
}
