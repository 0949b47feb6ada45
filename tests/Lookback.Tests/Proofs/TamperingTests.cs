using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Lookback.Core.Proofs;
using Lookback.Core.Records;

namespace Lookback.Tests.Proofs;

/// <summary>Whatever is changed in a receipt is found, or it says the same as before; and nothing brings the check down.</summary>
public sealed class TamperingTests
{
    private static readonly Receipt Receipt = new SomeReceipt().Make();
    private static readonly byte[] Bytes = ReceiptJson.Write(Receipt);
    private static readonly string Text = Encoding.UTF8.GetString(Bytes);

    [Fact]
    public void A_changed_byte_anywhere_is_found()
    {
        for (var i = 0; i < Bytes.Length; i++)
        {
            foreach (var change in new byte[] { 0x01, 0x20, 0x80 })
            {
                var changed = (byte[])Bytes.Clone();
                changed[i] ^= change;
                AssertFound(changed, $"byte {i} of \"{Encoding.UTF8.GetString(Bytes, Math.Max(0, i - 30), Math.Min(60, Bytes.Length - Math.Max(0, i - 30)))}\"");
            }
        }
    }

    [Fact]
    public void A_changed_value_of_any_field_is_found()
    {
        foreach (var path in Values(JsonNode.Parse(Text)!).ToList())
        {
            foreach (var value in Others(Find(JsonNode.Parse(Text)!, path).Value)) AssertFound(With(Text, path, value), $"{path} = {value?.ToJsonString()}");
        }
    }

