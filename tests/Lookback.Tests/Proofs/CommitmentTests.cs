using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Proofs;

namespace Lookback.Tests.Proofs;

public sealed class CommitmentTests
{
    private static readonly byte[] Opening = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("{\"place\":\"Tampere\"}");
    private static readonly byte[] Body = [.. new byte[12 + 19 + 16], .. Commitment.Of(Opening, Text)];

    [Fact]
    public void A_body_holds_its_text_under_its_opening()
    {
        Assert.Equal(HMACSHA256.HashData(Opening, Text), Commitment.In(Body));
        Assert.True(Commitment.Holds(Body, Opening, Text));
        Assert.True(Commitment.Holds([.. new byte[28], .. Commitment.Of(Opening, [])], Opening, []));
    }

    [Fact]
    public void It_holds_no_other_text_and_under_no_other_opening()
    {
        Assert.False(Commitment.Holds(Body, Opening, [.. Text, 32]));
        Assert.False(Commitment.Holds(Body, [.. Opening[..31], 0], Text));
        Assert.False(Commitment.Holds([.. Body[..^1], (byte)(Body[^1] ^ 1)], Opening, Text));
    }

    [Fact]
    public void Short_bodies_and_openings_of_another_length_hold_nothing()
    {
        for (var length = 0; length < Commitment.ShortestSealed; length++) Assert.False(Commitment.Holds(Body.AsSpan(^length..), Opening, Text));
        // HMAC pads a short key with zeros: without the check of its length these would be one opening.
        byte[] ending = [.. Opening[..31], 0];
        byte[] body = [.. new byte[28], .. Commitment.Of(ending, Text)];
        Assert.True(Commitment.Holds(body, ending, Text));
        Assert.False(Commitment.Holds(body, ending.AsSpan(..31), Text));
        Assert.False(Commitment.Holds(body, [.. ending, 0], Text));
        Assert.Throws<ArgumentException>(() => Commitment.Of(Opening.AsSpan(..31), Text));
        Assert.Throws<ArgumentException>(() => Commitment.In(new byte[59]).Length);
    }
}
