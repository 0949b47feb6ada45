using System.Text.Json;
using Lookback.Core.Proofs;
using Lookback.Tests.Support;

namespace Lookback.Tests.Proofs;

/// <summary>The tree of Certificate Transparency's own reference vectors: its roots, and every proof between its sizes.</summary>
public sealed class PublishedVectorTests
{
    [Fact]
    public void Roots_are_the_published_ones()
    {
        var vectors = Vectors();
        var tree = Tree(vectors);
        var roots = vectors.GetProperty("roots").EnumerateObject().ToList();
        Assert.Equal(9, roots.Count);
        Assert.All(roots, r => Assert.Equal(r.Value.GetString(), TreeProofs.Root(int.Parse(r.Name), tree.Subtree).ToString()));
        Assert.All(roots, r => Assert.Equal(r.Value.GetString(), tree.Head(int.Parse(r.Name)).Root.ToString()));
    }

    [Fact]
    public void Inclusion_proofs_are_the_published_ones()
    {
        var vectors = Vectors();
        var tree = Tree(vectors);
        var cases = vectors.GetProperty("inclusion").EnumerateArray().ToList();
        Assert.Equal(36, cases.Count);
        foreach (var c in cases)
        {
            var (index, size) = (c.GetProperty("index").GetInt32(), c.GetProperty("size").GetInt32());
            var proof = TreeProofs.Inclusion(index, size, tree.Subtree);
            Assert.Equal(Proof(c), proof.Select(h => h.ToString()));
            Assert.True(ProofCheck.Includes(tree.Leaf(index), index, tree.Head(size), proof));
        }
    }

    [Fact]
    public void Consistency_proofs_are_the_published_ones()
    {
        var vectors = Vectors();
        var tree = Tree(vectors);
        var cases = vectors.GetProperty("consistency").EnumerateArray().ToList();
        Assert.Equal(36, cases.Count);
        foreach (var c in cases)
        {
            var (first, second) = (c.GetProperty("first").GetInt32(), c.GetProperty("second").GetInt32());
            var proof = TreeProofs.Consistency(first, second, tree.Subtree);
            Assert.Equal(Proof(c), proof.Select(h => h.ToString()));
            Assert.True(ProofCheck.Extends(tree.Head(first), tree.Head(second), proof));
        }
    }

    private static JsonElement Vectors() =>
        JsonDocument.Parse(File.ReadAllText(SharedReference.Path("merkle_and_mrz_vectors.json"))).RootElement.GetProperty("merkle_rfc6962");

    private static PlainTree Tree(JsonElement vectors) =>
        new([.. vectors.GetProperty("leaves_hex").EnumerateArray().Select(l => TreeHash.Leaf(Convert.FromHexString(l.GetString()!)))]);

    private static IEnumerable<string> Proof(JsonElement vector) => vector.GetProperty("proof").EnumerateArray().Select(h => h.GetString()!);
}