    [Fact]
    public void A_field_left_out_or_doubled_is_found()
    {
        foreach (var path in Values(JsonNode.Parse(Text)!).ToList())
        {
            AssertFound(Encoding.UTF8.GetBytes(Without(Text, path)), $"{path} left out");
            var root = JsonNode.Parse(Text)!;
            if (Find(root, path) is not { Parent: JsonArray list } member) continue;
            list.Insert(member.Index, member.Value!.DeepClone());
            AssertFound(Encoding.UTF8.GetBytes(root.ToJsonString()), $"{path} doubled");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"lookback-receipt-1\"")]
    [InlineData("{\"format\":\"lookback-receipt-1\"}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void What_is_no_receipt_is_refused_in_one_sentence(string json) =>
        Assert.Equal("not-a-receipt", Assert.Throws<RefusedException>(() => ReceiptJson.Read(json)).Refusal.Code);

    [Fact]
    public void A_receipt_that_says_more_or_says_it_twice_is_refused()
    {
        foreach (var more in new[] { "\"cleared\": true,", "\"store\": \"other\",", "\"Store\": \"other\"," })
            Assert.Throws<RefusedException>(() => ReceiptJson.Read(Text.Insert(1, more)));
        Assert.Throws<RefusedException>(() => ReceiptJson.Read(Text + Text));
    }

    [Fact]
    public void Hostile_texts_that_their_bodies_commit_to_get_a_verdict()
    {
        // Each in its place beside two good ones, so that every later check is reached.
        Sample(Receipt.Screening.Text!, Receipt.ScreeningKind, entry => Receipt with { Screening = entry });
        Sample(Receipt.Encounter.Text!, Receipt.EncounterKind, entry => Receipt with { Encounter = entry });
        Sample(Encoding.UTF8.GetString(Receipt.Coverage.Body.Span), Receipt.CoverageKind, entry => Receipt with { Coverage = entry });

        static void Sample(string valid, string kind, Func<ReceiptEntry, Receipt> placed) => Hostile(valid).Sample(
            text => Assert.False(ReceiptCheck.Of(placed(SomeReceipt.Sealed(7, kind, Encoding.UTF8.GetBytes(text)))).Holds),
            iter: 2000);
    }

    private static Gen<string> Hostile(string valid)
    {
        var place = Gen.Int[0, valid.Length - 1];
        var paths = Values(JsonNode.Parse(valid)).ToArray();
        return Gen.OneOf(
            Gen.String,
            Gen.OneOf("null", "[]", "{}", "[null]", "{\"id\":null}"),
            Gen.Select(place, Gen.Char[' ', '~']).Select((i, c) => valid[..i] + c + valid[(i + 1)..]),
            Gen.Select(place, Gen.Int[0, 40]).Select((i, n) => valid[..i] + valid[Math.Min(valid.Length, i + n)..]),
            Gen.OneOf(paths).Select(path => Without(valid, path)),
            Gen.OneOf(paths).SelectMany(path => Gen.OneOf([.. Others(null)]).Select(value => Encoding.UTF8.GetString(With(valid, path, value?.DeepClone())))));
    }

    [Fact]
    public void Instants_that_no_calendar_holds_get_a_verdict() => Assert.All([long.MinValue, long.MaxValue], at =>
        Assert.False(ReceiptCheck.Of(Receipt with { Screening = Receipt.Screening with { KnownAt = at, Position = at } }).Holds));

    // Only the store's name is bound by nothing, as the verdict's fixed sentences say.
    private static void AssertFound(byte[] changed, string what)
    {
        Receipt read;
        try
        {
            read = ReceiptJson.Read(changed);
        }
        catch (RefusedException e)
        {
            Assert.Equal("not-a-receipt", e.Refusal.Code);
            return;
        }

        var same = ReceiptJson.Write(read with { Store = Receipt.Store }).AsSpan().SequenceEqual(Bytes);
        Assert.True(ReceiptCheck.Of(read).Holds == same, $"{what}: {(same ? "should hold" : "was not found")}");
    }

    private static IEnumerable<JsonNode?> Others(JsonNode? value)
    {
        if (value?.GetValueKind() is System.Text.Json.JsonValueKind.Number)
        {
            var number = value.GetValue<System.Text.Json.JsonElement>().GetDouble();
            foreach (var other in new[] { -number, number + 1, number - 1, number / 2, 0, 1e300 }) yield return other;
            foreach (var other in new[] { long.MinValue, long.MaxValue, (long)number + 1, (long)number - 1, -1, 0 }) yield return other;
        }

        var text = value?.GetValueKind() is System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : "";
        foreach (var other in new[] { "", "x", text + "x", text + " ", text.ToUpperInvariant(), string.Concat(text.Reverse()), text + "AAAA" }) yield return other;
        if (text.Length > 1) yield return text[1..];
        if (text.Length > 1) yield return text[..^1];
        yield return null;
        yield return true;
        yield return new JsonArray();
        yield return new JsonObject();
    }

    private static string Without(string json, string path)
    {
        var root = JsonNode.Parse(json)!;
        var node = Find(root, path);
        if (node.Parent is JsonArray array) array.RemoveAt(node.Index);
        else ((JsonObject)node.Parent).Remove(node.Name);
        return root.ToJsonString();
    }

    private static byte[] With(string json, string path, JsonNode? value)
    {
        var root = JsonNode.Parse(json)!;
        var node = Find(root, path);
        if (node.Parent is JsonArray array) array[node.Index] = value;
        else ((JsonObject)node.Parent)[node.Name] = value;
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    // Every value of the receipt, those that hold others too, by the names and indexes that lead to it.
    private static IEnumerable<string> Values(JsonNode? node, string path = "")
    {
        var within = node switch
        {
            JsonObject o => o.Select(p => (Path: $"{path}/{p.Key}", p.Value)),
            JsonArray a => a.Select((n, i) => (Path: $"{path}/{i}", Value: n)),
            _ => [],
        };
        return within.SelectMany(p => Values(p.Value, p.Path).Prepend(p.Path));
    }

    private static (JsonNode Parent, string Name, int Index, JsonNode? Value) Find(JsonNode root, string path)
    {
        var steps = path.Split('/')[1..];
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray a ? a[int.Parse(step)]! : node[step]!);
        return parent is JsonArray array
            ? (parent, "", int.Parse(steps[^1]), array[int.Parse(steps[^1])])
            : (parent, steps[^1], -1, parent[steps[^1]]);
    }
}
