using Lookback.Core.Particulars;

namespace Lookback.Tests.Particulars;

public sealed class WalletAddressTests
{
    /// <summary>The examples that BIP 173, BIP 350, EIP-55 and the genesis block of Bitcoin publish.</summary>
    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", true)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", false)]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", true)]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", false)]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", true)]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", true)]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", false)]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", null)]
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", true)]
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi", false)]
    [InlineData("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyThHb9CJAWyB4", null)]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed5aAeb6053F3E94C9b9A09f33", null)]
    [InlineData("too short", null)]
    public void A_checksum_holds_fails_or_is_not_there(string address, bool? valid) => Assert.Equal(valid, WalletAddress.IsValid(address));

    [Theory]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", true)]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0X5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED", true)]
    [InlineData(
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed5aAeb6053F3E94C9b9A09f33", "0X5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED5AAEB6053F3E94C9B9A09F33", true)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1a1zp1ep5qgefi2dmptftl5slmv7divfna", false)]
    public void Case_tells_addresses_apart_only_in_base_58(string one, string other, bool same) =>
        Assert.Equal(same, WalletAddress.Normalise(one) == WalletAddress.Normalise(other));

    [Fact]
    public void Keccak_of_nothing_is_what_its_authors_publish() =>
        Assert.Equal("C5D2460186F7233C927E7DB2DCC703C0E500B653CA82273B7BFAD8045D85A470", Convert.ToHexString(Keccak256.Of([])));
}
