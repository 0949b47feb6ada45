using System.Diagnostics;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

/// <summary>A name is a stranger's text: no length of it, and nothing it is made of, may cost more than reading it.</summary>
[Collection(nameof(Alone))]
public sealed class LinearTimeTests
{
    private static readonly PartyComparer Comparer = new(Policy.Default);

    public static TheoryData<string> Floods =>
    [
        "Tarkovian ", "a", "a\u0301", "\u0301", "م\u064e", "محمد ", "bin ", "al-", "Abdul ", "J. ", "7 ", "IV ", "LLC ", "金", "김 ", "ไ", "\u200b", "\u202e", ",", "'", "★ ",
        "Dr ", "UNKNOWN ", "\U0001d400", "ﷺ", "ß", "İ",
    ];

    [Theory]
    [MemberData(nameof(Floods))]
    public void Ten_thousand_of_anything_cost_no_more_than_their_length(string flood)
    {
        foreach (var schema in new[] { Schema.Person, Schema.Organization })
        {
            // What is read ends at the cap, so that tenfold the text is at most tenfold the time; the floor is the clock's own noise.
            var (some, many) = (Fastest(flood, 1_000, schema), Fastest(flood, 10_000, schema));
            Assert.True(many < Math.Max(15 * some, 0.02), $"{schema}: 1,000 took {some * 1000:0.00} ms, 10,000 took {many * 1000:0.00} ms");
        }
    }

    [Theory]
    [MemberData(nameof(Floods))]
    public void A_flood_against_a_flood_is_compared_in_no_time(string flood)
    {
        var (one, other) = (Prepared(flood, 10_000, Schema.Person), Prepared("Zuberek " + flood, 10_000, Schema.Person));
        var fastest = Enumerable.Range(0, 5).Min(_ => Seconds(() => Comparer.Compare(one, other, new WatchlistId("test-list"))));
        Assert.True(fastest < 0.01, $"took {fastest * 1000:0.00} ms");
    }

    private static double Fastest(string flood, int times, Schema schema)
    {
        var text = string.Concat(Enumerable.Repeat(flood, times));
        return Enumerable.Range(0, 5).Min(_ => Seconds(() =>
        {
            var party = PreparedParty.Of(new PartyFacts { Schema = schema, Names = [new PartyName { Full = text }] });
            Comparer.Compare(party, party, new WatchlistId("test-list"));
        }));
    }

    private static PreparedParty Prepared(string flood, int times, Schema schema) =>
        PreparedParty.Of(new PartyFacts { Schema = schema, Names = [new PartyName { Full = string.Concat(Enumerable.Repeat(flood, times)) }] });

    private static double Seconds(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalSeconds;
    }
}
