using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Lookback.Core.Proofs;

namespace Lookback.Tests.Proofs;

public sealed class EntryLeafTests
{
    private static readonly Gen<EntryLeaf> Leaves =
        Gen.Select(Gen.Long, Gen.Long, Gen.String, Gen.String, Gen.Long, Gen.Int, Gen.Byte.Array[0, 2000]).Select((position, at, actor, kind, subject, format, body) =>
            new EntryLeaf { Position = position, KnownAt = at, Actor = actor, Kind = kind, Subject = subject, Format = format, Body = body });

    [Fact]
    public void A_leaf_is_hashed_over_its_fields_in_order() => Leaves.Sample(leaf =>
    {
        byte[] content =
        [
            .. Long(leaf.Position), .. Long(leaf.KnownAt), .. Int(leaf.Format),
            .. Text(leaf.Actor), .. Text(leaf.Kind), .. Long(leaf.Subject), .. leaf.Body.Span,
        ];
        var written = new byte[leaf.Length];
        leaf.CopyTo(written);
        Assert.Equal(content, written);
        Assert.Equal(TreeHash.Leaf(content), leaf.Hash());
        Assert.Equal(SHA256.HashData([0, .. content]), leaf.Hash().ToBytes());
    });

    [Fact]
    public void A_known_leaf_has_a_known_hash() => Assert.Equal(
        "c47eef342c1e4fb65a829d5746b3af801b481d74140c8c160d16e1f7eb32f33e",
        new EntryLeaf
        {
            Position = 1, KnownAt = 1_741_608_000_000_001, Actor = "änna", Kind = "screening-made", Subject = 7, Format = 2, Body = new byte[] { 1, 2, 3 },
        }.Hash().ToString());

    [Fact]
    public void Every_number_has_an_instant_or_none() => Gen.Long.Sample(at =>
    {
        var recorded = new EntryLeaf { Position = 1, KnownAt = at, Actor = "", Kind = "", Subject = 0, Format = 1, Body = default }.RecordedAt;
        Assert.True(recorded is null || (recorded.Value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 == at);
    });

    private static byte[] Long(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Int(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Text(string text) => [.. Int(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}
