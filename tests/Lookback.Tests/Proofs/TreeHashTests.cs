using System.Security.Cryptography;
using System.Text.Json;
using Lookback.Core.Proofs;

namespace Lookback.Tests.Proofs;

public sealed class TreeHashTests
{
    private const string OfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void Hashes_are_made_as_the_rfc_says()
    {
        var (left, right) = (TreeHash.Leaf([1]), TreeHash.Leaf([2, 3]));
        Assert.Equal(OfNothing, TreeHash.Empty.ToString());
        Assert.Equal(SHA256.HashData([0, 2, 3]), right.ToBytes());
        Assert.Equal(SHA256.HashData([1, .. left.ToBytes(), .. right.ToBytes()]), TreeHash.Node(left, right).ToBytes());
    }

    [Fact]
    public void A_hash_reads_back_from_its_text_its_bytes_and_its_json()
    {
        var hash = TreeHash.Leaf([7]);
        Assert.True(TreeHash.TryParse(hash.ToString(), out var parsed));
        Assert.Equal(hash, parsed);
        Assert.Equal(hash, TreeHash.From(hash.ToBytes()));
        Assert.Equal(hash, JsonSerializer.Deserialize<TreeHash>(JsonSerializer.Serialize(hash)));
        Assert.NotEqual(hash, TreeHash.Leaf([8]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("e3")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(" e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85")]
    [InlineData(OfNothing + "00")]
    public void What_is_no_hash_is_not_read_as_one(string text) => Assert.False(TreeHash.TryParse(text, out _));

    [Fact]
    public void A_head_reads_back_from_its_one_text()
    {
        var head = new TreeHead(1234567, TreeHash.Leaf([1]));
        Assert.Equal($"1234567:{TreeHash.Leaf([1])}", head.ToString());
        Assert.Equal(head, TreeHead.TryParse(head.ToString()));
        Assert.Equal(head, JsonSerializer.Deserialize<TreeHead>(JsonSerializer.Serialize(head)));
        Assert.Equal(TreeHead.Empty, TreeHead.TryParse(TreeHead.Empty.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("1")]
    [InlineData("1:")]
    [InlineData(":" + OfNothing)]
    [InlineData("-1:" + OfNothing)]
    [InlineData("+1:" + OfNothing)]
    [InlineData("01:" + OfNothing)]
    [InlineData("00:" + OfNothing)]
    [InlineData(" 1:" + OfNothing)]
    [InlineData("1,0:" + OfNothing)]
    [InlineData("1:" + OfNothing + "\n")]
    [InlineData("9223372036854775808:" + OfNothing)]
    [InlineData("0:6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    public void What_is_no_head_is_not_read_as_one(string text) => Assert.Null(TreeHead.TryParse(text));
}
