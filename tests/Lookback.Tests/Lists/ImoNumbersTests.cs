using Lookback.Core.Lists;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>A ship's number is found however it is stuck to its words, and what stands beside it is taken for another only where it proves to be one.</summary>
public sealed class ImoNumbersTests
{
    [Theory]
    [InlineData("IMO No9074743", "9074743")]
    [InlineData("IMO number9074743", "9074743")]
    [InlineData("IMO9074743", "9074743")]
    [InlineData("IMO No. 9074743", "9074743")]
    [InlineData("9074743", "9074743")]
    [InlineData("9074740", "9074740")]
    [InlineData("IMO 9074740 (flag Panama)", "9074740")]
    [InlineData("IMO 90747431", "")]
    [InlineData("HULL9074743", "")]
    [InlineData("IMO 9074729 (manager tel 5551234)", "9074729")]
    [InlineData("tel 5551234, IMO 9074729", "9074729")]
    [InlineData("IMO 9074729 (manager tel 9074743)", "9074729")]
    [InlineData("IMO 9074729 (formerly IMO no. 9074743)", "9074729 9074743")]
    [InlineData("IMO 9074729 (formerly IMO 9074740)", "9074729")]
    [InlineData("9074729, 9074743 and 9187629", "9074729 9074743 9187629")]
    [InlineData("a) 9074729 b) 9074743", "9074729 9074743")]
    [InlineData("9074729; IMO 9074743", "9074729 9074743")]
    [InlineData("IMO 9074740; 9074743", "9074740 9074743")]
    [InlineData("9074743 9074743", "9074743")]
    public void Numbers_are_found(string text, string numbers) => Assert.Equal(numbers, string.Join(' ', ImoNumbers.Of(text)));

    [Theory]
    [InlineData("IMO No9074743", "9074743")]
    [InlineData("IMO number9074743", "9074743")]
    [InlineData("IMO 9074743", "9074743")]
    [InlineData("9074743", null)]
    [InlineData("IMO 9074743 (flag Panama)", null)]
    [InlineData("IMO 9074743, 9074729", null)]
    public void A_text_that_is_called_an_imo_number_and_says_nothing_else_is_one(string text, string? number) =>
        Assert.Equal(number, ImoNumbers.Called(text));

    [Theory]
    [InlineData("IMO No9074743", "9074743", false)]
    [InlineData("9074729 and 9074743", "9074729 9074743", false)]
    [InlineData("IMO 9074729 (manager tel 5551234)", "9074729", true)]
    [InlineData("IMO 9074729, 9074740", "9074729", true)]
    public void What_is_not_taken_for_a_number_is_kept_as_a_remark(string written, string numbers, bool isKept)
    {
        var draft = new ListingDraft(new ListingId(Sources.List, "1")) { Schema = Schema.Vessel };
        draft.Name("Northern Pearl", NameKind.Primary);

        draft.Identifier(IdentifierKind.Imo, written);

        var listing = draft.Build();
        Assert.Equal(numbers, string.Join(' ', listing.Facts.Identifiers.Select(i => i.Number)));
        Assert.All(listing.Facts.Identifiers, i => Assert.Equal(IdentifierKind.Imo, i.Kind));
        Assert.Equal(isKept ? [$"IMO number: {written}"] : [], listing.Remarks);
    }
}
